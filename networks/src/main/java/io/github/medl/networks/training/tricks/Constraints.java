package io.github.medl.networks.training.tricks;

import io.github.medl.networks.training.Constraint;
import io.github.medl.tensor.Tensor;

/** What is done to weights after a step of the optimiser. */
public final class Constraints {
  private Constraints() {}

  /**
   * Keeps the weights that come into each unit of a dense layer in a ball: a column w of a matrix
   * becomes w min(1, c / ||w||) (Srebro and Shraibman, 2005).
   *
   * @param largest c, the largest Euclidean norm
   * @return the constraint of all matrices; other parameters are left alone
   * @throws IllegalArgumentException if c is not positive
   */
  public static Constraint maxNorm(double largest) {
    if (!(largest > 0)) {
      throw new IllegalArgumentException("maxNorm: the norm must be positive, it is " + largest);
    }
    return (name, value) -> {
      if (value.rank() != 2) {
        return value;
      }
      Tensor norms = value.norm(0);
      if (norms.max().item() <= largest) {
        return value;
      }
      return value.mul(norms.maximum(largest).pow(-1).mul(largest));
    };
  }

  /**
   * Shrinks weights by a factor at every step, w (1 - decay), whatever the optimiser: decoupled
   * weight decay (Loshchilov and Hutter, 2019) that spares biases and scales.
   *
   * @param decay what is lost at a step, the learning rate times λ
   * @return the constraint of all parameters with at least two axes
   * @throws IllegalArgumentException if the decay is outside [0, 1)
   */
  public static Constraint decay(double decay) {
    if (!(decay >= 0 && decay < 1)) {
      throw new IllegalArgumentException("decay: must be in [0, 1), it is " + decay);
    }
    return (name, value) -> value.rank() < 2 ? value : value.mul(1 - decay);
  }
}
