package io.github.medl.engine;

/** Makes factors unique that are determined only up to the sign of a column. */
final class Signs {
  /**
   * Components this close to the largest count as equally large, so that rounding decides nothing.
   */
  private static final double TIE = 1 - 1e-8;

  private Signs() {}

  /** Diagonal of R ≥ 0. */
  static Factorisations.Qr fix(Factorisations.Qr qr, int m, int n) {
    int k = Math.min(m, n);
    for (int j = 0; j < k; j++) {
      if (qr.r()[j * n + j] < 0) {
        negateRow(qr.r(), j, n);
        negateColumn(qr.q(), j, m, k);
      }
    }
    return qr;
  }

  /** Negates the rows of R whose diagonal element is negative. */
  static void makeDiagonalPositive(double[] r, int rows, int n) {
    for (int i = 0; i < rows; i++) {
      if (r[i * n + i] < 0) {
        negateRow(r, i, n);
      }
    }
  }

  /** The largest component of every column of U positive. */
  static Factorisations.Svd fix(Factorisations.Svd svd, int m, int n) {
    int k = Math.min(m, n);
    for (int j = 0; j < k; j++) {
      if (largest(svd.u(), j, m, k) < 0) {
        negateColumn(svd.u(), j, m, k);
        negateRow(svd.vt(), j, n);
      }
    }
    return svd;
  }

  /** The largest component of every eigenvector positive. */
  static Factorisations.Eigh fix(Factorisations.Eigh eigh, int n) {
    for (int j = 0; j < n; j++) {
      if (largest(eigh.vectors(), j, n, n) < 0) {
        negateColumn(eigh.vectors(), j, n, n);
      }
    }
    return eigh;
  }

  private static double largest(double[] x, int column, int rows, int columns) {
    double max = 0;
    for (int i = 0; i < rows; i++) {
      max = Math.max(max, Math.abs(x[i * columns + column]));
    }
    int i = 0;
    while (Math.abs(x[i * columns + column]) < max * TIE) {
      i++;
    }
    return x[i * columns + column];
  }

  private static void negateColumn(double[] x, int column, int rows, int columns) {
    for (int i = 0; i < rows; i++) {
      x[i * columns + column] = -x[i * columns + column];
    }
  }

  private static void negateRow(double[] x, int row, int columns) {
    for (int i = row * columns; i < (row + 1) * columns; i++) {
      // 0 - x keeps the zeros below the diagonal of R positive.
      x[i] = 0 - x[i];
    }
  }
}
