package io.github.medl.optim.minimise;

import io.github.medl.optim.Optimiser;
import java.util.function.Supplier;

/** An optimiser that is given the gradient of the whole cost in every iteration. */
record FirstOrder(Supplier<Optimiser> method) implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    Optimiser optimiser = method.get();
    double[] theta = start.clone();
    double[] gradient = run.gradient().clone();
    while (run.goesOn()) {
      double learningRate = optimiser.learningRate();
      optimiser.step(theta, gradient);
      run.moveTo(theta, gradient, learningRate);
    }
    return run.minimum();
  }
}
