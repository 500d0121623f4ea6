package io.github.medl.plot.paint;

/**
 * One axis: from data to a position in logical pixels, linear or logarithmic.
 *
 * @param min data value at the start
 * @param max data value at the end
 * @param start position of {@code min}
 * @param end position of {@code max}
 * @param log whether the axis is logarithmic
 */
public record Scale(double min, double max, double start, double end, boolean log) {
  /**
   * Where a value stands.
   *
   * @param v a value; not positive values have no place on a logarithmic axis
   * @return its position in logical pixels; NaN where there is none
   */
  public double at(double v) {
    double t =
        log
            ? (Math.log(v) - Math.log(min)) / (Math.log(max) - Math.log(min))
            : Double.isInfinite(max - min)
                ? (v / 2 - min / 2) / (max / 2 - min / 2)
                : (v - min) / (max - min);
    return start + t * (end - start);
  }

  /**
   * The range of data that an axis shows when nobody chose one.
   *
   * @param min the least value, or infinity when there is none
   * @param max the greatest value
   * @param log whether the axis is logarithmic
   * @param margin the room at both ends as a part of the range
   * @return both ends
   */
  public static double[] around(double min, double max, boolean log, double margin) {
    if (!(min <= max)) {
      return log ? new double[] {1, 10} : new double[] {0, 1};
    }
    if (log && !(min > 0)) {
      return new double[] {min, max}; // no logarithm; who draws says so
    }
    if (log) {
      if (min == max) {
        return new double[] {min / 2, max * 2};
      }
      double pad = Math.pow(max / min, margin);
      return new double[] {min / pad, max * pad};
    }
    double span = max - min;
    // A range below the resolution of its numbers cannot carry ticks.
    if (span <= 1e-12 * Math.max(Math.abs(min), Math.abs(max)) || span == 0) {
      double pad = min == 0 ? 0.5 : Math.abs(min) * 0.1;
      return new double[] {finite(min - pad), finite(max + pad)};
    }
    return new double[] {finite(min - margin * span), finite(max + margin * span)};
  }

  private static double finite(double v) {
    return Math.max(-Double.MAX_VALUE, Math.min(Double.MAX_VALUE, v));
  }
}
