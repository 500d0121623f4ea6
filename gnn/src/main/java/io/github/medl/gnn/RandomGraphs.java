package io.github.medl.gnn;

import io.github.medl.random.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;

/** Random graphs. */
public final class RandomGraphs {
  private RandomGraphs() {}

  /**
   * A tree, each of the n<sup>n-2</sup> labelled ones with equal probability.
   *
   * @param n the number of nodes, at least 1
   * @param stream the source
   * @return a connected graph of n - 1 edges
   * @throws IllegalArgumentException if there is no node
   */
  public static Graph tree(int n, RandomStream stream) {
    if (n < 1) {
      throw new IllegalArgumentException("tree: at least one node, got " + n);
    }
    int[] code = new int[Math.max(0, n - 2)];
    Arrays.setAll(code, i -> stream.nextInt(n));
    return n == 1 ? Graph.undirected(1, new int[0][]) : ofPruefer(code);
  }

  /**
   * The tree of a Prüfer code: as long as there are more than two nodes, the least leaf is joined
   * to the next number of the code and goes. Source: Prüfer, "Neuer Beweis eines Satzes über
   * Permutationen", 1918.
   *
   * @param code n - 2 numbers of 0 to n - 1
   * @return the tree of n nodes
   * @throws IllegalArgumentException if a number is not one of 0 to n - 1
   */
  public static Graph ofPruefer(int... code) {
    int n = code.length + 2;
    int[] missing = new int[n];
    Arrays.fill(missing, 1);
    for (int v : code) {
      if (v < 0 || v >= n) {
        throw new IllegalArgumentException(
            "Prüfer code: expected numbers of 0 to " + (n - 1) + ", got " + v);
      }
      missing[v]++;
    }
    PriorityQueue<Integer> leaves = new PriorityQueue<>();
    for (int v = 0; v < n; v++) {
      if (missing[v] == 1) {
        leaves.add(v);
      }
    }
    List<int[]> edges = new ArrayList<>();
    for (int v : code) {
      edges.add(new int[] {leaves.remove(), v});
      if (--missing[v] == 1) {
        leaves.add(v);
      }
    }
    edges.add(new int[] {leaves.remove(), leaves.remove()});
    return Graph.undirected(n, edges.toArray(int[][]::new));
  }

  /**
   * A graph in which each pair of nodes is joined with the same probability, independently (Erdős
   * and Rényi 1959, Gilbert 1959); in time linear in the edges.
   *
   * @param n the number of nodes
   * @param probability of each edge
   * @param stream the source
   * @return the graph
   * @throws IllegalArgumentException if the probability is not in [0, 1]
   */
  public static Graph erdosRenyi(int n, double probability, RandomStream stream) {
    return blockModel(new int[] {n}, new double[][] {{probability}}, stream);
  }

