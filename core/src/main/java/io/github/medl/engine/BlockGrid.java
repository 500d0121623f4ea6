package io.github.medl.engine;

/**
 * How a product is cut into blocks of C, each one native call: a function of the sizes alone, so
 * that the bits never depend on the number of threads.
 *
 * @param blockRows rows of a block
 * @param blockColumns columns of a block
 * @param acrossRows the number of blocks along the rows of C
 * @param acrossColumns the number of blocks along the columns of C
 */
record BlockGrid(int blockRows, int blockColumns, int acrossRows, int acrossColumns) {
  /** Multiplications from which a second block pays for waking a second thread. */
  private static final double SPLIT = 1_000_000;

  /** Multiplications in a block of a large product: some milliseconds, and balance on 4 threads. */
  private static final double LARGE = 5e7;

  /** Blocks start at multiples of this: whole register tiles of the native kernels. */
  private static final int TILE = 16;

  /**
   * A part of C that one native call computes.
   *
   * @param row its first row
   * @param column its first column
   * @param rows how many rows it has
   * @param columns how many columns it has
   */
  record Block(int row, int column, int rows, int columns) {}

  static BlockGrid of(Product product) {
    int m = product.m();
    int n = product.n();
    double work = product.multiplications();
    int blocks = work < SPLIT ? 1 : (int) Math.max(2, Math.ceil(work / LARGE));
    int rows = 1;
    int columns = 1;
    // Halve the longer side until there are enough blocks: squares read the operands least often.
    while (rows * columns < blocks) {
      double height = (double) m / rows;
      double width = (double) n / columns;
      if (Math.max(height, width) < 2 * TILE) {
        break;
      }
      if (height >= width) {
        rows *= 2;
      } else {
        columns *= 2;
      }
    }
    int blockRows = roundUp(m, rows);
    int blockColumns = roundUp(n, columns);
    return new BlockGrid(blockRows, blockColumns, ceilDiv(m, blockRows), ceilDiv(n, blockColumns));
  }

  int count() {
    return acrossRows * acrossColumns;
  }

  /** A block of the product; neighbours in a row of C have neighbouring numbers. */
  Block block(Product product, int number) {
    int row = number / acrossColumns * blockRows;
    int column = number % acrossColumns * blockColumns;
    return new Block(
        row,
        column,
        Math.min(blockRows, product.m() - row),
        Math.min(blockColumns, product.n() - column));
  }

  private static int roundUp(int length, int parts) {
    int part = ceilDiv(length, parts);
    return parts == 1 ? part : ceilDiv(part, TILE) * TILE;
  }

  private static int ceilDiv(int a, int b) {
    return (a + b - 1) / b;
  }
}
