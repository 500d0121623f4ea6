package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Observations of two classes, checked, with the column of ones in front.
 *
 * @param rows [1 z], row-major n x (p + 1), with z the columns of x in some units
 * @param units of z
 * @param signs +1 for class 1, -1 for class 0
 * @param n the number of observations
 * @param width p + 1
 */
record BinaryData(double[] rows, Units units, double[] signs, int n, int width) {

  /** In the units of x as it is. */
  static BinaryData of(String fit, Tensor x, Tensor y) {
    return of(fit, x, y, true);
  }

  static BinaryData of(String fit, Tensor x, Tensor y, boolean inGivenUnits) {
    Inputs.matrix(fit, x);
    Inputs.response(fit, x, y);
    int[] classes = Inputs.classes(fit, y);
    double[] signs = new double[classes.length];
    for (int i = 0; i < signs.length; i++) {
      if (classes[i] > 1) {
        throw new UnfittableException(
            String.format(
                    Locale.ROOT,
                    "%s: y[%d] is %d, but this is for two classes, 0 and 1; for more take",
                    fit,
                    i,
                    classes[i])
                + " SoftmaxRegression, OneVsRest or OneVsOne");
      }
      signs[i] = 2 * classes[i] - 1;
    }
    int p = x.dim(1);
    Units units = inGivenUnits ? Units.given(p) : Units.of(x, true);
    return new BinaryData(units.withOnes(x), units, signs, signs.length, p + 1);
  }

  /** The rows as a matrix, without a copy. */
  Tensor matrix() {
    return Tensor.wrap(rows, n, width);
  }

  /** Refuses what leaves the coefficients undetermined. */
  void requireDetermined(String fit) {
    Determined.refuseDependent(fit, rows, n, width);
  }

  /** η = [1 x] β for every observation. */
  double[] predictor(double[] beta) {
    double[] eta = new double[n];
    for (int i = 0; i < n; i++) {
      double sum = 0;
      for (int j = 0, at = i * width; j < width; j++, at++) {
        sum += rows[at] * beta[j];
      }
      eta[i] = sum;
    }
    return eta;
  }

  /** t = ±η: how far on its own side of the boundary each observation is. */
  double[] margins(double[] beta) {
    double[] t = predictor(beta);
    for (int i = 0; i < n; i++) {
      t[i] *= signs[i];
    }
    return t;
  }

  /**
   * λ/2 wⱼ² of the weights of x in terms of those of z: what to multiply half of their squares
   * with.
   */
  double penalty(double ridge, int j) {
    return units.penalty(ridge, j - 1);
  }

  /** The sum of the losses. */
  double loss(Link link, double[] margins) {
    double sum = 0;
    for (double t : margins) {
      sum += link.loss(t);
    }
    return sum;
  }

  /** The deviance of the model with an intercept alone. */
  double nullDeviance() {
    double ones = 0;
    for (double s : signs) {
      ones += s > 0 ? 1 : 0;
    }
    double share = ones / n;
    return -2 * (ones * Math.log(share) + (n - ones) * Math.log1p(-share));
  }
}
