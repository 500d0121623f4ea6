package io.github.medl.linear.classification;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A fitted {@link Perceptron}.
 *
 * @param coefficients [b, w], of shape (p + 1)
 * @param separates whether no observation of the fit is on the wrong side
 * @param mistakes how many were, after each epoch
 */
public record PerceptronModel(Tensor coefficients, boolean separates, List<Integer> mistakes)
    implements Classifier {

  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @param coefficients [b, w]
   * @param separates whether no observation of the fit is on the wrong side
   * @param mistakes how many were, after each epoch
   */
  public PerceptronModel {
    mistakes = List.copyOf(mistakes);
  }

  @Override
  public Tensor scores(Tensor x) {
    int p = coefficients.size() - 1;
    Inputs.columns("perceptron", x, p);
    Tensor score = x.matmul(coefficients.slice(0, 1, p + 1)).add(coefficients.get(0));
    return Tensor.stack(1, List.of(score.neg(), score));
  }

  /**
   * Where the score is 0, for two features.
   *
   * @return the line b + w1 x1 + w2 x2 = 0
   * @throws IllegalStateException if there are not two features
   */
  public LinearBoundary boundary() {
    return LinearBoundary.of("perceptron", coefficients);
  }
}
