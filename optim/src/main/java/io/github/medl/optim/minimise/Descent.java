package io.github.medl.optim.minimise;

import io.github.medl.optim.linesearch.LineSearch;
import java.util.OptionalDouble;
import java.util.function.Supplier;

/** All methods of the form: choose a direction d with gᵀd &lt; 0, search along it, go there. */
record Descent(Supplier<Direction> directions, LineSearch search) implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = new Run(objective, start, stopping, tracing);
    Direction direction = directions.get();
    double[] d = new double[start.length];
    Line line = new Line(run, d);
    double decrease = 0; // α |gᵀd| of the step before
    while (run.goesOn()) {
      if (run.rescaled()) {
        direction.forget();
        decrease = 0;
      }
      if (run.gradientNorm() == 0) {
        run.end(Status.CONVERGED_GRADIENT);
        break;
      }
      boolean unitStep = direction.at(run, d);
      if (!run.goesOn()) {
        break;
      }
      double slope = Vectors.dot(run.gradient(), d);
      double first = unitStep ? 1 : guess(decrease, slope, d);
      line.restart();
      OptionalDouble alpha =
          slope < 0 ? search.search(line, run.value(), slope, first) : OptionalDouble.empty();
      if (alpha.isPresent()) {
        decrease = -slope * alpha.getAsDouble();
        line.take(alpha.getAsDouble());
      } else if (!direction.forget()) {
        run.end(Status.LINE_SEARCH_FAILED);
      } else {
        decrease = 0;
      }
    }
    direction.confirm(run);
    return run.minimum();
  }

  /** Where only the direction means something: the first-order decrease of the step before. */
  private static double guess(double decrease, double slope, double[] d) {
    return decrease > 0 ? -decrease / slope : 1 / Math.max(1, Vectors.norm(d));
  }
}
