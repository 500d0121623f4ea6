package io.github.medl.gan.measures;

import io.github.medl.tensor.Tensor;

/**
 * The energy distance 2 E‖X - Y‖ - E‖X - X'‖ - E‖Y - Y'‖ of two samples, over all pairs, a point
 * and itself included (Székely and Rizzo, 2013). It is 0 only for equal samples.
 */
public final class EnergyDistance {
  private EnergyDistance() {}

  /**
   * The distance.
   *
   * @param x points in rows, (n, d)
   * @param y points in rows, (m, d)
   * @return the distance, not negative but for rounding
   * @throws io.github.medl.tensor.ShapeException if they are not rows of one length
   * @throws IllegalArgumentException if a number is not finite
   */
  public static double of(Tensor x, Tensor y) {
    Rows.Both both = Rows.both("energy distance", x, y, 1);
    double distance =
        2 * Rows.meanDistance(both.a(), both.b())
            - Rows.meanDistance(both.a(), both.a())
            - Rows.meanDistance(both.b(), both.b());
    return Math.max(0, distance) / both.unit(); // of equal sets rounding leaves a little
  }
}
