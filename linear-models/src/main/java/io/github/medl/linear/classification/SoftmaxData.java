package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;

/**
 * Observations of K classes, checked, with the column of ones in front.
 *
 * @param rows [1 x], row-major n x width
 * @param classes codes 0 to K - 1
 * @param n the number of observations
 * @param width p + 1
 * @param k the number of classes
 */
record SoftmaxData(double[] rows, int[] classes, int n, int width, int k) {
  static SoftmaxData of(Tensor x, Tensor y) {
    Inputs.matrix("softmax regression", x);
    Inputs.response("softmax regression", x, y);
    int[] classes = Inputs.classes("softmax regression", y);
    int k = 0;
    for (int c : classes) {
      k = Math.max(k, c + 1);
    }
    return new SoftmaxData(BinaryData.withOnes(x), classes, classes.length, x.dim(1) + 1, k);
  }
}
