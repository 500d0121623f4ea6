package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/**
 * A layer that multiplies what it is given by a weight before all else, so that it can be given a
 * sparse matrix: a bag of words costs as many multiplications as it has words.
 */
public interface SparseInputs extends GraphLayer {
  /**
   * The formula of this layer.
   *
   * @param graph the graph
   * @param x a row for each node
   * @param pass training or evaluation, and what comes with it
   * @return a row for each node
   */
  Tensor forward(Graph graph, SparseMatrix x, Pass pass);
}
