package io.github.medl.optim.linesearch;

/** A cost along a direction: phi(alpha) = C(theta + alpha d). */
public interface Ray {
  /**
   * The cost.
   *
   * @param alpha how far
   * @return phi(alpha)
   */
  double value(double alpha);

  /**
   * The derivative.
   *
   * @param alpha how far
   * @return phi'(alpha) = grad C(theta + alpha d)' d
   */
  double slope(double alpha);

  /**
   * The second derivative.
   *
   * @param alpha how far
   * @return phi''(alpha) = d' H(theta + alpha d) d
   */
  double curvature(double alpha);
}
