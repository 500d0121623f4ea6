package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.layers.GraphLayer;
import io.github.medl.gnn.layers.LinkScores;
import io.github.medl.learning.examples.Observations;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Objective;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Edges to be told from other pairs of nodes. A network sees {@code graph}, and learns which pairs
 * are edges.
 *
 * @param graph the graph that is seen
 * @param x the features of all nodes
 * @param edges pairs that are edges
 */
public record LinkExamples(Graph graph, Features x, int[][] edges)
    implements Observations<LinkExamples> {
  /**
   * Keeps its own array.
   *
   * @param graph the graph that is seen
   * @param x the features of all nodes
   * @param edges pairs that are edges
   * @throws ShapeException if there is not a row of features for each node
   * @throws IllegalArgumentException if a pair is not two different nodes
   */
  public LinkExamples {
    NodeExamples.requireRows("link examples", x, graph);
    edges = LinkScores.checked(graph.nodes(), edges).clone();
    for (int[] edge : edges) {
      if (edge[0] == edge[1]) {
        throw new IllegalArgumentException(
            "link examples: the pair " + Arrays.toString(edge) + " joins a node to itself");
      }
    }
  }

  /**
   * The edges of the graph itself.
   *
   * @param graph the graph
   * @param x the features of all nodes
   * @return all its edges
   */
  public static LinkExamples of(Graph graph, Features x) {
    int[] u = graph.sources();
    int[] v = graph.targets();
    int[][] edges = new int[u.length][];
    Arrays.setAll(edges, k -> new int[] {u[k], v[k]});
    return new LinkExamples(graph, x, edges);
  }

  @Override
  public int size() {
    return edges.length;
  }

  @Override
  public LinkExamples take(int... indices) {
    Chosen.checked(size(), indices);
    return new LinkExamples(
        graph, x, Arrays.stream(indices).mapToObj(i -> edges[i]).toArray(int[][]::new));
  }

  @Override
  public LinkExamples cast(DType dtype) {
    return new LinkExamples(graph.cast(dtype), x.cast(dtype), edges);
  }

  /**
   * The loss of the edges and of as many random pairs, drawn anew in each step; a few of these may
   * be edges.
   *
   * @return the objective of any network on graphs; training must be given randomness
   */
  public static Objective<GraphLayer, LinkExamples> loss() {
    return (network, batch, pass) -> {
      Tensor z = network.apply(batch.graph, batch.x, pass);
      int[][] others = pairs(batch.graph.nodes(), batch.size(), pass.random());
      return LinkScores.loss(
          LinkScores.innerProducts(z, batch.edges), LinkScores.innerProducts(z, others));
    };
  }

  private static int[][] pairs(int nodes, int count, RandomStream stream) {
    int[][] pairs = new int[count][];
    for (int k = 0; k < count; ) {
      int u = stream.nextInt(nodes);
      int v = stream.nextInt(nodes);
      if (u != v) {
        pairs[k++] = new int[] {u, v};
      }
    }
    return pairs;
  }

  /**
   * What a network makes of the nodes.
   *
   * @param network the network, applied in evaluation mode
   * @return a row for each node
   */
  public Tensor embedding(GraphLayer network) {
    return network.apply(graph, x, Pass.evaluation());
  }
}
