package io.github.medl.engine;

/**
 * What an engine must be able to factor; {@link Decompositions} checks the input before and fixes
 * the signs after, so that all engines agree.
 *
 * <p>All matrices are row-major; no argument is changed unless that is said.
 */
interface Factorizations {
  /** X with A X = B by LU with partial pivoting, or a {@link SingularMatrixException}. */
  double[] solve(double[] a, double[] b, int n, int nrhs);

  /** The lower factor of the symmetric matrix whose lower triangle is in {@code a}. */
  double[] cholesky(double[] a, int n);

  /** A thin QR factorization with any signs. */
  Qr qr(double[] a, int m, int n);

  /**
   * Replaces the m × n matrix at the start of {@code work} (m ≥ n) by its triangular factor, any
   * signs, in the first n rows, zeros below the diagonal of these; the other rows become garbage.
   */
  void triangularize(double[] work, int m, int n);

  /** A thin singular value decomposition with any signs. */
  Svd svd(double[] a, int m, int n);

  /** The eigenvalues, ascending, and eigenvectors of the matrix whose lower triangle is given. */
  Eigh eigh(double[] a, int n);
}
