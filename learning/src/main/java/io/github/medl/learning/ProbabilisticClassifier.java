package io.github.medl.learning;

import io.github.medl.tensor.Tensor;

/** A fitted classifier whose scores are probabilities. */
public interface ProbabilisticClassifier extends Classifier {
  /**
   * The probabilities of all classes.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, K); rows sum to 1
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  Tensor probabilities(Tensor x);

  @Override
  default Tensor scores(Tensor x) {
    return probabilities(x);
  }
}
