package io.github.medl.tensor;

/**
 * e<sup>x</sup> of floats in sums and products of floats alone: the same bits on every machine and
 * every Java, in loops that the compiler turns into vector instructions.
 *
 * <p>With the whole number n nearest to x / log 2, e<sup>x</sup> = 2<sup>n</sup> e<sup>r</sup>,
 * where r = x - n log 2 lies within ±0.35. log 2 has two parts, the first of so few bits that its
 * products with n are exact. e<sup>r</sup> is kept as two numbers too: 1 + r rounded, the {@link
 * #head}, and all that is missing from it, the {@link #tail}, which is small, so that its own
 * rounding hardly counts. 2<sup>n</sup> comes from the bits of n + {@link #SHIFT}, which a loop
 * over ints makes of many floats at a time ({@link FloatBits}).
 *
 * <p>A loop that is to become vector instructions may have some forty operations. Hence the
 * functions are cut into parts, each with a loop of its own over a chunk ({@link FloatChunks}); a
 * loop finds again from x what costs little to find.
 *
 * <p>The polynomials here and in the like classes are minimax fits, made with forty digits; their
 * coefficients were rounded one by one, each next fit making up for the roundings before it.
 */
final class FloatExp {
  /** e to this, times 100, is rounded to 0; e to minus this is infinite as a float. */
  static final float LEAST = -110;

  static final float LN2_HIGH = 45426f / 65536; // 16 bits
  static final float LN2_LOW = (float) (0.69314718055994530942 - 45426.0 / 65536);
  private static final float LOG2_E = 1.4426950408889634f;

  /** 1.5 times 2^23: x + SHIFT - SHIFT is the whole number nearest to x. */
  static final float SHIFT = 12582912;

  /** What n + SHIFT has as bits, less these, is n. */
  static final int BITS_OF_SHIFT = 0x4b40_0000;

  // (e^r - 1 - r) / r² = 1/2 + E3 r + ... for |r| ≤ log(2) / 2, to 0.06 / 2^24 of e^r.
  private static final float E3 = 0.16666533f;
  private static final float E4 = 0.04166724f;
  private static final float E5 = 0.008367606f;
  private static final float E6 = 0.0013863728f;

  private static final FloatChunks EXP =
      FloatChunks.of(
              c -> clampedRoots(c.x, c.u, c.y, c.n),
              c -> c.bits.twoPowers(c.u, c.w, c.n),
              c -> timesBoth(c.u, c.w, c.y, c.n))
          .orNear(c -> nearRoots(c.x, c.u, c.y, c.n), FloatChunks.Chunk::scale);
  private static final FloatChunks EXPM1 =
      FloatChunks.of(
          c -> minusOnes(c.x, c.u, c.y, c.n),
          c -> c.bits.twoPowers(c.u, c.w, c.n),
          c -> scaleMinusOne(c.u, c.w, c.y, c.n));

  private static final FloatChunks EXP_OF_SUM =
      FloatChunks.of(
              c -> shiftedSums(c.x, c.low, c.u, c.n),
              c -> roots(c.x, c.low, c.u, c.y, c.n),
              c -> c.bits.twoPowers(c.u, c.w, c.n),
              c -> timesBoth(c.u, c.w, c.y, c.n))
          .orNear(c -> nearRoots(c.x, c.low, c.u, c.y, c.n), FloatChunks.Chunk::scale);

  private FloatExp() {}

  /** x, or the nearest bound beyond which e^x neither grows nor shrinks as a float. */
  static float clamp(float x) {
    return Math.min(Math.max(x, LEAST), -LEAST);
  }

  /** n + SHIFT for the whole number n nearest to x / log 2. */
  static float shifted(float x) {
    return x * LOG2_E + SHIFT;
  }

  /** n, the whole number nearest to x / log 2. */
  static float whole(float x) {
    return shifted(x) - SHIFT;
  }

  /** 1 + r, rounded; its exact value and e^r differ by {@link #tail}. */
  static float head(float x, float n) {
    return 1 + (x - n * LN2_HIGH);
  }

  /** e^r - (1 + r) for small r. */
  static float series(float r) {
    return r * r * (0.5f + r * (E3 + r * (E4 + r * (E5 + r * E6))));
  }

  /** e^r - head for x within the bounds. */
  static float tail(float x) {
    return tailOf(x, whole(x));
  }

  /** The same, given n. */
  static float tailOf(float x, float n) {
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW;
    return ((a - ((1 + a) - 1)) - b) + series(a - b);
  }

  /** The same for the sum of x and low, a number so small that x alone nearly says n. */
  static float tail(float x, float low) {
    return tailOf(x, low, whole(x + low));
  }

