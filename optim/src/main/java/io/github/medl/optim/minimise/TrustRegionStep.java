package io.github.medl.optim.minimise;

/**
 * The c with |c| ≤ radius that minimises qᵀc + cᵀ diag(λ) c / 2: it is c_i = -q_i / (λ_i + μ) with
 * the smallest μ ≥ 0 that makes all denominators positive and |c| short enough (More and Sorensen,
 * 1983).
 */
final class TrustRegionStep {
  private final double[] lambda;
  private final double[] q;
  private final double radius;

  TrustRegionStep(Spectrum hessian, double radius) {
    lambda = hessian.lambda;
    q = hessian.q;
    this.radius = radius;
  }

  /** Writes c; whether it is at the boundary. */
  boolean solve(double[] c) {
    if (lambda[0] > 0 && length(0, c) <= radius) {
      return false;
    }
    double low = Math.max(0, -lambda[0]);
    double high = low + Vectors.norm(q) / radius + Double.MIN_NORMAL;
    for (int k = 0; k < 200; k++) {
      double mu = low + (high - low) / 2;
      if (mu <= low || mu >= high) {
        break; // no number lies between
      }
      if (length(mu, c) > radius) {
        low = mu;
      } else {
        high = mu;
      }
    }
    double length = length(high, c);
    if (length < radius * (1 - 1e-6) && lambda[0] <= 0) {
      // The hard case: g has no part along the lowest axis; the rest of the way goes along it.
      double rest = Math.sqrt(radius - length) * Math.sqrt(radius + length); // squares may vanish
      c[0] += Math.copySign(rest, c[0]);
    }
    return true;
  }

  private double length(double mu, double[] c) {
    for (int i = 0; i < c.length; i++) {
      c[i] = q[i] == 0 ? 0 : -q[i] / (lambda[i] + mu);
    }
    return Vectors.norm(c);
  }
}
