package io.github.medl.tensor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** A tensor prints as NumPy prints the same array; see numpy_print.py. */
class PrintingTest {
  @TestFactory
  Stream<DynamicTest> printsLikeNumPy() throws IOException {
    try (InputStream in = getClass().getResourceAsStream("/oracles/numpy_print.csv")) {
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().map(PrintingTest::check).toList().stream();
    }
  }

  private static DynamicTest check(String line) {
    String[] column = line.split(",", 5);
    int[] shape = words(column[2], "x").mapToInt(Integer::parseInt).toArray();
    double[] values = words(column[3], " ").mapToDouble(PrintingTest::number).toArray();
    Tensor x =
        shape.length == 0
            ? Tensor.scalar(values[0]).cast(DType.valueOf(column[1]))
            : Tensor.of(values, shape).cast(DType.valueOf(column[1]));
    String expected = column[4].replace("\\n", "\n");
    return DynamicTest.dynamicTest(column[0], () -> assertThat(x).hasToString(expected));
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
