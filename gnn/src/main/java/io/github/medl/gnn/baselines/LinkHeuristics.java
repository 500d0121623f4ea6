package io.github.medl.gnn.baselines;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.LinkScores;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Scores of pairs of nodes by their neighbourhoods: the larger, the likelier an edge (Liben-Nowell
 * and Kleinberg 2007). Pairs are nodes (u, v).
 */
public final class LinkHeuristics {
  private LinkHeuristics() {}

  private interface Score {
    double of(int[] neighboursOfU, int[] neighboursOfV, int[] common);
  }

  private static void requireUndirected(Graph graph) {
    if (graph.isDirected()) {
      throw new IllegalArgumentException("link scores: expected an undirected graph, got " + graph);
    }
  }

  private static double[] scores(Graph graph, int[][] pairs, Score score) {
    requireUndirected(graph);
    return Arrays.stream(LinkScores.checked(graph.nodes(), pairs))
        .mapToDouble(
            pair -> {
              int[] u = graph.neighbours(pair[0]);
              int[] v = graph.neighbours(pair[1]);
              int[] common = Arrays.stream(u).filter(w -> Arrays.binarySearch(v, w) >= 0).toArray();
              return score.of(u, v, common);
            })
        .toArray();
  }

  /**
   * The number of common neighbours.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @return a score for each pair
   */
  public static double[] common(Graph graph, int[][] pairs) {
    return scores(graph, pairs, (u, v, both) -> both.length);
  }

  /**
   * Jaccard's coefficient: the share of the neighbours of either that are neighbours of both; 0 for
   * two nodes without neighbours.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @return a score for each pair
   */
  public static double[] jaccard(Graph graph, int[][] pairs) {
    return scores(
        graph,
        pairs,
        (u, v, both) ->
            both.length == 0 ? 0 : (double) both.length / (u.length + v.length - both.length));
  }

  /**
   * Adamic and Adar's score: a common neighbour counts 1 / log of its degree.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @return a score for each pair
   */
  public static double[] adamicAdar(Graph graph, int[][] pairs) {
    int[] degrees = graph.degrees();
    return scores(
        graph,
        pairs,
        (u, v, both) -> Arrays.stream(both).mapToDouble(w -> 1 / Math.log(degrees[w])).sum());
  }

  /**
   * Resource allocation: a common neighbour counts 1 / its degree.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @return a score for each pair
   */
  public static double[] resourceAllocation(Graph graph, int[][] pairs) {
    int[] degrees = graph.degrees();
    return scores(
        graph, pairs, (u, v, both) -> Arrays.stream(both).mapToDouble(w -> 1.0 / degrees[w]).sum());
  }

  /**
   * Preferential attachment: the product of the degrees.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @return a score for each pair
   */
  public static double[] preferentialAttachment(Graph graph, int[][] pairs) {
    return scores(graph, pairs, (u, v, both) -> (double) u.length * v.length);
  }

  /**
   * Katz's score: all ways from u to v, one of length k counting β<sup>k</sup>, (I -
   * βA)<sup>-1</sup> - I.
   *
   * @param graph an undirected graph
   * @param pairs pairs of nodes
   * @param beta at least 0, and less than 1 / the largest eigenvalue of A: else the sum over ways
   *     has no limit
   * @return a score for each pair
   * @throws IllegalArgumentException if the graph is directed, or β is out of this range
   */
  public static double[] katz(Graph graph, int[][] pairs, double beta) {
    requireUndirected(graph);
    LinkScores.checked(graph.nodes(), pairs);
    if (graph.nodes() == 0) {
      return new double[0];
    }
    double largest = graph.adjacency().eigh().values().max().item();
    if (!(beta >= 0 && beta * largest < 1 - 1e-12)) {
      throw new IllegalArgumentException(
          "Katz: beta must be at least 0, and less than "
              + 1 / largest
              + ", 1 / the largest eigenvalue of the adjacency matrix; it is "
              + beta);
    }
    Tensor system = Tensor.eye(graph.nodes()).sub(graph.adjacency().mul(beta));
    Tensor ways = system.solve(Tensor.eye(graph.nodes()));
    return Arrays.stream(pairs)
        .mapToDouble(pair -> ways.get(pair[0], pair[1]) - (pair[0] == pair[1] ? 1 : 0))
        .toArray();
  }
}
