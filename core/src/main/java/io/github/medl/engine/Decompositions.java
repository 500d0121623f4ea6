package io.github.medl.engine;

/**
 * Factorisations of dense matrices in row-major double arrays, and what they solve.
 *
 * <p>Arguments are never changed. NaN and infinite elements are refused with an {@link
 * IllegalArgumentException} that names the first: a factorisation of them means nothing, and some
 * algorithms would not end. Matrices of very large or very small elements are scaled by a power of
 * two before and back after, so that no square overflows or vanishes. Signs are fixed, so that
 * every engine gives the same factors.
 */
public final class Decompositions {
  private Decompositions() {}

  /**
   * The solution X of A X = B, by LU factorisation with partial pivoting.
   *
   * <p>As in NumPy, only a pivot that is exactly zero is refused. Where A is singular but for
   * rounding, as {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}} is, a pivot of the size of the rounding remains,
   * and the elements of X are of the size of its inverse.
   *
   * @param a the square matrix A, n × n
   * @param b the right-hand sides B, n × nrhs
   * @param n the order of A
   * @param nrhs the number of right-hand sides
   * @return X, row-major n × nrhs
   * @throws SingularMatrixException when a pivot is exactly zero
   */
  public static double[] solve(double[] a, double[] b, int n, int nrhs) {
    check("solve", a, n, n);
    check("solve", b, n, nrhs);
    if (n == 0 || nrhs == 0) {
      return new double[n * nrhs];
    }
    int ea = Scale.exponent(a);
    int eb = Scale.exponent(b);
    double[] x =
        Engines.factorisations(n, n).solve(Scale.times(a, -ea), Scale.times(b, -eb), n, nrhs);
    return Scale.times(x, eb - ea);
  }

  /**
   * The Cholesky factor L of A = L Lᵀ, lower triangular with a positive diagonal.
   *
   * @param a the symmetric positive definite matrix A, n × n; only its lower triangle is read
   * @param n the order of A
   * @return L, row-major n × n, zeros above the diagonal
   * @throws NotPositiveDefiniteException naming the first leading minor that is not positive
   */
  public static double[] cholesky(double[] a, int n) {
    check("cholesky", a, n, n);
    if (n == 0) {
      return new double[0];
    }
    int half = Scale.exponentOfLower(a, n) / 2;
    double[] l = Engines.factorisations(n, n).cholesky(Scale.times(a, -2 * half), n);
    return Scale.times(l, half);
  }

  /**
   * The solution X of T X = B or Tᵀ X = B with T triangular.
   *
   * @param t the matrix T, n × n; only the named triangle is read
   * @param lower whether T is lower triangular
   * @param transpose whether to solve with Tᵀ
   * @param b the right-hand sides B, n × nrhs
   * @param n the order of T
   * @param nrhs the number of right-hand sides
   * @return X, row-major n × nrhs
   * @throws SingularMatrixException when a diagonal element is zero
   */
  public static double[] solveTriangular(
      double[] t, boolean lower, boolean transpose, double[] b, int n, int nrhs) {
    check("solveTriangular", t, n, n);
    check("solveTriangular", b, n, nrhs);
    for (int i = 0; i < n; i++) {
      if (t[i * n + i] == 0) {
        throw new SingularMatrixException(
            "solveTriangular: the diagonal element " + i + " of the triangular matrix is zero");
      }
    }
    return TriangularSolve.solve(t, lower, transpose, b.clone(), n, nrhs);
  }

  /**
   * The thin QR factorisation A = Q R; the diagonal of R is ≥ 0.
   *
   * @param a the matrix A, m × n
   * @param m rows of A
   * @param n columns of A
   * @return Q (m × k) and R (k × n), k = min(m, n)
   */
  public static Factorisations.Qr qr(double[] a, int m, int n) {
    check("qr", a, m, n);
    int k = Math.min(m, n);
    if (k == 0) {
      return new Factorisations.Qr(new double[0], new double[0]);
    }
    int e = Scale.exponent(a);
    Factorisations.Qr qr = Engines.factorisations(m, n).qr(Scale.times(a, -e), m, n);
    return Signs.fix(new Factorisations.Qr(qr.q(), Scale.times(qr.r(), e)), m, n);
  }

