package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * Hierarchical clustering from below: every observation begins as a cluster of its own, and the
 * nearest two clusters become one until one is left.
 *
 * <p>Of equally near pairs the first is joined, as by R's {@code hclust}. It takes n (n - 1) / 2
 * distances in memory and of the order of n² steps.
 *
 * @param linkage what counts as the distance of two clusters
 */
public record Agglomerative(Linkage linkage) {
  /** Their distances take 3.2 GB. */
  private static final int MOST = 28_000;

  /**
   * Checks that there is a linkage.
   *
   * @param linkage what counts as the distance of two clusters
   */
  public Agglomerative {
    Objects.requireNonNull(linkage, "linkage");
  }

  /**
   * Clusters observations by their Euclidean distances.
   *
   * @param x observations, of shape (n, p)
   * @return the tree
   * @throws ShapeException if x is no matrix
   * @throws UnfittableException if there are fewer than two rows or more than 28 000, no columns,
   *     or a number is NaN or infinite
   */
  public Dendrogram fit(Tensor x) {
    Inputs.matrix("hierarchical clustering", x);
    if (x.dim(1) == 0) {
      throw new UnfittableException("hierarchical clustering: x has no columns");
    }
    Points points = Points.of(x);
    double[][] distances = triangle(points.n());
    Parallel.forBlocks(
        points.n(),
        i -> {
          for (int j = 0; j < i; j++) {
            double square = points.squaredDistance(i, points.values(), j);
            distances[i][j] = linkage.inside(Math.sqrt(square));
          }
        });
    return join(distances);
  }

  /**
   * Clusters by given distances.
   *
   * @param distances of each pair, at least 0, symmetric, of shape (n, n); the diagonal is not read
   * @return the tree
   * @throws ShapeException if the matrix is not square
   * @throws UnfittableException if there are fewer than two rows or more than 28 000, or a distance
   *     is NaN, infinite, negative or not the same both ways
   */
  public Dendrogram fitDistances(Tensor distances) {
    Inputs.matrix("hierarchical clustering", distances);
    int n = distances.dim(0);
    if (distances.dim(1) != n) {
      throw new ShapeException(
          "hierarchical clustering",
          String.format(
              Locale.ROOT,
              "distances must have shape (n, n); they have %s",
              distances.shapeText()));
    }
    double[] d = distances.toDoubles();
    double[][] lower = triangle(n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < i; j++) {
        if (d[i * n + j] < 0 || d[i * n + j] != d[j * n + i]) {
          throw new UnfittableException(
              String.format(
                      Locale.ROOT,
                      "hierarchical clustering: the distances [%d, %d] and [%d, %d] are %s and %s;"
                          + " expected",
                      i,
                      j,
                      j,
                      i,
                      d[i * n + j],
                      d[j * n + i])
                  + " one number that is not negative");
        }
        lower[i][j] = linkage.inside(d[i * n + j]);
      }
    }
    return join(lower);
  }

  private static double[][] triangle(int n) {
    if (n < 2 || n > MOST) {
      throw new UnfittableException(
          String.format(
                  Locale.ROOT,
                  "hierarchical clustering: x has %d rows, expected 2 to %d; n (n - 1) / 2"
                      + " distances are",
                  n,
                  MOST)
              + " kept. For more, cluster the centres of a k-means with many clusters");
    }
    double[][] lower = new double[n][];
    for (int i = 0; i < n; i++) {
      lower[i] = new double[i];
    }
    return lower;
  }

  /** Joins clusters; each lives on at the lower of its two places in the triangle. */
  private Dendrogram join(double[][] d) {
    int n = d.length;
    int[] id = new int[n];
    int[] size = new int[n];
    int[] nearest = new int[n];
    Arrays.setAll(id, i -> i);
    Arrays.fill(size, 1);
    for (int i = 0; i < n - 1; i++) {
      nearest[i] = nearestAbove(d, size, i);
    }
    List<Dendrogram.Merge> merges = new ArrayList<>();
    for (int t = 0; t < n - 1; t++) {
      int a = -1;
      for (int i = 0; i < n - 1; i++) {
        if (nearest[i] >= 0 && (a < 0 || d[nearest[i]][i] < d[nearest[a]][a])) {
          a = i;
        }
      }
      int b = nearest[a];
      double ab = d[b][a];
      for (int c = 0; c < n; c++) {
        if (size[c] > 0 && c != a && c != b) {
          double ac = get(d, a, c);
          double joined = linkage.joined(ac, get(d, b, c), ab, size[a], size[b], size[c]);
          d[Math.max(a, c)][Math.min(a, c)] = joined;
        }
      }
      merges.add(
          new Dendrogram.Merge(
              Math.min(id[a], id[b]),
              Math.max(id[a], id[b]),
              linkage.outside(ab),
              size[a] + size[b]));
      id[a] = n + t;
      size[a] += size[b];
      size[b] = 0;
      nearest[b] = -1;
      for (int i = 0; i < n - 1; i++) {
        if (nearest[i] == a || nearest[i] == b || i == a) {
          nearest[i] = nearestAbove(d, size, i);
        } else if (nearest[i] >= 0 && i < a && d[a][i] < d[nearest[i]][i]) {
          nearest[i] = a;
        }
      }
    }
    return new Dendrogram(merges);
  }

  private static double get(double[][] d, int i, int j) {
    return i > j ? d[i][j] : d[j][i];
  }

  /** The nearest living cluster at a later place, of equally near ones the first; -1 if none. */
  private static int nearestAbove(double[][] d, int[] size, int i) {
    int nearest = -1;
    for (int j = i + 1; j < size.length && size[i] > 0; j++) {
      if (size[j] > 0 && (nearest < 0 || d[j][i] < d[nearest][i])) {
        nearest = j;
      }
    }
    return nearest;
  }
}
