package io.github.medl.engine;

/**
 * QR factorisation by Householder reflections H = I − τ v vᵀ, on row-major arrays.
 *
 * <p>Apache Commons Math has one too, but it always forms the square m × m factor Q: a tall data
 * matrix of 60 000 rows would ask for 29 GB. Here Q is thin, or is not formed at all.
 */
final class Householder {
  private Householder() {}

  static Factorisations.Qr qr(double[] a, int m, int n) {
    int k = Math.min(m, n);
    double[] work = a.clone();
    double[] tau = reflect(work, m, n);
    double[] r = new double[k * n];
    for (int i = 0; i < k; i++) {
      System.arraycopy(work, i * n + i, r, i * n + i, n - i);
    }
    // Q = H_0 H_1 ... applied to the first k columns of the identity, last reflection first.
    double[] q = new double[m * k];
    for (int i = 0; i < k; i++) {
      q[i * k + i] = 1;
    }
    double[] v = new double[m];
    double[] sums = new double[k];
    for (int j = k - 1; j >= 0; j--) {
      v[j] = 1;
      for (int i = j + 1; i < m; i++) {
        v[i] = work[i * n + j];
      }
      apply(v, tau[j], q, j, m, j, k, sums);
    }
    return new Factorisations.Qr(q, r);
  }

  static void triangularise(double[] work, int m, int n) {
    reflect(work, m, n);
    for (int i = 1; i < n; i++) {
      java.util.Arrays.fill(work, i * n, i * n + i, 0);
    }
  }

  /** Leaves R on and above the diagonal and the vectors v (without their leading 1) below it. */
  private static double[] reflect(double[] x, int m, int n) {
    int k = Math.min(m, n);
    double[] tau = new double[k];
    double[] v = new double[m];
    double[] sums = new double[n];
    for (int j = 0; j < k; j++) {
      double scale = 0;
      for (int i = j + 1; i < m; i++) {
        scale = Math.max(scale, Math.abs(x[i * n + j]));
      }
      if (scale == 0) {
        continue;
      }
      double head = x[j * n + j];
      scale = Math.max(scale, Math.abs(head));
      double squares = 0;
      for (int i = j; i < m; i++) {
        double t = x[i * n + j] / scale;
        squares += t * t;
      }
      double beta = -Math.copySign(scale * Math.sqrt(squares), head);
      tau[j] = (beta - head) / beta;
      v[j] = 1;
      for (int i = j + 1; i < m; i++) {
        v[i] = x[i * n + j] / (head - beta);
        x[i * n + j] = v[i];
      }
      x[j * n + j] = beta;
      apply(v, tau[j], x, j, m, j + 1, n, sums);
    }
    return tau;
  }

  /**
   * X := (I − τ v vᵀ) X for rows {@code row..m} and columns {@code from..n}, both passes by rows.
   */
  private static void apply(
      double[] v, double tau, double[] x, int row, int m, int from, int n, double[] sums) {
    java.util.Arrays.fill(sums, from, n, 0);
    for (int i = row; i < m; i++) {
      addScaled(sums, from, x, i * n + from, n - from, v[i]);
    }
    for (int i = row; i < m; i++) {
      addScaled(x, i * n + from, sums, from, n - from, -tau * v[i]);
    }
  }

  private static void addScaled(
      double[] y, int yOffset, double[] x, int xOffset, int length, double factor) {
    for (int j = 0; j < length; j++) {
      y[yOffset + j] += factor * x[xOffset + j];
    }
  }
}
