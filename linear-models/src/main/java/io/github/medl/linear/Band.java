package io.github.medl.linear;

import io.github.medl.tensor.Tensor;

/**
 * Predictions with an interval around each.
 *
 * @param mean ŷ, or the probability of class 1, of shape (n)
 * @param lower the lower ends, of shape (n)
 * @param upper the upper ends, of shape (n)
 */
public record Band(Tensor mean, Tensor lower, Tensor upper) {
  /**
   * Intervals that are symmetric.
   *
   * @param mean their middles
   * @param half how far they reach on either side
   * @return the band
   */
  public static Band around(Tensor mean, Tensor half) {
    return new Band(mean, mean.sub(half), mean.add(half));
  }
}
