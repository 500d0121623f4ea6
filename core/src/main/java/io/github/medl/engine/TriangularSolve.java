package io.github.medl.engine;

/** Substitution by rows: each solved row is subtracted from the rows that still wait. */
final class TriangularSolve {
  private TriangularSolve() {}

  /** Overwrites {@code x} (n × nrhs), which holds B, with the solution and returns it. */
  static double[] solve(double[] t, boolean lower, boolean transpose, double[] x, int n, int nrhs) {
    boolean forward = lower != transpose;
    for (int step = 0; step < n; step++) {
      int i = forward ? step : n - 1 - step;
      int from = forward ? 0 : i + 1;
      int to = forward ? i : n;
      for (int j = from; j < to; j++) {
        subtract(x, i * nrhs, x, j * nrhs, nrhs, transpose ? t[j * n + i] : t[i * n + j]);
      }
      for (int c = i * nrhs; c < (i + 1) * nrhs; c++) {
        x[c] /= t[i * n + i];
      }
    }
    return x;
  }

  private static void subtract(double[] y, int yRow, double[] x, int xRow, int length, double f) {
    for (int c = 0; c < length; c++) {
      y[yRow + c] -= f * x[xRow + c];
    }
  }
}
