package io.github.medl.gnn;

import io.github.medl.tensor.Tensor;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;

/** What hangs together in a graph, and how: components, distances, cycles, trees. */
public final class Connectivity {
  private Connectivity() {}

  /**
   * The connected components; of a directed graph those without regard to directions.
   *
   * @param graph any graph
   * @return for each node the number of its component, 0, 1, ... by the least node
   */
  public static int[] components(Graph graph) {
    Graph free = graph.isDirected() ? Graphs.withoutDirections(graph) : graph;
    int[][] next = successors(free);
    int[] component = unreached(free);
    int count = 0;
    for (int start = 0; start < component.length; start++) {
      if (component[start] < 0) {
        markReached(next, start, count++, component);
      }
    }
    return component;
  }

  /** Marks a node and all that it reaches through nodes without a mark. */
  private static void markReached(int[][] next, int start, int mark, int[] marks) {
    marks[start] = mark;
    for (ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start)); !queue.isEmpty(); ) {
      for (int v : next[queue.remove()]) {
        if (marks[v] < 0) {
          marks[v] = mark;
          queue.add(v);
        }
      }
    }
  }

  private static int[] unreached(Graph graph) {
    int[] each = new int[graph.nodes()];
    Arrays.fill(each, -1);
    return each;
  }

  /**
   * The strongly connected components: two nodes belong together if each can be reached from the
   * other along arcs.
   *
   * @param graph any graph
   * @return for each node the number of its component, 0, 1, ... by the least node
   */
  public static int[] strongComponents(Graph graph) {
    int n = graph.nodes();
    Graph reversed = Graph.of(n, graph.targets(), graph.sources(), graph.isDirected());
    int[][] back = successors(reversed);
    int[] last = unreached(graph);
    int[] finished = finishingOrder(successors(graph));
    for (int k = n - 1; k >= 0; k--) {
      int root = finished[k];
      if (last[root] < 0) {
        markReached(back, root, root, last);
      }
    }
    int[] number = unreached(graph); // of the component of each root, by the least node
    int count = 0;
    int[] component = new int[n];
    for (int v = 0; v < n; v++) {
      if (number[last[v]] < 0) {
        number[last[v]] = count++;
      }
      component[v] = number[last[v]];
    }
    return component;
  }

  /** The nodes as depth-first search leaves them (Kosaraju and Sharir), without recursion. */
  private static int[] finishingOrder(int[][] next) {
    int n = next.length;
    int[] order = new int[n];
    int[] tried = new int[n]; // how many successors of each node were looked at
    boolean[] isSeen = new boolean[n];
    int[] path = new int[n];
    int finished = 0;
    for (int start = 0; start < n; start++) {
      int depth = isSeen[start] ? 0 : 1;
      path[0] = start;
      isSeen[start] = true;
      while (depth > 0) {
        int u = path[depth - 1];
        if (tried[u] == next[u].length) {
          order[finished++] = u;
          depth--;
        } else {
          int v = next[u][tried[u]++];
          if (!isSeen[v]) {
            isSeen[v] = true;
            path[depth++] = v;
          }
        }
      }
    }
    return order;
  }

  /**
   * The number of components.
   *
   * @param components as {@link #components} and {@link #strongComponents} give them
   * @return how many there are
   */
  public static int count(int[] components) {
    return Arrays.stream(components).max().orElse(-1) + 1;
  }

  /**
   * The length of the shortest way from a node to each, by breadth-first search.
   *
   * @param graph any graph; ways of a directed one follow the arcs
   * @param start the node where ways begin
   * @return for each node the number of steps, -1 if there is no way
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public static int[] distances(Graph graph, int start) {
    Edges.node("distances", start, graph.nodes());
    int[][] next = successors(graph);
    int[] distance = unreached(graph);
    distance[start] = 0;
    ArrayDeque<Integer> queue = new ArrayDeque<>();
    queue.add(start);
    while (!queue.isEmpty()) {
      int u = queue.remove();
      for (int v : next[u]) {
        if (distance[v] < 0) {
          distance[v] = distance[u] + 1;
          queue.add(v);
        }
      }
    }
    return distance;
  }

  /** Where one can go from each node in one step, ascending. */
  static int[][] successors(Graph graph) {
    return graph
        .links()
        .derived(
            "successors",
            int[][].class,
            () -> {
              int[] degrees = graph.outDegrees();
              int[][] next = new int[degrees.length][];
              Arrays.setAll(next, u -> new int[degrees[u]]);
              int[] filled = new int[degrees.length];
              int[] senders = graph.arcs().senders();
              int[] receivers = graph.arcs().receivers();
              for (int k = 0; k < senders.length; k++) {
                next[senders[k]][filled[senders[k]]++] = receivers[k];
              }
              return next;
            });
  }

  /**
   * The largest distance between two nodes.
   *
   * @param graph a connected graph; a strongly connected one if it is directed
   * @return the diameter, 0 for a single node
   * @throws IllegalArgumentException if some node cannot be reached from some other
   */
  public static int diameter(Graph graph) {
    int largest = 0;
    for (int start = 0; start < graph.nodes(); start++) {
      for (int d : distances(graph, start)) {
        if (d < 0) {
          throw new IllegalArgumentException(
              "diameter: not all nodes can be reached from node " + start + " of this " + graph);
        }
        largest = Math.max(largest, d);
      }
    }
    return largest;
  }

  /**
   * The cycle rank, edges - nodes + components: how many edges must go for a forest to remain.
   *
   * @param graph an undirected graph
   * @return the number, 0 for a forest
   * @throws IllegalArgumentException if the graph is directed
   */
  public static int cycleRank(Graph graph) {
    GraphMatrices.requireUndirected("cycle rank", graph);
    return graph.edges() - graph.nodes() + count(components(graph));
  }

  /**
   * The number of triangles.
   *
   * @param graph an undirected graph
   * @return how many sets of three nodes are joined by three edges, trace(A³)/6
   * @throws IllegalArgumentException if the graph is directed
   */
  public static long triangles(Graph graph) {
    GraphMatrices.requireUndirected("triangles", graph);
    int[] sources = graph.sources();
    int[] targets = graph.targets();
    int[][] next = successors(graph);
    long threeTimes = 0;
    for (int k = 0; k < sources.length; k++) {
      threeTimes += common(next[sources[k]], next[targets[k]]).length;
    }
    return threeTimes / 3;
  }

  /** What two ascending lists have in common. */
  static int[] common(int[] a, int[] b) {
    int[] both = new int[Math.min(a.length, b.length)];
    int count = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        both[count++] = a[i];
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return Arrays.copyOf(both, count);
  }

  /**
   * Whether the nodes are of two kinds such that every edge joins both.
   *
   * @param graph an undirected graph
   * @return true if all cycles are of even length
   * @throws IllegalArgumentException if the graph is directed
   */
  public static boolean isBipartite(Graph graph) {
    GraphMatrices.requireUndirected("bipartite", graph);
    int[][] next = successors(graph);
    int[] side = unreached(graph);
    for (int start = 0; start < side.length; start++) {
      if (side[start] < 0) {
        side[start] = 0;
        for (ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(start)); !queue.isEmpty(); ) {
          int u = queue.remove();
          for (int v : next[u]) {
            if (side[v] < 0) {
              side[v] = 1 - side[u];
              queue.add(v);
            } else if (side[v] == side[u]) {
              return false;
            }
          }
        }
      }
    }
    return true;
  }

  /**
   * The number of spanning trees, by Kirchhoff's theorem: a cofactor of the Laplacian, here the
   * product of the squared diagonal of its Cholesky factor.
   *
   * @param graph a connected undirected graph
   * @return the number, exact as far as a double goes; infinite from 1.8e308 on
   * @throws IllegalArgumentException if the graph is directed or not connected
   */
  public static double spanningTrees(Graph graph) {
    int n = graph.nodes();
    if (count(components(graph)) != 1) {
      throw new IllegalArgumentException(
          "spanning trees: expected a connected graph, got " + graph);
    }
    if (n == 1) {
      return 1;
    }
    Tensor minor = GraphMatrices.laplacian(graph).slice(0, 1, n).slice(1, 1, n);
    double product = 1;
    for (double d : minor.cholesky().diagonal().toDoubles()) {
      product *= d * d;
    }
    return Math.rint(product);
  }
}
