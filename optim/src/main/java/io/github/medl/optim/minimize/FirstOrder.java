package io.github.medl.optim.minimize;

import io.github.medl.optim.Optimizer;
import java.util.function.Supplier;

/** An optimiser that is given the gradient of the whole cost in every iteration. */
record FirstOrder(Supplier<Optimizer> method) implements Minimizer {
  @Override
  public Minimum minimize(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    Optimizer optimizer = method.get();
    double[] theta = start.clone();
    double[] gradient = run.gradient().clone();
    while (run.goesOn()) {
      double alpha = optimizer.rate();
      optimizer.step(theta, gradient);
      run.moveTo(theta, gradient, alpha);
    }
    return run.minimum();
  }
}
