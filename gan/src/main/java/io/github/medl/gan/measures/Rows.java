package io.github.medl.gan.measures;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Points in rows, and their Euclidean distances. */
final class Rows {
  private static final double LARGEST = 1e150;

  private Rows() {}

  /** The rows of two sets of points in the same space. */
  static double[][][] both(String measure, Tensor a, Tensor b, int atLeast) {
    if (a.rank() != 2 || b.rank() != 2 || a.dim(1) != b.dim(1)) {
      throw new ShapeException(
          measure,
          String.format(
              Locale.ROOT,
              "compares rows with as many columns, (n, d) with (m, d), got %s and %s",
              a.shapeText(),
              b.shapeText()));
    }
    return new double[][][] {rows(measure, a, atLeast), rows(measure, b, atLeast)};
  }

  static double[][] rows(String measure, Tensor a, int atLeast) {
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
    if (a.size() > 0 && a.abs().max().item() > LARGEST) {
      throw new IllegalArgumentException(
          measure + ": numbers beyond 1e150 have squares that are none; scale both sets");
    }
    return a.toRows();
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
