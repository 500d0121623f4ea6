package io.github.medl.tensor;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Loops of {@link ScaledSoftmax} over rows of length n, from {@code first} to before {@code last}.
 */
final class ScaledKernels64 {
  private ScaledKernels64() {}

  /** y = s x where the mask is not 0, else -∞; s x everywhere without a mask. */
  static void scores(
      double[] x,
      double s,
      double @Nullable [] mask,
      Strided places,
      int n,
      double[] y,
      int first,
      int last) {
    if (mask == null) {
      for (int i = first * n; i < last * n; i++) {
        y[i] = x[i] * s;
      }
      return;
    }
    double[] m = new double[n];
    for (int from = first * n; from < last * n; from += n) {
      LayoutKernels64.gather(mask, places, from, from + n, m, 0);
      for (int i = 0; i < n; i++) {
        y[from + i] = m[i] != 0 ? x[from + i] * s : Double.NEGATIVE_INFINITY;
      }
    }
  }

  /** Zeros in the rows where the mask has no place: a softmax is not defined there. */
  static void clear(
      double @Nullable [] mask, Strided places, int n, double[] y, int first, int last) {
    if (mask == null) {
      return;
    }
    double[] m = new double[n];
    for (int from = first * n; from < last * n; from += n) {
      if (y[from] == y[from]) { // as soon as one is NaN all are
        continue;
      }
      LayoutKernels64.gather(mask, places, from, from + n, m, 0);
      boolean isEmpty = true;
      for (double place : m) {
        isEmpty &= place == 0;
      }
      if (isEmpty) {
        Arrays.fill(y, from, from + n, 0);
      }
    }
  }

  /** z = s y (b - sum b y). */
  @SuppressWarnings("cast") // the cast matters in the float version
  static void slope(double[] y, double[] b, double s, int n, double[] z, int first, int last) {
    for (int from = first * n; from < last * n; from += n) {
      double mean = (double) Sums.dot(y, b, from, n);
      for (int i = from; i < from + n; i++) {
        z[i] = y[i] * (b[i] - mean) * s;
      }
    }
  }
}
