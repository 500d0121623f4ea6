package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Observations of two classes, checked, with the column of ones in front.
 *
 * @param rows [1 x], row-major n x (p + 1)
 * @param signs +1 for class 1, -1 for class 0
 * @param n the number of observations
 * @param width p + 1
 */
record BinaryData(double[] rows, double[] signs, int n, int width) {

  static BinaryData of(String fit, Tensor x, Tensor y) {
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
    return new BinaryData(withOnes(x), signs, signs.length, x.dim(1) + 1);
  }

  /** Rows [1 x]. */
  static double[] withOnes(Tensor x) {
    int n = x.dim(0);
    int p = x.dim(1);
    double[] values = x.toDoubles();
    double[] rows = new double[n * (p + 1)];
    for (int i = 0; i < n; i++) {
      rows[i * (p + 1)] = 1;
      System.arraycopy(values, i * p, rows, i * (p + 1) + 1, p);
    }
    return rows;
  }

  /** Refuses what leaves the coefficients undetermined. */
  BinaryData determined(String fit) {
    Determined.check(fit, rows, n, width);
    return this;
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
