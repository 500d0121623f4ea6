package io.github.medl.linear;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * Numbers as R prints them: a column shares one form, with as many digits as the number in it that
 * needs most of them to show a given count of significant ones.
 */
public final class Numerals {
  private Numerals() {}

  /** One number, rounded to significant digits, and how many of these are left without zeros. */
  private record Significant(BigDecimal value) {
    static Significant of(double x, int digits) {
      BigDecimal rounded = new BigDecimal(x).round(new MathContext(digits, RoundingMode.HALF_EVEN));
      return new Significant(
          rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros());
    }

    int digits() {
      return value.precision();
    }

    /** Of the first digit: 0 for 1 to 9.99. */
    int exponent() {
      return value.signum() == 0 ? 0 : value.precision() - value.scale() - 1;
    }
  }

  /**
   * R's {@code format(x, digits)}, without the padding.
   *
   * @param x numbers of one column
   * @param digits the significant digits that the number that needs most of them shows
   * @return a text a number, all in one form
   */
  public static String[] common(double[] x, int digits) {
    int integerWidth = 1;
    int decimals = 0;
    int mantissa = 1;
    int exponentWidth = 4; // e+05
    boolean negative = false;
    for (double value : x) {
      if (!Double.isFinite(value)) {
        continue;
      }
      Significant s = Significant.of(value, digits);
      negative |= s.value().signum() < 0;
      integerWidth = Math.max(integerWidth, s.exponent() + 1);
      decimals = Math.max(decimals, s.digits() - s.exponent() - 1);
      mantissa = Math.max(mantissa, s.digits());
      exponentWidth = Math.max(exponentWidth, Math.abs(s.exponent()) >= 100 ? 5 : 4);
    }
    int sign = negative ? 1 : 0;
    int fixed = sign + integerWidth + (decimals > 0 ? 1 + decimals : 0);
    int scientific = sign + (mantissa > 1 ? 1 + mantissa : 1) + exponentWidth;
    String[] text = new String[x.length];
    for (int i = 0; i < text.length; i++) {
      text[i] =
          !Double.isFinite(x[i])
              ? notFinite(x[i])
              : fixed <= scientific ? fixed(x[i], decimals) : scientific(x[i], mantissa);
    }
    return text;
  }

  /**
   * R's {@code format(x, digits)} of one number.
   *
   * @param x the number
   * @param digits significant digits
   * @return its text
   */
  public static String of(double x, int digits) {
    return common(new double[] {x}, digits)[0];
  }

  /**
   * C's {@code %.<digits>g}, R's {@code formatC}: no zeros at the end.
   *
   * @param x the number
   * @param digits significant digits
   * @return its text
   */
  public static String general(double x, int digits) {
    if (!Double.isFinite(x)) {
      return notFinite(x);
    }
    Significant s = Significant.of(x, digits);
    return s.exponent() < -4 || s.exponent() >= digits
        ? scientific(x, s.digits())
        : fixed(x, Math.max(0, s.digits() - s.exponent() - 1));
  }

  /**
   * R's {@code signif(x, digits)}.
   *
   * @param x the number
   * @param digits significant digits
   * @return the rounded number
   */
  public static double signif(double x, int digits) {
    return Double.isFinite(x) ? Significant.of(x, digits).value().doubleValue() : x;
  }

  /**
   * R's {@code round(x, decimals)}; negative decimals round to tens and hundreds.
   *
   * @param x the number
   * @param decimals after the point
   * @return the rounded number
   */
  public static double round(double x, int decimals) {
    return Double.isFinite(x)
        ? new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN).doubleValue()
        : x;
  }

  /**
   * Numbers that rounding makes 0 beside the largest of them become 0: R's {@code zapsmall}.
   *
   * @param x numbers
   * @param digits significant digits of the largest
   * @return the rounded numbers
   */
  public static double[] zapSmall(double[] x, int digits) {
    double largest = Arrays.stream(x).map(Math::abs).max().orElse(0);
    int decimals =
        largest > 0 ? Math.max(0, (int) Math.round(digits - Math.log10(largest))) : digits;
    return Arrays.stream(x).map(v -> round(v, decimals)).toArray();
  }

  /**
   * R's {@code format.pval}: below the precision of a double a p value is only said to be so.
   *
   * @param p p values
   * @param digits significant digits
   * @return a text a value
   */
  public static String[] pValues(double[] p, int digits) {
    double least = Math.ulp(1.0);
    String[] text = new String[p.length];
    double[] plain = Arrays.stream(p).filter(v -> v >= 1e-4).toArray();
    double[] small = Arrays.stream(p).filter(v -> v >= least && v < 1e-4).toArray();
    String[] plainText = common(plain, digits);
    String[] smallText = common(small, digits);
    int width = 0;
    int nextPlain = 0;
    int nextSmall = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] >= least) {
        text[i] = p[i] >= 1e-4 ? plainText[nextPlain++] : smallText[nextSmall++];
        width = Math.max(width, text[i].length());
      }
    }
    int fewer = Math.max(1, digits - 2);
    if (width > 0 && fewer > 1 && fewer + 6 > width) {
      fewer = Math.max(1, width - 7);
    }
    boolean tight = fewer == 1 && width <= 6;
    for (int i = 0; i < p.length; i++) {
      if (Double.isNaN(p[i])) {
        text[i] = "NaN";
      } else if (p[i] < least) {
        text[i] = (tight ? "<" : "< ") + of(least, fewer);
      }
    }
    return text;
  }

  private static String notFinite(double x) {
    return Double.isNaN(x) ? "NaN" : x > 0 ? "Inf" : "-Inf";
  }

  private static String fixed(double x, int decimals) {
    BigDecimal rounded = new BigDecimal(x).setScale(decimals, RoundingMode.HALF_EVEN);
    String sign = x < 0 && rounded.signum() == 0 ? "-" : "";
    return sign + rounded.toPlainString();
  }

  private static String scientific(double x, int digits) {
    Significant s = Significant.of(x, digits);
    StringBuilder text = new StringBuilder(s.value().unscaledValue().abs().toString());
    while (text.length() < digits) {
      text.append('0');
    }
    if (digits > 1) {
      text.insert(1, '.');
    }
    String exponent = Integer.toString(Math.abs(s.exponent()));
    return (x < 0 ? "-" : "")
        + text
        + (s.exponent() < 0 ? "e-" : "e+")
        + (exponent.length() < 2 ? "0" : "")
        + exponent;
  }
}
