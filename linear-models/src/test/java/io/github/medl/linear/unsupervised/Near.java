package io.github.medl.linear.unsupervised;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.Tensor;

/** Tensors against numbers. */
final class Near {
  private Near() {}

  static void assertNear(Tensor ours, double tolerance, double... expected) {
    assertThat(ours.toDoubles()).containsExactly(expected, within(tolerance));
  }
}
