package io.github.medl.optim.minimise;

/** Where to go from an iterate; one object for one run, so that it can remember past iterates. */
interface Direction {
  /**
   * Writes the direction d. May end the run instead, for instance because a matrix is singular.
   *
   * @return whether the step 1 is a good first guess along d
   */
  boolean at(Run run, double[] d);

  /**
   * Forgets the past, after a direction that did not serve.
   *
   * @return false if there is nothing to forget, so that trying again is useless
   */
  default boolean forget() {
    return false;
  }

  /** A last look at the end of a run; what knows the Hessian tells minima from saddles. */
  default void confirm(Run run) {}
}
