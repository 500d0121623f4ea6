package io.github.medl.learning.preparation;

import io.github.medl.tensor.Tensor;

/**
 * A way to prepare observations, before it has seen any: {@link #fit} learns from training data
 * what the preparation needs to know (means, categories, axes), and what comes out is applied to
 * all data alike.
 */
@FunctionalInterface
public interface Preparation {
  /**
   * Learns from training data; responses are not shown to it.
   *
   * @param x training observations, of shape (n, p)
   * @return the preparation, ready for any observations of p columns
   * @throws io.github.medl.learning.UnfittableException if these data do not determine it; it says
   *     why
   */
  Transformation fit(Tensor x);
}
