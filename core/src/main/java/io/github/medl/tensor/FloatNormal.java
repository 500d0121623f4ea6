package io.github.medl.tensor;

import static io.github.medl.tensor.FloatExp.LN2_HIGH;
import static io.github.medl.tensor.FloatExp.LN2_LOW;
import static io.github.medl.tensor.FloatExp.scaled;
import static io.github.medl.tensor.FloatExp.series;
import static io.github.medl.tensor.FloatExp.shifted;
import static io.github.medl.tensor.FloatExp.tail;
import static io.github.medl.tensor.FloatSigmoid.upper;

/**
 * Functions of floats that come from the normal law: x Φ(x) and the error function.
 *
 * <p>Both rest on the left tail, Φ(-a) = e<sup>-a²/2</sup> M(a) for a ≥ 0, where M, Mills' ratio
 * over √(2π), falls slowly from 1/2 as (1 + g(a)) / (2 (1 + a)) with a small g. So Φ(-a) is as
 * exact far out as in the middle.
 */
final class FloatNormal {
  /** Beyond this x Φ(x) is rounded to 0 on the left, to x on the right. */
  private static final float FAR = 14.5f;

  /** Beyond this the density is. */
  private static final float FARTHER = 15;

  // g(a) = (N1 a + ... + N5 a^5) / (1 + D1 a + ... + D5 a^5) up to FAR, to 0.23 / 2^24.
  private static final float N1 = 0.20211524f;
  private static final float N2 = 0.039723903f;
  private static final float N3 = -0.021833697f;
  private static final float N4 = -0.012255029f;
  private static final float N5 = -0.0020358572f;
  private static final float D1 = 1.6703612f;
  private static final float D2 = 1.1959217f;
  private static final float D3 = 0.46508458f;
  private static final float D4 = 0.100374125f;
  private static final float D5 = 0.010073217f;

  private static final float PHI_0 = 0.3989423f; // 1 / √(2 π)
  private static final float STEEP = 1e10f;
  private static final float SQRT_2 = 1.4142135f;

  // erf(x) / x - 1 = F1 + F3 z + ... for z = x² up to 1, to 0.03 / 2^24.
  private static final float F1 = 0.12837917f;
  private static final float F3 = -0.3761263f;
  private static final float F5 = 0.11283618f;
  private static final float F7 = -0.026855126f;
  private static final float F9 = 0.0051907334f;
  private static final float F11 = -8.030751e-4f;
  private static final float F13 = 7.92031e-5f;

  private static final float ERFC_AT_ONE = tailOfErf(1, scaled(-1, tail(-1)));

