package io.github.medl.tensor;

import org.apache.commons.numbers.gamma.Erf;
import org.apache.commons.numbers.gamma.Erfc;

/**
 * Transcendental functions of doubles, from {@link Math} and Commons Numbers, each in a loop from
 * {@code from} to before {@code to}.
 *
 * <p>Why not in sums and products, as {@link FloatExp} and its like for floats? Double is the
 * format of mathematics: what counts is that e<sup>x</sup> is right to the last digit, as it is in
 * other languages, and there is no vectorised way to that without the bits of a double. Networks,
 * where speed counts, train in floats.
 */
final class DoubleFunctions {
  private static final double SQRT_HALF = Math.sqrt(0.5);

  /** 2 √(2/π), of the tanh form of gelu. */
  private static final double GELU = 2 * Math.sqrt(2 / Math.PI);

  private static final double PHI_0 = 1 / Math.sqrt(2 * Math.PI);

  private DoubleFunctions() {}

  static void exp(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.exp(x[i]);
    }
  }

  static void log(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.log(x[i]);
    }
  }

  static void expm1(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.expm1(x[i]);
    }
  }

  static void log1p(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.log1p(x[i]);
    }
  }

  static void tanh(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.tanh(x[i]);
    }
  }

  static void sigmoid(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = sigmoid(x[i]);
    }
  }

  /** Far to the left it is e^x, and e^-x would overflow. */
  private static double sigmoid(double x) {
    return x < -700 ? Math.exp(x) : 1 / (1 + Math.exp(-x));
  }

  static void softplus(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = softplus(x[i]);
    }
  }

  /** log(1 + e^x) = max(x, 0) + log(1 + e^-|x|), which overflows nowhere. */
  private static double softplus(double x) {
    return Math.max(x, 0) + Math.log1p(Math.exp(-Math.abs(x)));
  }

  /** log(1 / (1 + e^-x)). */
  static void logSigmoid(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = -softplus(-x[i]);
    }
  }

  /** x / (1 + e^-x), -0 in the limit at -∞. */
  static void silu(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Math.max(x[i], -800) * sigmoid(x[i]);
    }
  }

  static void erf(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = Erf.value(x[i]);
    }
  }

  /** x times the standard normal distribution function of x, -0 in the limit at -∞. */
  static void gelu(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      y[i] = 0.5 * Math.max(x[i], -50) * Erfc.value(-x[i] * SQRT_HALF); // 1 + erf would cancel
    }
  }

  /** The derivative of gelu, Φ(x) + x φ(x). */
  static void geluSlope(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double z = Math.min(Math.max(x[i], -50), 50);
      y[i] = 0.5 * Erfc.value(-z * SQRT_HALF) + z * Math.exp(-0.5 * z * z) * PHI_0;
    }
  }

  /** The derivative of silu, s(x) + x s(x) s(-x). */
  static void siluSlope(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double s = sigmoid(x[i]);
      y[i] = s + Math.min(Math.max(x[i], -800), 800) * s * sigmoid(-x[i]);
    }
  }

  /** The derivative of geluTanh. */
  static void geluTanhSlope(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double z = Math.min(Math.max(x[i], -50), 50);
      double v = GELU * z * (1 + 0.044715 * z * z);
      double s = sigmoid(v);
      y[i] = s + z * s * sigmoid(-v) * GELU * (1 + 3 * 0.044715 * z * z);
    }
  }

  /** x (1 + tanh(√(2/π) (x + 0.044715 x³))) / 2, -0 in the limit at -∞. */
  static void geluTanh(double[] x, double[] y, int from, int to) {
    for (int i = from; i < to; i++) {
      double z = x[i];
      y[i] = Math.max(z, -50) * sigmoid(GELU * z * (1 + 0.044715 * z * z));
    }
  }
}
