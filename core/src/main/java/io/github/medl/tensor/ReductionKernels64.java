package io.github.medl.tensor;

/**
 * Loops that reduce the middle of an array of shape (outer, n, inner), and their like along rows.
 * Sums are in {@link Sums}.
 *
 * <p>The work is cut by the sizes alone: the same numbers give the same bits on any number of
 * threads.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class ReductionKernels64 {
  /** Elements that are compared side by side, so that vector instructions can be used. */
  private static final int LANES = 256;

  private ReductionKernels64() {}

  /** NaN in a column makes its maximum NaN. */
  static void max(double[] x, int outer, int n, int inner, double[] y) {
    extreme(x, outer, n, inner, y, ReductionKernels64::max);
  }

  static void min(double[] x, int outer, int n, int inner, double[] y) {
    extreme(x, outer, n, inner, y, ReductionKernels64::min);
  }

  private interface Extreme {
    /** top[i] becomes the more extreme of top[i] and x[i], for i below n. */
    void of(double[] top, double[] x, int n);
  }

  private static void max(double[] top, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      top[i] = Math.max(top[i], x[i]);
    }
  }

  private static void min(double[] top, double[] x, int n) {
    for (int i = 0; i < n; i++) {
      top[i] = Math.min(top[i], x[i]);
    }
  }

  /** The order does not matter, so rows are cut as is convenient. */
  private static void extreme(
      double[] x, int outer, int n, int inner, double[] y, Extreme extreme) {
    int together = Math.min(n, inner < LANES ? LANES / Math.max(1, inner) : 1);
    ReductionGrid grid = ReductionGrid.of(outer, n, inner, together);
    int down = grid.down();
    double[] parts = down == 1 ? y : new double[outer * down * inner];
    grid.run(
        (from, to, row, rows, column, columns) -> {
          double[] top = new double[together * columns];
          double[] next = new double[together * columns];
          for (int o = from; o < to; o++) {
            int at = (o * n + row) * inner + column;
            extremeInLanes(
                x, at, rows, inner, columns, Math.min(together, rows), top, next, extreme);
            int part = (o * down + row / grid.rows()) * inner + column;
            System.arraycopy(top, 0, parts, part, columns);
          }
        });
    if (down > 1) {
      extreme(parts, outer, down, inner, y, extreme);
    }
  }

  /**
   * The extremes of some columns of a matrix, in top[0], ..., top[columns - 1]. Where rows are
   * narrow (then columns are all of them) several are taken as one; copied rows make a loop with
   * one index, which becomes vector instructions.
   */
  private static void extremeInLanes(
      double[] x,
      int at,
      int rows,
      int inner,
      int columns,
      int together,
      double[] top,
      double[] next,
      Extreme extreme) {
    int width = together * columns;
    System.arraycopy(x, at, top, 0, width);
    int k = together;
    for (; k + together <= rows; k += together) {
      System.arraycopy(x, at + k * inner, next, 0, width);
      extreme.of(top, next, width);
    }
    if (k < rows) {
      System.arraycopy(x, at + k * inner, next, 0, (rows - k) * columns);
      extreme.of(top, next, (rows - k) * columns);
    }
    for (int left = together; left > 1; ) {
      int half = (left + 1) / 2;
      System.arraycopy(top, half * columns, next, 0, (left - half) * columns);
      extreme.of(top, next, (left - half) * columns);
      left = half;
    }
  }

  /** The first position of the largest element; the first NaN if there is one. */
  static void argmax(double[] x, int outer, int n, int inner, int[] y) {
    ReductionGrid.ofWholeColumns(outer, n, inner)
        .run(
            (from, to, row, rows, column, columns) -> {
              for (int o = from; o < to; o++) {
                for (int i = column; i < column + columns; i++) {
                  y[o * inner + i] = argmax(x, o * n * inner + i, n, inner);
                }
              }
            });
  }

  private static int argmax(double[] x, int at, int n, int step) {
    double best = x[at];
    int where = 0;
    for (int k = 1; k < n && best == best; k++) {
      double v = x[at + k * step];
      if (v > best || v != v) {
        best = v;
        where = k;
      }
    }
    return where;
  }
}
