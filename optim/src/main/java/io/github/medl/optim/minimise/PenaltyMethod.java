package io.github.medl.optim.minimise;

import java.util.ArrayList;
import java.util.List;

/**
 * Minimises C + μ / 2 sum h² for μ = 1, 10, 100, ..., each from the minimum before, until no
 * constraint is broken by more than the tolerance (Courant, 1943).
 *
 * <p>Where the constraints can be met, what they are broken by falls like 1 / μ in the end; before
 * that, while C still has its way, the gradient of C rises like μ. If neither happens while μ grows
 * a thousandfold, no penalty will make the constraints hold.
 */
record PenaltyMethod(Minimiser inner, List<Constraint> constraints, double tolerance)
    implements Minimiser {
  private static final double FACTOR = 10;
  private static final double LARGEST = 1e14;
  private static final int ROUNDS = 3;

  PenaltyMethod {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "penalty: a tolerance of constraints is a number from 0 on, got " + tolerance);
    }
  }

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    double[] theta = start.clone();
    Trace trace = new Trace(start.length, tracing);
    trace.add(theta, objective.value(theta), Double.NaN, 0, 1);
    int iterations = 0;
    int evaluations = 1;
    int gradients = 0;
    int hessians = 0;
    Minimum last = null;
    Status status = null;
    List<Double> violations = new ArrayList<>();
    List<Double> slopes = new ArrayList<>(); // of C alone
    double[] slope = new double[start.length];
    double value = Double.NaN;
    for (double mu = 1; status == null; mu *= FACTOR) {
      Penalised penalised = new Penalised(objective, constraints, mu);
      int budget = Math.max(0, stopping.iterations() - iterations);
      last = inner.minimise(penalised, theta, stopping.withIterations(budget), Tracing.NUMBERS);
      theta = last.theta().toDoubles();
      iterations += last.iterations();
      evaluations += last.evaluations();
      gradients += last.gradients();
      hessians += last.hessians();
      value = objective.valueAndGradient(theta, slope);
      trace.add(theta, value, last.gradientNorm(), mu, evaluations);
      double violation = penalised.violation(theta);
      violations.add(violation);
      slopes.add(Vectors.norm(slope));
      if (last.status() == Status.BUDGET || violation <= tolerance) {
        status = last.status();
      } else if ((grewBy(violations, .5) && !grewBy(slopes, 10)) || mu >= LARGEST) {
        status = Status.INFEASIBLE;
      } else if (!last.isConverged()) {
        status = last.status();
      }
    }
    return new Minimum(
        last.theta(),
        value,
        last.gradientNorm(),
        iterations,
        evaluations,
        gradients,
        hessians,
        status,
        trace);
  }

  /** Whether the last number is more than so many times that of a thousandth of the penalty. */
  private static boolean grewBy(List<Double> numbers, double factor) {
    int now = numbers.size() - 1;
    return now >= ROUNDS && numbers.get(now) > factor * numbers.get(now - ROUNDS);
  }
}
