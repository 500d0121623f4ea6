package io.github.medl.optim.minimise;

import io.github.medl.optim.Optimiser;
import java.util.Locale;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/**
 * An optimiser that is given the gradient of one term at a time; the trace shows the whole cost.
 */
record Stochastic(Supplier<Optimiser> method, IntSupplier index) implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    if (!(objective instanceof FiniteSum sum)) {
      throw new IllegalArgumentException(
          "stochastic: needs a cost with terms to choose from: make it with FiniteSum.mean");
    }
    Run run = Run.inGivenUnits(objective, start, stopping, tracing);
    Optimiser optimiser = method.get();
    double[] theta = start.clone();
    double[] gradient = new double[start.length];
    while (run.goesOn()) {
      double learningRate = optimiser.learningRate();
      sum.terms().get(chosen(sum.terms().size())).valueAndGradient(theta, gradient);
      optimiser.step(theta, gradient);
      run.moveTo(theta, gradient, learningRate);
    }
    return run.minimum();
  }

  private int chosen(int terms) {
    int i = index.getAsInt();
    if (i < 0 || i >= terms) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "stochastic: term %d was chosen, there are 0 to %d", i, terms - 1));
    }
    return i;
  }
}
