package io.github.medl.engine;

import io.github.medl.engine.BlockGrid.Block;

/**
 * What one call of a BLAS computes: a matrix op(A) (m × k) · op(B) (k × n), where op is the
 * identity or the transpose, from row-major arrays. It is its own mirror image: its transpose is
 * again such a call.
 *
 * @param m rows of the result
 * @param n columns of the result
 * @param k the length of the sums
 * @param transposeA whether A is stored transposed
 * @param transposeB whether B is stored transposed
 * @param a index of the first element of A
 * @param rowOfA the length of a row of A as it is stored
 * @param b index of the first element of B
 * @param rowOfB the length of a row of B as it is stored
 * @param rowOfC the length of the rows into which the result is written
 */
record BlasCall(
    int m,
    int n,
    int k,
    boolean transposeA,
    boolean transposeB,
    int a,
    int rowOfA,
    int b,
    int rowOfB,
    int rowOfC) {

  /** The block of C, in its place. */
  static BlasCall of(Product p, Block block) {
    return new BlasCall(
        block.rows(),
        block.columns(),
        p.k(),
        p.transposeA(),
        p.transposeB(),
        p.a() + (p.transposeA() ? block.row() : block.row() * p.k()),
        p.rowLengthOfA(),
        p.b() + (p.transposeB() ? block.column() * p.k() : block.column()),
        p.rowLengthOfB(),
        p.n());
  }

  /** The transpose op(B)ᵀ op(A)ᵀ, closely packed: the arrays of the operands change places, too. */
  BlasCall mirrored() {
    return mirrored(m);
  }

  /** The transpose, as a part of a matrix with rows of a length. */
  BlasCall mirrored(int rowLength) {
    return new BlasCall(n, m, k, !transposeB, !transposeA, b, rowOfB, a, rowOfA, rowLength);
  }

  /**
   * A part of the sums of a block of C.
   *
   * @param row the first row of the block
   * @param column its first column
   * @param from the first term of the sums
   * @param rows how many rows
   * @param columns how many columns
   * @param length how many terms
   */
  BlasCall piece(int row, int column, int from, int rows, int columns, int length) {
    return new BlasCall(
        rows,
        columns,
        length,
        transposeA,
        transposeB,
        a + (transposeA ? from * rowOfA + row : row * rowOfA + from),
        rowOfA,
        b + (transposeB ? column * rowOfB + from : from * rowOfB + column),
        rowOfB,
        rowOfC);
  }
}
