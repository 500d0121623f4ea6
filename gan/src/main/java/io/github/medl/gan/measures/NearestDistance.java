package io.github.medl.gan.measures;

import io.github.medl.tensor.Tensor;

/**
 * How near observations are to the nearest real one: a generator that copies its data is nearer to
 * them than they are to each other.
 */
public final class NearestDistance {
  private NearestDistance() {}

  /**
   * From generated observations to real ones.
   *
   * @param generated in rows, (n, d)
   * @param real in rows, (m, d)
   * @return the mean Euclidean distance of a generated row to the nearest real one
   * @throws io.github.medl.tensor.ShapeException if they are not rows of one length
   * @throws IllegalArgumentException if a number is not finite
   */
  public static double of(Tensor generated, Tensor real) {
    Rows.Both both = Rows.both("nearest distance", generated, real, 1);
    double sum = 0;
    for (double[] x : both.a()) {
      sum += Math.sqrt(nearest(x, both.b(), -1));
    }
    return sum / both.a().length / both.unit();
  }

  /**
   * Among real observations.
   *
   * @param real in rows, (n, d)
   * @return the mean Euclidean distance of a row to the nearest other one
   * @throws io.github.medl.tensor.ShapeException if they are not at least two rows
   * @throws IllegalArgumentException if a number is not finite
   */
  public static double among(Tensor real) {
    Rows.Both both = Rows.both("nearest distance", real, real, 2);
    double[][] rows = both.a();
    double sum = 0;
    for (int i = 0; i < rows.length; i++) {
      sum += Math.sqrt(nearest(rows[i], rows, i));
    }
    return sum / rows.length / both.unit();
  }

  private static double nearest(double[] x, double[][] rows, int except) {
    double least = Double.POSITIVE_INFINITY;
    for (int j = 0; j < rows.length; j++) {
      if (j != except) {
        least = Math.min(least, Rows.squared(x, rows[j]));
      }
    }
    return least;
  }
}
