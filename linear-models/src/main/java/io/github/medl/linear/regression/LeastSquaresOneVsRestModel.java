package io.github.medl.linear.regression;

import io.github.medl.learning.Classifier;
import io.github.medl.tensor.Tensor;

/**
 * A classifier of K least-squares regressions, each of one class (+1) against the rest (-1); the
 * largest score wins.
 *
 * @param weights a column for each class
 */
public record LeastSquaresOneVsRestModel(LeastSquaresClassifiers.Weights weights)
    implements Classifier {
  @Override
  public Tensor scores(Tensor x) {
    return weights.scores("least squares, one-vs-rest", x);
  }
}
