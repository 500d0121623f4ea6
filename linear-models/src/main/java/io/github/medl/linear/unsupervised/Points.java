package io.github.medl.linear.unsupervised;

import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Observations as k-means reads them: in blocks of rows, whatever the number of threads, so that
 * every sum has one order.
 */
record Points(int n, int p, double[] values) {
  static final int BLOCK = 2048;

  static Points of(Tensor x) {
    double[] rows = Storage.asDoubles(x);
    return new Points(x.dim(0), x.dim(1), rows);
  }

  /** The observations as a matrix, without a copy. */
  Tensor matrix() {
    return Tensor.wrap(values, n, p);
  }

  /** The chosen observations, row-major. */
  double[] rows(int[] chosen) {
    double[] rows = new double[chosen.length * p];
    for (int j = 0; j < chosen.length; j++) {
      System.arraycopy(values, chosen[j] * p, rows, j * p, p);
    }
    return rows;
  }

  double squaredDistance(int i, double[] centres, int j) {
    return squaredDistance(values, i * p, centres, j * p);
  }

  /** The squared distance of two rows of p numbers. */
  double squaredDistance(double[] a, int from, double[] b, int at) {
    double sum = 0;
    for (int d = 0; d < p; d++) {
      double difference = a[from + d] - b[at + d];
      sum += difference * difference;
    }
    return sum;
  }

  /**
   * Lowers the squared distance of every observation from its nearest centre where a new centre,
   * one of the observations, is nearer.
   *
   * @return the sums of the squared distances, a block each
   */
  double[] approach(int centre, double[] nearest) {
    double[] sums = new double[blocks()];
    forBlocks(
        block -> {
          for (int i = block * BLOCK; i < end(block); i++) {
            nearest[i] = Math.min(nearest[i], squaredDistance(i, values, centre));
            sums[block] += nearest[i];
          }
        });
    return sums;
  }

  /** The sum of squared distances of the members of each cluster from its centre. */
  double[] within(double[] centres, int k, int[] labels) {
    double[][] parts = new double[blocks()][k];
    forBlocks(
        block -> {
          for (int i = block * BLOCK; i < end(block); i++) {
            parts[block][labels[i]] += squaredDistance(i, centres, labels[i]);
          }
        });
    double[] within = new double[k];
    for (double[] part : parts) {
      Arrays.setAll(within, j -> within[j] + part[j]);
    }
    return within;
  }

  int blocks() {
    return (n + BLOCK - 1) / BLOCK;
  }

  /** The row after the last of a block. */
  int end(int block) {
    return Math.min(n, (block + 1) * BLOCK);
  }

  void forBlocks(IntConsumer body) {
    Parallel.forBlocks(blocks(), body);
  }
}
