package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;

/**
 * Sums over the middle of an array of shape (outer, n, inner), in both formats, which differ in
 * more than the words double and float.
 *
 * <p>Every sum runs in a fixed order: the same numbers give the same bits, on any number of
 * threads. In double, rows are summed by halves, so that the rounding error grows with the
 * logarithm of the length, and columns from the top. In single precision everything is added in
 * double and rounded once, so that a sum is right to half a unit in its last place unless it
 * cancels some ten million times its size.
 */
final class Sums {
  /** Up to here a row is summed in interleaved partial sums; above, by halves, or in lanes. */
  private static final int RUN = 512;

  /** Floats from which a row is summed in lanes, and how many there are. */
  private static final int SHORT_ROW = 256;

  static final int ROW_LANES = 64;

  /** Floats from which it is better to have more lanes, though they are to be added at last. */
  private static final int LONG_ROW = 4096;

  /** Sums that run side by side, so that vector instructions can be used. */
  private static final int LANES = 128;

  private Sums() {}

  // ---------------------------------------------------------------- double

  static void sum(double[] x, int outer, int n, int inner, double[] y) {
    if (inner == 1 && n >= 2 * Parallel.BLOCK) {
      for (int o = 0; o < outer; o++) {
        y[o] = sumLong(x, o * n, n);
      }
      return;
    }
    if (inner == 1 && outer * n < 2 * Parallel.BLOCK) { // at once
      for (int o = 0; o < outer; o++) {
        y[o] = sumRun(x, o * n, n);
      }
      return;
    }
    ReductionGrid.ofWholeColumns(outer, n, inner)
        .run(
            (from, to, row, rows, column, columns) -> {
              for (int o = from; o < to; o++) {
                if (inner == 1) {
                  y[o] = sumRun(x, o * n, n);
                } else {
                  sumColumns(x, o * n * inner + column, n, inner, columns, y, o * inner + column);
                }
              }
            });
  }

  /** From the top, in the order that a loop over the rows takes. */
  private static void sumColumns(
      double[] x, int at, int rows, int step, int columns, double[] y, int to) {
    if (columns < 32) {
      for (int k = 0; k < rows; k++) {
        for (int i = 0, from = at + k * step; i < columns; i++) {
          y[to + i] += x[from + i];
        }
      }
      return;
    }
    // Copied rows make a loop with one index, which becomes vector instructions.
    double[] row = new double[Math.min(columns, RUN)];
    double[] sum = new double[row.length];
    for (int first = 0; first < columns; first += RUN) {
      int width = Math.min(RUN, columns - first);
      Arrays.fill(sum, 0);
      for (int k = 0; k < rows; k++) {
        System.arraycopy(x, at + k * step + first, row, 0, width);
        for (int i = 0; i < width; i++) {
          sum[i] += row[i];
        }
      }
      System.arraycopy(sum, 0, y, to + first, width);
    }
  }

  /**
   * y[to + i] += the sum of x[(first + order[k]) inner + i] for k from {@code begin} to {@code end
   * - 1}, in this order.
   */
  static void ofRows(
      double[] x, int first, int[] order, int begin, int end, int inner, double[] y, int to) {
    for (int k = begin; k < end; k++) {
      int at = (first + order[k]) * inner;
      for (int i = 0; i < inner; i++) {
        y[to + i] += x[at + i];
      }
    }
  }

  /** {@link #sumRun} with the lower branches of its tree done on all threads. */
  private static double sumLong(double[] x, int from, int n) {
    int levels = 0;
    while (n >> levels > Parallel.BLOCK) {
      levels++;
    }
    int depth = levels;
    double[] parts = new double[1 << depth];
    Parallel.forBlocks(
        parts.length,
        leaf -> {
          int at = from;
          int length = n;
          for (int bit = depth - 1; bit >= 0; bit--) {
            int half = length / 2 / 8 * 8;
            if ((leaf >> bit & 1) == 0) {
              length = half;
            } else {
              at += half;
              length -= half;
            }
          }
          parts[leaf] = sumRun(x, at, length);
        });
    for (int length = parts.length; length > 1; length /= 2) {
      for (int i = 0; i < length / 2; i++) {
        parts[i] = parts[2 * i] + parts[2 * i + 1];
      }
    }
    return parts[0];
  }

