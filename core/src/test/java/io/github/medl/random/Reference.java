package io.github.medl.random;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The rows of a reference file, beside this class or with its whole path; the script beside it says
 * how they were drawn.
 */
public final class Reference {
  private final Map<String, String[]> rows = new HashMap<>();

  public Reference(String file) {
    try (InputStream in = Reference.class.getResourceAsStream(file);
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      lines.lines().forEach(line -> rows.put(line.split(",")[0], line.split(",")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The sum over the numbers as 8 bytes each, the lowest first. */
  static String digest(String algorithm, double[] values) throws NoSuchAlgorithmException {
    ByteBuffer bytes = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asDoubleBuffer().put(values);
    byte[] sum = MessageDigest.getInstance(algorithm).digest(bytes.array());
    return HexFormat.of().formatHex(sum);
  }

  String text(String name) {
    return rows.get(name)[1];
  }

  public double[] doubles(String name) {
    return cells(name).mapToDouble(Double::parseDouble).toArray();
  }

  int[] ints(String name) {
    return cells(name).mapToInt(Integer::parseInt).toArray();
  }

  long[] longs(String name) {
    return cells(name).mapToLong(Long::parseLong).toArray();
  }

  private Stream<String> cells(String name) {
    return Stream.of(rows.get(name)).skip(1);
  }
}
