package io.github.medl.gnn;

import io.github.medl.tensor.SparsePattern;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * The ways that messages take, sorted by receiver and then by sender, and the steps of message
 * passing along them: gather what senders, receivers and edges have, reduce what arrives.
 *
 * <pre>{@code
 * Tensor messages = arcs.fromSenders(h).mul(arcs.fromEdges(weights));      // (arcs, f)
 * Tensor heard = arcs.mean(messages);                                     // (nodes, f)
 * }</pre>
 *
 * <p>Sums run in the order of the arcs, on any number of threads. A node that hears nothing gets 0,
 * from {@link #max} too.
 */
public final class Arcs {
  /** In place of the number of an edge: the arc leads from a node to itself. */
  static final int LOOP = -1;

  private final SparsePattern pattern;
  private final int[] senders;
  private final int[] receivers;
  private final int[] edges;

  private Arcs(SparsePattern pattern, int[] senders, int[] receivers, int[] edges) {
    this.pattern = pattern;
    this.senders = senders;
    this.receivers = receivers;
    this.edges = edges;
  }

  static Arcs of(int nodes, int[] senders, int[] receivers, int[] edges) {
    int[] order = SparsePattern.order(nodes, nodes, receivers, senders);
    SparsePattern pattern = SparsePattern.of(nodes, nodes, receivers, senders);
    int[] sorted = Arrays.stream(order).map(k -> edges[k]).toArray();
    return new Arcs(pattern, pattern.columnIndices(), pattern.rowIndices(), sorted);
  }

  /**
   * The arcs as a sparse matrix without values: a row for each receiver, a column for each sender.
   *
   * @return the pattern, with entry number k for arc number k
   */
  public SparsePattern pattern() {
    return pattern;
  }

  /**
   * The number of arcs.
   *
   * @return the edges of a directed graph, twice the edges of an undirected one, and the loops
   */
  public int size() {
    return senders.length;
  }

  /**
   * Where each arc begins.
   *
   * @return a node for each arc
   */
  public int[] senders() {
    return senders.clone();
  }

  /**
   * Where each arc ends.
   *
   * @return a node for each arc, ascending
   */
  public int[] receivers() {
    return receivers.clone();
  }

  /**
   * How many arcs end at each node.
   *
   * @return a number for each node
   */
  public int[] counts() {
    int[] counts = new int[pattern.rows()];
    for (int v : receivers) {
      counts[v]++;
    }
    return counts;
  }

  /** The senders of the arcs that end at a node. */
  int[] sendersTo(int node) {
    int from = Arrays.binarySearch(receivers, node);
    if (from < 0) {
      return new int[0];
    }
    int to = from;
    while (from > 0 && receivers[from - 1] == node) {
      from--;
    }
    while (to < receivers.length && receivers[to] == node) {
      to++;
    }
    return Arrays.copyOfRange(senders, from, to);
  }

  /**
   * What the sender of each arc has.
   *
   * @param h a row for each node
   * @return a row for each arc
   */
  public Tensor fromSenders(Tensor h) {
    return h.take(0, senders);
  }

  /**
   * What the receiver of each arc has.
   *
   * @param h a row for each node
   * @return a row for each arc
   */
  public Tensor fromReceivers(Tensor h) {
    return h.take(0, receivers);
  }

  /**
   * What the edge of each arc has.
   *
   * @param e a row for each edge
   * @return a row for each arc
   * @throws IllegalStateException if there are loops among the arcs, which have no edge
   */
  public Tensor fromEdges(Tensor e) {
    for (int edge : edges) {
      if (edge == LOOP) {
        throw new IllegalStateException("a loop has no edge: take the arcs without loops");
      }
    }
    return e.take(0, edges);
  }

  /**
   * The sum of what arrives at each node.
   *
   * @param messages a row for each arc
   * @return a row for each node
   */
  public Tensor sum(Tensor messages) {
    return messages.segmentSum(receivers, pattern.rows());
  }

  /**
   * The mean of what arrives at each node.
   *
   * @param messages a row for each arc
   * @return a row for each node
   */
  public Tensor mean(Tensor messages) {
    return messages.segmentMean(receivers, pattern.rows());
  }

  /**
   * The largest of what arrives at each node, column by column.
   *
   * @param messages a row for each arc
   * @return a row for each node
   */
  public Tensor max(Tensor messages) {
    return maxOrZero(messages, receivers, pattern.rows());
  }

  /** The maximum of each segment, 0 for those without rows. */
  static Tensor maxOrZero(Tensor x, int[] segments, int count) {
    Tensor max = x.segmentMax(segments, count);
    boolean[] hears = new boolean[count];
    for (int v : segments) {
      hears[v] = true;
    }
    int[] column = x.shape();
    Arrays.fill(column, 1);
    column[0] = count;
    Tensor mask = Tensor.generate(v -> hears[v] ? 1 : 0, column).cast(x.dtype());
    return max.where(mask, max.constant(0));
  }

  /**
   * The softmax of scores among the arcs that end at the same node.
   *
   * @param scores a number, or a row of numbers (one for each head), for each arc
   * @return attention: positive numbers that sum to 1 at each node
   */
  public Tensor softmax(Tensor scores) {
    return scores.segmentSoftmax(receivers, pattern.rows());
  }

  /**
   * The sum of what the senders have, each times the weight of its arc, without a row for each arc
   * in memory.
   *
   * @param weights a number for each arc, (arcs), or one for each head, (arcs, heads)
   * @param h a row for each node, (nodes, f), or (nodes, heads f) with the heads side by side
   * @return a row for each node
   */
  public Tensor weightedSum(Tensor weights, Tensor h) {
    return pattern.product(weights, h);
  }
}
