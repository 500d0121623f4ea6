package io.github.medl.linear.unsupervised;

import io.github.medl.engine.Parallel;
import io.github.medl.engine.Products;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Observations as k-means reads them: in blocks of {@link #BLOCK} rows, whatever the number of
 * threads, so that every sum has one order.
 *
 * <p>Few columns are kept one after the other, for loops over the observations that the compiler
 * vectorises; many columns stay in rows, for matrix products.
 */
final class Points {
  static final int BLOCK = 2048;

  /** From this many columns on a product is faster than differences. */
  private static final int MANY_COLUMNS = 24;

  private final int n;
  private final int p;
  private final double[] values;
  private final boolean byColumn;
  private final double[] squaredNorms;

  private Points(int n, int p, double[] values, boolean byColumn) {
    this.n = n;
    this.p = p;
    this.values = values;
    this.byColumn = byColumn;
    this.squaredNorms = byColumn ? new double[0] : new double[n];
    for (int i = 0; i < squaredNorms.length; i++) {
      squaredNorms[i] = dot(values, i * p, values, i * p, p);
    }
  }

  static Points of(Tensor x) {
    int n = x.dim(0);
    int p = x.dim(1);
    if (p < MANY_COLUMNS) {
      return new Points(n, p, x.transpose().toDoubles(), true);
    }
    double[] rows = x.dtype() == DType.FLOAT64 ? x.unwrapDoubles() : x.toDoubles();
    return new Points(n, p, rows, false);
  }

  int n() {
    return n;
  }

  int p() {
    return p;
  }

  double value(int i, int d) {
    return byColumn ? values[d * n + i] : values[i * p + d];
  }

  /** The chosen observations, row-major. */
  double[] rows(int[] chosen) {
    double[] rows = new double[chosen.length * p];
    for (int j = 0; j < chosen.length; j++) {
      for (int d = 0; d < p; d++) {
        rows[j * p + d] = value(chosen[j], d);
      }
    }
    return rows;
  }

  /**
   * Gives every observation the number of its nearest centre, of equally near ones the first, and
   * the squared distance from it.
   *
   * @return what changed and what the clusters sum to, block by block, added in their order
   */
  Sums assign(double[] centres, int k, int[] labels, double[] distances) {
    Sums[] parts = new Sums[blocks()];
    double[] norms = new double[k];
    for (int j = 0; j < k; j++) {
      norms[j] = dot(centres, j * p, centres, j * p, p);
    }
    Parallel.forBlocks(
        parts.length,
        block -> {
          int from = block * BLOCK;
          int count = Math.min(BLOCK, n - from);
          int[] before = Arrays.copyOfRange(labels, from, from + count);
          if (byColumn) {
            byDifferences(centres, k, labels, distances, from, count);
          } else {
            byProduct(centres, norms, labels, distances, from, count);
          }
          parts[block] = sums(k, before, labels, distances, from, count);
        });
    Sums total = new Sums(k, p);
    for (Sums part : parts) {
      total.add(part);
    }
    return total;
  }

  private void byDifferences(
      double[] centres, int k, int[] labels, double[] distances, int from, int count) {
    double[] squares = new double[count];
    Arrays.fill(distances, from, from + count, Double.POSITIVE_INFINITY);
    for (int j = 0; j < k; j++) {
      Arrays.fill(squares, 0);
      for (int d = 0; d < p; d++) {
        double c = centres[j * p + d];
        int at = d * n + from;
        for (int i = 0; i < count; i++) {
          double difference = values[at + i] - c;
          squares[i] += difference * difference;
        }
      }
      for (int i = 0; i < count; i++) {
        if (squares[i] < distances[from + i]) {
          distances[from + i] = squares[i];
          labels[from + i] = j;
        }
      }
    }
  }

  /** |x - c|² = |x|² - 2 x'c + |c|². */
  private void byProduct(
      double[] centres, double[] norms, int[] labels, double[] distances, int from, int count) {
    int k = norms.length;
    double[] products = new double[count * k];
    Products.matmul(values, from * p, false, centres, 0, true, products, 0, count, k, p);
    for (int i = 0; i < count; i++) {
      int best = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < k; j++) {
        double score = norms[j] - 2 * products[i * k + j];
        if (score < least) {
          least = score;
          best = j;
        }
      }
      labels[from + i] = best;
      distances[from + i] = Math.max(0, squaredNorms[from + i] + least);
    }
  }

  private Sums sums(int k, int[] before, int[] labels, double[] distances, int from, int count) {
    Sums sums = new Sums(k, p);
    for (int i = 0; i < count; i++) {
      int label = labels[from + i];
      sums.counts[label]++;
      sums.changed += label == before[i] ? 0 : 1;
      sums.cost += distances[from + i];
      int at = label * p;
      for (int d = 0; d < p; d++) {
        sums.coordinates[at + d] += value(from + i, d);
      }
    }
    return sums;
  }

  /**
   * Lowers the squared distance of every observation from its nearest centre where a new centre,
   * one of the observations, is nearer.
   *
   * @return the sums of the squared distances, a block each
   */
  double[] approach(int centre, double[] nearest) {
    double[] c = rows(new int[] {centre});
    double[] sums = new double[blocks()];
    Parallel.forBlocks(
        sums.length,
        block -> {
          int end = Math.min(n, (block + 1) * BLOCK);
          for (int i = block * BLOCK; i < end; i++) {
            nearest[i] = Math.min(nearest[i], squaredDistance(i, c, 0));
            sums[block] += nearest[i];
          }
        });
    return sums;
  }

  /** The sum of squared distances of the members of each cluster from its centre. */
  double[] within(double[] centres, int k, int[] labels) {
    double[][] parts = new double[blocks()][k];
    Parallel.forBlocks(
        parts.length,
        block -> {
          int end = Math.min(n, (block + 1) * BLOCK);
          for (int i = block * BLOCK; i < end; i++) {
            parts[block][labels[i]] += squaredDistance(i, centres, labels[i] * p);
          }
        });
    double[] within = new double[k];
    for (double[] part : parts) {
      for (int j = 0; j < k; j++) {
        within[j] += part[j];
      }
    }
    return within;
  }

  private double squaredDistance(int i, double[] centres, int at) {
    double sum = 0;
    for (int d = 0; d < p; d++) {
      double difference = value(i, d) - centres[at + d];
      sum += difference * difference;
    }
    return sum;
  }

  private int blocks() {
    return (n + BLOCK - 1) / BLOCK;
  }

  private static double dot(double[] a, int aFrom, double[] b, int bFrom, int length) {
    double sum = 0;
    for (int i = 0; i < length; i++) {
      sum += a[aFrom + i] * b[bFrom + i];
    }
    return sum;
  }

  /** What one pass adds up: the members of each cluster, their coordinates, the cost. */
  static final class Sums {
    final int[] counts;
    final double[] coordinates;
    int changed;
    double cost;

    Sums(int k, int p) {
      counts = new int[k];
      coordinates = new double[k * p];
    }

    void add(Sums part) {
      for (int j = 0; j < counts.length; j++) {
        counts[j] += part.counts[j];
      }
      for (int d = 0; d < coordinates.length; d++) {
        coordinates[d] += part.coordinates[d];
      }
      changed += part.changed;
      cost += part.cost;
    }
  }
}
