package io.github.medl.optim.minimise;

/** A gradient as a formula. */
@FunctionalInterface
public interface Gradient {
  /**
   * Writes the gradient at a point.
   *
   * @param theta the point; not to be changed
   * @param gradient receives the partial derivatives
   */
  void at(double[] theta, double[] gradient);
}
