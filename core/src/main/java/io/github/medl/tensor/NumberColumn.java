package io.github.medl.tensor;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;

/**
 * One format for a set of numbers, so that they align when written below each other; NumPy's
 * choice: the digits that tell a number from its neighbours, at most eight after the point, and
 * scientific notation when the sizes ask for it.
 */
final class NumberColumn {
  private static final int DECIMALS = 8;

  private final DType dtype;
  private final boolean scientific;

  /** Characters before the point, after it, and (scientific only) digits of the exponent. */
  private int left;

  private int right;
  private int exponent;

  NumberColumn(double[] values, DType dtype) {
    this.dtype = dtype;
    this.scientific = dtype != DType.INT32 && isScientific(values);
    if (dtype == DType.INT32) {
      left = Arrays.stream(values).mapToInt(v -> alone(v, dtype).length()).max().orElse(0);
      return;
    }
    for (double v : values) {
      if (Double.isFinite(v)) {
        String s = scientific ? scientific(v, 0) : positional(v);
        int point = s.indexOf('.');
        int e = scientific ? s.indexOf('e') : s.length();
        left = Math.max(left, point);
        right = Math.max(right, e - point - 1);
        exponent = Math.max(exponent, s.length() - e - 2);
      }
    }
    for (double v : values) {
      if (!Double.isFinite(v)) {
        left = Math.max(left, special(v).length() - width() + left);
      }
    }
  }

  /** Large, small or of very different sizes. */
  private static boolean isScientific(double[] values) {
    double[] sizes =
        Arrays.stream(values).map(Math::abs).filter(a -> a > 0 && Double.isFinite(a)).toArray();
    if (sizes.length == 0) {
      return false;
    }
    double max = Arrays.stream(sizes).max().getAsDouble();
    double min = Arrays.stream(sizes).min().getAsDouble();
    return max >= 1e8 || min < 1e-4 || max / min > 1000;
  }

  private int width() {
    return left + 1 + right + (scientific ? exponent + 2 : 0);
  }

  /** A number, padded to the width of the column. */
  String text(double v) {
    if (dtype == DType.INT32) {
      String whole = alone(v, dtype);
      return " ".repeat(left - whole.length()) + whole;
    }
    if (!Double.isFinite(v)) {
      return " ".repeat(width() - special(v).length()) + special(v);
    }
    String s = scientific ? scientific(v, right) : positional(v);
    int point = s.indexOf('.');
    String padded = " ".repeat(left - point) + s.substring(0, point + 1);
    if (!scientific) {
      return padded + s.substring(point + 1) + " ".repeat(right - (s.length() - point - 1));
    }
    int e = s.indexOf('e');
    return padded
        + s.substring(point + 1, e)
        + "0".repeat(right - (e - point - 1))
        + s.substring(e, e + 2)
        + "0".repeat(exponent - (s.length() - e - 2))
        + s.substring(e + 2);
  }

  /** A number by itself, with all the digits that tell it from its neighbours. */
  static String alone(double v, DType dtype) {
    if (dtype == DType.INT32) {
      return Integer.toString((int) v);
    }
    if (!Double.isFinite(v)) {
      return special(v);
    }
    String sign = isNegative(v) ? "-" : "";
    double a = Math.abs(v);
    BigDecimal d = shortest(a, dtype);
    if (a == 0 || (a >= 1e-4 && a < 1e16)) {
      return sign + d.setScale(Math.max(1, d.scale())).toPlainString();
    }
    return sign + mantissaAndExponent(d).replace(".e", "e");
  }

  private String positional(double v) {
    BigDecimal d = shortest(v, dtype);
    if (d.scale() > DECIMALS) {
      d = new BigDecimal(v).setScale(DECIMALS, RoundingMode.HALF_EVEN).stripTrailingZeros();
    }
    String s = d.setScale(Math.max(0, d.scale())).abs().toPlainString();
    return (isNegative(v) ? "-" : "") + s + (s.indexOf('.') < 0 ? "." : "");
  }

  /**
   * With at least {@code decimals} true decimals, so that a column is filled with digits, not 0.
   */
  private String scientific(double v, int decimals) {
    int needed = shortest(v, dtype).precision() - 1;
    int digits = 1 + Math.min(Math.max(needed, decimals), DECIMALS);
    BigDecimal d = new BigDecimal(v).round(new MathContext(digits, RoundingMode.HALF_EVEN));
    return (isNegative(v) ? "-" : "") + mantissaAndExponent(d.abs());
  }

  private static String mantissaAndExponent(BigDecimal d) {
    String digits = d.stripTrailingZeros().unscaledValue().toString();
    int power = d.signum() == 0 ? 0 : d.precision() - d.scale() - 1;
    String sign = power < 0 ? "e-" : "e+";
    String exponent = (Math.abs(power) < 10 ? "0" : "") + Math.abs(power);
    return digits.charAt(0) + "." + digits.substring(1) + sign + exponent;
  }

  /** The fewest digits that are read back as the same number, whatever the version of Java. */
  private static BigDecimal shortest(double v, DType dtype) {
    BigDecimal exact = new BigDecimal(v);
    for (int digits = 1; ; digits++) {
      BigDecimal d = exact.round(new MathContext(digits, RoundingMode.HALF_EVEN));
      if (dtype == DType.FLOAT64 ? d.doubleValue() == v : d.floatValue() == v) {
        return d.stripTrailingZeros();
      }
    }
  }

  private static boolean isNegative(double v) {
    return v < 0 || 1 / v < 0;
  }

  private static String special(double v) {
    return Double.isNaN(v) ? "nan" : v > 0 ? "inf" : "-inf";
  }
}
