package io.github.medl.tensor;

import static io.github.medl.tensor.FloatExp.LEAST;
import static io.github.medl.tensor.FloatExp.head;
import static io.github.medl.tensor.FloatExp.shifted;
import static io.github.medl.tensor.FloatExp.tail;
import static io.github.medl.tensor.FloatExp.tailOf;
import static io.github.medl.tensor.FloatExp.whole;

/**
 * Functions of floats that are a polynomial in the middle and made of e<sup>x</sup> outside: the
 * hyperbolic tangent and log(1 + e<sup>x</sup>).
 *
 * <p>A choice would be a branch. Instead the argument of each part stops at the seam, where both
 * parts are equal, and the parts are added: what is outside its range adds an exact zero. Both are
 * monotone, so the sum is.
 */
final class FloatTanh {
  /** tanh is a polynomial up to here, where it has left the binade below 1/2. */
  private static final float EDGE = 0.625f;

  /** From here on tanh is rounded to 1. */
  private static final float MOST = 10;

  private static final float PER_EDGE = 1.6f; // times EDGE it is rounded to 1

  // tanh(x) / x - 1 = T3 z + T5 z² + ... for z = x² up to EDGE, to 0.07 / 2^24.
  private static final float T3 = -0.33333284f;
  private static final float T5 = 0.13331485f;
  private static final float T7 = -0.053743005f;
  private static final float T9 = 0.020649103f;
  private static final float T11 = -0.0057154992f;

  private static final float TANH_AT_EDGE =
      fromTop(head(2 * EDGE, whole(2 * EDGE)), tail(2 * EDGE), 4);

  // log(2 cosh(x/2)) = log 2 + z/8 + S4 z² + ... for z = x² up to 1, to 0.12 / 2^24.
  private static final float LN2 = 0.6931472f;
  private static final float LN2_REST = (float) (0.69314718055994530942 - LN2);
  private static final float S4 = -0.0052077854f;
  private static final float S6 = 0.00034456822f;
  private static final float S8 = -2.2282558e-5f;

  private static final float SOFTPLUS_AT_EDGE = FloatLog.ofOnePlus(FloatExp.scaled(-1, tail(-1)));

  // Beyond MOST the short way comes to 1 by itself, until 2^n is no float.
  private static final FloatChunks TANH =
      FloatChunks.of(
              c -> doubledTails(c.x, c.u, c.v, c.y, c.n),
              c -> c.bits.powers(c.v, c.n),
              c -> fromTop(c.u, c.v, c.y, c.n),
              c -> joined(c.x, c.y, c.n))
          .orNearFrom(
              c -> c.cut(EDGE),
              c -> nearTails(c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearTanhs(c.low, c.u, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);
  private static final FloatChunks SOFTPLUS = softplusWithSign(1);
  private static final FloatChunks LOG_SIGMOID = softplusWithSign(-1);

  private FloatTanh() {}

  private static FloatChunks softplusWithSign(float sign) {
    return FloatChunks.of(
        c -> outerTails(c.x, c.u, c.y, c.n),
        FloatExp.scaling(),
        c -> softpluses(c.x, c.y, c.n, sign));
  }

  /** The hyperbolic tangent to 1.7 units in the last place; odd, and it never decreases. */
  static void tanh(float[] x, float[] y, int from, int to) {
    TANH.apply(x, y, from, to);
  }

  /** For u = 2|x| within bounds: head and tail of e^u, and n + SHIFT. */
  private static void doubledTails(
      float[] x, float[] head, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = 2 * Math.min(Math.max(Math.abs(x[i]), EDGE), MOST);
      float s = shifted(c);
      float n = s - FloatExp.SHIFT;
      shifted[i] = s;
      head[i] = head(c, n);
      y[i] = tailOf(c, n);
    }
  }

  /** The same for sizes from EDGE on, whose place the heads take. */
  private static void nearTails(float[] size, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = 2 * size[i];
      float s = shifted(c);
      float n = s - FloatExp.SHIFT;
      shifted[i] = s;
      size[i] = head(c, n);
      y[i] = tailOf(c, n);
    }
  }

  /** The last two loops in one, given x cut at ±EDGE. */
  private static void nearTanhs(float[] cut, float[] head, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = joinedOf(cut[i], fromTop(head[i], y[i], power[i]));
    }
  }

  private static void fromTop(float[] head, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = fromTop(head[i], y[i], power[i]);
    }
  }

  private static void joined(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = joined(x[i], y[i]);
    }
  }

  /** 1 - tanh = 2 / (e^u + 1) for u = 2|x|, given head and tail of e^u, and 2^n. */
  private static float fromTop(float head, float tail, float power) {
    return 2 / (head * power + (tail * power + 1));
  }

  /** The middle part, and what 1 - tanh has lost since the edge with the sign of x. */
  private static float joined(float x, float fromTop) {
    return joinedOf(Math.min(Math.max(x, -EDGE), EDGE), fromTop);
  }

  /** The same, given x cut at ±EDGE. */
  private static float joinedOf(float c, float fromTop) {
    float z = c * c;
    // 0 + keeps the sign of a zero: c times -0 would be the other one.
    float middle = c + c * (0 + z * (T3 + z * (T5 + z * (T7 + z * (T9 + z * T11)))));
    return middle + (TANH_AT_EDGE - fromTop) * (c * PER_EDGE);
  }

  /** log(1 + e^x) to 1.5 units in the last place; it never decreases. */
  static void softplus(float[] x, float[] y, int from, int to) {
    SOFTPLUS.apply(x, y, from, to);
  }

  /** log(1 / (1 + e^-x)) = -softplus(-x), as exact as that. */
  static void logSigmoid(float[] x, float[] y, int from, int to) {
    LOG_SIGMOID.apply(x, y, from, to);
  }

  /** u = -|x|, or -1 nearer to 0, and the tails of e^u. */
  private static void outerTails(float[] x, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float c = Math.max(-Math.max(Math.abs(x[i]), 1), LEAST);
      u[i] = c;
      y[i] = tail(c);
    }
  }

  private static void softpluses(float[] x, float[] y, int n, float sign) {
    for (int i = 0; i < n; i++) {
      y[i] = sign * softplus(sign * x[i], y[i]);
    }
  }

  /** Given u = e^-|x|, or e⁻¹ nearer to 0. */
  private static float softplus(float x, float u) {
    float c = Math.min(Math.max(x, -1), 1);
    float z = c * c;
    float middle = LN2 + (0.5f * c + (LN2_REST + z * (0.125f + z * (S4 + z * (S6 + z * S8)))));
    return FloatLog.ofOnePlus(u) + ((middle - SOFTPLUS_AT_EDGE) + (Math.max(x, 1) - 1));
  }
}
