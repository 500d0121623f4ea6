package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * GraphSAGE with the mean, h'_v = h_v W_self + mean over u in N(v) of h_u W_neighbour + b; the mean
 * over no neighbours is 0. Source: Hamilton, Ying and Leskovec, "Inductive representation learning
 * on large graphs", NeurIPS 2017.
 *
 * @param self W_self, of shape (in, out)
 * @param neighbour W_neighbour, of shape (in, out)
 * @param bias b, of shape (out); null for none
 * @param normalise whether each row is divided by its Euclidean norm, if that is above 1e-12
 */
public record SageMean(Tensor self, Tensor neighbour, @Nullable Tensor bias, boolean normalise)
    implements SparseInputs {
  private static final double SMALLEST_NORM = 1e-12;

  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    return joined(graph, h.matmul(self), h.matmul(neighbour));
  }

  @Override
  public Tensor forward(Graph graph, SparseMatrix x, Pass pass) {
    return joined(graph, x.matmul(self), x.matmul(neighbour));
  }

  private Tensor joined(Graph graph, Tensor own, Tensor others) {
    Tensor y = own.add(GraphMatrices.mean(graph, others.dtype()).matmul(others));
    y = bias == null ? y : y.add(bias);
    return normalise ? unit(y) : y;
  }

  /** Each row divided by max(its norm, 1e-12). */
  static Tensor unit(Tensor y) {
    Tensor norm = y.norm(1).reshape(y.dim(0), 1);
    return y.div(norm.maximum(SMALLEST_NORM));
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "SageMean(%d, %d)", self.dim(0), self.dim(1));
  }
}
