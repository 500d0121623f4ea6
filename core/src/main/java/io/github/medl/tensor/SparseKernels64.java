package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import org.jspecify.annotations.Nullable;

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
      int @Nullable [] numbers,
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
            if (starts[i + 1] - starts[i] > SparseSums.LONG_ROW) {
              SparseSums.row(
                  starts[i], starts[i + 1], columns, numbers, values, heads, x, y, i, width);
              continue;
            }
            for (int h = 0; h < heads; h++) {
              int first = h * width;
              int end = first + width;
              int j = first;
              for (; j + 8 <= end; j += 8) {
                eight(
                    starts[i], starts[i + 1], columns, numbers, values, heads, h, x, step, j, y, i);
              }
              for (; j < end; j++) {
                one(starts[i], starts[i + 1], columns, numbers, values, heads, h, x, step, j, y, i);
              }
            }
          }
        });
  }

  /** Eight columns from j on of row i: their sums stay in registers while the entries go by. */
  private static void eight(
      int k0,
      int k1,
      int[] columns,
      int @Nullable [] numbers,
      double[] values,
      int heads,
      int h,
      double[] x,
      int step,
      int j,
      double[] y,
      int i) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    for (int k = k0; k < k1; k++) {
      double v = values[(numbers == null ? k : numbers[k]) * heads + h];
      int at = columns[k] * step + j;
      s0 += v * x[at];
      s1 += v * x[at + 1];
      s2 += v * x[at + 2];
      s3 += v * x[at + 3];
      s4 += v * x[at + 4];
      s5 += v * x[at + 5];
      s6 += v * x[at + 6];
      s7 += v * x[at + 7];
    }
    int to = i * step + j;
    y[to] = s0;
    y[to + 1] = s1;
    y[to + 2] = s2;
    y[to + 3] = s3;
    y[to + 4] = s4;
    y[to + 5] = s5;
    y[to + 6] = s6;
    y[to + 7] = s7;
  }

  /** Column j of row i. */
  private static void one(
      int k0,
      int k1,
      int[] columns,
      int @Nullable [] numbers,
      double[] values,
      int heads,
      int h,
      double[] x,
      int step,
      int j,
      double[] y,
      int i) {
    double sum = 0;
    for (int k = k0; k < k1; k++) {
      sum += values[(numbers == null ? k : numbers[k]) * heads + h] * x[columns[k] * step + j];
    }
    y[i * step + j] = sum;
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
