package io.github.medl.linear.classification;

/**
 * Iteratively reweighted least squares that cannot diverge: a step that would make the penalised
 * deviance larger is halved until it does not.
 *
 * <p>Each step is d = (X'WX + ridge I)⁻¹ (X'u - ridge β), solved as weighted least squares of u /
 * w; for the logit link, W is the curvature, so this is Newton's method.
 *
 * @param iterations at most so many
 */
record Irls(int iterations) implements BinaryFit {
  private static final double ROUNDING = 1e-14;
  private static final double FLAT = 1e-12;
  private static final double STILL = 1e-10;

  @Override
  public Fitted fit(BinaryData data, Link link, double ridge) {
    double[] beta = new double[data.width()];
    double[] margins = data.margins(beta);
    double cost = cost(data, link, ridge, beta, margins);
    double[] changes = new double[data.n()];
    int t = 0;
    boolean converged = false;
    while (t < iterations && !converged) {
      double[] d = step(data, link, ridge, beta, margins).solution();
      double alpha = 1;
      double[] next = along(beta, alpha, d);
      double[] nextMargins = data.margins(next);
      double nextCost = cost(data, link, ridge, next, nextMargins);
      while (!(nextCost <= cost * (1 + ROUNDING)) && alpha > 1e-10) {
        alpha /= 2;
        next = along(beta, alpha, d);
        nextMargins = data.margins(next);
        nextCost = cost(data, link, ridge, next, nextMargins);
      }
      t++;
      double moved = 0;
      double farthest = 0;
      for (int i = 0; i < changes.length; i++) {
        changes[i] = nextMargins[i] - margins[i];
        moved = Math.max(moved, Math.abs(changes[i]));
        farthest = Math.max(farthest, Math.abs(nextMargins[i]));
      }
      boolean flat = cost - nextCost <= FLAT * (nextCost + .1);
      boolean rests = moved <= STILL * (1 + farthest);
      boolean escapes = moved > .1; // far, though the deviance no longer falls: to infinity
      converged = flat && (rests || escapes);
      beta = next;
      margins = nextMargins;
      cost = nextCost;
    }
    Separation separation = ridge > 0 ? Separation.NONE : Separation.of(margins, changes);
    double[] covariance = step(data, link, ridge, beta, margins).inverse();
    return new Fitted(beta, covariance, t, converged && separation == Separation.NONE, separation);
  }

  static Step step(BinaryData data, Link link, double ridge, double[] beta, double[] margins) {
    double[] roots = new double[data.n()];
    double[] response = new double[data.n()];
    for (int i = 0; i < roots.length; i++) {
      double weight = link.information(margins[i]);
      roots[i] = Math.sqrt(weight);
      // Where the weight has underflowed, the observation is fitted and pulls no more.
      response[i] = weight > 0 ? data.signs()[i] * link.hazard(margins[i]) / roots[i] : 0;
    }
    double[] centre = new double[beta.length];
    for (int j = 0; j < centre.length; j++) {
      centre[j] = -beta[j];
    }
    return Step.solve(data, roots, response, ridge, centre);
  }

  private static double cost(
      BinaryData data, Link link, double ridge, double[] beta, double[] margins) {
    double cost = data.loss(link, margins);
    for (int j = 1; j < beta.length; j++) {
      cost += .5 * data.penalty(ridge, j) * beta[j] * beta[j];
    }
    return 2 * cost;
  }

  private static double[] along(double[] beta, double alpha, double[] d) {
    double[] next = new double[beta.length];
    for (int j = 0; j < next.length; j++) {
      next[j] = beta[j] + alpha * d[j];
    }
    return next;
  }
}
