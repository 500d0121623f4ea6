package io.github.medl.optim.minimise;

/**
 * A method that minimises a function.
 *
 * <pre>{@code
 * Minimum minimum = Minimisers.bfgs().minimise(Objective.of(rosenbrock), new double[] {-1.2, 1});
 * minimum.theta();      // [1. 1.]
 * minimum.status();     // the gradient is small enough
 * }</pre>
 *
 * <p>A minimiser keeps nothing between two calls.
 */
@FunctionalInterface
public interface Minimiser {
  /**
   * Minimises a function.
   *
   * @param objective the function
   * @param start where to begin; not changed
   * @param stopping when to stop
   * @param tracing what to keep of each iterate
   * @return what was found, and how it ended
   * @throws IllegalArgumentException if the start is empty or the objective is not of the kind that
   *     this method needs
   * @throws UnsupportedOperationException if the method needs derivatives that the objective lacks
   */
  Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing);

  /**
   * Minimises a function and keeps every iterate.
   *
   * @param objective the function
   * @param start where to begin; not changed
   * @param stopping when to stop
   * @return what was found, and how it ended
   */
  default Minimum minimise(Objective objective, double[] start, Stopping stopping) {
    return minimise(objective, start, stopping, Tracing.POINTS);
  }

  /**
   * Minimises a function by the {@linkplain Stopping#STANDARD standard rules}.
   *
   * @param objective the function
   * @param start where to begin; not changed
   * @return what was found, and how it ended
   */
  default Minimum minimise(Objective objective, double[] start) {
    return minimise(objective, start, Stopping.STANDARD);
  }
}
