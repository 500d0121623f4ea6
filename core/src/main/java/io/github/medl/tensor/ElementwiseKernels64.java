package io.github.medl.tensor;

/**
 * Loops over arrays, one for each elementwise operation: y[i] = f(x[i]). Those of one operand run
 * from {@code from} to before {@code to}, so that a block can be done alone.
 *
 * <p>Each operation has a loop of its own because the compiler then turns it into vector
 * instructions; the float version of this class is generated from it at build time.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class ElementwiseKernels64 {
  private ElementwiseKernels64() {}

  static void neg(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -x[i];
    }
  }

  static void sqrt(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.sqrt(x[i]);
    }
  }

  static void square(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = x[i] * x[i];
    }
  }

  static void sin(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.sin(x[i]);
    }
  }

  static void cos(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.cos(x[i]);
    }
  }

  static void tan(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = (double) Math.tan(x[i]);
    }
  }

  static void relu(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], (double) 0);
    }
  }

  static void leakyRelu(double[] x, double slope, double[] y, int from, int to) {
    if (slope == 0) { // 0 times an infinity would be NaN
      relu(x, y, from, to);
      return;
    }
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], x[i] * slope);
    }
  }

  static void abs(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.abs(x[i]);
    }
  }

  static void sign(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.signum(x[i]) + (double) 0; // + 0 turns -0 into 0
    }
  }

  static void clip(double[] x, double low, double high, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.min(Math.max(x[i], low), high);
    }
  }
}
