package io.github.medl.optim.minimise;

import java.util.Locale;

/** Newton's method in one dimension with the secant of C' in place of C''. */
record Secant(double firstStep) implements Minimiser {
  Secant {
    if (firstStep == 0 || !Double.isFinite(firstStep)) {
      throw new IllegalArgumentException(
          "secant: the first step must be finite and not 0, got " + firstStep);
    }
  }

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    if (start.length != 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "secant: a method for one dimension, the start has %d; in more the secant condition"
                  + " leads to Minimisers.quasiNewton",
              start.length));
    }
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    double[] gradient = {0};
    double last = start[0];
    double lastSlope = run.gradient()[0];
    if (run.goesOn()) {
      run.moveTo(new double[] {last + firstStep}, gradient, 1);
    }
    while (run.goesOn()) {
      double theta = run.theta()[0];
      double slope = run.gradient()[0];
      double curvature = (slope - lastSlope) / (theta - last);
      if (curvature == 0 || Double.isNaN(curvature)) {
        run.end(slope == 0 ? Status.CONVERGED_GRADIENT : Status.SINGULAR);
        break;
      }
      last = theta;
      lastSlope = slope;
      run.moveTo(new double[] {theta - slope / curvature}, gradient, 1);
    }
    return run.minimum();
  }
}
