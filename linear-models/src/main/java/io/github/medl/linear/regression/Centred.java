package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;

/**
 * Data from which an unpenalised intercept has been removed: minimising over β0 first leaves the
 * problem of x - x̄ and y - ȳ without an intercept.
 *
 * @param x observations, of mean 0 if there is an intercept
 * @param y the response, likewise
 * @param means x̄, or 0
 * @param mean ȳ, or 0
 * @param intercept whether there is one
 */
record Centred(Tensor x, Tensor y, Tensor means, double mean, boolean intercept) {
  static Centred of(String fit, Tensor x, Tensor y, boolean intercept) {
    Inputs.response(fit, Inputs.matrix(fit, x), y);
    if (!intercept) {
      return new Centred(x, y, Tensor.zeros(x.dim(1)), 0, false);
    }
    Tensor means = x.mean(0);
    double mean = y.mean().item();
    return new Centred(x.sub(means), y.sub(mean), means, mean, true);
  }

  /** The model in terms of the data as they were; the intercept counts as one parameter. */
  PenalisedRegression model(double penalty, Tensor slopes, double degreesOfFreedom) {
    return new PenalisedRegression(
        penalty,
        mean - means.mul(slopes).sum().item(),
        slopes,
        degreesOfFreedom + (intercept ? 1 : 0));
  }

  static double checkPenalty(double penalty) {
    if (!(penalty >= 0 && penalty < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "a penalty of " + penalty + "; it is a number of 0 or more");
    }
    return penalty;
  }
}
