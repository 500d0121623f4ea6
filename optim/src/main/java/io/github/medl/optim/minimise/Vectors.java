package io.github.medl.optim.minimise;

import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;

/** Sums over plain vectors, in a fixed order. */
final class Vectors {
  /** Sums of squares below this have lost digits, or all of themselves. */
  private static final double LEAST_SQUARE = 1e-280;

  private Vectors() {}

  static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }

  /** ‖a‖, also where squares overflow or vanish. */
  static double norm(double[] a) {
    double square = dot(a, a);
    if (square >= LEAST_SQUARE && square <= Double.MAX_VALUE) {
      return Math.sqrt(square);
    }
    double largest = 0;
    for (double x : a) {
      largest = Math.max(largest, Math.abs(x));
    }
    if (largest == 0 || !Double.isFinite(largest)) {
      return largest;
    }
    int exponent = Math.getExponent(largest);
    double[] scaled = a.clone();
    scale(scaled, -exponent);
    return Math.scalb(Math.sqrt(dot(scaled, scaled)), exponent);
  }

  static double distance(double[] a, double[] b) {
    double[] difference = new double[a.length];
    along(a, -1, b, difference);
    return norm(difference);
  }

  /** a = 2^exponent a, which is exact unless it overflows or vanishes. */
  static void scale(double[] a, int exponent) {
    for (int i = 0; i < a.length; i++) {
      a[i] = Math.scalb(a[i], exponent);
    }
  }

  /** y = a + α d. */
  static void along(double[] a, double alpha, double[] d, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = a[i] + alpha * d[i];
    }
  }

  /** y = y + α d. */
  static void add(double[] y, double alpha, double[] d) {
    along(y, alpha, d, y);
  }

  static void negate(double[] a, double[] y) {
    for (int i = 0; i < y.length; i++) {
      y[i] = -a[i];
    }
  }

  static void copy(Tensor from, double[] to) {
    System.arraycopy(Storage.doubles(from), 0, to, 0, to.length);
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
