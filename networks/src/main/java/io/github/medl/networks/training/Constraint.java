package io.github.medl.networks.training;

import io.github.medl.tensor.Tensor;

/** Brings a parameter back into the set that it must stay in, after a step of the optimiser. */
@FunctionalInterface
public interface Constraint {
  /**
   * Projects a parameter.
   *
   * @param name its name, such as {@code layers.0.weight}
   * @param value its present value
   * @return the allowed value; the same tensor if it is allowed as it is, or not constrained
   */
  Tensor apply(String name, Tensor value);
}