  private static double sumRun(double[] x, int from, int n) {
    if (n > RUN) {
      int half = n / 2 / 8 * 8;
      return sumRun(x, from, half) + sumRun(x, from + half, n - half);
    }
    if (n < 8) {
      double s = 0;
      for (int i = from; i < from + n; i++) {
        s += x[i];
      }
      return s;
    }
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = from;
    for (int end = from + n - 7; i < end; i += 8) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
    }
    double s = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < from + n; i++) {
      s += x[i];
    }
    return s;
  }

  /** The sum of a[i] b[i] for n numbers from a place on. */
  static double dot(double[] a, double[] b, int from, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = from;
    for (int end = from + n - 3; i < end; i += 4) {
      s0 += a[i] * b[i];
      s1 += a[i + 1] * b[i + 1];
      s2 += a[i + 2] * b[i + 2];
      s3 += a[i + 3] * b[i + 3];
    }
    for (; i < from + n; i++) {
      s0 += a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  // ---------------------------------------------------------------- float

  static void sum(float[] x, int outer, int n, int inner, float[] y) {
    if (inner == 1 && n < SHORT_ROW && outer * n < 2 * Parallel.BLOCK) { // at once
      for (int o = 0; o < outer; o++) {
        y[o] = (float) sumRun(x, o * n, n);
      }
      return;
    }
    int together = inner < LANES ? LANES / Math.max(1, inner) : 1; // rows taken as one long row
    ReductionGrid grid = ReductionGrid.of(outer, n, inner, 4 * together);
    int down = grid.down();
    double[] parts = new double[down == 1 ? 0 : outer * down * inner];
    grid.run(
        (from, to, row, rows, column, columns) -> {
          double[] lanes = new double[together * columns];
          boolean isRow = inner == 1 && rows < LONG_ROW;
          for (int o = from; o < to; o++) {
            int at = (o * n + row) * inner + column;
            if (isRow) {
              lanes[0] = row(x, at, rows, lanes);
            } else if (together == 1) {
              sumWide(x, at, rows, inner, columns, lanes);
            } else {
              sumInLanes(x, at, rows, inner, columns, together, lanes);
            }
            if (down == 1) {
              for (int i = 0; i < columns; i++) {
                y[o * inner + column + i] = (float) lanes[i];
              }
            } else {
              int part = (o * down + row / grid.rows()) * inner + column;
              System.arraycopy(lanes, 0, parts, part, columns);
            }
          }
        });
    if (down > 1) {
      joinParts(parts, outer, down, inner, y);
    }
  }

  /** Adds the parts of each column from the top, by rows: a column's parts lie far apart. */
  private static void joinParts(double[] parts, int outer, int down, int inner, float[] y) {
    double[] sum = new double[inner];
    for (int o = 0; o < outer; o++) {
      Arrays.fill(sum, 0);
      for (int k = 0; k < down; k++) {
        add(parts, (o * down + k) * inner, inner, sum);
      }
      for (int i = 0; i < inner; i++) {
        y[o * inner + i] = (float) sum[i];
      }
    }
  }

  private static void add(double[] x, int at, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[at + i];
    }
  }

  /** As for doubles; several rows are added in double. */
  static void ofRows(
      float[] x, int first, int[] order, int begin, int end, int inner, float[] y, int to) {
    if (end - begin == 1) {
      int at = (first + order[begin]) * inner;
      for (int i = 0; i < inner; i++) {
        y[to + i] += x[at + i];
      }
      return;
    }
    double[] sum = new double[inner];
    add(y, to, inner, sum);
    for (int k = begin; k < end; k++) {
      add(x, (first + order[k]) * inner, inner, sum);
    }
    for (int i = 0; i < inner; i++) {
      y[to + i] = (float) sum[i];
    }
  }

  /**
   * The sum of n numbers that stand one after the other. A long row is taken as rows of 64 that are
   * added in lanes, four at a time.
   *
   * @param lanes room for {@link #ROW_LANES} numbers or more
   */
  static double row(float[] x, int from, int n, double[] lanes) {
    if (n < SHORT_ROW) {
      return sumRun(x, from, n);
    }
    Arrays.fill(lanes, 0, ROW_LANES, 0);
    int k = 0;
    for (; k + 4 * ROW_LANES <= n; k += 4 * ROW_LANES) {
      addFour(x, from + k, ROW_LANES, ROW_LANES, lanes);
    }
    int half = ROW_LANES / 2;
    fold(lanes, half / 2, half, half + half / 2);
    return sumRun(lanes, 0, half / 2) + sumRun(x, from + k, n - k);
  }

  /** The lanes behind a, b and c are added to the first ones. */
  private static void fold(double[] lanes, int a, int b, int c) {
    for (int i = 0; i < a; i++) {
      lanes[i] = (lanes[i] + lanes[i + a]) + (lanes[i + b] + lanes[i + c]);
    }
  }

  private static double sumRun(float[] x, int from, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = from;
    for (int end = from + n - 3; i < end; i += 4) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
    }
    for (; i < from + n; i++) {
      s0 += x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** As for doubles; products of floats are exact in double. */
  static double dot(float[] a, float[] b, int from, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = from;
    for (int end = from + n - 3; i < end; i += 4) {
      s0 += (double) a[i] * b[i];
      s1 += (double) a[i + 1] * b[i + 1];
      s2 += (double) a[i + 2] * b[i + 2];
      s3 += (double) a[i + 3] * b[i + 3];
    }
    for (; i < from + n; i++) {
      s0 += (double) a[i] * b[i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /**
   * The sums of some columns of a matrix, in lanes[0], ..., lanes[columns - 1]. Where rows are
   * narrow (then columns are all of them) several are taken as one, and their lanes added at last.
   */
  private static void sumInLanes(
      float[] x, int at, int rows, int inner, int columns, int together, double[] lanes) {
    Arrays.fill(lanes, 0);
    int width = together * columns;
    int step = together * inner;
    int k = 0;
    for (; k + 4 * together <= rows; k += 4 * together) {
      addFour(x, at + k * inner, step, width, lanes);
    }
    for (; k < rows; k++) {
      add(x, at + k * inner, columns, lanes);
    }
    for (int left = together; left > 1; ) {
      int half = (left + 1) / 2;
      for (int i = 0, j = half * columns; j < left * columns; i++, j++) {
        lanes[i] += lanes[j];
      }
      left = half;
    }
  }

  /**
   * The same for wide rows, with loops of their own: a compiler that has seen the loops over lanes
   * alone, of a hundred numbers each, has been met with code for them that took ten times as long
   * over the columns of a large matrix.
   */
  private static void sumWide(float[] x, int at, int rows, int inner, int columns, double[] sum) {
    Arrays.fill(sum, 0);
    int k = 0;
    for (; k + 4 <= rows; k += 4) {
      addFourRows(x, at + k * inner, inner, columns, sum);
    }
    for (; k < rows; k++) {
      addRow(x, at + k * inner, columns, sum);
    }
  }

  private static void addFourRows(float[] x, int at, int step, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] +=
          ((double) x[at + i] + (double) x[at + step + i])
              + ((double) x[at + 2 * step + i] + (double) x[at + 3 * step + i]);
    }
  }

  private static void addRow(float[] x, int at, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[at + i];
    }
  }

  private static void addFour(float[] x, int at, int step, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] +=
          ((double) x[at + i] + (double) x[at + step + i])
              + ((double) x[at + 2 * step + i] + (double) x[at + 3 * step + i]);
    }
  }

  private static void add(float[] x, int at, int n, double[] sum) {
    for (int i = 0; i < n; i++) {
      sum[i] += x[at + i];
    }
  }
}
