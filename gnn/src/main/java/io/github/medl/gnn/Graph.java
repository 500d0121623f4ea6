package io.github.medl.gnn;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A simple graph, undirected or directed, as an immutable value: nodes 0, 1, ..., n - 1, edges by
 * the numbers of their ends, and if wanted a row of numbers for each node and for each edge.
 *
 * <pre>{@code
 * Graph square = Graph.undirected(4, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 0}});
 * Tensor y = layer.apply(square, h);                   // h (4, f)
 * }</pre>
 *
 * <p>An edge of a directed graph leads from its source to its target, and messages travel along it;
 * along an undirected edge they travel both ways. What is derived from the edges alone ({@link
 * #arcs()} and matrices made of them) is made once and shared by graphs that differ in features
 * only.
 */
public final class Graph {
  private final Links links;
  private final @Nullable Tensor features;
  private final @Nullable Tensor edgeFeatures;

  private Graph(Links links, @Nullable Tensor features, @Nullable Tensor edgeFeatures) {
    this.links = links;
    this.features = features;
    this.edgeFeatures = edgeFeatures;
  }

  /**
   * An undirected graph.
   *
   * @param nodes the number of nodes
   * @param edges pairs of nodes, each edge once
   * @return the graph
   * @throws IllegalArgumentException if an edge is no pair of two different nodes of the graph, or
   *     comes twice
   */
  public static Graph undirected(int nodes, int[][] edges) {
    return of(nodes, Edges.column(edges, 0), Edges.column(edges, 1), false);
  }

  /**
   * A directed graph.
   *
   * @param nodes the number of nodes
   * @param arcs pairs (from, to)
   * @return the graph
   * @throws IllegalArgumentException if an arc is no pair of two different nodes of the graph, or
   *     comes twice
   */
  public static Graph directed(int nodes, int[][] arcs) {
    return of(nodes, Edges.column(arcs, 0), Edges.column(arcs, 1), true);
  }

  /**
   * A graph with the ends of its edges in two arrays.
   *
   * @param nodes the number of nodes
   * @param sources one end of each edge
   * @param targets the other end
   * @param isDirected whether an edge leads from source to target only
   * @return the graph
   * @throws IllegalArgumentException if an end is no node of the graph, an edge leads from a node
   *     to itself (layers add such loops where they want them), an edge comes twice, or the arrays
   *     differ in length
   */
  public static Graph of(int nodes, int[] sources, int[] targets, boolean isDirected) {
    return new Graph(
        new Links(nodes, Edges.checked(nodes, sources, targets, isDirected), isDirected),
        null,
        null);
  }

  /**
   * A graph with its edges in a tensor, as other libraries keep them.
   *
   * @param nodes the number of nodes
   * @param edges codes of shape (2, m): a row of sources, a row of targets
   * @param isDirected whether an edge leads from source to target only
   * @return the graph
   * @throws ShapeException if there are not two rows
   * @throws IllegalArgumentException if a number is no node of the graph, or as {@link #of(int,
   *     int[], int[], boolean)}
   */
  public static Graph of(int nodes, Tensor edges, boolean isDirected) {
    if (edges.rank() != 2 || edges.dim(0) != 2) {
      throw new ShapeException(
          "graph", "expected edges (2, m), sources above targets, got " + edges.shapeText());
    }
    int[] ends = Codes.read("graph", "edges", edges, nodes);
    int m = ends.length / 2;
    return of(nodes, Arrays.copyOf(ends, m), Arrays.copyOfRange(ends, m, 2 * m), isDirected);
  }

  /** Made of graphs that have been checked; the arrays are not copied. */
  static Graph trusted(
      int nodes,
      int[] sources,
      int[] targets,
      boolean isDirected,
      @Nullable Tensor features,
      @Nullable Tensor edgeFeatures) {
    Links links = new Links(nodes, new int[][] {sources, targets}, isDirected);
    return new Graph(links, features, edgeFeatures);
  }

  /**
   * The same graph with numbers for its nodes.
   *
   * @param x a row for each node, (nodes, f)
   * @return the graph
   * @throws ShapeException if there is not one row for each node
   */
  public Graph withFeatures(Tensor x) {
    requireRows("features", x, nodes(), "node");
    return new Graph(links, x, edgeFeatures);
  }

  /**
   * The same graph with numbers for its edges.
   *
   * @param e a row for each edge, (edges, f); of an undirected edge both directions have it
   * @return the graph
   * @throws ShapeException if there is not one row for each edge
   */
  public Graph withEdgeFeatures(Tensor e) {
    requireRows("edge features", e, edges(), "edge");
    return new Graph(links, features, e);
  }

  private static void requireRows(String what, Tensor x, int rows, String each) {
    if (x.rank() != 2 || x.dim(0) != rows) {
      throw new ShapeException(
          what,
          String.format(
              Locale.ROOT,
              "expected a row for each %s, (%d, f), got %s",
              each,
              rows,
              x.shapeText()));
    }
  }

  /**
   * The same graph with its features in another number format.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return the graph
   */
  public Graph cast(DType dtype) {
    return new Graph(
        links,
        features == null ? null : features.cast(dtype),
        edgeFeatures == null ? null : edgeFeatures.cast(dtype));
  }

  /**
   * The number of nodes.
   *
   * @return n
   */
  public int nodes() {
    return links.nodes();
  }

  /**
   * The number of edges; an undirected edge counts once.
   *
   * @return m
   */
  public int edges() {
    return links.sources().length;
  }

  /**
   * Whether edges have a direction.
   *
   * @return false for an undirected graph
   */
  public boolean isDirected() {
    return links.isDirected();
  }

  /**
   * Where each edge begins.
   *
   * @return a node for each edge, in the order in which they were given
   */
  public int[] sources() {
    return links.sources().clone();
  }

  /**
   * Where each edge ends.
   *
   * @return a node for each edge, in the order in which they were given
   */
  public int[] targets() {
    return links.targets().clone();
  }

  /**
   * Whether there are numbers for the nodes.
   *
   * @return true after {@link #withFeatures}
   */
  public boolean hasFeatures() {
    return features != null;
  }

  /**
   * The numbers of the nodes.
   *
   * @return a tensor (nodes, f)
   * @throws IllegalStateException if the graph has none
   */
  public Tensor features() {
    if (features == null) {
      throw new IllegalStateException("this graph has no features; give some by withFeatures(x)");
    }
    return features;
  }

  /**
   * Whether there are numbers for the edges.
   *
   * @return true after {@link #withEdgeFeatures}
   */
  public boolean hasEdgeFeatures() {
    return edgeFeatures != null;
  }

  /**
   * The numbers of the edges.
   *
   * @return a tensor (edges, f)
   * @throws IllegalStateException if the graph has none
   */
  public Tensor edgeFeatures() {
    if (edgeFeatures == null) {
      throw new IllegalStateException(
          "this graph has no edge features; give some by withEdgeFeatures(e)");
    }
    return edgeFeatures;
  }

  /**
   * The ways that messages take: each directed edge once, each undirected edge once in each
   * direction.
   *
   * @return the arcs, by receiver
   */
  public Arcs arcs() {
    return links.arcs(false);
  }

  /**
   * The arcs, and one from each node to itself.
   *
   * @return the arcs of A + I, by receiver
   */
  public Arcs arcsWithLoops() {
    return links.arcs(true);
  }

  /**
   * From how many nodes each node hears: its degree, or its in-degree if the graph is directed.
   *
   * @return a number for each node
   */
  public int[] degrees() {
    return arcs().counts();
  }

  /**
   * To how many nodes each node sends: its degree, or its out-degree if the graph is directed.
   *
   * @return a number for each node
   */
  public int[] outDegrees() {
    int[] degrees = isDirected() ? new int[nodes()] : degrees();
    if (isDirected()) {
      for (int u : links.sources()) {
        degrees[u]++;
      }
    }
    return degrees;
  }

  /**
   * The nodes that a node hears from.
   *
   * @param node the node
   * @return its neighbours, ascending; of a directed graph the sources of the arcs that end here
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public int[] neighbours(int node) {
    return arcs().sendersTo(Edges.node("neighbours", node, nodes()));
  }

  /**
   * The adjacency matrix.
   *
   * @return a FLOAT64 tensor (nodes, nodes) with A_ij = 1 for an edge from i to j, else 0;
   *     symmetric for an undirected graph
   * @throws IllegalArgumentException if there are more than 46340 nodes: no array holds it
   */
  public Tensor adjacency() {
    int n = nodes();
    double[] a = new double[Edges.square("adjacency matrix", n)];
    for (int k = 0; k < edges(); k++) {
      a[links.sources()[k] * n + links.targets()[k]] = 1;
      if (!isDirected()) {
        a[links.targets()[k] * n + links.sources()[k]] = 1;
      }
    }
    return Tensor.wrap(a, n, n);
  }

  /** What hangs on the edges alone. */
  Links links() {
    return links;
  }

  /**
   * Some nodes and the edges between them, with their features.
   *
   * @param chosen the nodes, which get the numbers 0, 1, ... in this order
   * @return the induced subgraph
   * @throws IllegalArgumentException if a node is named twice
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public Graph subgraph(int... chosen) {
    int[] renamed = new int[nodes()];
    Arrays.fill(renamed, -1);
    for (int i = 0; i < chosen.length; i++) {
      if (renamed[Edges.node("subgraph", chosen[i], nodes())] >= 0) {
        throw new IllegalArgumentException("subgraph: node " + chosen[i] + " is named twice");
      }
      renamed[chosen[i]] = i;
    }
    int[] kept = new int[edges()];
    int count = 0;
    for (int k = 0; k < kept.length; k++) {
      if (renamed[links.sources()[k]] >= 0 && renamed[links.targets()[k]] >= 0) {
        kept[count++] = k;
      }
    }
    int[] edges = Arrays.copyOf(kept, count);
    return trusted(
        chosen.length,
        Arrays.stream(edges).map(k -> renamed[links.sources()[k]]).toArray(),
        Arrays.stream(edges).map(k -> renamed[links.targets()[k]]).toArray(),
        isDirected(),
        features == null ? null : features.take(0, chosen),
        edgeFeatures == null ? null : edgeFeatures.take(0, edges));
  }

  /**
   * The same nodes with some of the edges.
   *
   * @param kept the numbers of the edges to keep
   * @return a graph with these edges and all features
   * @throws IndexOutOfBoundsException if there is no such edge
   * @throws IllegalArgumentException if an edge is named twice
   */
  public Graph withEdges(int... kept) {
    boolean[] isKept = new boolean[edges()];
    for (int k : kept) {
      if (isKept[Edges.number("with edges", "edge", k, edges())]) {
        throw new IllegalArgumentException("with edges: edge " + k + " is named twice");
      }
      isKept[k] = true;
    }
    return trusted(
        nodes(),
        Arrays.stream(kept).map(k -> links.sources()[k]).toArray(),
        Arrays.stream(kept).map(k -> links.targets()[k]).toArray(),
        isDirected(),
        features,
        edgeFeatures == null ? null : edgeFeatures.take(0, kept));
  }

  /** The sizes. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s graph of %d nodes and %d edges",
        isDirected() ? "directed" : "undirected",
        nodes(),
        edges());
  }
}
