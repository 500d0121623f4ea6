package io.github.medl.tensor;

/**
 * Loops of {@link Normalisation}. A row is copied to an array of its own first, so that one index
 * runs through all arrays of a loop: only then does it become vector instructions.
 */
final class NormKernels64 {
  private NormKernels64() {}

  /** y = (x - mu) r g + b for the row at a place, with a g and a b for each number. */
  static void row(
      double[] x, int at, double mu, double r, double[] g, double[] b, double[] y, double[] room) {
    int n = g.length;
    System.arraycopy(x, at, room, 0, n);
    for (int i = 0; i < n; i++) {
      room[i] = (room[i] - mu) * r * g[i] + b[i];
    }
    System.arraycopy(room, 0, y, at, n);
  }

  /** dx = r (g bar - mean - (x - mu) slope) for the row at a place, with a g for each number. */
  static void rowBack(
      double[] x,
      int at,
      double mu,
      double r,
      double[] g,
      double[] bar,
      double mean,
      double slope,
      double[] dx,
      double[][] room) {
    int n = g.length;
    System.arraycopy(x, at, room[0], 0, n);
    System.arraycopy(bar, at, room[1], 0, n);
    rowBack(room[0], mu, r, g, room[1], mean, slope);
    System.arraycopy(room[0], 0, dx, at, n);
  }

  private static void rowBack(
      double[] x, double mu, double r, double[] g, double[] bar, double mean, double slope) {
    for (int i = 0; i < g.length; i++) {
      x[i] = r * (g[i] * bar[i] - mean - (x[i] - mu) * slope);
    }
  }

  /** y = (x - mu) f + b for a run of n numbers of one feature. */
  static void run(double[] x, int at, int n, double mu, double f, double b, double[] y) {
    for (int i = at; i < at + n; i++) {
      y[i] = (x[i] - mu) * f + b;
    }
  }

  /** dx = f (bar - mean - (x - mu) slope) for a run of n numbers of one feature. */
  static void runBack(
      double[] x,
      int at,
      int n,
      double mu,
      double f,
      double[] bar,
      double mean,
      double slope,
      double[] dx) {
    for (int i = at; i < at + n; i++) {
      dx[i] = f * (bar[i] - mean - (x[i] - mu) * slope);
    }
  }

  /** y = (x - mu) f + b for rows of all features. */
  static void features(
      double[] x, int first, int last, double[] mu, double[] f, double[] b, double[] y) {
    int n = mu.length;
    double[] room = new double[n];
    for (int at = first * n; at < last * n; at += n) {
      System.arraycopy(x, at, room, 0, n);
      features(room, mu, f, b);
      System.arraycopy(room, 0, y, at, n);
    }
  }

  private static void features(double[] x, double[] mu, double[] f, double[] b) {
    for (int i = 0; i < mu.length; i++) {
      x[i] = (x[i] - mu[i]) * f[i] + b[i];
    }
  }

  /** dx = f (bar - mean - (x - mu) slope) for rows of all features. */
  static void featuresBack(
      double[] x,
      int first,
      int last,
      double[] mu,
      double[] f,
      double[] bar,
      double[] mean,
      double[] slope,
      double[] dx) {
    int n = mu.length;
    double[] room = new double[n];
    double[] other = new double[n];
    for (int at = first * n; at < last * n; at += n) {
      System.arraycopy(x, at, room, 0, n);
      System.arraycopy(bar, at, other, 0, n);
      featuresBack(room, mu, f, other, mean, slope);
      System.arraycopy(room, 0, dx, at, n);
    }
  }

  private static void featuresBack(
      double[] x, double[] mu, double[] f, double[] bar, double[] mean, double[] slope) {
    for (int i = 0; i < mu.length; i++) {
      x[i] = f[i] * (bar[i] - mean[i] - (x[i] - mu[i]) * slope[i]);
    }
  }
}
