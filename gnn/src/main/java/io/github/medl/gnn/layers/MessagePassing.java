package io.github.medl.gnn.layers;

import io.github.medl.gnn.Arcs;
import io.github.medl.gnn.Graph;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * Message passing (section 8.5): along each arc from u to v goes a message made of what both ends
 * and the edge have, the messages that arrive at a node are reduced to one row, and with it the
 * node is updated,
 *
 * <pre>
 * h'_v = UPDATE(h_v, AGGREGATE over u in N(v) of MESSAGE(h_u, h_v, e_uv)).
 * </pre>
 *
 * <p>A layer of one's own is a record that says one to three of these:
 *
 * <pre>{@code
 * record Gated(Dense gate, Dense join) implements MessagePassing {
 *   public Tensor message(Tensor sender, Tensor receiver, Tensor edge, Pass pass) {
 *     return sender.mul(gate.apply(receiver, pass).sigmoid());
 *   }
 *   public Tensor update(Tensor h, Tensor heard, Pass pass) {
 *     return join.apply(Tensor.concat(1, List.of(h, heard)), pass);
 *   }
 * }
 * }</pre>
 *
 * <p>Messages take a row of memory for each arc. A layer whose message is a fixed or learned
 * multiple of a row does with less: {@link Arcs#weightedSum}.
 */
public interface MessagePassing extends GraphLayer {
  /**
   * What goes along the arcs; unless said otherwise what the senders have.
   *
   * @param sender what the sender of each arc has, (arcs, f)
   * @param receiver what the receiver of each arc has, (arcs, f)
   * @param edge what the edge of each arc has, (arcs, k); null if the graph's edges have nothing
   * @param pass training or evaluation, and what comes with it
   * @return a row for each arc
   */
  default Tensor message(Tensor sender, Tensor receiver, @Nullable Tensor edge, Pass pass) {
    return sender;
  }

  /**
   * How messages are reduced; unless said otherwise by their sum.
   *
   * @return the aggregation
   */
  default Aggregation aggregation() {
    return Aggregation.sum();
  }

  /**
   * What becomes of a node.
   *
   * @param h a row for each node
   * @param heard what arrived, a row for each node
   * @param pass training or evaluation, and what comes with it
   * @return a row for each node
   */
  Tensor update(Tensor h, Tensor heard, Pass pass);

  @Override
  default Tensor forward(Graph graph, Tensor h, Pass pass) {
    Arcs arcs = graph.arcs();
    Tensor edge = graph.hasEdgeFeatures() ? arcs.fromEdges(graph.edgeFeatures()) : null;
    Tensor messages = message(arcs.fromSenders(h), arcs.fromReceivers(h), edge, pass);
    return update(h, aggregation().of(arcs, messages), pass);
  }
}
