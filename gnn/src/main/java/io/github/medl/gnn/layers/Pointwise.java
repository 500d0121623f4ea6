package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/**
 * A layer that knows nothing of neighbours, such as an activation or dropout, applied to each node.
 *
 * @param layer the layer
 */
public record Pointwise(Layer layer) implements SparseInputs {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    return layer.apply(h, pass);
  }

  @Override
  public Tensor forward(Graph graph, SparseMatrix x, Pass pass) {
    if (layer instanceof Dense dense) {
      Tensor y = x.matmul(dense.weight());
      return dense.bias() == null ? y : y.add(dense.bias());
    }
    throw new IllegalArgumentException(layer + " takes no sparse features");
  }

  /** The layer. */
  @Override
  public String toString() {
    return layer.toString();
  }
}
