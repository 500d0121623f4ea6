package io.github.medl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas;

/**
 * Factorisations by LAPACK, one thread each.
 *
 * <p>LAPACK stores columns one after the other, so that it sees the transpose of every row-major
 * matrix. Instead of transposing, the transposed problem is solved where that is as good: A = Q R
 * is Aᵀ = Rᵀ Qᵀ, an LQ factorisation; A = U S Vᵀ is Aᵀ = V S Uᵀ; a lower triangle is an upper one.
 */
final class LapackFactorisations implements Factorisations {
  private static final int COLUMN_MAJOR = openblas.LAPACK_COL_MAJOR;

  /** LAPACK is another library than the products' and takes its own time to load. */
  private static final class Shared {
    private static final LapackFactorisations FACTORISATIONS = new LapackFactorisations();
  }

  LapackFactorisations() {
    Loader.load(openblas.class);
  }

  static LapackFactorisations shared() {
    OpenBlas.useOneThread();
    return Shared.FACTORISATIONS;
  }

  @Override
  public double[] solve(double[] a, double[] b, int n, int nrhs) {
    // Transposed, so that pivots are chosen in columns of A as everywhere in the literature.
    double[] lu = JavaKernels64.transpose(a, 0, n, n);
    double[] x = nrhs == 1 ? b.clone() : JavaKernels64.transpose(b, 0, n, nrhs);
    int[] pivots = new int[n];
    int info = openblas.LAPACKE_dgetrf(COLUMN_MAJOR, n, n, lu, n, pivots);
    if (info > 0) {
      throw SingularMatrixException.ofOrder(n);
    }
    check("dgetrf", info);
    check(
        "dgetrs", openblas.LAPACKE_dgetrs(COLUMN_MAJOR, (byte) 'N', n, nrhs, lu, n, pivots, x, n));
    return nrhs == 1 ? x : JavaKernels64.transpose(x, 0, nrhs, n);
  }

  @Override
  public double[] cholesky(double[] a, int n) {
    double[] l = a.clone();
    int info = openblas.LAPACKE_dpotrf(COLUMN_MAJOR, (byte) 'U', n, l, n);
    if (info > 0) {
      throw NotPositiveDefiniteException.atMinor(info, n);
    }
    check("dpotrf", info);
    for (int i = 0; i < n; i++) {
      Arrays.fill(l, i * n + i + 1, (i + 1) * n, 0);
    }
    return l;
  }

  @Override
  public Qr qr(double[] a, int m, int n) {
    int k = Math.min(m, n);
    double[] work = a.clone();
    double[] tau = new double[k];
    check("dgelqf", openblas.LAPACKE_dgelqf(COLUMN_MAJOR, n, m, work, n, tau));
    double[] r = Arrays.copyOf(work, k * n);
    clearBelowDiagonal(r, k, n);
    check("dorglq", openblas.LAPACKE_dorglq(COLUMN_MAJOR, k, m, k, work, n, tau));
    if (k == n) {
      return new Qr(work, r);
    }
    double[] q = new double[m * k];
    for (int i = 0; i < m; i++) {
      System.arraycopy(work, i * n, q, i * k, k);
    }
    return new Qr(q, r);
  }

  @Override
  public void triangularise(double[] work, int m, int n) {
    check("dgelqf", openblas.LAPACKE_dgelqf(COLUMN_MAJOR, n, m, work, n, new double[n]));
    clearBelowDiagonal(work, n, n);
  }

  @Override
  public Svd svd(double[] a, int m, int n) {
    int k = Math.min(m, n);
    double[] u = new double[m * k];
    double[] s = new double[k];
    double[] vt = new double[k * n];
    int info =
        openblas.LAPACKE_dgesdd(COLUMN_MAJOR, (byte) 'S', n, m, a.clone(), n, s, vt, n, u, k);
    if (info > 0) {
      // Divide and conquer fails, rarely, where the older QR iteration still converges.
      info =
          openblas.LAPACKE_dgesvd(
              COLUMN_MAJOR,
              (byte) 'S',
              (byte) 'S',
              n,
              m,
              a.clone(),
              n,
              s,
              vt,
              n,
              u,
              k,
              new double[Math.max(1, k - 1)]);
    }
    check("dgesdd", info);
    return new Svd(u, s, vt);
  }

  @Override
  public Eigh eigh(double[] a, int n) {
    double[] vectors = a.clone();
    double[] values = new double[n];
    check(
        "dsyevd",
        openblas.LAPACKE_dsyevd(COLUMN_MAJOR, (byte) 'V', (byte) 'U', n, vectors, n, values));
    return new Eigh(values, JavaKernels64.transpose(vectors, 0, n, n));
  }

  private static void clearBelowDiagonal(double[] r, int rows, int n) {
    for (int i = 1; i < rows; i++) {
      Arrays.fill(r, i * n, i * n + i, 0);
    }
  }

  private static void check(String routine, int info) {
    if (info != 0) {
      throw new ArithmeticException(
          "LAPACK's "
              + routine
              + " failed with info = "
              + info
              + (info > 0 ? ": it did not converge" : ""));
    }
  }
}