  /**
   * A stochastic block model: the nodes belong to groups, and two of them are joined with a
   * probability that depends on their groups.
   *
   * @param sizes the number of nodes in each group; nodes are numbered group by group
   * @param probability for each pair of groups, symmetric
   * @param stream the source
   * @return the graph
   * @throws IllegalArgumentException if a probability is not in [0, 1] or they are not symmetric
   */
  public static Graph blockModel(int[] sizes, double[][] probability, RandomStream stream) {
    boolean isSquare = probability.length == sizes.length;
    for (int a = 0; a < sizes.length && isSquare; a++) {
      isSquare = probability[a].length == sizes.length && sizes[a] >= 0;
    }
    long nodes = Arrays.stream(sizes).asLongStream().sum();
    if (!isSquare || nodes > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "block model: expected sizes that are not negative, of at most %d nodes together, and"
                  + " a square matrix of probabilities with a row for each; got sizes %s and %d"
                  + " rows",
              Integer.MAX_VALUE,
              Arrays.toString(sizes),
              probability.length));
    }
    List<int[]> edges = new ArrayList<>();
    int firstA = 0;
    for (int a = 0; a < sizes.length; a++) {
      int firstB = firstA;
      for (int b = a; b < sizes.length; b++) {
        double p = probability[a][b];
        if (!(p >= 0 && p <= 1) || p != probability[b][a]) {
          throw new IllegalArgumentException(
              String.format(
                  Locale.ROOT,
                  "block model: the probabilities must lie in [0, 1] and be symmetric; between"
                      + " groups %d and %d they are %s and %s",
                  a,
                  b,
                  p,
                  probability[b][a]));
        }
        between(firstA, sizes[a], firstB, sizes[b], p, stream, edges);
        firstB += sizes[b];
      }
      firstA += sizes[a];
    }
    return Graph.undirected((int) nodes, edges.toArray(int[][]::new));
  }

  /** Goes from edge to edge: the number of pairs that are passed over is geometric. */
  private static void between(
      int firstA,
      int sizeA,
      int firstB,
      int sizeB,
      double p,
      RandomStream stream,
      List<int[]> edges) {
    boolean within = firstA == firstB;
    long pairs = within ? (long) sizeA * (sizeA - 1) / 2 : (long) sizeA * sizeB;
    if (p == 0) {
      return;
    }
    double perStep = Math.log1p(-p); // minus infinity for p = 1: nothing is passed over
    for (long k = -1; ; ) {
      double passed = Math.floor(StrictMath.log1p(-stream.uniform()) / perStep);
      if (!(passed < pairs - k - 1)) {
        return;
      }
      k += 1 + (long) passed;
      if (within) {
        long v = (long) ((1 + Math.sqrt(1 + 8.0 * k)) / 2);
        while (v * (v - 1) / 2 > k) {
          v--;
        }
        while ((v + 1) * v / 2 <= k) {
          v++;
        }
        edges.add(new int[] {firstA + (int) (k - v * (v - 1) / 2), firstA + (int) v});
      } else {
        edges.add(new int[] {firstA + (int) (k / sizeB), firstB + (int) (k % sizeB)});
      }
    }
  }

  /**
   * A number of edges, drawn from all pairs of nodes without repetition.
   *
   * @param n the number of nodes
   * @param edges the number of edges, at most n (n - 1)/2
   * @param stream the source
   * @return the graph
   * @throws IllegalArgumentException if that many edges are too many
   */
  public static Graph uniform(int n, int edges, RandomStream stream) {
    long pairs = (long) n * (n - 1) / 2;
    if (n < 0 || edges < 0 || edges > pairs) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "uniform graph: 0 to %d edges for %d nodes, got %d",
              n < 0 ? 0 : pairs,
              n,
              edges));
    }
    if (2L * edges > pairs) { // drawing what is not there takes less patience
      return complement(uniform(n, (int) (pairs - edges), stream));
    }
    LongSet seen = new LongSet(edges);
    int[] sources = new int[edges];
    int[] targets = new int[edges];
    for (int k = 0; k < edges; ) {
      int u = stream.nextInt(n);
      int v = stream.nextInt(n);
      if (u != v && seen.add((long) Math.min(u, v) << 32 | Math.max(u, v))) {
        sources[k] = Math.min(u, v);
        targets[k++] = Math.max(u, v);
      }
    }
    return Graph.trusted(n, sources, targets, false, null, null);
  }

  private static Graph complement(Graph graph) {
    List<int[]> edges = new ArrayList<>();
    for (int v = 1; v < graph.nodes(); v++) {
      int[] others = graph.neighbours(v);
      for (int u = 0; u < v; u++) {
        if (Arrays.binarySearch(others, u) < 0) {
          edges.add(new int[] {u, v});
        }
      }
    }
    return Graph.undirected(graph.nodes(), edges.toArray(int[][]::new));
  }

  /**
   * The graph with one more edge, between two nodes that are not joined, all such pairs being
   * equally likely.
   *
   * @param graph an undirected graph
   * @param stream the source
   * @return a graph without features
   * @throws IllegalArgumentException if all pairs are joined, or the graph is directed
   */
  public static Graph withAnotherEdge(Graph graph, RandomStream stream) {
    int[][] pair = nonEdges(graph, 1, stream);
    int m = graph.edges();
    int[] sources = Arrays.copyOf(graph.sources(), m + 1);
    int[] targets = Arrays.copyOf(graph.targets(), m + 1);
    sources[m] = pair[0][0];
    targets[m] = pair[0][1];
    return Graph.of(graph.nodes(), sources, targets, false);
  }

  /**
   * Pairs of different nodes that are not joined, none twice.
   *
   * @param graph an undirected graph
   * @param count how many
   * @param stream the source
   * @return the pairs, the smaller node first
   * @throws IllegalArgumentException if there are not that many, or the graph is directed
   */
  public static int[][] nonEdges(Graph graph, int count, RandomStream stream) {
    GraphMatrices.requireUndirected("pairs without an edge", graph);
    int n = graph.nodes();
    long free = (long) n * (n - 1) / 2 - graph.edges();
    if (count < 0 || count > free) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d pairs without an edge: this %s has %d", count, graph, free));
    }
    LongSet seen = new LongSet(graph.edges() + count);
    int[] sources = graph.sources();
    int[] targets = graph.targets();
    for (int k = 0; k < sources.length; k++) {
      seen.add((long) Math.min(sources[k], targets[k]) << 32 | Math.max(sources[k], targets[k]));
    }
    int[][] pairs = new int[count][];
    for (int k = 0; k < count; ) {
      int u = stream.nextInt(n);
      int v = stream.nextInt(n);
      if (u != v && seen.add((long) Math.min(u, v) << 32 | Math.max(u, v))) {
        pairs[k++] = new int[] {Math.min(u, v), Math.max(u, v)};
      }
    }
    return pairs;
  }
}
