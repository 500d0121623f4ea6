package io.github.medl.tensor;

import static io.github.medl.tensor.FloatExp.LEAST;
import static io.github.medl.tensor.FloatExp.clamp;
import static io.github.medl.tensor.FloatExp.head;
import static io.github.medl.tensor.FloatExp.shifted;
import static io.github.medl.tensor.FloatExp.tail;
import static io.github.medl.tensor.FloatExp.tailOf;
import static io.github.medl.tensor.FloatExp.whole;

/**
 * The logistic function of floats and what is made of it, from the parts of {@link FloatExp}.
 *
 * <p>sigmoid(u) = 1 / (1 + e<sup>-u</sup>) is computed with one rounding of the denominator and one
 * of the quotient. With e<sup>-u</sup> = s t (head + tail) for powers of two s and t, both sides of
 * the quotient are divided by t, so that neither overflows where the quotient is a float.
 */
final class FloatSigmoid {
  // 2 √(2/π) (x + 0.044715 x³) = A x + B x³; the first parts of B and A have 12 and 24 bits.
  private static final double A = 1.5957691216057307117597842397375;
  private static final double B = A * 0.044715;
  private static final float A_HIGH = (float) A;
  private static final float A_LOW = (float) (A - A_HIGH);
  private static final float B_ALL = (float) B;
  private static final float B_HIGH = 4676f / 65536;
  private static final float B_LOW = (float) (B - B_HIGH);

  /** Beyond this the tanh form of gelu is rounded to 0 on the left, to x on the right. */
  private static final float FAR = 11;

  private static final FloatChunks SIGMOID =
      FloatChunks.of(
              c -> tails(c.x, c.u, c.v, c.y, c.n),
              c -> c.bits.powerAndInverse(c.v, c.w, c.n),
              c -> sigmoids(c.u, c.v, c.w, c.y, c.n))
          .orNear(
              c -> nearTails(c.x, c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearSigmoids(c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);
  private static final FloatChunks SILU =
      FloatChunks.of(
              c -> tails(c.x, c.u, c.v, c.y, c.n),
              c -> c.bits.powerAndInverse(c.v, c.w, c.n),
              c -> smallerPowers(c.v, c.w, c.n),
              c -> products(c.x, c.u, c.v, c.w, c.y, c.n))
          .orNear(
              c -> nearTails(c.x, c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearProducts(c.x, c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);
  // The short way ends where 2^n is no float, before FAR: so it has no loop for that bound.
  private static final FloatChunks GELU_TANH =
      FloatChunks.of(
              c -> bound(c.x, c.u, c.n),
              c -> squares(c.u, c.y, c.low, c.n),
              c -> arguments(c.u, c.u, c.y, c.low, c.n),
              c -> tailsOfTwo(c.u, c.low, c.y, c.n),
              c -> shiftedOfTwo(c.u, c.low, c.v, c.n),
              c -> c.bits.powerAndInverse(c.v, c.w, c.n),
              c -> smallerPowers(c.v, c.w, c.n),
              c -> productsOfTwo(c.x, c.u, c.low, c.v, c.w, c.y, c.n))
          .orNear(
              c -> squares(c.x, c.y, c.low, c.n),
              c -> arguments(c.x, c.u, c.y, c.low, c.n),
              c -> tailsOfTwo(c.u, c.low, c.y, c.n),
              c -> shiftedOfTwo(c.u, c.low, c.v, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearProductsOfTwo(c.x, c.u, c.low, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);

  private FloatSigmoid() {}

  /** 1 / (1 + e^-x) to 1.6 units in the last place; it never decreases. */
  static void sigmoid(float[] x, float[] y, int from, int to) {
    SIGMOID.apply(x, y, from, to);
  }

  /**
   * For u = -x within bounds: head and tail of e^u, and n + SHIFT. What it becomes by its bits are
   * s and w with e^u = s (head + tail) / w.
   */
  private static void tails(float[] x, float[] head, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = clamp(-x[i]);
      float s = shifted(c);
      float n = s - FloatExp.SHIFT;
      shifted[i] = s;
      head[i] = head(c, n);
      y[i] = tailOf(c, n);
    }
  }

  /** The same for an x that needs no bounds, so that 2^n is one float. */
  private static void nearTails(float[] x, float[] head, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = -x[i];
      float s = shifted(c);
      float n = s - FloatExp.SHIFT;
      shifted[i] = s;
      head[i] = head(c, n);
      y[i] = tailOf(c, n);
    }
  }

  private static void nearSigmoids(float[] head, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = 1 / sum(1, head[i] * power[i], y[i] * power[i]);
    }
  }

  private static void nearProducts(float[] x, float[] head, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = x[i] / sum(1, head[i] * power[i], y[i] * power[i]);
    }
  }

  private static void sigmoids(float[] head, float[] s, float[] w, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = w[i] / sum(w[i], head[i] * s[i], y[i] * s[i]);
    }
  }

  /** a + b + low with one rounding that counts, when low is small. */
  private static float sum(float a, float b, float low) {
    float sum = a + b;
    float ofB = sum - a;
    float lost = (a - (sum - ofB)) + (b - ofB);
    return sum + (lost + low);
  }

  /** x / (1 + e^-x) to 1.6 units in the last place; -0, its limit, at -∞. */
  static void silu(float[] x, float[] y, int from, int to) {
    SILU.apply(x, y, from, to);
  }

  /** Divides both by w where it exceeds 1, so that x times w does not overflow for large x. */
  private static void smallerPowers(float[] s, float[] w, int n) {
    for (int i = 0; i < n; i++) {
      float c = Math.min(w[i], 1);
      s[i] *= c / w[i];
      w[i] = c;
    }
  }

  /** x / (1 + e^u), given head and tail. */
  private static void products(float[] x, float[] head, float[] s, float[] w, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float d = sum(w[i], head[i] * s[i], y[i] * s[i]);
      y[i] = Math.max(x[i], LEAST) * w[i] / d;
    }
  }

