package io.github.medl.examples.gallery;

import java.math.BigDecimal;
import java.math.MathContext;

/** Numbers for people: ten significant digits; files keep them all. */
public final class Numbers {
  private static final MathContext DIGITS = new MathContext(10);

  private Numbers() {}

  /**
   * A number with at most ten significant digits.
   *
   * @param number any number
   * @return for example {@code 0.5341923828}, {@code 713} or {@code 7.1e-32}
   */
  public static String format(double number) {
    if (!Double.isFinite(number)) {
      return Double.toString(number);
    }
    if (number == 0) {
      return "0";
    }
    BigDecimal rounded = new BigDecimal(number).round(DIGITS).stripTrailingZeros();
    int exponent = rounded.precision() - rounded.scale() - 1;
    return exponent < -4 || exponent > 9
        ? rounded.toString().replace("E", "e").replace("e+", "e")
        : rounded.toPlainString();
  }

  /**
   * A tolerance or a difference: two significant digits.
   *
   * @param number a number that is not negative
   * @return for example {@code 1e-9} or {@code 0.0053}
   */
  public static String brief(double number) {
    return Double.isFinite(number)
        ? format(new BigDecimal(number).round(new MathContext(2)).doubleValue())
        : Double.toString(number);
  }
}
