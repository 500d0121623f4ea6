package io.github.medl.networks.training.tricks;

import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.tensor.Tensor;

/** Targets that are never quite sure. */
public final class LabelSmoothing {
  private LabelSmoothing() {}

  /**
   * Cross-entropy where a share ε of the target is spread over all K classes: with p = softmax(z),
   * -(1 - ε) log p_y - ε/K Σₖ log pₖ (Szegedy et al., 2016, section 7).
   *
   * @param epsilon ε, in [0, 1]; 0 is cross-entropy itself
   * @return a loss of logits of shape (n, K) and of class codes (n) or probabilities (n, K)
   * @throws IllegalArgumentException if ε is out of range
   */
  public static Loss crossEntropy(double epsilon) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("label smoothing: epsilon is in [0, 1], not " + epsilon);
    }
    Loss hard = Losses.crossEntropy();
    return (z, y) -> {
      Tensor even = z.logSoftmax(-1).mean(-1).neg();
      return hard.each(z, y).mul(1 - epsilon).add(even.mul(epsilon));
    };
  }
}
