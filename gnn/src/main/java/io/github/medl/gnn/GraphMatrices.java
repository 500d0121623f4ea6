package io.github.medl.gnn;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.SparseMatrix;
import io.github.medl.tensor.Tensor;

/**
 * The matrices of a graph. Sparse ones act from the left on a row for each node, so row v of a
 * product is what v hears; they are made once for each graph and number format.
 */
public final class GraphMatrices {
  private GraphMatrices() {}

  /**
   * The Laplacian L = D - A.
   *
   * @param graph an undirected graph
   * @return a FLOAT64 tensor (nodes, nodes)
   * @throws IllegalArgumentException if the graph is directed
   */
  public static Tensor laplacian(Graph graph) {
    requireUndirected("Laplacian", graph);
    int[] degrees = graph.degrees();
    int n = graph.nodes();
    Edges.square("Laplacian", n);
    return Tensor.generate(k -> k / n == k % n ? degrees[k / n] : 0, n, n).sub(graph.adjacency());
  }

  /**
   * The normalised Laplacian I - D<sup>-1/2</sup> A D<sup>-1/2</sup>; the row of a node without
   * neighbours is 0, the diagonal included.
   *
   * @param graph an undirected graph
   * @return a FLOAT64 tensor (nodes, nodes)
   * @throws IllegalArgumentException if the graph is directed
   */
  public static Tensor normalisedLaplacian(Graph graph) {
    requireUndirected("normalised Laplacian", graph);
    int[] degrees = graph.degrees();
    int n = graph.nodes();
    return Tensor.generate(k -> k / n == k % n && degrees[k / n] > 0 ? 1 : 0, n, n)
        .sub(normalisedAdjacency(graph, DType.FLOAT64).toDense());
  }

  static void requireUndirected(String what, Graph graph) {
    if (graph.isDirected()) {
      throw new IllegalArgumentException(what + ": expected an undirected graph, got a " + graph);
    }
  }

  /**
   * The matrix of graph convolution, S = D~<sup>-1/2</sup> (A + I) D~<sup>-1/2</sup>, where D~ has
   * the row sums of A + I; for a directed graph the in-degrees and 1, in both factors.
   *
   * @param graph any graph
   * @param dtype the number format
   * @return a sparse matrix (nodes, nodes)
   */
  public static SparseMatrix convolution(Graph graph, DType dtype) {
    return cached(
        graph,
        "convolution",
        dtype,
        graph.arcsWithLoops(),
        (v, u, d) -> 1 / Math.sqrt((d[v] + 1.0) * (d[u] + 1)));
  }

  /**
   * D<sup>-1/2</sup> A D<sup>-1/2</sup>, without loops.
   *
   * @param graph any graph
   * @param dtype the number format
   * @return a sparse matrix (nodes, nodes)
   */
  public static SparseMatrix normalisedAdjacency(Graph graph, DType dtype) {
    return cached(
        graph,
        "normalised",
        dtype,
        graph.arcs(),
        (v, u, d) -> 1 / Math.sqrt((double) d[v] * Math.max(1, d[u])));
  }

  /**
   * The matrix that sums over neighbours: A for an undirected graph, A' for a directed one.
   *
   * @param graph any graph
   * @param dtype the number format
   * @return a sparse matrix (nodes, nodes)
   */
  public static SparseMatrix sum(Graph graph, DType dtype) {
    return cached(graph, "sum", dtype, graph.arcs(), (v, u, d) -> 1);
  }

  /**
   * The matrix that takes the mean over neighbours; the row of a node without any is 0.
   *
   * @param graph any graph
   * @param dtype the number format
   * @return a sparse matrix (nodes, nodes)
   */
  public static SparseMatrix mean(Graph graph, DType dtype) {
    return cached(graph, "mean", dtype, graph.arcs(), (v, u, d) -> 1.0 / d[v]);
  }

  /** The value of an arc from u to v, given the degrees of all nodes. */
  private interface Value {
    double of(int v, int u, int[] degrees);
  }

  private static SparseMatrix cached(
      Graph graph, String name, DType dtype, Arcs arcs, Value value) {
    return graph
        .links()
        .derived(
            name + dtype,
            SparseMatrix.class,
            () -> {
              int[] d = graph.degrees();
              int[] v = arcs.receivers();
              int[] u = arcs.senders();
              Tensor values = Tensor.generate(k -> value.of(v[k], u[k], d), v.length);
              return new SparseMatrix(arcs.pattern(), values.cast(dtype));
            });
  }
}