  // The short way ends where 2^n is no float, before FAR: so it has no loop for that bound.
  private static final FloatChunks GELU =
      FloatChunks.of(
              c -> sizes(c.x, FAR, c.u, c.n),
              c -> bells(c.u, c.y, c.v, c.n),
              c -> ratios(c.u, c.y, c.n),
              c -> c.bits.twoPowers(c.v, c.w, c.n),
              c -> gelus(c.x, c.v, c.w, c.y, c.n))
          .orNear(
              c -> bells(c.x, c.y, c.v, c.n),
              c -> ratios(c.x, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearGelus(c.x, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);
  private static final FloatChunks ERF = FloatChunks.of(erfLoops());

  private static final FloatChunks GELU_SLOPE =
      FloatChunks.of(
              c -> sizes(c.x, FARTHER, c.u, c.n),
              c -> bells(c.u, c.y, c.v, c.n),
              c -> slopeRatios(c.u, c.y, c.n),
              c -> c.bits.twoPowers(c.v, c.w, c.n),
              c -> slopes(c.x, c.v, c.w, c.y, c.n))
          .orNear(
              c -> bells(c.x, c.y, c.v, c.n),
              c -> slopeRatios(c.x, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearSlopes(c.x, c.v, c.y, c.n),
              FloatChunks.Chunk::copyOut);

  private static final FloatChunks GELU_AND_SLOPE =
      FloatChunks.ofBoth(
              c -> sizes(c.x, FARTHER, c.u, c.n),
              c -> bells(c.u, c.y, c.v, c.n),
              c -> ratiosAlone(c.u, c.w, c.n),
              c -> slopeRatios(c.u, c.w, c.y, c.low, c.n),
              c -> ratios(c.u, c.w, c.y, c.n),
              c -> c.bits.twoPowers(c.v, c.w, c.n),
              c -> slopes(c.x, c.v, c.w, c.low, c.n),
              c -> gelus(c.x, c.v, c.w, c.y, c.n))
          .orNear(
              c -> bells(c.x, c.y, c.v, c.n),
              c -> ratiosAlone(c.x, c.w, c.n),
              c -> slopeRatios(c.x, c.w, c.y, c.low, c.n),
              c -> ratios(c.x, c.w, c.y, c.n),
              FloatChunks.Chunk::nearPowers,
              c -> nearSlopes(c.x, c.v, c.low, c.n),
              c -> nearGelus(c.x, c.v, c.y, c.n),
              FloatChunks.Chunk::copyBothOut);

  private FloatNormal() {}

  private static FloatChunks.Step[] erfLoops() {
    FloatChunks.Step[] scaling = FloatExp.scaling();
    return new FloatChunks.Step[] {
      c -> bellTails(c.x, c.v, c.u, c.y, c.n),
      scaling[0],
      scaling[1],
      scaling[2],
      c -> tailsOfErf(c.v, c.y, c.n),
      c -> erfs(c.x, c.y, c.n)
    };
  }

  /**
   * x Φ(x) to 1.9 units in the last place; -0, its limit, at -∞.
   *
   * <p>It is max(x, 0) - a Φ(-a) for a = |x|. With a² / 2 as an exact square and a rest, e^ is
   * right far out too.
   */
  static void gelu(float[] x, float[] y, int from, int to) {
    GELU.apply(x, y, from, to);
  }

  private static void sizes(float[] x, float far, float[] size, int n) {
    for (int i = 0; i < n; i++) {
      size[i] = Math.min(Math.abs(x[i]), far);
    }
  }

  /** e^(-a²/2) = 2^n (1 + y) for a = |x|, or its bound, with n + SHIFT for n. */
  private static void bells(float[] x, float[] y, float[] exponents, int length) {
    for (int i = 0; i < length; i++) {
      float a = Math.abs(x[i]);
      float high = upper(a);
      float square = -0.5f * high * high;
      float low = -0.5f * (a - high) * (a + high);
      float shifted = shifted(square + low);
      float w = shifted - FloatExp.SHIFT;
      float p = square - w * LN2_HIGH;
      float q = w * LN2_LOW - low;
      float r = p - q;
      exponents[i] = shifted;
      y[i] = r + (((p - r) - q) + series(r));
    }
  }

  /** y becomes a M(a) (1 + y), for a = |x| as before. */
  private static void ratios(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float a = Math.abs(x[i]);
      y[i] = timesRatio(a, ratio(a), y[i]);
    }
  }

  private static float timesRatio(float a, float ratio, float y) {
    float d = 1 + a;
    float g = ratio - (a - (d - 1)) / d; // less what d has lost
    float q = 0.5f * a / d;
    return q + q * (y + (g + g * y));
  }

  private static float ratio(float a) {
    return a
        * (N1 + a * (N2 + a * (N3 + a * (N4 + a * N5))))
        / (1 + a * (D1 + a * (D2 + a * (D3 + a * (D4 + a * D5)))));
  }

  private static void gelus(float[] x, float[] s, float[] t, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], -0f) - y[i] * s[i] * t[i];
    }
  }

  private static void nearGelus(float[] x, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = Math.max(x[i], -0f) - y[i] * power[i];
    }
  }

  /**
   * The derivative of gelu, Φ(x) + x φ(x), to 2 units in the last place of 1. On the left it is S =
   * e^(-a²/2) (M(a) - a / √(2 π)) for a = |x|, on the right 1 - S; both are 1/2 at 0.
   */
  static void geluSlope(float[] x, float[] y, int from, int to) {
    GELU_SLOPE.apply(x, y, from, to);
  }

  /** y becomes (M(a) - a / √(2 π)) (1 + y). */
  private static void slopeRatios(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float a = Math.abs(x[i]);
      y[i] = timesSlopeRatio(a, ratio(a), y[i]);
    }
  }

  private static float timesSlopeRatio(float a, float ratio, float y) {
    float m = 0.5f * (1 + ratio) / (1 + a) - a * PHI_0;
    return m + m * y;
  }

  private static void nearSlopes(float[] x, float[] power, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float sign = Math.min(Math.max(x[i] * STEEP, -1), 1);
      y[i] = (0.5f + 0.5f * sign) - sign * (y[i] * power[i]);
    }
  }

  private static void slopes(float[] x, float[] s, float[] t, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float sign = Math.min(Math.max(x[i] * STEEP, -1), 1); // where it is not a sign all is 1/2
      y[i] = (0.5f + 0.5f * sign) - sign * (y[i] * s[i] * t[i]);
    }
  }

  /**
   * Both, to the bits that they have alone: they share e^(-a²/2) and M. Beyond FAR x Φ(x) comes out
   * as its limit, too.
   */
  static void geluAndSlope(float[] x, float[] y, float[] slope, int from, int to) {
    GELU_AND_SLOPE.applyBoth(x, y, slope, from, to);
  }

  private static void ratiosAlone(float[] x, float[] ratio, int n) {
    for (int i = 0; i < n; i++) {
      ratio[i] = ratio(Math.abs(x[i]));
    }
  }

  private static void slopeRatios(float[] x, float[] ratio, float[] y, float[] slope, int n) {
    for (int i = 0; i < n; i++) {
      slope[i] = timesSlopeRatio(Math.abs(x[i]), ratio[i], y[i]);
    }
  }

  private static void ratios(float[] x, float[] ratio, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = timesRatio(Math.abs(x[i]), ratio[i], y[i]);
    }
  }

  /**
   * The error function to 1.4 units in the last place; odd, and it never decreases. A polynomial up
   * to 1, and 1 - 2 Φ(-a √2) beyond, joined as in {@link FloatTanh}.
   */
  static void erf(float[] x, float[] y, int from, int to) {
    ERF.apply(x, y, from, to);
  }

  private static void bellTails(float[] x, float[] size, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float a = Math.min(Math.max(Math.abs(x[i]), 1), 5);
      size[i] = a;
      u[i] = -a * a;
      y[i] = tail(-a * a);
    }
  }

  private static void tailsOfErf(float[] size, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = tailOfErf(size[i], y[i]);
    }
  }

  private static void erfs(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = erf(x[i], y[i]);
    }
  }

  /** 1 - erf(a), given e^(-a²). */
  private static float tailOfErf(float a, float bell) {
    float b = SQRT_2 * a;
    return bell * (1 + ratio(b)) / (1 + b);
  }

  private static float erf(float x, float tail) {
    float c = Math.min(Math.max(x, -1), 1);
    double d = c; // near 1 it rises by less than the rounding of floats on the way
    double z = d * d;
    double w = F1 + z * (F3 + z * (F5 + z * (F7 + z * (F9 + z * (F11 + z * F13)))));
    return (float) (d + d * w) + (ERFC_AT_ONE - tail) * c;
  }
}
