package io.github.medl.learning.preparation;

import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Stretches every column of the training data to an interval: its least number goes to one end, its
 * greatest to the other. Other data may lie outside.
 */
public final class MinMax implements Preparation {
  private final double low;
  private final double high;

  private MinMax(double low, double high) {
    this.low = low;
    this.high = high;
  }

  /**
   * To the unit interval: z = (x - min) / (max - min).
   *
   * @return the transformer
   */
  public static MinMax unit() {
    return to(0, 1);
  }

  /**
   * To any interval: z = low + (high - low) (x - min) / (max - min).
   *
   * @param low where the least number goes
   * @param high where the greatest goes
   * @return the transformer
   * @throws IllegalArgumentException if low is not below high, or one is not finite
   */
  public static MinMax to(double low, double high) {
    if (!(Double.isFinite(high - low) && low < high)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "min-max: [%s, %s] is no interval", low, high));
    }
    return new MinMax(low, high);
  }

  /**
   * Learns the least and the greatest numbers.
   *
   * @param x training observations, of shape (n, p)
   * @return the scaling
   * @throws UnfittableException if a number is not finite, a column has the same number in all
   *     rows, or its least and greatest differ by more than the largest number
   */
  @Override
  public ColumnScaling fit(Tensor x) {
    Standardise.refuseConstants("min-max", x);
    Tensor spread = x.max(0).sub(x.min(0));
    for (int j = 0; j < spread.size(); j++) {
      if (Double.isInfinite(spread.get(j))) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "min-max: column %d goes from %s to %s, further than a number can be; divide it by"
                    + " 2 first",
                j,
                x.select(1, j).min().item(),
                x.select(1, j).max().item()));
      }
    }
    Tensor scale = spread.div(high - low);
    return new ColumnScaling(x.min(0).sub(scale.mul(low)), scale);
  }
}
