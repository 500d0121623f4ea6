package io.github.medl.tensor;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Numbers from other programs: lines of {@code case,name,shape,values}; the scripts stand beside.
 */
public final class Oracle {
  private Oracle() {}

  /** The named tensors of each case. */
  public static Map<String, Map<String, Tensor>> read(String resource) {
    Map<String, Map<String, Tensor>> cases = new LinkedHashMap<>();
    try (InputStream in = Oracle.class.getResourceAsStream("/oracles/" + resource)) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      text.lines()
          .map(line -> line.split(",", -1))
          .forEach(
              column ->
                  cases
                      .computeIfAbsent(column[0], name -> new LinkedHashMap<>())
                      .put(column[1], tensor(column[2], column[3])));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return cases;
  }

  static Tensor tensor(String shape, String values) {
    int[] lengths = words(shape, "x").mapToInt(Integer::parseInt).toArray();
    double[] numbers = words(values, " ").mapToDouble(Oracle::number).toArray();
    return Tensor.generate(i -> numbers[i], lengths);
  }

  private static Stream<String> words(String text, String separator) {
    return text.isEmpty() ? Stream.empty() : Arrays.stream(text.split(separator));
  }

  private static double number(String text) {
    return switch (text) {
      case "nan" -> Double.NaN;
      case "inf" -> Double.POSITIVE_INFINITY;
      case "-inf" -> Double.NEGATIVE_INFINITY;
      default -> Double.parseDouble(text);
    };
  }
}
