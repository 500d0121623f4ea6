package io.github.medl.cnn.losses;

import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;

/** Costs of boxes and of other places. */
public final class BoxLosses {
  private BoxLosses() {}

  /**
   * The smooth L1 loss: d²/(2 β) where |d| &lt; β, |d| - β/2 elsewhere; the Huber loss of β divided
   * by β.
   *
   * @param beta β, positive
   * @return a loss of predictions and targets of one shape; several outputs are averaged
   * @throws IllegalArgumentException if β is not positive
   */
  public static Loss smoothL1(double beta) {
    Loss huber = Losses.huber(beta);
    return (prediction, target) -> huber.each(prediction, target).div(beta);
  }
}
