package io.github.medl.learning.loss;

import io.github.medl.tensor.Tensor;

/**
 * How wrong predictions are, observation by observation. {@link Losses} has the usual ones.
 *
 * <pre>{@code
 * Tensor cost = Losses.crossEntropy().of(scores, labels);
 * }</pre>
 */
@FunctionalInterface
public interface Loss {
  /**
   * The loss of every observation.
   *
   * @param prediction what the model says; the first axis counts observations
   * @param target what was observed
   * @return the losses, of shape (n)
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  Tensor each(Tensor prediction, Tensor target);

  /**
   * The cost: the mean loss of the observations.
   *
   * @param prediction what the model says; the first axis counts observations
   * @param target what was observed
   * @return a scalar
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  default Tensor of(Tensor prediction, Tensor target) {
    return each(prediction, target).mean();
  }
}
