package io.github.medl.gnn;

import java.util.ArrayList;
import java.util.List;

/** Graphs that have names, and graphs made of others. */
public final class Graphs {
  private Graphs() {}

  private static Graph of(int nodes, List<int[]> edges) {
    return Graph.undirected(nodes, edges.toArray(int[][]::new));
  }

  /**
   * A path.
   *
   * @param n the number of nodes
   * @return 0 - 1 - ... - (n - 1)
   */
  public static Graph path(int n) {
    List<int[]> edges = new ArrayList<>();
    for (int v = 1; v < n; v++) {
      edges.add(new int[] {v - 1, v});
    }
    return of(n, edges);
  }

  /**
   * A cycle.
   *
   * @param n the number of nodes, at least 3
   * @return 0 - 1 - ... - (n - 1) - 0
   * @throws IllegalArgumentException if there are less than three nodes
   */
  public static Graph cycle(int n) {
    if (n < 3) {
      throw new IllegalArgumentException("cycle: at least 3 nodes, got " + n);
    }
    List<int[]> edges = new ArrayList<>();
    for (int v = 0; v < n; v++) {
      edges.add(new int[] {v, (v + 1) % n});
    }
    return of(n, edges);
  }

  /**
   * The complete graph.
   *
   * @param n the number of nodes
   * @return all pairs of nodes
   */
  public static Graph complete(int n) {
    List<int[]> edges = new ArrayList<>();
    for (int u = 0; u < n; u++) {
      for (int v = u + 1; v < n; v++) {
        edges.add(new int[] {u, v});
      }
    }
    return of(n, edges);
  }

  /**
   * A star.
   *
   * @param n the number of nodes
   * @return node 0 joined to all others
   */
  public static Graph star(int n) {
    List<int[]> edges = new ArrayList<>();
    for (int v = 1; v < n; v++) {
      edges.add(new int[] {0, v});
    }
    return of(n, edges);
  }

  /**
   * A grid.
   *
   * @param rows how many nodes stand below each other
   * @param columns how many stand beside each other
   * @return node r columns + c joined to those beside and below it
   */
  public static Graph grid(int rows, int columns) {
    List<int[]> edges = new ArrayList<>();
    for (int r = 0; r < rows; r++) {
      for (int c = 0; c < columns; c++) {
        if (c + 1 < columns) {
          edges.add(new int[] {r * columns + c, r * columns + c + 1});
        }
        if (r + 1 < rows) {
          edges.add(new int[] {r * columns + c, (r + 1) * columns + c});
        }
      }
    }
    return of(rows * columns, edges);
  }

  /**
   * A hypercube.
   *
   * @param dimension d
   * @return 2<sup>d</sup> nodes, joined where their numbers differ in one binary digit
   */
  public static Graph hypercube(int dimension) {
    List<int[]> edges = new ArrayList<>();
    for (int v = 0; v < 1 << dimension; v++) {
      for (int bit = 0; bit < dimension; bit++) {
        if ((v >> bit & 1) == 0) {
          edges.add(new int[] {v, v | 1 << bit});
        }
      }
    }
    return of(1 << dimension, edges);
  }

  /**
   * The graph with every arc an undirected edge; two opposite ones become one.
   *
   * @param graph any graph
   * @return an undirected graph without features
   */
  public static Graph withoutDirections(Graph graph) {
    return simple(graph.nodes(), graph.sources(), graph.targets());
  }

  /**
   * An undirected graph of pairs as data sets have them: loops and what comes again, in either
   * direction, is left out.
   *
   * @param nodes the number of nodes
   * @param sources one end of each pair
   * @param targets the other end
   * @return the graph, its edges in the order in which they first came
   * @throws IllegalArgumentException if an end is no node of the graph
   */
  public static Graph simple(int nodes, int[] sources, int[] targets) {
    LongSet seen = new LongSet(sources.length);
    List<int[]> edges = new ArrayList<>();
    for (int k = 0; k < sources.length; k++) {
      int u = sources[k];
      int v = targets[k];
      if (u != v && seen.add((long) Math.min(u, v) << 32 | Math.max(u, v))) {
        edges.add(new int[] {u, v});
      }
    }
    return of(nodes, edges);
  }
}
