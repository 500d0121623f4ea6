package io.github.medl.gnn;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Graphs that have names, and graphs made of others. */
public final class Graphs {
  /** More edges are no graph that is made of a rule and kept in lists. */
  private static final int MOST_EDGES = 1 << 28;

  private Graphs() {}

  private static void check(String graph, String what, int size, int most) {
    if (size < 0 || size > most) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: expected 0 to %d %s, got %d", graph, most, what, size));
    }
  }

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
    check("complete graph", "nodes", n, (int) Math.sqrt(2.0 * MOST_EDGES));
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
    check("grid", "rows", rows, MOST_EDGES / 2);
    check("grid", "columns", columns, MOST_EDGES / 2 / Math.max(1, rows));
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
    check("hypercube", "dimensions", dimension, 24);
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
    if (sources.length != targets.length) {
      throw new IllegalArgumentException(
          "graph: " + sources.length + " sources and " + targets.length + " targets");
    }
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
