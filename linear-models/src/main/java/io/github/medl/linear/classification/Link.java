package io.github.medl.linear.classification;

import org.apache.commons.math3.special.Erf;

/**
 * How a probability depends on the linear predictor: P(y = 1) = F(η) with η = b + w'x.
 *
 * <p>Both functions are symmetric, F(-η) = 1 - F(η), so an observation of class 1 has probability
 * F(t) for t = η and one of class 0 for t = -η. The loss, -log F(t), is a function of this t.
 */
public enum Link {
  /** The sigmoid, F(η) = 1 / (1 + e^-η): logistic regression (3.5). */
  LOGIT {
    @Override
    public double probability(double eta) {
      return eta >= 0 ? 1 / (1 + Math.exp(-eta)) : Math.exp(eta) / (1 + Math.exp(eta));
    }

    @Override
    double loss(double t) {
      return t > 0 ? Math.log1p(Math.exp(-t)) : Math.log1p(Math.exp(t)) - t;
    }

    @Override
    double hazard(double t) {
      return probability(-t);
    }

    @Override
    double curvature(double t) {
      return probability(t) * probability(-t);
    }

    @Override
    double information(double t) {
      return curvature(t);
    }

    @Override
    double etaInR(double mu) {
      return Math.log(mu / (1 - mu));
    }

    @Override
    double probabilityInR(double eta) {
      double odds = eta < -30 ? EPSILON : eta > 30 ? 1 / EPSILON : Math.exp(eta);
      return odds / (1 + odds);
    }

    @Override
    double slopeInR(double eta) {
      if (Math.abs(eta) > 30) {
        return EPSILON;
      }
      double odds = Math.exp(eta);
      return odds / ((1 + odds) * (1 + odds));
    }
  },

  /** The distribution function of the standard normal distribution: probit regression. */
  PROBIT {
    @Override
    public double probability(double eta) {
      return .5 * Erf.erfc(-eta / Math.sqrt(2));
    }

    @Override
    double loss(double t) {
      // log Φ(t) = log φ(t) - log h(t), which loses nothing far out.
      if (t > 0) {
        return -Math.log1p(-probability(-t));
      }
      return t > -5 ? -Math.log(probability(t)) : .5 * t * t + LOG_ROOT_2_PI + Math.log(hazard(t));
    }

    @Override
    double hazard(double t) {
      if (t > -25) {
        return density(t) / probability(t);
      }
      // Mills' ratio as a continued fraction: h = u + 1/(u + 2/(u + 3/(u + ...))), u = -t.
      double u = -t;
      double h = u;
      for (int k = 12; k >= 1; k--) {
        h = u + k / h;
      }
      return h;
    }

    @Override
    double curvature(double t) {
      double h = hazard(t);
      return Math.max(0, h * (t + h));
    }

    @Override
    double information(double t) {
      return hazard(t) * hazard(-t);
    }

    @Override
    double etaInR(double mu) {
      return Math.sqrt(2) * Erf.erfInv(2 * mu - 1);
    }

    @Override
    double probabilityInR(double eta) {
      return probability(Math.max(-PROBIT_LIMIT, Math.min(PROBIT_LIMIT, eta)));
    }

    @Override
    double slopeInR(double eta) {
      return Math.max(density(eta), EPSILON);
    }

    private double density(double t) {
      return Math.exp(-.5 * t * t - LOG_ROOT_2_PI);
    }
  };

  static final double EPSILON = Math.ulp(1.0);
  private static final double LOG_ROOT_2_PI = .5 * Math.log(2 * Math.PI);
  private static final double PROBIT_LIMIT = 8.125890664701906; // Φ(-this) = 2^-52

  /**
   * F(η).
   *
   * @param eta the linear predictor
   * @return P(y = 1)
   */
  public abstract double probability(double eta);

  /** -log F(t). */
  abstract double loss(double t);

  /** F'(t) / F(t), minus the derivative of the loss. */
  abstract double hazard(double t);

  /** The second derivative of the loss. */
  abstract double curvature(double t);

  /** Its expectation over y, F'² / (F (1 - F)): the weight of Fisher scoring. */
  abstract double information(double t);

  /** F⁻¹(μ). */
  abstract double etaInR(double mu);

  /** F(η) as R computes it, never closer to 0 or 1 than by machine epsilon. */
  abstract double probabilityInR(double eta);

  /** F'(η) as R computes it, never less than machine epsilon. */
  abstract double slopeInR(double eta);
}
