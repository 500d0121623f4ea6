package io.github.medl.linear.regression;

import io.github.medl.tensor.Tensor;
import java.util.List;

/** A method that minimises ‖y - Xβ‖². */
@FunctionalInterface
interface Solver {
  /**
   * Solves.
   *
   * @param design X, with the column of ones if there is one
   * @param y the response
   * @param names of the columns of X, for messages
   */
  Solution solve(Tensor design, Tensor y, List<String> names);
}
