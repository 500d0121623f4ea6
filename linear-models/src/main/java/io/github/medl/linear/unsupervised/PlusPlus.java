package io.github.medl.linear.unsupervised;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import java.util.Arrays;
import java.util.Locale;

/** The seeding of k-means++: far points are likely, but never certain, to become centres. */
final class PlusPlus {
  private PlusPlus() {}

  static double[] choose(Points points, int k, RandomStream random) {
    double[] nearest = new double[points.n()];
    Arrays.fill(nearest, Double.POSITIVE_INFINITY);
    int[] chosen = new int[k];
    chosen[0] = random.nextInt(points.n());
    for (int j = 1; j < k; j++) {
      double[] sums = points.approach(chosen[j - 1], nearest);
      double total = Arrays.stream(sums).sum();
      if (total == 0) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT, "k-means: x has only %d different rows, too few for k = %d", j, k));
      }
      chosen[j] = draw(nearest, sums, random.uniform() * total);
    }
    return points.rows(chosen);
  }

  /** The first point at which the running sum of the weights passes u. */
  private static int draw(double[] weights, double[] sums, double u) {
    int block = 0;
    while (block < sums.length - 1 && u >= sums[block]) {
      u -= sums[block++];
    }
    int last = -1;
    int end = Math.min(weights.length, (block + 1) * Points.BLOCK);
    for (int i = block * Points.BLOCK; i < end; i++) {
      if (weights[i] > 0) {
        last = i; // where rounding leaves u above the sum of all, the last possible point
        u -= weights[i];
        if (u < 0) {
          break;
        }
      }
    }
    return last;
  }
}
