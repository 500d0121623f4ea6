package io.github.medl.optim.minimize;

import io.github.medl.optim.Optimizer;
import io.github.medl.optim.Optimizers;
import io.github.medl.optim.Schedule;
import java.util.function.Supplier;

/**
 * The methods of chapter 4 for a whole function C(theta). In the formulas g is the gradient and H
 * the Hessian of C at theta, and alpha the step along the direction d.
 */
public final class Minimizers {
  private Minimizers() {}

  /**
   * Gradient descent with a fixed rate: theta = theta - alpha g.
   *
   * @param alpha the learning rate
   * @return the method
   */
  public static Minimizer gradientDescent(double alpha) {
    return gradientDescent(Schedule.constant(alpha));
  }

  /**
   * Gradient descent with a changing rate: theta = theta - alpha_t g.
   *
   * @param alpha the learning rates
   * @return the method
   */
  public static Minimizer gradientDescent(Schedule alpha) {
    return firstOrder(() -> Optimizers.gradientDescent(alpha));
  }

  /**
   * Any first-order method, given the gradient of the whole cost.
   *
   * @param method makes a new optimiser, as {@code () -> Optimizers.adam(0.05)} does
   * @return the method
   */
  public static Minimizer firstOrder(Supplier<Optimizer> method) {
    return new FirstOrder(method);
  }
}
