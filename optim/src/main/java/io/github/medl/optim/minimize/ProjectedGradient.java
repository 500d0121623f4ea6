package io.github.medl.optim.minimize;

/**
 * theta = P(theta - alpha g), alpha halved until C(theta) falls by c1 ||step||^2 / alpha
 * (Bertsekas, 1976). What must vanish is not the gradient but P(theta - g) - theta.
 */
record ProjectedGradient(Projection projection) implements Minimizer {
  private static final double C1 = 1e-4;
  private static final int MOST = 100;

  @Override
  public Minimum minimize(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    double[] feasible = start.clone();
    projection.project(feasible);
    Run run = new Run(objective, feasible, stopping, tracing, this::criticality);
    double[] next = new double[start.length];
    double[] gradient = new double[start.length];
    double alpha = 1;
    while (run.goesOn()) {
      boolean moved = false;
      for (int k = 0; k < MOST && !moved && run.goesOn(); k++) {
        Vectors.along(run.theta(), -alpha, run.gradient(), next);
        projection.project(next);
        double step = Vectors.distance(next, run.theta());
        double bound = run.value() - C1 * step * step / alpha + 2 * Math.ulp(run.value());
        if (run.value(next) <= bound) {
          run.moveTo(next, gradient, alpha);
          moved = true;
          alpha *= 2; // what was too long before may be right here
        } else if (run.isSpent()) {
          run.end(Status.BUDGET);
        } else {
          alpha /= 2;
        }
      }
      if (!moved && run.goesOn()) {
        run.end(Status.LINE_SEARCH_FAILED);
      }
    }
    return run.minimum();
  }

  private double criticality(double[] theta, double[] gradient) {
    double[] ahead = new double[theta.length];
    Vectors.along(theta, -1, gradient, ahead);
    projection.project(ahead);
    return Vectors.distance(ahead, theta);
  }
}
