package io.github.medl.gnn;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/**
 * What repeated graph convolution does to numbers at the nodes (over-smoothing): S<sup>k</sup> X
 * tends to its projection on the square roots of the degrees, at the rate of the second largest
 * |eigenvalue| of S, and with it all that tells nodes apart goes.
 */
public final class Smoothing {
  private Smoothing() {}

  /**
   * S<sup>k</sup> X for the matrix S of {@link GraphMatrices#convolution}.
   *
   * @param graph any graph
   * @param x a row for each node
   * @param k how often
   * @return a row for each node
   */
  public static Tensor smoothed(Graph graph, Tensor x, int k) {
    SparseMatrix s = GraphMatrices.convolution(graph, x.dtype());
    Tensor result = x;
    for (int i = 0; i < k; i++) {
      result = s.matmul(result);
    }
    return result;
  }

  /**
   * How much neighbours differ: 1/2 the sum over ordered pairs of neighbours of |x_u/√d~_u -
   * x_v/√d~_v|², where d~ is the degree and 1.
   *
   * @param graph an undirected graph
   * @param x a row for each node
   * @return the energy, 0 for what S leaves as it is
   */
  public static double energy(Graph graph, Tensor x) {
    GraphMatrices.requireUndirected("energy", graph);
    int[] degrees = graph.degrees();
    Tensor root = Tensor.generate(v -> Math.sqrt(degrees[v] + 1), graph.nodes(), 1);
    Tensor scaled = x.cast(DType.FLOAT64).div(root);
    Arcs arcs = graph.arcs();
    Tensor differences = arcs.fromSenders(scaled).sub(arcs.fromReceivers(scaled));
    return differences.square().sum().item() / 2;
  }

  /**
   * The rate of smoothing.
   *
   * @param graph an undirected graph of at least two nodes
   * @return the second largest absolute eigenvalue of S, 1 if the graph is not connected
   * @throws IllegalArgumentException if the graph is directed, or has less than two nodes
   */
  public static double rate(Graph graph) {
    GraphMatrices.requireUndirected("rate of smoothing", graph);
    if (graph.nodes() < 2) {
      throw new IllegalArgumentException(
          "rate of smoothing: expected at least two nodes, got an " + graph);
    }
    double[] values =
        GraphMatrices.convolution(graph, DType.FLOAT64).toDense().eigh().values().toDoubles();
    // The largest is 1; the next in size stands before it or at the other end.
    return Math.max(Math.abs(values[0]), Math.abs(values[values.length - 2]));
  }

  /**
   * What smoothing tends to.
   *
   * @param graph an undirected graph
   * @param x a row for each node
   * @return in each component the projection of each column on the vector of √d~ there
   * @throws IllegalArgumentException if the graph is directed
   */
  public static Tensor limit(Graph graph, Tensor x) {
    GraphMatrices.requireUndirected("limit of smoothing", graph);
    int[] degrees = graph.degrees();
    int[] component = Connectivity.components(graph);
    int count = Connectivity.count(component);
    Tensor root = Tensor.generate(v -> Math.sqrt(degrees[v] + 1), graph.nodes(), 1);
    Tensor length = root.square().segmentSum(component, count).sqrt();
    Tensor unit = root.div(length.take(0, component));
    Tensor along = unit.mul(x.cast(DType.FLOAT64)).segmentSum(component, count);
    return unit.mul(along.take(0, component));
  }
}
