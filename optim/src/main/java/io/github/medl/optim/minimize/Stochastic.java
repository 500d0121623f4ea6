package io.github.medl.optim.minimize;

import io.github.medl.optim.Optimizer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * An optimiser that is given the gradient of one term at a time; the trace shows the whole cost.
 */
record Stochastic(Supplier<Optimizer> method, IntSupplier index) implements Minimizer {
  @Override
  public Minimum minimize(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    if (!(objective instanceof FiniteSum sum)) {
      throw new IllegalArgumentException(
          "stochastic: needs a cost with terms to choose from: make it with FiniteSum.mean");
    }
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    Optimizer optimizer = method.get();
    double[] theta = start.clone();
    double[] gradient = new double[start.length];
    while (run.goesOn()) {
      double alpha = optimizer.rate();
      sum.terms().get(index.getAsInt()).valueAndGradient(theta, gradient);
      optimizer.step(theta, gradient);
      run.moveTo(theta, gradient, alpha);
    }
    return run.minimum();
  }
}
