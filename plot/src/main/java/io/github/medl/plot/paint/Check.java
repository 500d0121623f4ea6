package io.github.medl.plot.paint;

/** The checks that every entry of this module makes, with one wording. */
public final class Check {
  private Check() {}

  /**
   * Two arrays of one length.
   *
   * @param a name of the first
   * @param lengthA its length
   * @param b name of the second
   * @param lengthB its length
   * @throws IllegalArgumentException when they differ
   */
  public static void sameLength(String a, int lengthA, String b, int lengthB) {
    if (lengthA != lengthB) {
      throw new IllegalArgumentException(
          a + " has " + lengthA + " values but " + b + " has " + lengthB + "; they must be equal");
    }
  }

  /**
   * A grid: {@code z[j][i]} belongs to {@code (x[i], y[j])}, coordinates strictly increasing.
   *
   * @param x abscissas
   * @param y ordinates
   * @param z a row of values for each ordinate
   * @throws IllegalArgumentException when that is not so
   */
  public static void grid(double[] x, double[] y, double[][] z) {
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

  /**
   * At least two finite numbers, each greater than the one before.
   *
   * @param name what they are
   * @param v the numbers
   * @throws IllegalArgumentException when that is not so
   */
  public static void increasing(String name, double[] v) {
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

  /**
   * A number that is neither infinite nor NaN.
   *
   * @param name what it is
   * @param value the number
   * @throws IllegalArgumentException when it is
   */
  public static void finite(String name, double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException(name + " must be finite, got " + value);
    }
  }

  /**
   * Two finite numbers, the first less than the second.
   *
   * @param name what they are
   * @param min the first
   * @param max the second
   * @throws IllegalArgumentException when that is not so
   */
  public static void range(String name, double min, double max) {
    if (!Double.isFinite(min) || !Double.isFinite(max) || !(min < max)) {
      throw new IllegalArgumentException(
          name + " must be finite with min < max, got " + min + " to " + max);
    }
  }

  /**
   * A copy in which every infinite value is NaN, because only NaN means a gap.
   *
   * @param v any numbers
   * @return the copy
   */
  public static double[] gaps(double[] v) {
    double[] copy = v.clone();
    for (int i = 0; i < copy.length; i++) {
      if (Double.isInfinite(copy[i])) {
        copy[i] = Double.NaN;
      }
    }
    return copy;
  }
}
