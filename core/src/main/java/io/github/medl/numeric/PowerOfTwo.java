package io.github.medl.numeric;

/**
 * Units of measurement that cost no digit. Numbers whose squares would overflow or vanish are
 * multiplied by a power of two, which is exact, and what comes out is taken back by its inverse;
 * ordinary numbers are left as they are, and so are the last bits of what is computed of them.
 *
 * <pre>{@code
 * double unit = PowerOfTwo.unit(largest, 400);
 * return Math.sqrt(sumOfSquares(x, unit)) / unit;
 * }</pre>
 */
public final class PowerOfTwo {
  /** Both 2^1000 and 2^-1000 are normal numbers, and each is the inverse of the other. */
  private static final int LARGEST = 1000;

  private PowerOfTwo() {}

  /**
   * The exponent of the largest of some numbers, unless that is ordinary.
   *
   * @param largest the largest absolute value
   * @param ordinary numbers from 2^-ordinary on and below 2^(ordinary + 1) keep their unit
   * @return e with 2^e ≤ largest {@literal <} 2^(e + 1), so that largest 2^-e lies in [1, 2); 0 if
   *     the number is 0 or ordinary. Of a number below 2^-1022 it is -1023; of what is not finite,
   *     1024
   */
  public static int exponent(double largest, int ordinary) {
    int e = Math.getExponent(largest);
    return largest == 0 || Math.abs(e) <= ordinary ? 0 : e;
  }

  /**
   * What to multiply numbers with so that the largest is near 1.
   *
   * @param largest the largest absolute value
   * @param ordinary numbers from 2^-ordinary on and below 2^(ordinary + 1) keep their unit
   * @return 1 if the number is 0 or ordinary; otherwise 2^-e, with e as of {@link #exponent} but at
   *     most 1000 and at least -1000, so that the unit and its inverse are normal numbers
   */
  public static double unit(double largest, int ordinary) {
    int e = exponent(largest, ordinary);
    return Math.scalb(1.0, -Math.max(-LARGEST, Math.min(LARGEST, e)));
  }
}
