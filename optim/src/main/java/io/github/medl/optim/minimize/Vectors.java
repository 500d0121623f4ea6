package io.github.medl.optim.minimize;

import io.github.medl.tensor.Tensor;

/** Sums over plain vectors, in a fixed order. */
final class Vectors {
  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  static double norm(double[] a) {
    return Math.sqrt(dot(a, a));
  }

  static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  /** y = a + alpha d. */
  static void along(double[] a, double alpha, double[] d, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i] + alpha * d[i];
    }
  }

  /** y = y + alpha d. */
  static void add(double[] y, double alpha, double[] d) {
    along(y, alpha, d, y);
  }

  static void negate(double[] a, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = -a[i];
    }
  }

  static void copy(Tensor from, double[] to) {
    System.arraycopy(from.unwrapDoubles(), 0, to, 0, to.length);
  }

  static boolean isFinite(double[] a) {
    for (double x : a) {
      if (!Double.isFinite(x)) {
        return false;
      }
    }
    return true;
  }
}
