package io.github.medl.gnn.layers;

import io.github.medl.gnn.GraphBatch;
import io.github.medl.tensor.Tensor;

/** How the nodes of a graph become one row; their order must not matter. */
@FunctionalInterface
public interface Readout {
  /**
   * Reduces.
   *
   * @param batch the graphs
   * @param h a row for each node
   * @return a row for each graph; 0 for one without nodes
   */
  Tensor of(GraphBatch batch, Tensor h);

  /**
   * The sum, which knows how many nodes there are.
   *
   * @return the readout
   */
  static Readout sum() {
    return GraphBatch::sum;
  }

  /**
   * The mean.
   *
   * @return the readout
   */
  static Readout mean() {
    return GraphBatch::mean;
  }

  /**
   * The largest of each column.
   *
   * @return the readout
   */
  static Readout max() {
    return GraphBatch::max;
  }
}
