package io.github.medl.learning.preparation;

import io.github.medl.tensor.Tensor;

/** A preparation of observations that has learnt all it will ever know. */
@FunctionalInterface
public interface Transformation {
  /**
   * The prepared observations; each row depends on that row only.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, q)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  Tensor apply(Tensor x);
}
