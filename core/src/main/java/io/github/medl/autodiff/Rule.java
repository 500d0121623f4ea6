package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;

/**
 * The derivative of one primitive y = f(x_0, x_1, ...), as a linear map in both directions.
 *
 * <p>Both methods must be written in tensor operations on {@link Node#input}, {@link Node#value}
 * and the arguments, so that an outer tape can differentiate them again.
 */
interface Rule {
  /**
   * The vector-Jacobian product: what the adjoint of y contributes to the adjoint of one input.
   *
   * @param node where the primitive was applied
   * @param i the input
   * @param bar the adjoint of y
   * @return the contribution, of the shape of the input; null for zero
   */
  Tensor pullBack(Node node, int i, Tensor bar);

  /**
   * The Jacobian-vector product: how y changes with its inputs.
   *
   * @param node where the primitive was applied
   * @param dx the change of each input; null for one that does not change, but not all are null
   * @return the change of y, of its shape; null for zero
   */
  Tensor pushForward(Node node, Tensor[] dx);
}
