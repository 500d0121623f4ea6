package io.github.medl.tensor;

import static io.github.medl.tensor.FloatExp.LEAST;
import static io.github.medl.tensor.FloatExp.tail;

/**
 * The derivatives of x s(v) for the logistic function s, v = x (silu) or a polynomial of x (the
 * tanh form of gelu): s(v) + x v' s(v) s(-v), to 4 units in the last place of 1.
 */
final class FloatSlopes {
  private static final float A = 1.5957691f; // 2 √(2/π)
  private static final float B = 0.044715f;

  /** Beyond this both are 0 on the left and 1 on the right. */
  private static final float FAR = 11;

  private static final float STEEP = 1e10f;

  private static final FloatChunks SILU =
      FloatChunks.of(
          c -> exponents(c.x, c.v, c.u, c.y, c.n), FloatExp.scaling(), c -> silus(c.v, c.y, c.n));
  private static final FloatChunks GELU_TANH =
      FloatChunks.of(
          c -> cubicExponents(c.x, c.v, c.u, c.y, c.n),
          FloatExp.scaling(),
          c -> geluTanhs(c.v, c.y, c.n));

  private FloatSlopes() {}

  static void silu(float[] x, float[] y, int from, int to) {
    SILU.apply(x, y, from, to);
  }

  static void geluTanh(float[] x, float[] y, int from, int to) {
    GELU_TANH.apply(x, y, from, to);
  }

  /** v = x, u = -|x| within bounds, and the tails of e^u. */
  private static void exponents(float[] x, float[] v, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float z = Math.min(Math.max(x[i], LEAST), -LEAST);
      float c = -Math.abs(z);
      v[i] = z;
      u[i] = c;
      y[i] = tail(c);
    }
  }

  private static void cubicExponents(float[] x, float[] v, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float z = Math.min(Math.max(x[i], -FAR), FAR);
      float c = Math.max(-Math.abs(A * z * (1 + B * (z * z))), LEAST);
      v[i] = z;
      u[i] = c;
      y[i] = tail(c);
    }
  }

  /** Given e^-|x|. */
  private static void silus(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = slope(x[i], x[i], y[i]);
    }
  }

  private static void geluTanhs(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float z = x[i];
      y[i] = slope(z, A * z * (1 + 3 * B * (z * z)), y[i]);
    }
  }

  /** s(v) + x v' s(v) s(-v), given x, x v' and e^-|v|. */
  private static float slope(float x, float change, float e) {
    float larger = 1 / (1 + e);
    float smaller = e * larger;
    float isRight = 0.5f + 0.5f * Math.min(Math.max(x * STEEP, -1), 1);
    return (smaller + (larger - smaller) * isRight) + change * (smaller * larger);
  }
}
