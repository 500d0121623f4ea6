package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/**
 * How a reduction over the middle of an array of shape (outer, n, inner) is cut into blocks of
 * work: a function of the sizes alone, so that the bits never depend on the number of threads.
 *
 * @param outer the number of matrices
 * @param n the rows of each, which are reduced
 * @param inner the columns of each
 * @param rows the rows of a block
 * @param columns the columns of a block
 */
record ReductionGrid(int outer, int n, int inner, int rows, int columns) {
  /** Columns that are reduced together stay in a fast cache. */
  private static final int WIDEST = 4096;

  /** The work of one block. */
  interface Body {
    /**
     * Reduces some rows of some columns of some matrices.
     *
     * @param from the first matrix
     * @param to the matrix after the last one
     * @param row the first row
     * @param rows how many rows
     * @param column the first column
     * @param columns how many columns
     */
    void run(int from, int to, int row, int rows, int column, int columns);
  }

  /**
   * The grid for a reduction whose result does not depend on which rows are reduced first, and is
   * therefore cut both ways.
   *
   * @param multiple of which the rows of a block are a multiple
   */
  static ReductionGrid of(int outer, int n, int inner, int multiple) {
    if (isSmall(outer, n, inner)) {
      return new ReductionGrid(outer, n, inner, n, inner);
    }
    int columns = Math.min(inner, WIDEST);
    int rows = Math.max(1, Parallel.BLOCK / columns);
    return new ReductionGrid(outer, n, inner, (rows - 1) / multiple * multiple + multiple, columns);
  }

  /** The grid that leaves columns whole, for sums in an order that is promised. */
  static ReductionGrid ofWholeColumns(int outer, int n, int inner) {
    if (isSmall(outer, n, inner)) {
      return new ReductionGrid(outer, n, inner, n, inner);
    }
    int columns = Math.max(128, Parallel.BLOCK / n);
    return new ReductionGrid(outer, n, inner, n, Math.min(columns, inner));
  }

  private static boolean isSmall(int outer, int n, int inner) {
    int each = n * inner;
    return each <= Parallel.BLOCK || outer * each < 2 * Parallel.BLOCK;
  }

  /** In how many parts each column is cut. */
  int down() {
    return n == 0 ? 1 : (n - 1) / rows + 1;
  }

  private int across() {
    return (inner - 1) / columns + 1;
  }

  /** Does the work of all blocks. */
  void run(Body body) {
    if (outer == 0 || inner == 0) {
      return;
    }
    int down = down();
    int across = across();
    if (down * across == 1) {
      int together = Math.max(1, Parallel.BLOCK / Math.max(1, n * inner));
      Parallel.forRanges(outer, together, (from, to) -> body.run(from, to, 0, n, 0, inner));
      return;
    }
    Parallel.forBlocks(
        outer * down * across,
        block -> {
          int o = block / (down * across);
          int row = block / across % down * rows;
          int column = block % across * columns;
          body.run(
              o, o + 1, row, Math.min(rows, n - row), column, Math.min(columns, inner - column));
        });
  }
}
