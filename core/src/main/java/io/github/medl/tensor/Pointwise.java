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

  /**
   * Whether {@link #runWithSlope} finds the derivative along with the value, which then is kept in
   * the place of x.
   *
   * @return true if it does
   */
  default boolean slopeComesWithValue() {
    return false;
  }

  /**
   * y_i = f(x_i), and f'(x_i) in the place of x_i, for some i.
   *
   * @param x the numbers, then the derivatives there
   * @param y where the results are written; another array than x
   * @param from the first i
   * @param to the position after the last one
   * @throws UnsupportedOperationException if the slope does not come with the value
   */
  default void runWithSlope(double[] x, double[] y, int from, int to) {
    throw new UnsupportedOperationException(label());
  }

  /**
   * The same in single precision.
   *
   * @param x the numbers, then the derivatives there
   * @param y where the results are written; another array than x
   * @param from the first i
   * @param to the position after the last one
   * @throws UnsupportedOperationException if the slope does not come with the value
   */
  default void runWithSlope(float[] x, float[] y, int from, int to) {
    throw new UnsupportedOperationException(label());
  }
}