  private static float tailOf(float x, float low, float n) {
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW - low;
    return ((a - ((1 + a) - 1)) - b) + series(a - b);
  }

  /** e^r - 1 for x within the bounds; -0 at -0. */
  private static float minusOne(float x, float n) {
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW;
    float r = a - b;
    float excess = b - (a - r); // of r over a - b
    return r - (excess - series(r));
  }

  /** e^x for one x far from the bounds, given its tail. */
  static float scaled(float x, float tail) {
    float n = whole(x);
    return (head(x, n) + tail) * Math.scalb(1f, (int) n);
  }

  /** e^x to 0.77 units in the last place; it never decreases. */
  static void exp(float[] x, float[] y, int from, int to) {
    EXP.apply(x, y, from, to);
  }

  /** n + SHIFT and e^r for x within bounds. A clamp costs as much as ten sums: once is enough. */
  private static void clampedRoots(float[] x, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = clamp(x[i]);
      float s = shifted(c);
      float n = s - SHIFT;
      shifted[i] = s;
      y[i] = head(c, n) + tailOf(c, n);
    }
  }

  /** The same without bounds, for x that need none. */
  private static void nearRoots(float[] x, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float s = shifted(x[i]);
      float n = s - SHIFT;
      shifted[i] = s;
      y[i] = head(x[i], n) + tailOf(x[i], n);
    }
  }

  private static void nearRoots(float[] x, float[] low, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float s = shifted(x[i] + low[i]);
      shifted[i] = s;
      y[i] = root(x[i], low[i], s - SHIFT);
    }
  }

  /**
   * The same for x - m, with what rounding takes from the difference, if all are near enough to 0:
   * n + SHIFT and e^r from {@code at} on.
   */
  static void nearRoots(float[] x, float m, float[] shifted, float[] y, int at, int length) {
    for (int i = at; i < at + length; i++) {
      float d = x[i] - m;
      float ofM = d - x[i];
      float low = (x[i] - (d - ofM)) - (m + ofM);
      float s = shifted(d);
      shifted[i] = s;
      y[i] = root(d, low, s - SHIFT);
    }
  }

  /** n + SHIFT in place of u, and e^r in place of its tail. */
  private static void rootsOfTails(float[] u, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float s = shifted(u[i]);
      y[i] = head(u[i], s - SHIFT) + y[i];
      u[i] = s;
    }
  }

  /** y s t. */
  private static void timesBoth(float[] s, float[] t, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = y[i] * s[i] * t[i];
    }
  }

  /** The loops by which the tails of e^u in y become e^u; u and w are lost. */
  static FloatChunks.Step[] scaling() {
    return new FloatChunks.Step[] {
      c -> rootsOfTails(c.u, c.y, c.n),
      c -> c.bits.twoPowers(c.u, c.w, c.n),
      c -> timesBoth(c.u, c.w, c.y, c.n)
    };
  }

  /**
   * e^(x + low) to 0.8 units in the last place, for x from {@link #LEAST} to minus that and numbers
   * low that are small beside it.
   */
  static void expOfSum(float[] x, float[] low, float[] y, int from, int to) {
    EXP_OF_SUM.apply(x, low, y, from, to);
  }

  private static void shiftedSums(float[] x, float[] low, float[] shifted, int length) {
    for (int i = 0; i < length; i++) {
      shifted[i] = shifted(x[i] + low[i]);
    }
  }

  private static void roots(float[] x, float[] low, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      y[i] = root(x[i], low[i], shifted[i] - SHIFT);
    }
  }

  /** e^r for the sum of x and low, head and tail together, given n. */
  private static float root(float x, float low, float n) {
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW - low;
    float head = 1 + a;
    return head + (((a - (head - 1)) - b) + series(a - b));
  }

  /** e^x - 1 to 1.5 units in the last place; it never decreases. */
  static void expm1(float[] x, float[] y, int from, int to) {
    EXPM1.apply(x, y, from, to);
  }

  private static void minusOnes(float[] x, float[] shifted, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float c = clamp(x[i]);
      float s = shifted(c);
      shifted[i] = s;
      y[i] = minusOne(c, s - SHIFT);
    }
  }

  /** s t (1 + p) - 1 = s (t p - (1/s - t)) for 2^n = s t: nothing overflows before its time. */
  private static void scaleMinusOne(float[] s, float[] t, float[] p, int n) {
    for (int i = 0; i < n; i++) {
      p[i] = s[i] * (t[i] * p[i] - (1 / s[i] - t[i]));
    }
  }
}
