package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Graph attention: with g = H W of each head, a node v looks at its neighbours u and at itself with
 * weights α that are the softmax of leaky_relu<sub>0.2</sub>(a_receiver · g_v + a_sender · g_u),
 * and becomes Σ α g_u. Heads are joined, or averaged in a last layer. Source: Veličković et al.,
 * "Graph attention networks", ICLR 2018.
 *
 * @param weight W, of shape (in, heads out), the heads side by side
 * @param sender a_sender, of shape (heads, out)
 * @param receiver a_receiver, of shape (heads, out)
 * @param bias b, of shape (heads out), or (out) if heads are averaged; null for none
 * @param average whether heads are averaged and not joined
 * @param dropout the probability that an attention weight is dropped in training
 */
public record GraphAttention(
    Tensor weight,
    Tensor sender,
    Tensor receiver,
    @Nullable Tensor bias,
    boolean average,
    double dropout)
    implements SparseInputs {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    return attended(graph, h.matmul(weight), pass);
  }

  @Override
  public Tensor forward(Graph graph, SparseMatrix x, Pass pass) {
    return attended(graph, x.matmul(weight), pass);
  }

  private Tensor attended(Graph graph, Tensor g, Pass pass) {
    Arcs arcs = graph.arcsWithLoops();
    return Heads.attend(arcs, attention(arcs, g), g, average, dropout, bias, pass);
  }

  private Tensor attention(Arcs arcs, Tensor g) {
    Tensor scores =
        arcs.fromReceivers(Heads.inner(g, receiver)).add(arcs.fromSenders(Heads.inner(g, sender)));
    return arcs.softmax(Heads.leakyRelu(scores));
  }

  /**
   * The weights with which nodes look at their neighbours.
   *
   * @param graph the graph
   * @param h a row for each node
   * @return for each of the graph's arcs with loops a weight of each head, (arcs, heads)
   */
  public Tensor attention(Graph graph, Tensor h) {
    return attention(graph.arcsWithLoops(), h.matmul(weight));
  }

  /** The kind of layer and its sizes. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "GraphAttention(%d, %d heads of %d)",
        weight.dim(0),
        sender.dim(0),
        sender.dim(1));
  }
}
