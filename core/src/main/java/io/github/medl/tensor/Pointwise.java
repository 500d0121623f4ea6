package io.github.medl.tensor;

import java.util.function.UnaryOperator;

/**
 * A function of each element, y_i = f(x_i), that may also end an affine map in one operation with
 * it ({@link Activated}).
 */
public sealed interface Pointwise extends Primitive, UnaryOperator<Tensor>
    permits Unary, LeakyRelu {
  /** As {@link Primitive#apply}. */
  @Override
  default Tensor apply(Tensor x) {
    return apply(new Tensor[] {x});
  }

  /**
   * Whether the derivative at x is found from f(x) alone, so that x need not be kept for it.
   *
   * @return true if it is
   */
  boolean slopeIsKnownByValue();

  /**
   * y_i = f(x_i) for some i.
   *
   * @param x the numbers
   * @param y where the results are written; it may be x
   * @param from the first i
   * @param to the position after the last one
   */
  void run(double[] x, double[] y, int from, int to);

  /**
   * The same in single precision.
   *
   * @param x the numbers
   * @param y where the results are written; it may be x
   * @param from the first i
   * @param to the position after the last one
   */
  void run(float[] x, float[] y, int from, int to);
}
