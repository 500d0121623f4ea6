package io.github.medl.learning;

import io.github.medl.tensor.Tensor;

/** A fitted model: says what it expects for observations that it has not seen. */
@FunctionalInterface
public interface Predictor {
  /**
   * The predictions.
   *
   * @param x observations, of shape (n, p)
   * @return ŷ, of shape (n): numbers of a regression, class codes of a classification
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   * @throws IllegalArgumentException if a number is NaN or infinite; it says which
   */
  Tensor predict(Tensor x);

  /**
   * What the model says of observations, in any form that a measure may ask for.
   *
   * @param x observations
   * @return the answers, computed when they are asked for
   */
  default Answers answers(Tensor x) {
    return Answers.of(this, x);
  }
}
