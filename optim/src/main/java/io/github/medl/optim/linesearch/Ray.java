package io.github.medl.optim.linesearch;

/** A cost along a direction: φ(α) = C(θ + α d). */
public interface Ray {
  /**
   * The cost.
   *
   * @param alpha how far
   * @return φ(α)
   */
  double value(double alpha);

  /**
   * The derivative.
   *
   * @param alpha how far
   * @return φ'(α) = ∇C(θ + α d)ᵀ d
   */
  double slope(double alpha);

  /**
   * The second derivative.
   *
   * @param alpha how far
   * @return φ''(α) = dᵀ H(θ + α d) d
   */
  double curvature(double alpha);
}
