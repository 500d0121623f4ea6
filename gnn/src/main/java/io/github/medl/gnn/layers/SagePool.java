package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * GraphSAGE with pooling, h'_v = [h_v, max over u in N(v) of relu(h_u W_pool + b_pool)] W + b; the
 * maximum over no neighbours is 0. Source: Hamilton, Ying and Leskovec, 2017.
 *
 * @param pool what neighbours are seen through, in → k
 * @param join makes the new row of the old one and the maximum, in + k → out
 * @param normalise whether each row is divided by its Euclidean norm, if that is above 1e-12
 */
public record SagePool(Dense pool, Dense join, boolean normalise) implements GraphLayer {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    Arcs arcs = graph.arcs();
    Tensor heard = arcs.max(arcs.fromSenders(pool.apply(h, pass).relu()));
    Tensor y = join.apply(Tensor.concat(1, List.of(h, heard)), pass);
    return normalise ? SageMean.unit(y) : y;
  }
}
