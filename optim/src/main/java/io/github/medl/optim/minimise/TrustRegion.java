package io.github.medl.optim.minimise;

import java.util.Arrays;

/**
 * Trust-region Newton: the minimum of the quadratic approximation within a ball, whose radius
 * follows how good the approximation was (Nocedal and Wright, 2006, algorithms 4.1 and 4.3).
 */
record TrustRegion(double firstRadius) implements Minimiser {
  private static final double ACCEPT = 1e-4;
  private static final double SHORTEST = 1e-8;

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = new Run(objective, start, stopping, tracing);
    int n = start.length;
    // Shorter steps than this would drown in the rounding of θ.
    double radius = Math.max(firstRadius, SHORTEST * Vectors.norm(start));
    double[] c = new double[n];
    double[] next = new double[n];
    double[] gradient = new double[n];
    while (run.goesOn()) {
      Spectrum hessian = Spectrum.of(run);
      if (hessian == null) {
        break;
      }
      boolean moved = false;
      while (!moved && run.goesOn()) {
        boolean atBoundary = new TrustRegionStep(hessian, radius).solve(c);
        double length = Vectors.norm(c);
        hessian.back(c, next);
        Vectors.add(next, 1, run.theta());
        if (Arrays.equals(next, run.theta())) { // as at a kink, where the radius shrinks for ever
          run.end(Status.LINE_SEARCH_FAILED);
          break;
        }
        double value = run.evaluate(next, gradient);
        double ratio = ratio(run.value(), value, predicted(hessian, c));
        if (!(ratio >= 0.25)) {
          radius = length / 4;
        } else if (ratio > 0.75 && atBoundary) {
          radius *= 2;
        }
        if (ratio > ACCEPT) {
          run.moveTo(next, value, gradient, length);
          moved = true;
        } else if (radius <= 1e-3 * Math.ulp(Vectors.norm(run.theta()))) {
          run.end(Status.LINE_SEARCH_FAILED);
        } else if (run.isSpent()) {
          run.end(Status.BUDGET);
        }
      }
    }
    Spectrum.confirmMinimum(run);
    return run.minimum();
  }

  private static double predicted(Spectrum hessian, double[] c) {
    double decrease = 0;
    for (int i = 0; i < c.length; i++) {
      decrease -= c[i] * (hessian.q[i] + hessian.lambda[i] * c[i] / 2);
    }
    return decrease;
  }

  /** Actual over predicted decrease; 1 where both drown in the rounding of C. */
  private static double ratio(double before, double after, double predicted) {
    double noise = 4 * Math.ulp(before);
    boolean drowned = predicted <= noise && Math.abs(before - after) <= noise;
    return drowned ? 1 : (before - after) / predicted;
  }
}
