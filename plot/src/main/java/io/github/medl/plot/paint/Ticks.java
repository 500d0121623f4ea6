package io.github.medl.plot.paint;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Round positions for ticks, and their labels. */
public final class Ticks {
  private Ticks() {}

  /**
   * Multiples of 1, 2 or 5 times a power of ten inside [min, max], about {@code wanted} many.
   *
   * @param min the lower end
   * @param max the upper end
   * @param wanted about how many
   * @return the positions, increasing
   */
  public static double[] nice(double min, double max, int wanted) {
    double raw = span(min, max) / Math.max(1, wanted);
    double power = Math.pow(10, Math.floor(Math.log10(raw)));
    if (!(power > 0)) { // a range of subnormal numbers: no step of powers of ten fits
      return new double[] {min, max};
    }
    boolean hasSquare = raw > 1e-150 && raw < 1e150;
    double step = power;
    for (double factor : new double[] {2, 5, 10}) {
      // The larger step is nearer, as a ratio, once their geometric mean is below the wanted one.
      boolean isNearer =
          hasSquare
              ? factor * power * step <= raw * raw * 1.0001
              : factor * (power / raw) * (step / raw) <= 1.0001;
      if (isNearer) {
        step = factor * power;
      }
    }
    List<Double> ticks = new ArrayList<>();
    double end = Math.min(max + 1e-9 * step, Double.MAX_VALUE);
    for (long k = (long) Math.ceil(min / step - 1e-9); k * step <= end; k++) {
      ticks.add(k * step);
    }
    return ticks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /**
   * Positions on a logarithmic axis inside [min, max], about {@code wanted} many: powers of ten, or
   * 1, 2 and 5 times them where the axis has few, or as {@link #nice} where it has hardly one.
   *
   * @param min the lower end, positive
   * @param max the upper end
   * @param wanted about how many
   * @return the positions, increasing
   */
  public static double[] logarithmic(double min, double max, int wanted) {
    int low = (int) Math.ceil(Math.log10(min) - 1e-9);
    int high = (int) Math.floor(Math.log10(max) + 1e-9);
    List<Double> ticks = new ArrayList<>();
    if (high - low >= 2) {
      int every = Math.max(1, (high - low + wanted - 1) / Math.max(1, wanted));
      for (int k = Math.floorDiv(low + every - 1, every) * every; k <= high; k += every) {
        ticks.add(tenTo(k, 1));
      }
    } else {
      for (int k = low - 1; k <= high; k++) {
        for (int factor : new int[] {1, 2, 5}) {
          double tick = tenTo(k, factor);
          if (tick >= min * (1 - 1e-9) && tick <= max * (1 + 1e-9)) {
            ticks.add(tick);
          }
        }
      }
    }
    return ticks.size() < 3 && high - low < 2
        ? nice(min, max, Math.min(wanted, 4))
        : ticks.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** max - min, the largest number if that is larger. */
  private static double span(double min, double max) {
    return Math.min(max - min, Double.MAX_VALUE);
  }

  /** The double nearest to a decimal number, which powers and products of doubles may miss. */
  private static double tenTo(int exponent, int factor) {
    return BigDecimal.valueOf(factor).scaleByPowerOfTen(exponent).doubleValue();
  }

  /**
   * The labels of ticks: those that were given, else the numbers themselves, all of an axis in one
   * form: where one is written as a power of ten, each but 0 is; evenly spaced ones have the same
   * number of decimals.
   *
   * @param at the positions
   * @param given the labels, or null
   * @return a label a position
   */
  public static String[] labels(double[] at, String @Nullable [] given) {
    if (given != null) {
      return given;
    }
    boolean powers = Arrays.stream(at).anyMatch(v -> v != 0 && isWrittenAsPower(exponent(v)));
    int decimals = areEvenlySpaced(at) ? decimals(at) : 0;
    String[] labels = new String[at.length];
    for (int i = 0; i < at.length; i++) {
      labels[i] =
          at[i] == 0 ? "0" : powers ? power(at[i]) : minus(withDecimals(rounded(at[i]), decimals));
    }
    return labels;
  }

  private static boolean areEvenlySpaced(double[] at) {
    for (int i = 2; i < at.length; i++) {
      double step = at[i] - at[i - 1];
      if (Math.abs(step - (at[1] - at[0])) > 1e-6 * Math.abs(step)) {
        return false;
      }
    }
    return true;
  }

  private static int decimals(double[] at) {
    return Arrays.stream(at).mapToInt(v -> v == 0 ? 0 : rounded(v).scale()).max().orElse(0);
  }

  private static String withDecimals(BigDecimal v, int decimals) {
    return (v.scale() < decimals ? v.setScale(decimals) : v).toPlainString();
  }

  /**
   * A number as a person writes it: 0.5, 1200, 2·10⁶; the minus sign is the typographic one.
   *
   * @param v the number
   * @return its text
   */
  public static String label(double v) {
    if (v == 0) {
      return "0";
    }
    return isWrittenAsPower(exponent(v)) ? power(v) : minus(rounded(v).toPlainString());
  }

  private static boolean isWrittenAsPower(int exponent) {
    return exponent >= 5 || exponent <= -4;
  }

  private static String power(double v) {
    BigDecimal d = rounded(v);
    int exponent = exponent(v);
    BigDecimal mantissa = d.movePointLeft(exponent).stripTrailingZeros();
    boolean one = mantissa.abs().compareTo(BigDecimal.ONE) == 0;
    String factor = one ? (v < 0 ? "−" : "") : mantissa.toPlainString() + "·";
    return minus(factor) + "10" + raised(exponent);
  }

  private static BigDecimal rounded(double v) {
    return new BigDecimal(v).round(new MathContext(6)).stripTrailingZeros();
  }

  private static int exponent(double v) {
    BigDecimal d = rounded(v);
    return d.precision() - d.scale() - 1;
  }

  private static String raised(int exponent) {
    StringBuilder text = new StringBuilder();
    for (char c : Integer.toString(exponent).toCharArray()) {
      text.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0'));
    }
    return text.toString();
  }

  private static String minus(String s) {
    return s.replace('-', '−');
  }
}
