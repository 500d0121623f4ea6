package io.github.medl.nd4j;

import io.github.medl.engine.Decompositions;
import io.github.medl.engine.Factorisations;
import io.github.medl.engine.NotPositiveDefiniteException;
import io.github.medl.engine.SingularMatrixException;
import java.util.Arrays;
import org.nd4j.linalg.api.blas.Lapack;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Factorisations by the LAPACK of ND4J's backend. Its interface knows tall matrices only and forms
 * all singular vectors, so wide matrices are transposed and tall ones reduced to a triangle first.
 */
final class Nd4jFactorisations implements Factorisations {
  private static Lapack lapack() {
    Nd4jEngine.useOneThread();
    return Nd4j.getBlasWrapper().lapack();
  }

  @Override
  public double[] solve(double[] a, double[] b, int n, int nrhs) {
    try (INDArray factors = matrix(a, n, n);
        INDArray pivots = lapack().getrf(factors)) {
      double[] lu = array(factors);
      double[] x = b.clone();
      for (int i = 0; i < n; i++) {
        if (lu[i * n + i] == 0) {
          throw SingularMatrixException.ofOrder(n);
        }
        swapRows(x, i, pivots.getInt(i) - 1, nrhs);
      }
      double[] l = lu.clone();
      for (int i = 0; i < n; i++) {
        l[i * n + i] = 1;
      }
      double[] y = Decompositions.solveTriangular(l, true, false, x, n, nrhs);
      return Decompositions.solveTriangular(lu, false, false, y, n, nrhs);
    }
  }

  private static void swapRows(double[] x, int i, int j, int columns) {
    for (int c = 0; c < columns; c++) {
      double kept = x[i * columns + c];
      x[i * columns + c] = x[j * columns + c];
      x[j * columns + c] = kept;
    }
  }

  @Override
  public double[] cholesky(double[] a, int n) {
    int bad = firstBadMinor(a, n);
    if (bad > 0) {
      throw NotPositiveDefiniteException.atMinor(bad, n);
    }
    try (INDArray factor = matrix(a, n, n)) {
      lapack().potrf(factor, true);
      double[] l = array(factor);
      for (int i = 0; i < n; i++) {
        Arrays.fill(l, i * n + i + 1, (i + 1) * n, 0);
      }
      return l;
    }
  }

  /** The interface of ND4J says only in the words of an Error which minor is not positive. */
  private static int firstBadMinor(double[] a, int n) {
    double[] l = new double[n * n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        double sum = a[i * n + j];
        for (int k = 0; k < j; k++) {
          sum -= l[i * n + k] * l[j * n + k];
        }
        if (i == j && !(sum > 0)) {
          return i + 1;
        }
        l[i * n + j] = i == j ? Math.sqrt(sum) : sum / l[j * n + j];
      }
    }
    return 0;
  }

  @Override
  public Qr qr(double[] a, int m, int n) {
    int k = Math.min(m, n);
    try (INDArray q = matrix(k == n ? a : columns(a, m, n, k), m, k);
        INDArray r = Nd4j.create(DataType.DOUBLE, k, k)) {
      lapack().geqrf(q, r);
      if (k == n) {
        return new Qr(array(q), array(r));
      }
      // The columns beyond the square: R = [R₁ QᵀA₂].
      try (INDArray all = matrix(a, m, n);
          INDArray wide = Nd4j.gemm(q, all, true, false)) {
        double[] rows = array(wide);
        for (int i = 1; i < k; i++) {
          Arrays.fill(rows, i * n, i * n + i, 0);
        }
        return new Qr(array(q), rows);
      }
    }
  }

  private static double[] columns(double[] a, int m, int n, int k) {
    double[] first = new double[m * k];
    for (int i = 0; i < m; i++) {
      System.arraycopy(a, i * n, first, i * k, k);
    }
    return first;
  }

  @Override
  public void triangularise(double[] work, int m, int n) {
    double[] r = qr(work.length == m * n ? work : Arrays.copyOf(work, m * n), m, n).r();
    System.arraycopy(r, 0, work, 0, r.length);
  }

  @Override
  public Svd svd(double[] a, int m, int n) {
    if (m < n) {
      Svd turned = svd(transpose(a, m, n), n, m);
      return new Svd(transpose(turned.vt(), m, m), turned.s(), transpose(turned.u(), n, m));
    }
    if (m > n) {
      // A = Q R and R = U S Vᵀ give A = (Q U) S Vᵀ.
      Qr qr = qr(a, m, n);
      Svd small = svd(qr.r(), n, n);
      try (INDArray q = matrix(qr.q(), m, n);
          INDArray u = matrix(small.u(), n, n);
          INDArray product = Nd4j.gemm(q, u, false, false)) {
        return new Svd(array(product), small.s(), small.vt());
      }
    }
    try (INDArray x = matrix(a, n, n);
        INDArray s = Nd4j.create(DataType.DOUBLE, n);
        INDArray u = Nd4j.create(DataType.DOUBLE, n, n);
        INDArray vt = Nd4j.create(DataType.DOUBLE, n, n)) {
      lapack().gesvd(x, s, u, vt);
      return new Svd(array(u), array(s), array(vt));
    }
  }

  @Override
  public Eigh eigh(double[] a, int n) {
    try (INDArray vectors = matrix(a, n, n);
        INDArray values = Nd4j.create(DataType.DOUBLE, n)) {
      int info = lapack().syev('V', 'L', vectors, values);
      if (info != 0) {
        throw new ArithmeticException("eigh: LAPACK's syev failed with info = " + info);
      }
      return new Eigh(array(values), array(vectors));
    }
  }

  private static INDArray matrix(double[] x, int rows, int columns) {
    return Nd4j.create(x, new long[] {rows, columns}, 'c');
  }

  /** The elements by rows. */
  private static double[] array(INDArray x) {
    return x.dup('c').data().asDouble();
  }

  private static double[] transpose(double[] x, int rows, int columns) {
    double[] t = new double[x.length];
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < columns; j++) {
        t[j * rows + i] = x[i * columns + j];
      }
    }
    return t;
  }
}
