package io.github.medl.tensor;

import io.github.medl.engine.Parallel;

/** Loops over the entries of sparse matrices, row by row. */
final class SparseKernels64 {
  private SparseKernels64() {}

  /** A number of rows with some {@link Parallel#BLOCK} multiplications on average. */
  private static int rowsOfABlock(int[] starts, long width) {
    int rows = Math.max(1, starts.length - 1);
    long each = 1 + starts[starts.length - 1] * width / rows;
    return (int) Math.max(1, Parallel.BLOCK / each);
  }

  /**
   * y[i, :] = the sum over the entries k of row i of values[numbers[k]] x[columns[k], :], in the
   * order of the entries; block h of the columns has values of its own.
   */
  static void product(
      int[] starts,
      int[] columns,
      int[] numbers,
      double[] values,
      int heads,
      double[] x,
      int width,
      double[] y) {
    int step = heads * width;
    Parallel.forRanges(
        starts.length - 1,
        rowsOfABlock(starts, step),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            for (int h = 0; h < heads; h++) {
              int at = i * step + h * width;
              int shift = h * width;
              int k = starts[i];
              int end = starts[i + 1];
              for (; k + 1 < end; k += 2) { // two at a time: y is read and written half as often
                double v = values[(numbers == null ? k : numbers[k]) * heads + h];
                double w = values[(numbers == null ? k + 1 : numbers[k + 1]) * heads + h];
                addRows(
                    v,
                    x,
                    columns[k] * step + shift,
                    w,
                    columns[k + 1] * step + shift,
                    y,
                    at,
                    width);
              }
              if (k < end) {
                double v = values[(numbers == null ? k : numbers[k]) * heads + h];
                int first = columns[k] * step + shift;
                for (int j = 0; j < width; j++) {
                  y[at + j] += v * x[first + j];
                }
              }
            }
          }
        });
  }

  private static void addRows(
      double v, double[] x, int first, double w, int second, double[] y, int at, int width) {
    for (int j = 0; j < width; j++) {
      y[at + j] = (y[at + j] + v * x[first + j]) + w * x[second + j];
    }
  }

  /** y[k, h] = the inner product of block h of a[i, :] and of b[columns[k], :], k in row i. */
  static void sampled(
      int[] starts, int[] columns, int heads, double[] a, double[] b, int width, double[] y) {
    int step = heads * width;
    Parallel.forRanges(
        starts.length - 1,
        rowsOfABlock(starts, step),
        (from, to) -> {
          for (int i = from; i < to; i++) {
            for (int k = starts[i]; k < starts[i + 1]; k++) {
              for (int h = 0; h < heads; h++) {
                int left = i * step + h * width;
                int right = columns[k] * step + h * width;
                y[k * heads + h] = inner(a, left, b, right, width);
              }
            }
          }
        });
  }

  /** Four partial sums side by side, which do not wait for each other. */
  private static double inner(double[] a, int left, double[] b, int right, int width) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int j = 0;
    for (; j + 3 < width; j += 4) {
      s0 += a[left + j] * b[right + j];
      s1 += a[left + j + 1] * b[right + j + 1];
      s2 += a[left + j + 2] * b[right + j + 2];
      s3 += a[left + j + 3] * b[right + j + 3];
    }
    for (; j < width; j++) {
      s0 += a[left + j] * b[right + j];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
