package io.github.medl.linear.regression;

/** A method that minimises ‖y - Xβ‖². */
@FunctionalInterface
interface Solver {
  /** Solves for the coefficients of the rows of the design. */
  Solution solve(Design design);
}
