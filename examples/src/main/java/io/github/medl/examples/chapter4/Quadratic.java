package io.github.medl.examples.chapter4;

import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.minimise.Objective;
import java.util.Arrays;

/**
 * C(θ) = ½ Σ λ_i θ_i² with λ_i from m = 1 to L = κ, evenly on a logarithmic scale; its best rates,
 * and what theory says of them.
 */
record Quadratic(double kappa, double[] lambda) {
  /** The number of variables. */
  static final int N = 20;

  Quadratic(double kappa) {
    this(kappa, new double[N]);
    for (int i = 0; i < N; i++) {
      lambda[i] = Math.pow(kappa, i / (N - 1.0));
    }
  }

  /** With C = 1, a share of 1 / N in each coordinate. */
  double[] start() {
    return Arrays.stream(lambda).map(l -> Math.sqrt(2 / (N * l))).toArray();
  }

  /** The gradient λ_i θ_i into g; returns C. */
  double gradient(double[] theta, double[] g) {
    double sum = 0;
    for (int i = 0; i < theta.length; i++) {
      g[i] = lambda[i] * theta[i];
      sum += g[i] * theta[i];
    }
    return sum / 2;
  }

  Objective objective() {
    return Objective.of(
        theta -> gradient(theta, new double[N]),
        this::gradient,
        theta -> {
          double[][] hessian = new double[N][N];
          for (int i = 0; i < N; i++) {
            hessian[i][i] = lambda[i];
          }
          return hessian;
        });
  }

  /** 2 / (L + m): both ends of the spectrum shrink by (κ - 1) / (κ + 1) in a step. */
  double descentRate() {
    return 2 / (kappa + 1);
  }

  Optimiser gradientDescent() {
    return Optimisers.gradientDescent(descentRate());
  }

  /** (√κ - 1) / (√κ + 1), the factor of a step of momentum and of conjugate gradients. */
  double root() {
    return (Math.sqrt(kappa) - 1) / (Math.sqrt(kappa) + 1);
  }

  /** (2 / (√L + √m))², with which the momentum must be root()² (Polyak, 1964). */
  double momentumRate() {
    return Math.pow(2 / (Math.sqrt(kappa) + 1), 2);
  }

  Optimiser momentum() {
    return Optimisers.heavyBall(momentumRate(), root() * root());
  }

  /** C after t steps of gradient descent: the mean of (1 - αλ_i)^2t. */
  double descentCost(int t) {
    return Arrays.stream(lambda)
        .map(l -> Math.pow(1 - descentRate() * l, 2.0 * t))
        .average()
        .orElseThrow();
  }

  int descentSteps(double goal) {
    int low = 0; // C is still above the goal
    int high = 1 << 30;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (descentCost(middle) > goal) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return high;
  }

  /**
   * C after t steps of momentum. Each coordinate obeys a_t+1 = (1 - αλ + r²) a_t - r² a_t-1 with
   * a_0 = 1 and a_1 = 1 - αλ, whose characteristic roots are r e^±iφ, or ±r twice.
   */
  double momentumCost(int t) {
    double r = root();
    double sum = 0;
    for (double l : lambda) {
      double first = 1 - momentumRate() * l;
      double cosine = (first + r * r) / (2 * r);
      double phi = Math.acos(Math.max(-1, Math.min(1, cosine)));
      double sine = Math.sin(phi);
      double a =
          sine < 1e-6
              ? 1 + (first / (r * Math.signum(cosine)) - 1) * t
              : Math.cos(t * phi) + (first / r - cosine) / sine * Math.sin(t * phi);
      sum += a * a;
    }
    return Math.pow(r, 2.0 * t) * sum / N;
  }

  int momentumSteps(double goal) {
    int t = 1;
    while (root() > 0 && momentumCost(t) > goal) {
      t++;
    }
    return t;
  }

  /** C falls at least to 4 root()^2t, by Chebyshev's polynomials. */
  double conjugateBound(double goal) {
    return Math.max(1, Math.log(4 / goal) / (-2 * Math.log(root())));
  }
}
