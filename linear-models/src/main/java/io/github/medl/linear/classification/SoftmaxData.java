package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;

/**
 * Observations of K classes, checked, with the column of ones in front.
 *
 * @param rows [1 z], row-major n x width, with z the columns of x in some units
 * @param units of z
 * @param classes codes 0 to K - 1
 * @param n the number of observations
 * @param width p + 1
 * @param k the number of classes
 */
record SoftmaxData(double[] rows, Units units, int[] classes, int n, int width, int k) {
  static SoftmaxData of(Tensor x, Tensor y, boolean inGivenUnits) {
    Inputs.matrix("softmax regression", x);
    Inputs.response("softmax regression", x, y);
    int[] classes = Inputs.classes("softmax regression", y);
    int k = 0;
    for (int c : classes) {
      k = Math.max(k, c + 1);
    }
    int p = x.dim(1);
    Units units = inGivenUnits ? Units.given(p) : Units.of(x, true);
    return new SoftmaxData(units.withOnes(x), units, classes, classes.length, p + 1, k);
  }

  /** The rows as a matrix, without a copy. */
  Tensor matrix() {
    return Tensor.wrap(rows, n, width);
  }

  /** λ/2 w² of a weight of x in terms of that of z, column j of the rows. */
  double penalty(double ridge, int j) {
    return j == 0 ? 0 : units.penalty(ridge, j - 1);
  }
}
