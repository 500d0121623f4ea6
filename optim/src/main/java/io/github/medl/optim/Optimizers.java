package io.github.medl.optim;

/**
 * The first-order methods of chapter 4. In the formulas theta is a parameter, g the gradient of the
 * cost there, alpha_t the learning rate, t the number of the step; everything is elementwise and
 * what is remembered begins at 0.
 *
 * <p>Each method has two forms: the one with a rate alone takes the values that its authors
 * recommend for the rest.
 */
public final class Optimizers {
  private Optimizers() {}

  /**
   * Gradient descent: theta = theta - alpha g. With the gradient of one randomly chosen term or of
   * a mini-batch it is stochastic gradient descent, SGD (Robbins and Monro, 1951).
   *
   * @param alpha the learning rate
   * @return a new optimiser
   */
  public static Optimizer gradientDescent(double alpha) {
    return gradientDescent(Schedule.constant(alpha));
  }

  /**
   * Gradient descent with a changing rate: theta = theta - alpha_t g.
   *
   * @param alpha the learning rates
   * @return a new optimiser
   */
  public static Optimizer gradientDescent(Schedule alpha) {
    return new GradientDescent(alpha);
  }
}