  /**
   * The thin singular value decomposition A = U diag(s) Vᵀ; the component of largest absolute value
   * of every left vector is positive.
   *
   * @param a the matrix A, m × n
   * @param m rows of A
   * @param n columns of A
   * @return U (m × k), s descending, Vᵀ (k × n), k = min(m, n)
   */
  public static Factorisations.Svd svd(double[] a, int m, int n) {
    check("svd", a, m, n);
    int k = Math.min(m, n);
    if (k == 0) {
      return new Factorisations.Svd(new double[0], new double[0], new double[0]);
    }
    int e = Scale.exponent(a);
    Factorisations.Svd svd = Engines.factorisations(m, n).svd(Scale.times(a, -e), m, n);
    return Signs.fix(new Factorisations.Svd(svd.u(), Scale.times(svd.s(), e), svd.vt()), m, n);
  }

  /**
   * The eigenvalue decomposition A = V diag(λ) Vᵀ of a symmetric matrix; the component of largest
   * absolute value of every eigenvector is positive.
   *
   * <p>Eigenvalues are as exact as the largest of them allows: to a few 2⁻⁵² n max |λ|. Of a graded
   * matrix such as {{1, 1e-9}, {1e-9, 2e-18}} the small ones may have no right digit.
   *
   * @param a the symmetric matrix A, n × n; only its lower triangle is read
   * @param n the order of A
   * @return λ ascending and V, eigenvectors in columns
   */
  public static Factorisations.Eigh eigh(double[] a, int n) {
    check("eigh", a, n, n);
    if (n == 0) {
      return new Factorisations.Eigh(new double[0], new double[0]);
    }
    int e = Scale.exponentOfLower(a, n);
    Factorisations.Eigh eigh = Engines.factorisations(n, n).eigh(Scale.times(a, -e), n);
    return Signs.fix(new Factorisations.Eigh(Scale.times(eigh.values(), e), eigh.vectors()), n);
  }

  /**
   * The minimum-norm solution of the least-squares problem min ‖A X − B‖, by a QR factorisation of
   * [A B] over blocks of rows and the singular value decomposition of the small triangle.
   *
   * @param a the matrix A, m × n
   * @param m rows of A
   * @param n columns of A
   * @param b the right-hand sides B, m × nrhs
   * @param nrhs the number of right-hand sides
   * @param rcond singular values up to {@code rcond} times the largest count as zero; negative:
   *     2⁻⁵² max(m, n)
   * @return the solution, the rank, the singular values and the sums of squared residuals
   * @see RowCompressor
   */
  public static RowCompressor.Solution lstsq(
      double[] a, int m, int n, double[] b, int nrhs, double rcond) {
    check("lstsq", a, m, n);
    check("lstsq", b, m, nrhs);
    RowCompressor rows = new RowCompressor(n + nrhs);
    rows.append(a, n, b, nrhs, m);
    return rows.lstsq(nrhs, rcond);
  }

  static void check(String operation, double[] x, int rows, int columns) {
    if (rows < 0 || columns < 0 || x.length != (long) rows * columns) {
      throw new IllegalArgumentException(
          operation
              + ": expected an array of "
              + rows
              + " x "
              + columns
              + " elements, got "
              + x.length);
    }
    for (int i = 0; i < x.length; i++) {
      if (!(Math.abs(x[i]) <= Double.MAX_VALUE)) {
        throw new IllegalArgumentException(
            operation
                + ": element ("
                + i / columns
                + ", "
                + i % columns
                + ") is "
                + x[i]
                + ", and only finite matrices can be factored");
      }
    }
  }
}
