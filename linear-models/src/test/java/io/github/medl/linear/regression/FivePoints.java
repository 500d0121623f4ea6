package io.github.medl.linear.regression;

import io.github.medl.tensor.Tensor;

/** The five points of figure 2.5. */
final class FivePoints {
  static final Tensor X = Tensor.of(new double[][] {{3}, {4.3}, {5.3}, {6.8}, {8.2}});
  static final Tensor Y = Tensor.vector(3.2, 2.8, 5.3, 7.6, 5.3);

  private FivePoints() {}
}
