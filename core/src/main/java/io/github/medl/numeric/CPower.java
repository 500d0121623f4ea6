package io.github.medl.numeric;

/**
 * {@code x^y = exp(y log x)} for positive finite {@code x}, with a logarithm to 68 bits.
 *
 * <p>See {@link CMath} for what this repeats. A pair {@code head + tail} stands for a number with
 * more bits than a double has.
 */
final class CPower {
  /** Bits of the smallest significand that is not doubled. */
  private static final long START = 0x3fe6955500000000L;

  private static final double LARGE = 512;
  private static final double TOO_LARGE = 1024;
  private static final double TOO_SMALL = 0x1p-54;

  private static final double STEPS_PER_UNIT = 0x1.71547652b82fep7; // 128 / log 2
  private static final double STEP_HEAD = 0x1.62e42fefap-8; // log 2 / 128
  private static final double STEP_TAIL = 0x1.cf79abc9e3b3ap-47;

  /** Adding it rounds to an integer, which is then found in the lowest bits. */
  private static final double ROUND = 0x1.8p52;

  private CPower() {}

  static double of(double x, double y) {
    long bits = Double.doubleToRawLongBits(x);
    int shift = 0;
    if (x < Double.MIN_NORMAL) {
      bits = Double.doubleToRawLongBits(x * 0x1p52);
      shift = -52;
    }
    long offset = bits - START;
    int i = (int) (offset >>> 45) & CTables.SIZE - 1;
    long exponent = offset >> 52;
    double k = exponent + shift;
    double z = Double.longBitsToDouble(bits - (exponent << 52));
    double r = Math.fma(z, CTables.POW_INVERSE[i], -1.0); // exact: 1/c has at most 9 bits

    // log x = k log 2 + log c + r - r² / 2 + r³ p(r), summed from large to small
    double base = Math.fma(k, CMath.LN2_HEAD, CTables.POW_HEAD[i]);
    double first = base + r;
    double firstError = base - first + r;
    double half = -0.5 * r;
    double square = r * half;
    double squareError = Math.fma(half, r, -square);
    double sum = first + square;
    double sumError = first - sum + square;

    double p1 = Math.fma(r, 0x1.0000000000006p-1, -0x1.555555555556p-1);
    double p3 = Math.fma(r, -0x1.555555529a47ap-1, 0x1.999999959554ep-1);
    double p5 = Math.fma(r, 0x1.0002b8b263fc3p0, -0x1.2495b9b4845e9p0);
    double p = Math.fma(square, Math.fma(p5, square, p3), p1);
    double small = Math.fma(k, CMath.LN2_TAIL, CTables.POW_TAIL[i]);
    small = small + firstError + squareError + sumError;
    small = Math.fma(r * square, p, small);

    double logHead = sum + small;
    double logTail = sum - logHead + small;
    double head = y * logHead;
    return exp(head, Math.fma(y, logTail, Math.fma(logHead, y, -head)));
  }

  /** {@code exp(head + tail) = 2^(n/128) (1 + q)}, the power of 2 from a table. */
  private static double exp(double head, double tail) {
    double size = Math.abs(head);
    if (size < TOO_SMALL) {
      return 1;
    }
    if (size >= TOO_LARGE) {
      return head > 0 ? Double.POSITIVE_INFINITY : 0;
    }
    double rounded = Math.fma(head, STEPS_PER_UNIT, ROUND);
    int n = (int) Double.doubleToRawLongBits(rounded);
    double steps = rounded - ROUND;
    double r = Math.fma(steps, -STEP_TAIL, Math.fma(steps, -STEP_HEAD, head)) + tail;

    int i = n & CTables.SIZE - 1;
    double r2 = r * r;
    double low = Math.fma(r, 0x1.555555555543cp-3, 0x1.ffffffffffdbdp-2);
    double high = Math.fma(r, 0x1.1111167a4d017p-7, 0x1.55555cf172b91p-5);
    double q = Math.fma(high, r2 * r2, Math.fma(low, r2, CTables.EXP_TAIL[i] + r));
    long bits = CTables.EXP_BITS[i] + ((long) n << 45);
    if (size < LARGE) {
      double power = Double.longBitsToDouble(bits);
      return Math.fma(q, power, power);
    }
    return n >= 0 ? large(bits, q) : small(bits, q);
  }

  /** {@code 2^(n/128)} may be out of range though the result is not, so it is scaled down. */
  private static double large(long bits, double q) {
    double power = Double.longBitsToDouble(bits - (1009L << 52));
    return Math.fma(power, q, power) * 0x1p1009;
  }

  /** Scaled up; a subnormal result is rounded once, at its own last bit. */
  private static double small(long bits, double q) {
    double power = Double.longBitsToDouble(bits + (1022L << 52));
    double rest = power * q;
    double scaled = power + rest;
    if (scaled < 1) {
      double error = power - scaled + rest;
      double sum = 1 + scaled; // the last bit of a number in [1, 2) stands for the smallest double
      scaled = 1 - sum + scaled + error + sum - 1;
    }
    return scaled * Double.MIN_NORMAL;
  }
}
