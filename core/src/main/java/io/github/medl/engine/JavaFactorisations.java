package io.github.medl.engine;

import org.apache.commons.math3.linear.Array2DRowRealMatrix;
import org.apache.commons.math3.linear.CholeskyDecomposition;
import org.apache.commons.math3.linear.DecompositionSolver;
import org.apache.commons.math3.linear.EigenDecomposition;
import org.apache.commons.math3.linear.LUDecomposition;
import org.apache.commons.math3.linear.NonPositiveDefiniteMatrixException;
import org.apache.commons.math3.linear.RealMatrix;
import org.apache.commons.math3.linear.SingularValueDecomposition;

/** Factorisations without native code: Apache Commons Math, and our own {@link Householder}. */
final class JavaFactorisations implements Factorisations {
  @Override
  public double[] solve(double[] a, double[] b, int n, int nrhs) {
    // Only an exact zero pivot is singular, as in LAPACK; the default, 1e-11, depends on the scale.
    DecompositionSolver solver = new LUDecomposition(matrix(a, n, n), Double.MIN_VALUE).getSolver();
    if (!solver.isNonSingular()) {
      throw SingularMatrixException.ofOrder(n);
    }
    return array(solver.solve(matrix(b, n, nrhs)));
  }

  @Override
  public double[] cholesky(double[] a, int n) {
    try {
      return array(new CholeskyDecomposition(symmetric(a, n), 1e-15, 0).getL());
    } catch (NonPositiveDefiniteMatrixException e) {
      throw NotPositiveDefiniteException.atMinor(e.getRow() + 1, n);
    }
  }

  @Override
  public Qr qr(double[] a, int m, int n) {
    return Householder.qr(a, m, n);
  }

  @Override
  public void triangularise(double[] work, int m, int n) {
    Householder.triangularise(work, m, n);
  }

  @Override
  public Svd svd(double[] a, int m, int n) {
    SingularValueDecomposition svd = new SingularValueDecomposition(matrix(a, m, n));
    return new Svd(array(svd.getU()), svd.getSingularValues(), array(svd.getVT()));
  }

  @Override
  public Eigh eigh(double[] a, int n) {
    EigenDecomposition eigen = new EigenDecomposition(symmetric(a, n));
    double[] descending = eigen.getRealEigenvalues();
    RealMatrix v = eigen.getV();
    double[] values = new double[n];
    double[] vectors = new double[n * n];
    for (int j = 0; j < n; j++) {
      values[j] = descending[n - 1 - j];
      for (int i = 0; i < n; i++) {
        vectors[i * n + j] = v.getEntry(i, n - 1 - j);
      }
    }
    return new Eigh(values, vectors);
  }

  /** The lower triangle mirrored: Commons Math refuses or mistakes what is a rounding away. */
  private static RealMatrix symmetric(double[] a, int n) {
    double[][] rows = new double[n][n];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        rows[i][j] = a[i * n + j];
        rows[j][i] = a[i * n + j];
      }
    }
    return new Array2DRowRealMatrix(rows, false);
  }

  private static RealMatrix matrix(double[] a, int rows, int columns) {
    double[][] data = new double[rows][columns];
    for (int i = 0; i < rows; i++) {
      System.arraycopy(a, i * columns, data[i], 0, columns);
    }
    return new Array2DRowRealMatrix(data, false);
  }

  private static double[] array(RealMatrix matrix) {
    int columns = matrix.getColumnDimension();
    double[] data = new double[matrix.getRowDimension() * columns];
    for (int i = 0; i < matrix.getRowDimension(); i++) {
      System.arraycopy(matrix.getRow(i), 0, data, i * columns, columns);
    }
    return data;
  }
}
