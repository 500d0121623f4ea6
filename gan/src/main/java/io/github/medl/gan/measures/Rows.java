package io.github.medl.gan.measures;

import io.github.medl.numeric.PowerOfTwo;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Points in rows, and their Euclidean distances. */
final class Rows {
  /**
   * Two sets of points, in units in which squares of distances neither overflow nor vanish.
   *
   * @param a points
   * @param b points
   * @param unit what all of their numbers were multiplied with, a power of two
   */
  record Both(double[][] a, double[][] b, double unit) {}

  /** Numbers from 2^-400 to 2^400 = 2.6e120 have squares that are far from the ends. */
  private static final int ORDINARY = 400;

  private Rows() {}

  /** The rows of two sets of points in the same space. */
  static Both both(String measure, Tensor a, Tensor b, long atLeast) {
    if (a.rank() != 2 || b.rank() != 2 || a.dim(1) != b.dim(1)) {
      throw new ShapeException(
          measure,
          String.format(
              Locale.ROOT,
              "compares rows with as many columns, (n, d) with (m, d), got %s and %s",
              a.shapeText(),
              b.shapeText()));
    }
    double[][] first = rows(measure, a, atLeast);
    double[][] second = rows(measure, b, atLeast);
    double unit = PowerOfTwo.unit(Math.max(size(a), size(b)), ORDINARY);
    return new Both(scaled(first, unit), scaled(second, unit), unit);
  }

  private static double[][] rows(String measure, Tensor a, long atLeast) {
    if (a.rank() != 2 || a.dim(0) < atLeast) {
      throw new ShapeException(
          measure,
          String.format(
              Locale.ROOT, "needs at least %d rows (n, d), got %s", atLeast, a.shapeText()));
    }
    int wrong = a.firstNotFinite();
    if (wrong >= 0) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: row %d holds %s; all numbers must be finite",
              measure,
              wrong / a.dim(1),
              a.flatten().get(wrong)));
    }
    return a.toRows();
  }

  /** The largest absolute value; codes are refused. */
  static double size(Tensor a) {
    return a.size() == 0 ? 0 : a.abs().max().item();
  }

  private static double[][] scaled(double[][] rows, double unit) {
    for (double[] row : rows) {
      for (int j = 0; j < row.length && unit != 1; j++) {
        row[j] *= unit;
      }
    }
    return rows;
  }

  static double squared(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      double difference = a[i] - b[i];
      sum += difference * difference;
    }
    return sum;
  }

  /** The mean of the distances of all pairs. */
  static double meanDistance(double[][] a, double[][] b) {
    double sum = 0;
    for (double[] x : a) {
      double row = 0;
      for (double[] y : b) {
        row += Math.sqrt(squared(x, y));
      }
      sum += row;
    }
    return sum / a.length / b.length;
  }
}
