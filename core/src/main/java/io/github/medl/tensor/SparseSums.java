package io.github.medl.tensor;

import org.jspecify.annotations.Nullable;

/**
 * Rows of a sparse product that have many entries, in both formats, which differ in more than the
 * words double and float: in single precision products are added in double and rounded once, since
 * a hub of a graph adds up so many that one by one they would be wrong in the third digit.
 */
final class SparseSums {
  /** Entries up to which a row is added in its own format: the error is below 1e-4 of its size. */
  static final int LONG_ROW = 2048;

  private SparseSums() {}

  /** y[i, :] = the sum of values[k] x[columns[k], :] for k from {@code k0} to {@code k1 - 1}. */
  static void row(
      int k0,
      int k1,
      int[] columns,
      int @Nullable [] numbers,
      double[] values,
      int heads,
      double[] x,
      double[] y,
      int i,
      int width) {
    int step = heads * width;
    for (int k = k0; k < k1; k++) {
      for (int h = 0; h < heads; h++) {
        double v = values[(numbers == null ? k : numbers[k]) * heads + h];
        int at = columns[k] * step + h * width;
        int to = i * step + h * width;
        for (int j = 0; j < width; j++) {
          y[to + j] += v * x[at + j];
        }
      }
    }
  }

  static void row(
      int k0,
      int k1,
      int[] columns,
      int @Nullable [] numbers,
      float[] values,
      int heads,
      float[] x,
      float[] y,
      int i,
      int width) {
    int step = heads * width;
    double[] sum = new double[step];
    for (int k = k0; k < k1; k++) {
      for (int h = 0; h < heads; h++) {
        double v = values[(numbers == null ? k : numbers[k]) * heads + h];
        int at = columns[k] * step + h * width;
        for (int j = 0; j < width; j++) {
          sum[h * width + j] += v * x[at + j];
        }
      }
    }
    for (int j = 0; j < step; j++) {
      y[i * step + j] = (float) sum[j];
    }
  }
}
