package io.github.medl.engine;

import io.github.medl.numeric.PowerOfTwo;

/**
 * Powers of two that bring a matrix to where squares of its elements neither overflow nor vanish.
 * They change no digit; a matrix of ordinary size is left as it is.
 */
final class Scale {
  /** Elements up to 2²⁰⁰ = 1.6e60: room for sums of products of four. */
  private static final int ORDINARY = 200;

  private Scale() {}

  /** The power e for which the largest element of x 2⁻ᵉ is about 1, or 0 if x is ordinary. */
  static int exponent(double[] x) {
    double largest = 0;
    for (double value : x) {
      largest = Math.max(largest, Math.abs(value));
    }
    return PowerOfTwo.exponent(largest, ORDINARY);
  }

  /** The same of the lower triangle of a square matrix. */
  static int exponentOfLower(double[] x, int n) {
    double largest = 0;
    for (int i = 0; i < n; i++) {
      for (int j = 0; j <= i; j++) {
        largest = Math.max(largest, Math.abs(x[i * n + j]));
      }
    }
    return PowerOfTwo.exponent(largest, ORDINARY);
  }

  /** x 2ᵖ, a copy unless p is 0. */
  static double[] times(double[] x, int power) {
    if (power == 0) {
      return x;
    }
    double[] scaled = new double[x.length];
    for (int i = 0; i < x.length; i++) {
      scaled[i] = Math.scalb(x[i], power);
    }
    return scaled;
  }
}