  /**
   * x sigmoid(A x + B x³), the tanh form of gelu, to 1.6 units in the last place; -0, its limit, at
   * -∞.
   */
  static void geluTanh(float[] x, float[] y, int from, int to) {
    GELU_TANH.apply(x, y, from, to);
  }

  private static void bound(float[] x, float[] z, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.min(Math.max(x[i], -FAR), FAR);
    }
  }

  /** B z² as an exact product and, with the rest of A, what is missing. */
  private static void squares(float[] z, float[] square, float[] rest, int n) {
    for (int i = 0; i < n; i++) {
      float c = z[i];
      float high = upper(c);
      float q = high * high;
      float upper = upper(q);
      square[i] = B_HIGH * upper;
      rest[i] = A_LOW + (B_HIGH * (q - upper) + (B_LOW * q + B_ALL * ((c - high) * (c + high))));
    }
  }

  /** u = -z (A + B z²) as an exact product and what is missing: e^u needs more than a float. */
  private static void arguments(float[] x, float[] u, float[] square, float[] rest, int n) {
    for (int i = 0; i < n; i++) {
      float z = x[i];
      float b = square[i];
      float f = A_HIGH + b;
      float ofB = f - A_HIGH;
      float r = (A_HIGH - (f - ofB)) + (b - ofB) + rest[i];
      float high = upper(z);
      float upper = upper(f);
      u[i] = -high * upper;
      rest[i] = -(high * (f - upper) + ((z - high) * f + z * r));
    }
  }

  /** The first twelve bits of x: Dekker's splitting, so that products of such numbers are exact. */
  static float upper(float x) {
    float t = x * 4097;
    return t - (t - x);
  }

  private static void tailsOfTwo(float[] u, float[] low, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = tail(u[i], low[i]);
    }
  }

  private static void shiftedOfTwo(float[] u, float[] low, float[] shifted, int n) {
    for (int i = 0; i < n; i++) {
      shifted[i] = shifted(u[i] + low[i]);
    }
  }

  private static void nearProductsOfTwo(
      float[] x, float[] u, float[] low, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float d = sum(1, head(u[i], whole(u[i] + low[i])) * power[i], y[i] * power[i]);
      y[i] = x[i] / d;
    }
  }

  private static void productsOfTwo(
      float[] x, float[] u, float[] low, float[] s, float[] w, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float d = sum(w[i], head(u[i], whole(u[i] + low[i])) * s[i], y[i] * s[i]);
      y[i] = Math.max(x[i], -FAR) * w[i] / d;
    }
  }
}
