package io.github.medl.tensor;

import static io.github.medl.tensor.FloatExp.LN2_HIGH;
import static io.github.medl.tensor.FloatExp.LN2_LOW;

/**
 * Logarithms of floats in sums, products and quotients of floats, apart from one loop that takes a
 * float's bits apart: the same bits on every machine and every Java.
 *
 * <p>x = 2<sup>e</sup> (1 + f) with 1 + f between √½ and √2. With s = f / (2 + f), log(1 + f) = 2
 * artanh(s) = 2s + s R(s²), and 2s = f - s f, so that f, which is exact, stands first and all that
 * is rounded behind it.
 */
final class FloatLog {
  private static final int MIN_NORMAL = 0x0080_0000;
  private static final int INFINITY = 0x7f80_0000;
  private static final int SQRT_HALF = 0x3f35_04f3;

  // R(z) / z = 2/3 + 2/5 z + ... for z = s² up to 0.035, to 0.02 / 2^24.
  private static final float R1 = 0.6666673f;
  private static final float R2 = 0.39984813f;
  private static final float R3 = 0.29637223f;

  private static final FloatChunks LOG =
      FloatChunks.of(c -> takeApart(c.x, c.y, c.u, c.n), c -> logs(c.y, c.u, c.n));
  private static final FloatChunks LOG1P =
      FloatChunks.of(
          c -> addOne(c.x, c.v, c.n),
          c -> takeApart(c.v, c.y, c.u, c.n),
          c -> log1ps(c.x, c.y, c.u, c.n));

  private FloatLog() {}

  /** The natural logarithm to 0.9 units in the last place; it never decreases. */
  static void log(float[] x, float[] y, int from, int to) {
    LOG.apply(x, y, from, to);
  }

  /** log(1 + x) to 0.9 units in the last place; it never decreases. */
  static void log1p(float[] x, float[] y, int from, int to) {
    LOG1P.apply(x, y, from, to);
  }

  private static void addOne(float[] x, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = 1 + x[i];
    }
  }

  /** x = 2^exponent y. What has no finite logarithm has an exponent that says it. */
  private static void takeApart(float[] x, float[] y, float[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      int bits = Float.floatToRawIntBits(x[i]);
      float shift = 0;
      if (bits < MIN_NORMAL || bits >= INFINITY) {
        if (bits > 0 && bits < MIN_NORMAL) {
          bits = Float.floatToRawIntBits(x[i] * 8388608); // by 2^23 no longer subnormal
          shift = 23;
        } else {
          shift =
              x[i] == 0
                  ? Float.POSITIVE_INFINITY
                  : bits == INFINITY ? Float.NEGATIVE_INFINITY : Float.NaN;
          bits = MIN_NORMAL;
        }
      }
      int e = (bits - SQRT_HALF) >> 23;
      exponents[i] = e - shift;
      y[i] = Float.intBitsToFloat(bits - (e << 23));
    }
  }

  private static void logs(float[] y, float[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      float f = y[i] - 1;
      float e = exponents[i];
      float h = 0.5f * f * f;
      float s = f / (2 + f);
      y[i] = e * LN2_HIGH + (f - (h - (s * (h + series(s * s)) + e * LN2_LOW)));
    }
  }

  private static void log1ps(float[] x, float[] y, float[] exponents, int n) {
    for (int i = 0; i < n; i++) {
      float f = y[i] - 1;
      float e = exponents[i];
      float h = 0.5f * f * f;
      float s = f / (2 + f);
      float a = Math.min(x[i], Float.MAX_VALUE);
      float u = 1 + a;
      float ofA = u - 1;
      float lost = (1 - (u - ofA)) + (a - ofA); // a part of a, which log u grows by lost / u for
      float rest = s * (h + series(s * s)) + (e * LN2_LOW + lost / Math.max(u, Float.MIN_NORMAL));
      y[i] = Math.min(e * LN2_HIGH + (f - (h - rest)), x[i]); // -0 at -0
    }
  }

  private static float series(float z) {
    return z * (R1 + z * (R2 + z * R3));
  }

  /** log(1 + u) for u from 0 to 1/e. */
  static float ofOnePlus(float u) {
    float h = 0.5f * u * u;
    float s = u / (2 + u);
    return u - (h - s * (h + series(s * s)));
  }
}
