package io.github.medl.numeric;

/**
 * The logarithm and the power of the C library that the book's scripts ran on, bit for bit.
 *
 * <p>NumPy and R leave {@code log} and {@code pow} to the C library of the machine, and their last
 * bit is a property of that library: of 1200 squares glibc rounds one to the second nearest double.
 * Whoever repeats a script's random stream, or an iteration that amplifies rounding errors, needs
 * the same bits. Both functions return what glibc 2.28 and later return on x86-64 processors with
 * fused multiply-add (2013 and later), here on every platform. The error is below 0.52 units in the
 * last place for {@code log}, below 0.55 for {@code pow}.
 *
 * <p>On a processor without fused multiply-add the results are the same but cost microseconds.
 *
 * <p>Source: the algorithms of Arm's Optimized Routines (S. Nagy, 2018), and which multiplications
 * and additions the C compiler fused in glibc. Tables: Tang, "Table-driven implementation of the
 * logarithm function in IEEE floating-point arithmetic", ACM Transactions on Mathematical Software
 * 16 (1990).
 */
public final class CMath {
  /** {@code log 2} to 43 bits after the point, so that a multiple of it by an exponent is exact. */
  static final double LN2_HEAD = 0x1.62e42fefa38p-1;

  static final double LN2_TAIL = 0x1.ef35793c7673p-45;

  /** Bits of the smallest significand that is not doubled in {@link #log}. */
  private static final long START = 0x3fe6000000000000L;

  private static final double NEAR_ONE_FROM = 1 - 0x1p-4;
  private static final double NEAR_ONE_TO = 1 + 0x1.09p-4;
  private static final double HALF_THE_BITS = 0x1p27;

  private CMath() {}

  /**
   * The natural logarithm, {@code log(x)} of C.
   *
   * @param x any number
   * @return {@code log x}; negative infinity at 0, NaN below
   */
  public static double log(double x) {
    if (x >= NEAR_ONE_FROM && x < NEAR_ONE_TO) {
      return logNearOne(x - 1);
    }
    if (!(x > 0 && x < Double.POSITIVE_INFINITY)) {
      return Math.log(x); // no rounding there: an infinity or NaN
    }
    if (x < Double.MIN_NORMAL) {
      return logOf(Double.doubleToRawLongBits(x * 0x1p52), -52);
    }
    return logOf(Double.doubleToRawLongBits(x), 0);
  }

  /** {@code k log 2 + log c + log(1 + r)}, where {@code x = 2^k z} and {@code z = c (1 + r)}. */
  private static double logOf(long bits, int shift) {
    long offset = bits - START;
    int i = (int) (offset >>> 45) & CTables.SIZE - 1;
    long exponent = offset >> 52;
    double k = exponent + shift;
    double z = Double.longBitsToDouble(bits - (exponent << 52));
    double r = Math.fma(z, CTables.LOG_INVERSE[i], -1.0);

    double base = Math.fma(k, LN2_HEAD, CTables.LOG_HEAD[i]);
    double head = base + r;
    double tail = Math.fma(k, LN2_TAIL, base - head + r);

    double r2 = r * r;
    double second = Math.fma(r2, -0x1.0000000000001p-1, tail);
    double low = Math.fma(r, -0x1.fffffffeb459p-3, 0x1.555555551305bp-2);
    double high = Math.fma(r, -0x1.55575e506c89fp-3, 0x1.999b324f10111p-3);
    return Math.fma(r * r2, Math.fma(high, r2, low), second) + head;
  }

  /** {@code log(1 + r) = r - r^2 / 2 + r^3 p(r)}, the first two terms with twice the precision. */
  private static double logNearOne(double r) {
    double r2 = r * r;
    double r3 = r * r2;
    double p0 = three(r, r2, 0x1.5555555555577p-2, -0x1.ffffffffffdcbp-3, 0x1.999999995dd0cp-3);
    double p3 = three(r, r2, -0x1.55555556745a7p-3, 0x1.24924a344de3p-3, -0x1.fffffa4423d65p-4);
    double p6 = three(r, r2, 0x1.c7184282ad6cap-4, -0x1.999eb43b068ffp-4, 0x1.78182f7afd085p-4);
    double p9 = -0x1.5521375d145cdp-4;
    double p = Math.fma(Math.fma(Math.fma(r3, p9, p6), r3, p3), r3, p0);

    // The square of the upper half of r is exact.
    double upper = Math.fma(-HALF_THE_BITS, r, Math.fma(r, HALF_THE_BITS, r));
    double lower = r - upper;
    double square = upper * upper;
    double head = Math.fma(square, -0.5, r);
    double tail = Math.fma(square, -0.5, r - head);
    tail = Math.fma(-0.5 * lower, r + upper, tail);
    return head + Math.fma(p, r3, tail);
  }

  /** {@code a + b r + c r^2}. */
  private static double three(double r, double r2, double a, double b, double c) {
    return Math.fma(r2, c, Math.fma(r, b, a));
  }

  /**
   * The power {@code pow(x, y)} of C, which Python's and NumPy's {@code x ** y} call for floats.
   *
   * @param x the base, any number
   * @param y the exponent, any number
   * @return {@code x} to the power {@code y}; 1 if {@code x} is 1 or {@code y} is 0, whatever the
   *     other; NaN if {@code x} is negative and {@code y} finite and not an integer
   */
  public static double pow(double x, double y) {
    if (x == 1 || y == 0 || x == -1 && Double.isInfinite(y)) {
      return 1;
    }
    if (x == 0 || !Double.isFinite(x) || !Double.isFinite(y)) {
      return Math.pow(x, y); // no rounding there, and from here on Java's rules are C's
    }
    if (x > 0) {
      return CPower.of(x, y);
    }
    if (y != Math.rint(y)) {
      return Double.NaN;
    }
    boolean odd = Math.IEEEremainder(y, 2) != 0;
    return odd ? -CPower.of(-x, y) : CPower.of(-x, y);
  }
}
