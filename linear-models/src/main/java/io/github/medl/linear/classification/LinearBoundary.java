package io.github.medl.linear.classification;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * The line between two classes in the plane of two features: b + w1 x1 + w2 x2 = 0.
 *
 * @param b the bias
 * @param w1 the weight of the first feature
 * @param w2 the weight of the second feature
 */
public record LinearBoundary(double b, double w1, double w2) {
  /** From [b, w1, w2]. */
  static LinearBoundary of(String model, Tensor coefficients) {
    if (coefficients.size() != 3) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "%s: a boundary is a line for two features only; this model has %d",
              model,
              coefficients.size() - 1));
    }
    return new LinearBoundary(coefficients.get(0), coefficients.get(1), coefficients.get(2));
  }

  /**
   * The second feature on the line.
   *
   * @param x1 the first feature
   * @return x2 = -(b + w1 x1) / w2
   */
  public double at(double x1) {
    return intercept() + slope() * x1;
  }

  /**
   * Where the line meets the axis of x2.
   *
   * @return -b / w2
   */
  public double intercept() {
    return -b / w2;
  }

  /**
   * How steep the line is.
   *
   * @return -w1 / w2
   */
  public double slope() {
    return -w1 / w2;
  }
}
