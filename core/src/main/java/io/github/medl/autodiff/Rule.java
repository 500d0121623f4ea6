package io.github.medl.autodiff;

import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * The derivative of one primitive (y_0, y_1, ...) = f(x_0, x_1, ...), as a linear map in both
 * directions. Most primitives have one result, y_0.
 *
 * <p>Both methods are to be written in tensor operations on {@link Node#input}, {@link Node#value}
 * and the arguments, so that an outer tape can differentiate them again.
 */
public interface Rule {
  /**
   * The vector-Jacobian product: what the adjoints of the results contribute to the adjoints of all
   * operands. It is asked once, so that work shared by several operands is done once; those that
   * nobody asks for ({@link Node#wants}) may be left out.
   *
   * @param node where the primitive was applied
   * @param bars the adjoint of each result; null for zero, but not all are null
   * @return the contribution to each operand, of its shape and format; null for zero
   */
  @Nullable Tensor[] pullBack(Node node, @Nullable Tensor[] bars);

  /**
   * The Jacobian-vector product: how the results change with the operands. Unless it is written out
   * it is found from {@link #pullBack}, of which it is the transpose.
   *
   * @param node where the primitive was applied
   * @param dx the change of each operand; null for one that does not change, but not all are null
   * @return the change of each result, of its shape and format; null for zero
   */
  default @Nullable Tensor[] pushForward(Node node, @Nullable Tensor[] dx) {
    return Transposed.pushForward(this, node, dx);
  }
}
