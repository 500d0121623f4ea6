package io.github.medl.optim.minimise;

/**
 * θ = P(θ - α g), α halved until C(θ) falls by c1 ‖step‖² / α (Bertsekas, 1976). What must vanish
 * is not the gradient but P(θ - g) - θ.
 */
record ProjectedGradient(Projection projection) implements Minimiser {
  private static final double C1 = 1e-4;
  private static final int MOST = 100;

  /** A gradient 2^-40 as long as θ keeps no more than its first twelve bits in θ - g. */
  private static final int SWALLOWED = 40;

  /** Of a step 2^-26 as long as θ half of all digits are left, and it is short beside θ. */
  private static final int SEEN = 26;

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    double[] feasible = start.clone();
    projection.project(feasible);
    Run run = new Run(objective, feasible, stopping, tracing, this::criticality);
    double[] next = new double[start.length];
    double[] gradient = new double[start.length];
    run.rescaled();
    int unit = run.unit();
    double alpha = 1; // in this unit of C
    while (run.goesOn()) {
      boolean moved = false;
      if (run.rescaled()) {
        alpha = Math.scalb(alpha, run.unit() - unit);
        unit = run.unit();
      }
      for (int k = 0; k < MOST && !moved && run.goesOn(); k++) {
        Vectors.along(run.theta(), -alpha, run.gradient(), next);
        projection.project(next);
        double step = Vectors.distance(next, run.theta());
        double promised = step / alpha * step;
        double rounding = Math.ulp(run.value());
        double value = run.value(next);
        // Where rounding hides all that is promised, no decrease can be asked for. Where it hides
        // only C1 of that it can, or a step from side to side of a steep valley would do.
        boolean hidden = promised <= 16 * rounding;
        double bound = run.value() - C1 * promised;
        if (hidden ? value <= bound + 2 * rounding : value <= bound && value < run.value()) {
          run.moveTo(next, gradient, Math.scalb(alpha, -unit));
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

  /**
   * ‖P(θ - g) - θ‖, or where θ - g would be little more than θ rounded, ‖P(θ - s g) - θ‖ / s with a
   * large s: that is no more (Calamai and More, 1987, lemma 2.2), and vanishes at the same points.
   */
  private double criticality(double[] theta, double[] gradient) {
    int swallowed =
        Math.getExponent(Vectors.norm(theta)) - Math.getExponent(Vectors.norm(gradient));
    double[] step = gradient.clone();
    int exponent = swallowed > SWALLOWED ? swallowed - SEEN : 0;
    if (exponent > 0) {
      Vectors.scale(step, exponent);
    }
    double[] ahead = new double[theta.length];
    Vectors.along(theta, -1, step, ahead);
    projection.project(ahead);
    return Math.scalb(Vectors.distance(ahead, theta), -exponent);
  }
}
