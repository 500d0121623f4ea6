package io.github.medl.gnn.layers;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.GraphMatrices;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * Graph isomorphism network, h'_v = f((1 + ε) h_v + Σ over u in N(v) of h_u): the sum tells apart
 * what the mean and the maximum do not, and no layer of this kind tells apart more. Source: Xu, Hu,
 * Leskovec and Jegelka, "How powerful are graph neural networks?", ICLR 2019.
 *
 * @param f a network applied to each node
 * @param epsilon ε, a scalar that is learned; its format is that of the network
 */
public record GraphIsomorphism(Layer f, Tensor epsilon) implements GraphLayer {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    Tensor heard = GraphMatrices.sum(graph, h.dtype()).matmul(h);
    return f.apply(h.add(h.mul(epsilon)).add(heard), pass);
  }
}
