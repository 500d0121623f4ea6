package io.github.medl.learning;

import io.github.medl.tensor.Tensor;

/** A fitted classifier: gives every class a score, and predicts the class of the highest. */
public interface Classifier extends Predictor {
  /**
   * The scores of all classes: the higher, the likelier.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, K)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  Tensor scores(Tensor x);

  /**
   * The class of the highest score, of equal ones the first.
   *
   * @param x observations, of shape (n, p)
   * @return class codes 0 to K - 1, of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  @Override
  default Tensor predict(Tensor x) {
    return ClassCodes.vector(scores(x).argmax(1));
  }
}
