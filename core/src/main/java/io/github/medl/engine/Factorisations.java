package io.github.medl.engine;

/**
 * What an engine must be able to factor. {@link Decompositions} refuses bad input before, scales
 * what would overflow, and fixes the signs after, so that all engines agree; least squares need no
 * more than a triangular factor and the singular values of it, see {@link RowCompressor}.
 *
 * <p>All matrices are row-major and finite; no argument is changed unless that is said.
 */
public interface Factorisations {
  /**
   * X with A X = B, by LU factors with partial pivoting.
   *
   * @param a A, n × n
   * @param b B, n × nrhs
   * @param n the order of A
   * @param nrhs the number of right-hand sides
   * @return X, n × nrhs
   * @throws SingularMatrixException when a pivot is exactly zero
   */
  double[] solve(double[] a, double[] b, int n, int nrhs);

  /**
   * L with A = L Lᵀ.
   *
   * @param a a symmetric matrix, of which only the lower triangle is read
   * @param n its order
   * @return L, n × n, zeros above its positive diagonal
   * @throws NotPositiveDefiniteException naming the first leading minor that is not positive
   */
  double[] cholesky(double[] a, int n);

  /**
   * A thin QR factorisation.
   *
   * @param a A, m × n
   * @param m rows of A
   * @param n columns of A
   * @return Q and R, with any signs
   */
  Qr qr(double[] a, int m, int n);

  /**
   * Replaces the m × n matrix at the start of {@code work} (m ≥ n) by its triangular factor, any
   * signs, in the first n rows, zeros below the diagonal of these; the other rows become garbage.
   *
   * @param work the matrix, and what it becomes
   * @param m rows of the matrix
   * @param n columns of the matrix
   */
  void triangularise(double[] work, int m, int n);

  /**
   * A thin singular value decomposition.
   *
   * @param a A, m × n
   * @param m rows of A
   * @param n columns of A
   * @return U, the singular values, descending, and Vᵀ, with any signs
   */
  Svd svd(double[] a, int m, int n);

  /**
   * Eigenvalues and eigenvectors.
   *
   * @param a a symmetric matrix, of which only the lower triangle is read
   * @param n its order
   * @return the eigenvalues, ascending, and the eigenvectors, with any signs
   */
  Eigh eigh(double[] a, int n);

  /**
   * A thin QR factorisation A = Q R of an m × n matrix, with k = min(m, n).
   *
   * @param q orthonormal columns, row-major m × k
   * @param r upper triangular (trapezoidal if m &lt; n), row-major k × n
   */
  record Qr(double[] q, double[] r) {}

  /**
   * A thin singular value decomposition A = U diag(s) Vᵀ of an m × n matrix, with k = min(m, n).
   *
   * @param u left singular vectors in columns, row-major m × k
   * @param s the k singular values, descending
   * @param vt right singular vectors in rows, row-major k × n
   */
  record Svd(double[] u, double[] s, double[] vt) {}

  /**
   * The eigenvalue decomposition A = V diag(λ) Vᵀ of a symmetric n × n matrix.
   *
   * @param values the n eigenvalues λ, ascending
   * @param vectors orthonormal eigenvectors in columns, row-major n × n
   */
  record Eigh(double[] values, double[] vectors) {}
}
