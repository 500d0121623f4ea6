package io.github.medl.tensor;

/**
 * Functions of single numbers in both formats, for kernels whose two versions differ in more than
 * the words double and float.
 */
final class Scalars {
  private Scalars() {}

  /** a where b is positive, else 0; without a branch, which random signs would mispredict. */
  static double gate(double a, double b) {
    long bits = Double.doubleToRawLongBits(b);
    // All ones if 0 < bits ≤ those of infinity: positive, and not NaN.
    long positive = (-bits & ~bits & (bits - 0x7ff0_0000_0000_0001L)) >> 63;
    return Double.longBitsToDouble(Double.doubleToRawLongBits(a) & positive);
  }

  /** As {@link #gate(double, double)}. */
  static float gate(float a, float b) {
    int bits = Float.floatToRawIntBits(b);
    int positive = (-bits & ~bits & (bits - 0x7f80_0001)) >> 31;
    return Float.intBitsToFloat(Float.floatToRawIntBits(a) & positive);
  }
}
