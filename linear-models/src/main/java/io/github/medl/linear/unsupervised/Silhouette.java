package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * How well observations lie in their clusters (P. J. Rousseeuw, 1987): with a the mean distance
 * from the others of the own cluster and b the least mean distance from those of another, s = (b -
 * a) / max(a, b), from -1, misplaced, to 1, well inside; 0 for one that is alone.
 */
public final class Silhouette {
  private Silhouette() {}

  /**
   * The silhouette of each observation, by Euclidean distances of all pairs.
   *
   * @param x observations, of shape (n, p)
   * @param labels the cluster of each, a number of at least 0
   * @return of shape (n)
   * @throws ShapeException if there is not one label a row
   * @throws UnfittableException if a label is negative, there is but one cluster, or a number is
   *     NaN or infinite
   */
  public static Tensor of(Tensor x, int[] labels) {
    Inputs.matrix("silhouette", x);
    if (labels.length != x.dim(0)) {
      throw new ShapeException(
          "silhouette",
          String.format(
              Locale.ROOT, "x has %d rows, but there are %d labels", x.dim(0), labels.length));
    }
    if (Arrays.stream(labels).anyMatch(label -> label < 0)) {
      throw new UnfittableException("silhouette: labels count clusters from 0; one is negative");
    }
    // The numbers of clusters may have gaps of any size; sums are kept for those that occur.
    int[] occurring = Arrays.stream(labels).distinct().sorted().toArray();
    if (occurring.length < 2) {
      throw new UnfittableException("silhouette: all observations are in one cluster");
    }
    int[] clusters =
        Arrays.stream(labels).map(label -> Arrays.binarySearch(occurring, label)).toArray();
    int[] sizes = Clustering.sizes(clusters, occurring.length);
    Points points = Points.of(x);
    double[] s = new double[labels.length];
    points.forBlocks(
        block -> {
          for (int i = block * Points.BLOCK; i < points.end(block); i++) {
            s[i] = silhouette(points, i, clusters, sizes);
          }
        });
    return Tensor.wrap(s, s.length);
  }

  private static double silhouette(Points points, int i, int[] clusters, int[] sizes) {
    if (sizes[clusters[i]] == 1) {
      return 0;
    }
    double[] sums = new double[sizes.length];
    for (int j = 0; j < clusters.length; j++) {
      sums[clusters[j]] += Math.sqrt(points.squaredDistance(i, points.values(), j));
    }
    double a = sums[clusters[i]] / (sizes[clusters[i]] - 1);
    double b = Double.POSITIVE_INFINITY;
    for (int j = 0; j < sums.length; j++) {
      if (j != clusters[i]) {
        b = Math.min(b, sums[j] / sizes[j]);
      }
    }
    return a == b ? 0 : (b - a) / Math.max(a, b);
  }
}
