package io.github.medl.examples.bands;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a number of a figure was with each of some seeds.
 *
 * @param name of the number
 * @param values in the order of the seeds; NaN where a run does not have it
 */
public record Band(String name, List<Double> values) {
  /**
   * How a band is made of what was seen. Of ten independent normal numbers the range is 3.1
   * deviations wide on the average, so that the band reaches about 3.1 deviations to both sides.
   */
  public static final String RULE =
      "from least to most, widened on either side by half of the range";

  /** Whole numbers are counts, which are told whole. */
  private static final double LARGEST_COUNT = 1e9;

  private static final MathContext DIGITS = new MathContext(4);

  /**
   * Keeps an unmodifiable copy.
   *
   * @param name of the number
   * @param values in the order of the seeds
   */
  public Band {
    values = List.copyOf(values);
  }

  private double[] seen() {
    return values.stream().mapToDouble(v -> v).filter(Double::isFinite).toArray();
  }

  /**
   * How many runs have the number.
   *
   * @return those that are finite
   */
  public int count() {
    return seen().length;
  }

  /**
   * The least.
   *
   * @return NaN if no run has the number
   */
  public double least() {
    return Arrays.stream(seen()).min().orElse(Double.NaN);
  }

  /**
   * The largest.
   *
   * @return NaN if no run has the number
   */
  public double most() {
    return Arrays.stream(seen()).max().orElse(Double.NaN);
  }

  /**
   * The mean.
   *
   * @return NaN if no run has the number
   */
  public double mean() {
    return Arrays.stream(seen()).average().orElse(Double.NaN);
  }

  /**
   * The deviation, with divisor n − 1.
   *
   * @return NaN if fewer than two runs have the number
   */
  public double deviation() {
    double[] x = seen();
    double mean = mean();
    double squares = Arrays.stream(x).map(v -> (v - mean) * (v - mean)).sum();
    return x.length < 2 ? Double.NaN : Math.sqrt(squares / (x.length - 1));
  }

  /**
   * The lower end of the band, by {@link #RULE}.
   *
   * @return in four digits, rounded down
   */
  public double low() {
    return rounded(least() - (most() - least()) / 2, RoundingMode.FLOOR);
  }

  /**
   * The upper end of the band, by {@link #RULE}.
   *
   * @return in four digits, rounded up
   */
  public double high() {
    return rounded(most() + (most() - least()) / 2, RoundingMode.CEILING);
  }

  private static double rounded(double number, RoundingMode mode) {
    return Double.isFinite(number)
        ? new BigDecimal(number).round(new MathContext(DIGITS.getPrecision(), mode)).doubleValue()
        : Double.NaN;
  }

  /** A number for people. */
  static String text(double number) {
    if (!Double.isFinite(number) || number == 0) {
      return number == 0 ? "0" : Double.toString(number);
    }
    if (number == Math.rint(number) && Math.abs(number) < LARGEST_COUNT) {
      return Long.toString((long) number);
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent > 6
        ? rounded.toString().toLowerCase(Locale.ROOT).replace("e+", "e")
        : rounded.toPlainString();
  }
}
