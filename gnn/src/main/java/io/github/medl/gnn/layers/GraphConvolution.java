package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Graph convolution, H' = S H W + b with S = D~<sup>-1/2</sup> (A + I) D~<sup>-1/2</sup>: (nodes,
 * in) gives (nodes, out). Source: Kipf and Welling, "Semi-supervised classification with graph
 * convolutional networks", ICLR 2017.
 *
 * @param weight W, of shape (in, out)
 * @param bias b, of shape (out); null for none
 */
public record GraphConvolution(Tensor weight, @Nullable Tensor bias) implements SparseInputs {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    return convolved(graph, h.matmul(weight));
  }

  @Override
  public Tensor forward(Graph graph, SparseMatrix x, Pass pass) {
    return convolved(graph, x.matmul(weight));
  }

  private Tensor convolved(Graph graph, Tensor hw) {
    Tensor y = GraphMatrices.convolution(graph, hw.dtype()).matmul(hw);
    return bias == null ? y : y.add(bias);
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "GraphConvolution(%d, %d)", weight.dim(0), weight.dim(1));
  }
}
