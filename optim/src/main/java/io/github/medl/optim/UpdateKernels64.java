package io.github.medl.optim;

/**
 * The update loops of the first-order methods, one pass over the elements each. Parameters and what
 * is remembered of them are read from {@code from} on, gradients from 0 on. The float version of
 * this class is generated from it at build time.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class UpdateKernels64 {
  private UpdateKernels64() {}

  /** Two roundings, not a fused one: Java never fuses, so the bits are those of NumPy. */
  static void descend(double[] theta, double[] g, int from, int n, double rate) {
    for (int i = 0; i < n; i++) {
      theta[from + i] -= rate * g[i];
    }
  }

  static void scale(double[] g, int n, double factor) {
    for (int i = 0; i < n; i++) {
      g[i] *= factor;
    }
  }

  static void clip(double[] g, int n, double max) {
    for (int i = 0; i < n; i++) {
      g[i] = Math.max(-max, Math.min(max, g[i]));
    }
  }
}
