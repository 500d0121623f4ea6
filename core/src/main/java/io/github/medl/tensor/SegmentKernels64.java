package io.github.medl.tensor;

/** Loops over groups of rows. */
final class SegmentKernels64 {
  private SegmentKernels64() {}

  /** y[segments[i], :] = max(y[segments[i], :], x[i, :]) for rows of length n; NaN wins. */
  static void max(double[] x, int[] segments, int n, double[] y) {
    for (int i = 0, from = 0; i < segments.length; i++) {
      int to = segments[i] * n;
      for (int k = 0; k < n; k++, from++) {
        y[to + k] = Math.max(y[to + k], x[from]);
      }
    }
  }
}
