package io.github.medl.gnn;

import java.util.Arrays;
import java.util.Locale;

/** What is asked of edges before a graph is made of them. */
final class Edges {
  private Edges() {}

  /** A node, if it is one of so many. */
  static int node(String asking, int node, int nodes) {
    return number(asking, "node", node, nodes);
  }

  /** A number below a bound, or words in place of an index out of an array's bounds. */
  static int number(String asking, String what, int number, int count) {
    if (number < 0 || number >= count) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "%s: there is no %s %d among %d", asking, what, number, count));
    }
    return number;
  }

  /** The size of a square matrix that has a row for each node. */
  static int square(String asking, int nodes) {
    if ((long) nodes * nodes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: a dense matrix of %d x %d numbers is more than an array can hold",
              asking,
              nodes,
              nodes));
    }
    return nodes * nodes;
  }

  /** The first or the second node of each pair. */
  static int[] column(int[][] pairs, int which) {
    for (int k = 0; k < pairs.length; k++) {
      if (pairs[k] == null || pairs[k].length != 2) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "graph: edge %d is %s, expected a pair of nodes",
                k,
                Arrays.toString(pairs[k])));
      }
    }
    return Arrays.stream(pairs).mapToInt(pair -> pair[which]).toArray();
  }

  /** Copies of both arrays. */
  static int[][] checked(int nodes, int[] sources, int[] targets, boolean isDirected) {
    if (nodes < 0 || sources.length != targets.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "graph: %d nodes, %d sources, %d targets; the first must not be negative, the others"
                  + " equal",
              nodes,
              sources.length,
              targets.length));
    }
    LongSet seen = new LongSet(sources.length);
    for (int k = 0; k < sources.length; k++) {
      int u = sources[k];
      int v = targets[k];
      if (u < 0 || v < 0 || u >= nodes || v >= nodes || u == v) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "graph: edge %d is (%d, %d), expected two different nodes of 0 to %d",
                k,
                u,
                v,
                nodes - 1));
      }
      boolean turn = !isDirected && u > v;
      if (!seen.add((long) (turn ? v : u) << 32 | (turn ? u : v))) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "graph: edge %d, (%d, %d), is there already", k, u, v));
      }
    }
    return new int[][] {sources.clone(), targets.clone()};
  }
}
