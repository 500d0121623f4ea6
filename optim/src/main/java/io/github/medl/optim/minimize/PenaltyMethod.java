package io.github.medl.optim.minimize;

import java.util.List;

/**
 * Minimises C + mu / 2 sum h^2 for mu = 1, 10, 100, ..., each from the minimum before, until no
 * constraint is broken by more than the tolerance (Courant, 1943).
 */
record PenaltyMethod(Minimizer inner, List<Constraint> constraints, double tolerance)
    implements Minimizer {
  private static final double FACTOR = 10;
  private static final double LARGEST = 1e14;

  @Override
  public Minimum minimize(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    double[] theta = start.clone();
    Trace trace = new Trace(start.length, tracing);
    trace.add(theta, objective.value(theta), Double.NaN, 0, 1);
    int iterations = 0;
    int evaluations = 1;
    int gradients = 0;
    int hessians = 0;
    Minimum last = null;
    Status status = null;
    for (double mu = 1; status == null; mu *= FACTOR) {
      Penalised penalised = new Penalised(objective, constraints, mu);
      int budget = Math.max(0, stopping.iterations() - iterations);
      last = inner.minimize(penalised, theta, stopping.withIterations(budget), Tracing.NUMBERS);
      theta = last.theta().toDoubles();
      iterations += last.iterations();
      evaluations += last.evaluations();
      gradients += last.gradients();
      hessians += last.hessians();
      trace.add(theta, objective.value(theta), last.gradientNorm(), mu, evaluations);
      if (!last.isConverged()) {
        status = last.status();
      } else if (penalised.violation(theta) <= tolerance) {
        status = last.status();
      } else if (mu >= LARGEST) {
        status = Status.INFEASIBLE;
      }
    }
    return new Minimum(
        last.theta(),
        objective.value(theta),
        last.gradientNorm(),
        iterations,
        evaluations,
        gradients,
        hessians,
        status,
        trace);
  }
}
