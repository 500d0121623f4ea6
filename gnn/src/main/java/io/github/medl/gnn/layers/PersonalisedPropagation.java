package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/**
 * Personalised propagation, Z_0 = H, Z_{k+1} = (1 - α) S Z_k + α H with the matrix S of graph
 * convolution: far neighbours are heard, and what a node had is not smoothed away. Source:
 * Gasteiger, Bojchevski and Günnemann, "Predict then propagate", ICLR 2019.
 *
 * @param alpha α, the probability of going back, above 0 and at most 1
 * @param steps how often neighbours are heard
 */
public record PersonalisedPropagation(double alpha, int steps) implements GraphLayer {
  /**
   * Checks both.
   *
   * @param alpha α, above 0 and at most 1
   * @param steps how often, not negative
   * @throws IllegalArgumentException if one is out of its range
   */
  public PersonalisedPropagation {
    if (!(alpha > 0 && alpha <= 1) || steps < 0) {
      throw new IllegalArgumentException(
          "personalised propagation: alpha must lie in (0, 1] and the steps must not be negative,"
              + " got "
              + alpha
              + " and "
              + steps);
    }
  }

  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    SparseMatrix s = GraphMatrices.convolution(graph, h.dtype());
    Tensor back = h.mul(alpha);
    Tensor z = h;
    for (int k = 0; k < steps; k++) {
      z = s.matmul(z).mul(1 - alpha).add(back);
    }
    return z;
  }

  /**
   * What many steps tend to, α (I - (1 - α) S)<sup>-1</sup> H.
   *
   * @param graph the graph
   * @param h a row for each node
   * @return a row for each node
   */
  public Tensor limit(Graph graph, Tensor h) {
    Tensor s = GraphMatrices.convolution(graph, DType.FLOAT64).toDense();
    return Tensor.eye(graph.nodes()).sub(s.mul(1 - alpha)).solve(h.mul(alpha));
  }
}
