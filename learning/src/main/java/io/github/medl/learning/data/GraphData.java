package io.github.medl.learning.data;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * An undirected graph with a class for each node.
 *
 * @param provenance where each file came from
 * @param nodes the number of nodes, which are counted from 0
 * @param edges pairs of nodes, each edge once
 * @param labels the class of each node, an index of {@code classes}
 * @param classes the names of the classes
 */
public record GraphData(
    List<Provenance> provenance, int nodes, int[][] edges, int[] labels, List<String> classes) {

  /**
   * The adjacency matrix.
   *
   * @return a FLOAT64 tensor, nodes x nodes: 1 for an edge in both directions, else 0
   */
  public Tensor adjacency() {
    double[] a = new double[nodes * nodes];
    for (int[] edge : edges) {
      a[edge[0] * nodes + edge[1]] = 1;
      a[edge[1] * nodes + edge[0]] = 1;
    }
    return Tensor.wrap(a, nodes, nodes);
  }
}
