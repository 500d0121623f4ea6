package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;

/**
 * A fitted {@link Ridge} or {@link Lasso} regression.
 *
 * @param penalty λ
 * @param intercept β0, which is not penalised; 0 if there is none
 * @param slopes β1, ..., βp
 * @param degreesOfFreedom how many parameters the fit is worth, the intercept included: for ridge
 *     the trace of the matrix that maps y to ŷ, for the LASSO the number of coefficients not 0
 */
public record PenalisedModel(
    double penalty, double intercept, Tensor slopes, double degreesOfFreedom) implements Predictor {
  @Override
  public Tensor predict(Tensor x) {
    return Inputs.columns("PenalisedModel", x, slopes.size()).matmul(slopes).add(intercept);
  }
}
