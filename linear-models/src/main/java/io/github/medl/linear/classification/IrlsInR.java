package io.github.medl.linear.classification;

/**
 * Iteratively reweighted least squares as {@code glm} of R has it, step for step: it starts at μ =
 * (y + 1/2) / 2, keeps μ and its slope away from 0 by machine epsilon, stops when the deviance
 * changes by less than 1e-8 of itself or after 25 steps, and never halves a step. On separated or
 * nearly separated classes it may therefore diverge, or stop far from the maximum; {@link Irls}
 * does not.
 */
record IrlsInR() implements BinaryFit {
  private static final int ITERATIONS = 25;
  private static final double TOLERANCE = 1e-8;

  @Override
  public Fitted fit(BinaryData data, Link link, double ridge) {
    int n = data.n();
    double[] y = new double[n];
    double[] mu = new double[n];
    double[] eta = new double[n];
    for (int i = 0; i < n; i++) {
      y[i] = data.signs()[i] > 0 ? 1 : 0;
      mu[i] = (y[i] + .5) / 2;
      eta[i] = link.etaInR(mu[i]);
    }
    double deviance = deviance(y, mu);
    Step step = null;
    double[] before = eta;
    boolean converged = false;
    int t = 0;
    while (t < ITERATIONS && !converged) {
      step = weighted(data, link, ridge, y, mu, eta);
      before = eta;
      eta = data.predictor(step.solution());
      for (int i = 0; i < n; i++) {
        mu[i] = link.probabilityInR(eta[i]);
      }
      double next = deviance(y, mu);
      converged = Math.abs(next - deviance) / (Math.abs(next) + .1) < TOLERANCE;
      deviance = next;
      t++;
    }
    return new Fitted(
        step.solution(), step.inverse(), t, converged, separation(data, ridge, eta, before));
  }

  @Override
  public boolean takesGivenUnits() {
    return true;
  }

  /** Least squares of z = η + (y - μ) / μ' with weights μ'² / (μ (1 - μ)). */
  private static Step weighted(
      BinaryData data, Link link, double ridge, double[] y, double[] mu, double[] eta) {
    double[] roots = new double[y.length];
    double[] response = new double[y.length];
    for (int i = 0; i < y.length; i++) {
      double slope = link.slopeInR(eta[i]);
      roots[i] = Math.sqrt(slope * slope / (mu[i] * (1 - mu[i])));
      response[i] = roots[i] * (eta[i] + (y[i] - mu[i]) / slope);
    }
    return Step.solve(data, roots, response, ridge, new double[data.width()]);
  }

  /** -2 Σ log of the probability of what was observed, from the clipped μ. */
  static double deviance(double[] y, double[] mu) {
    double sum = 0;
    for (int i = 0; i < y.length; i++) {
      sum -= 2 * (y[i] == 1 ? Math.log(mu[i]) : Math.log(1 - mu[i]));
    }
    return sum;
  }

  private static Separation separation(
      BinaryData data, double ridge, double[] eta, double[] before) {
    if (ridge > 0) {
      return Separation.NONE;
    }
    double[] margins = new double[eta.length];
    double[] changes = new double[eta.length];
    for (int i = 0; i < eta.length; i++) {
      margins[i] = data.signs()[i] * eta[i];
      changes[i] = data.signs()[i] * (eta[i] - before[i]);
    }
    return Separation.of(margins, changes);
  }
}
