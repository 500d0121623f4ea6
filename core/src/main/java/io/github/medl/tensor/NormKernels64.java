package io.github.medl.tensor;

/** Loops of {@link Normalisation} from place {@code at} of its arrays on. */
final class NormKernels64 {
  private NormKernels64() {}

  /** y = (x - mu) r g + b, with a g and a b for each number of a row. */
  static void row(
      double[] x, int at, int n, double mu, double r, double[] g, double[] b, double[] y) {
    for (int i = 0; i < n; i++) {
      y[at + i] = (x[at + i] - mu) * r * g[i] + b[i];
    }
  }

  /** dx = r (g bar - mean - (x - mu) slope), with a g for each number of a row. */
  static void rowBack(
      double[] x,
      int at,
      int n,
      double mu,
      double r,
      double[] g,
      double[] bar,
      double mean,
      double slope,
      double[] dx) {
    for (int i = 0; i < n; i++) {
      dx[at + i] = r * (g[i] * bar[at + i] - mean - (x[at + i] - mu) * slope);
    }
  }

  /** y = (x - mu) f + b for a run of one feature. */
  static void run(double[] x, int at, int n, double mu, double f, double b, double[] y) {
    for (int i = at; i < at + n; i++) {
      y[i] = (x[i] - mu) * f + b;
    }
  }

  /** dx = f (bar - mean - (x - mu) slope) for a run of one feature. */
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

  /** y = (x - mu) f + b for a row of all features. */
  static void features(double[] x, int at, int n, double[] mu, double[] f, double[] b, double[] y) {
    for (int i = 0; i < n; i++) {
      y[at + i] = (x[at + i] - mu[i]) * f[i] + b[i];
    }
  }

  /** dx = f (bar - mean - (x - mu) slope) for a row of all features. */
  static void featuresBack(
      double[] x,
      int at,
      int n,
      double[] mu,
      double[] f,
      double[] bar,
      double[] mean,
      double[] slope,
      double[] dx) {
    for (int i = 0; i < n; i++) {
      dx[at + i] = f[i] * (bar[at + i] - mean[i] - (x[at + i] - mu[i]) * slope[i]);
    }
  }
}
