package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.tensor.Tensor;

/** How the messages that arrive at a node become one row; their order must not matter. */
@FunctionalInterface
public interface Aggregation {
  /**
   * Reduces.
   *
   * @param arcs the ways that the messages took
   * @param messages a row for each arc
   * @return a row for each node
   */
  Tensor of(Arcs arcs, Tensor messages);

  /**
   * The sum, which knows how many neighbours there are.
   *
   * @return the aggregation
   */
  static Aggregation sum() {
    return Arcs::sum;
  }

  /**
   * The mean; 0 for a node without neighbours.
   *
   * @return the aggregation
   */
  static Aggregation mean() {
    return Arcs::mean;
  }

  /**
   * The largest of each column; 0 for a node without neighbours.
   *
   * @return the aggregation
   */
  static Aggregation max() {
    return Arcs::max;
  }
}
