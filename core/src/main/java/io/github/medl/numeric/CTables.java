package io.github.medl.numeric;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/**
 * The tables of {@link CMath}, read from {@code cmath.txt} beside this class, which says whose they
 * are.
 *
 * <p>{@code LOG} and {@code POW}: for each of 128 intervals of the significand {@code 1/c} of a
 * point {@code c} near its centre and {@code log c} to 43 bits after the point; {@code POW} also
 * the rest of {@code log c}. {@code EXP}: for each {@code i} the double nearest to {@code
 * 2^(i/128)}, as its bits less {@code i 2^45}, and its relative error.
 */
final class CTables {
  static final int SIZE = 128;

  static final double[] LOG_INVERSE = new double[SIZE];
  static final double[] LOG_HEAD = new double[SIZE];
  static final double[] POW_INVERSE = new double[SIZE];
  static final double[] POW_HEAD = new double[SIZE];
  static final double[] POW_TAIL = new double[SIZE];
  static final double[] EXP_TAIL = new double[SIZE];
  static final long[] EXP_BITS = new long[SIZE];

  static {
    try (InputStream in = CTables.class.getResourceAsStream("cmath.txt");
        BufferedReader lines =
            new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII))) {
      String line = lines.readLine();
      while (line.startsWith("#")) {
        line = lines.readLine();
      }
      for (int row = 0; row < 3 * SIZE; row++) {
        int i = row % SIZE;
        switch (line.substring(0, 3)) {
          case "log" -> {
            LOG_INVERSE[i] = number(line, 0);
            LOG_HEAD[i] = number(line, 1);
          }
          case "pow" -> {
            POW_INVERSE[i] = number(line, 0);
            POW_HEAD[i] = number(line, 1);
            POW_TAIL[i] = number(line, 2);
          }
          default -> {
            EXP_TAIL[i] = number(line, 0);
            EXP_BITS[i] = bits(line, 1);
          }
        }
        line = lines.readLine();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private CTables() {}

  private static double number(String line, int column) {
    return Double.longBitsToDouble(bits(line, column));
  }

  private static long bits(String line, int column) {
    int start = 4 + 17 * column;
    return HexFormat.fromHexDigitsToLong(line, start, start + 16);
  }
}
