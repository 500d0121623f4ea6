package io.github.medl.plot;

/** The checks that every entry of the package makes, with one wording. */
final class Check {
  private Check() {}

  static void sameLength(String a, int lengthA, String b, int lengthB) {
    if (lengthA != lengthB) {
      throw new IllegalArgumentException(
          a + " has " + lengthA + " values but " + b + " has " + lengthB + "; they must be equal");
    }
  }

  /** A grid: {@code z[j][i]} belongs to {@code (x[i], y[j])}, coordinates strictly increasing. */
  static void grid(double[] x, double[] y, double[][] z) {
    increasing("x", x);
    increasing("y", y);
    if (z.length != y.length) {
      throw new IllegalArgumentException(
          "z has "
              + z.length
              + " rows but y has "
              + y.length
              + " values; z[j][i] is at x[i], y[j]");
    }
    for (int j = 0; j < z.length; j++) {
      if (z[j].length != x.length) {
        throw new IllegalArgumentException(
            "row "
                + j
                + " of z has "
                + z[j].length
                + " values but x has "
                + x.length
                + "; z[j][i] is at x[i], y[j]");
      }
    }
  }

  static void increasing(String name, double[] v) {
    if (v.length < 2) {
      throw new IllegalArgumentException(
          name + " needs at least 2 grid coordinates, got " + v.length);
    }
    for (int i = 0; i < v.length; i++) {
      if (!Double.isFinite(v[i]) || (i > 0 && v[i] <= v[i - 1])) {
        throw new IllegalArgumentException(
            name
                + " must increase strictly and be finite, but "
                + name
                + "["
                + i
                + "] = "
                + v[i]
                + (i > 0 ? " after " + v[i - 1] : ""));
      }
    }
  }

  static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
  }

  static void range(String name, double min, double max) {
    if (!Double.isFinite(min) || !Double.isFinite(max) || !(min < max)) {
      throw new IllegalArgumentException(
          name + " must be finite with min < max, got " + min + " to " + max);
    }
  }

  /** A copy in which every infinite value is NaN, because only NaN means a gap. */
  static double[] gaps(double[] v) {
    double[] copy = v.clone();
    for (int i = 0; i < copy.length; i++) {
      if (Double.isInfinite(copy[i])) {
        copy[i] = Double.NaN;
      }
    }
    return copy;
  }
}
