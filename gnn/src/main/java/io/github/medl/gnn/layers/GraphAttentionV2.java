package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Graph attention in which whom a node looks at depends on both ends: the score of u for v is a ·
 * leaky_relu<sub>0.2</sub>(H_v W_receiver + H_u W_sender), and messages are H_u W_sender. Source:
 * Brody, Alon and Yahav, "How attentive are graph attention networks?", ICLR 2022.
 *
 * @param sender W_sender, of shape (in, heads out), the heads side by side
 * @param receiver W_receiver, of the same shape
 * @param a of shape (heads, out)
 * @param bias b, of shape (heads out), or (out) if heads are averaged; null for none
 * @param average whether heads are averaged and not joined
 * @param dropout the probability that an attention weight is dropped in training
 */
public record GraphAttentionV2(
    Tensor sender,
    Tensor receiver,
    Tensor a,
    @Nullable Tensor bias,
    boolean average,
    double dropout)
    implements GraphLayer {
  @Override
  public Tensor forward(Graph graph, Tensor h, Pass pass) {
    Arcs arcs = graph.arcsWithLoops();
    Tensor messages = h.matmul(sender);
    Tensor alpha = attention(arcs, messages, h.matmul(receiver));
    return Heads.attend(arcs, alpha, messages, average, dropout, bias, pass);
  }

  private Tensor attention(Arcs arcs, Tensor fromSenders, Tensor fromReceivers) {
    Tensor both = arcs.fromSenders(fromSenders).add(arcs.fromReceivers(fromReceivers));
    return arcs.softmax(Heads.inner(Heads.leakyRelu(both), a));
  }

  /**
   * The weights with which nodes look at their neighbours.
   *
   * @param graph the graph
   * @param h a row for each node
   * @return for each of the graph's arcs with loops a weight of each head, (arcs, heads)
   */
  public Tensor attention(Graph graph, Tensor h) {
    return attention(graph.arcsWithLoops(), h.matmul(sender), h.matmul(receiver));
  }
}
