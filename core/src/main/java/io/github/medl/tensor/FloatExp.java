package io.github.medl.tensor;

/**
 * e<sup>x</sup> of floats in sums and products of floats alone: the same bits on every machine and
 * every Java, in loops that the compiler turns into vector instructions.
 *
 * <p>With the whole number n nearest to x / log 2, e<sup>x</sup> = 2<sup>n</sup> e<sup>r</sup>,
 * where r = x - n log 2 lies within ±0.35. log 2 has two parts, the first of so few bits that its
 * products with n are exact. e<sup>r</sup> is kept as two numbers too: 1 + r rounded, the {@link
 * #head}, and all that is missing from it, the {@link #tail}, which is small, so that its own
 * rounding hardly counts. 2<sup>n</sup> is reached without the bits of a float ({@link #power}),
 * since a loop that moves bits between float and int registers stays scalar.
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

  /** 1.5 times 2^23: x + ROUND - ROUND is the whole number nearest to x. */
  private static final float ROUND = 12582912;

  // (e^r - 1 - r) / r² = 1/2 + E3 r + ... for |r| ≤ log(2) / 2, to 0.06 / 2^24 of e^r.
  private static final float E3 = 0.16666533f;
  private static final float E4 = 0.04166724f;
  private static final float E5 = 0.008367606f;
  private static final float E6 = 0.0013863728f;

  // 2^((k + 1/2) / 64) for |k| ≤ 82, to 1/400.
  private static final float P0 = 1.0034953f;
  private static final float P1 = 0.010947269f;
  private static final float P2 = 6.2222687e-5f;
  private static final float P3 = 2.0557287e-7f;

  private static final float BELOW_ONE = 0.99999994f; // 1 - 2^-24
  private static final float HALF_UNITS = 8388609; // 2^23 + 1

  private static final FloatChunks EXP =
      FloatChunks.of(c -> clampedTails(c.x, c.u, c.y, c.n), c -> scale(c.u, c.y, c.n));
  private static final FloatChunks EXPM1 =
      FloatChunks.of(c -> minusOnes(c.x, c.u, c.y, c.n), c -> scaleMinusOne(c.u, c.y, c.n));

  private static final FloatChunks EXP_OF_SUM =
      FloatChunks.of(
          c -> wholeNumbers(c.x, c.low, c.u, c.n),
          c -> roots(c.x, c.low, c.u, c.y, c.n),
          c -> timesPowers(c.u, c.y, c.n));

  private FloatExp() {}

  /** x, or the nearest bound beyond which e^x neither grows nor shrinks as a float. */
  static float clamp(float x) {
    return Math.min(Math.max(x, LEAST), -LEAST);
  }

  /** n, the whole number nearest to x / log 2. */
  static float whole(float x) {
    return (x * LOG2_E + ROUND) - ROUND;
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
    float n = whole(x);
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW;
    return ((a - ((1 + a) - 1)) - b) + series(a - b);
  }

  /** The same for the sum of x and low, a number so small that x alone nearly says n. */
  static float tail(float x, float low) {
    float n = whole(x + low);
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW - low;
    return ((a - ((1 + a) - 1)) - b) + series(a - b);
  }

  /** e^r - 1 for x within the bounds; -0 at -0. */
  static float minusOne(float x) {
    float n = whole(x);
    float a = x - n * LN2_HIGH;
    float b = n * LN2_LOW;
    float r = a - b;
    float excess = b - (a - r); // of r over a - b
    return r - (excess - series(r));
  }

  /**
   * 2^k for a whole number k within ±80, exactly. A cubic gives e = 2^((k + 1/2) / 64) roughly, six
   * squarings 2^(k + 1/2) within a sixth, and the last two lines the power of two that a float
   * begins with: the unit in the first place of Rump, Ogita and Oishi (Accurate floating-point
   * summation part I, 2008).
   */
  static float power(float k) {
    float e = P0 + k * (P1 + k * (P2 + k * P3));
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    e *= e;
    float q = HALF_UNITS * e;
    return Math.abs(q - BELOW_ONE * q);
  }

  /** The whole number k with n = 2k or 2k + 1: 2^n may be no float where 2^k and 2^(n-k) are. */
  static float half(float n) {
    return ((n * 0.5f - 0.25f) + ROUND) - ROUND;
  }

  /** 2^(n-k), given 2^k. */
  static float otherPower(float n, float k, float power) {
    return power + (n - (k + k)) * power;
  }

  /** e^x for x within the bounds, given its tail. */
  static float scaled(float x, float tail) {
    float n = whole(x);
    float k = half(n);
    float s = power(k);
    return (head(x, n) + tail) * s * otherPower(n, k, s);
  }

  /** e^x to 0.77 units in the last place; it never decreases. */
  static void exp(float[] x, float[] y, int from, int to) {
    EXP.apply(x, y, from, to);
  }

  /** u = clamp(x), and the tails of e^u. A clamp costs as much as ten sums: once is enough. */
  private static void clampedTails(float[] x, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float c = clamp(x[i]);
      u[i] = c;
      y[i] = tail(c);
    }
  }

  /** 2^n e^r, given n and e^r. */
  private static void timesPowers(float[] n, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float k = half(n[i]);
      float s = power(k);
      y[i] = y[i] * s * otherPower(n[i], k, s);
    }
  }

  /** The tails become e^u. */
  static void scale(float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = scaled(u[i], y[i]);
    }
  }

  /**
   * e^(x + low) to 0.8 units in the last place, for x from {@link #LEAST} to minus that and numbers
   * low that are small beside it.
   */
  static void expOfSum(float[] x, float[] low, float[] y, int from, int to) {
    EXP_OF_SUM.apply(x, low, y, from, to);
  }

  private static void wholeNumbers(float[] x, float[] low, float[] n, int length) {
    for (int i = 0; i < length; i++) {
      n[i] = whole(x[i] + low[i]);
    }
  }

  /** e^r, head and tail together, given n. */
  private static void roots(float[] x, float[] low, float[] n, float[] y, int length) {
    for (int i = 0; i < length; i++) {
      float a = x[i] - n[i] * LN2_HIGH;
      float b = n[i] * LN2_LOW - low[i];
      float head = 1 + a;
      y[i] = head + (((a - (head - 1)) - b) + series(a - b));
    }
  }

  /** e^x - 1 to 1.5 units in the last place; it never decreases. */
  static void expm1(float[] x, float[] y, int from, int to) {
    EXPM1.apply(x, y, from, to);
  }

  private static void minusOnes(float[] x, float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      float c = clamp(x[i]);
      u[i] = c;
      y[i] = minusOne(c);
    }
  }

  private static void scaleMinusOne(float[] u, float[] y, int n) {
    for (int i = 0; i < n; i++) {
      y[i] = scaledMinusOne(u[i], y[i]);
    }
  }

  /** s t (1 + p) - 1 = s (t p - (1/s - t)) for 2^n = s t: nothing overflows before its time. */
  private static float scaledMinusOne(float u, float p) {
    float n = whole(u);
    float k = half(n);
    float s = power(k);
    float t = otherPower(n, k, s);
    return s * (t * p - (1 / s - t));
  }
}
