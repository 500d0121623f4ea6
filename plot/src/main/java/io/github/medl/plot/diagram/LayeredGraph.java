package io.github.medl.plot.diagram;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;

/**
 * Layers of a directed graph and the order within them. Vertices are numbers; an edge over several
 * layers is cut into pieces by dummy vertices, whose numbers follow those of the real ones.
 */
final class LayeredGraph {
  private static final int SWEEPS = 24;

  /** Number of real vertices. */
  final int real;

  /** For each layer its vertices, in order. */
  final List<List<Integer>> layers = new ArrayList<>();

  /** For each edge the vertices on its way, both ends included; empty for a loop at a vertex. */
  final List<List<Integer>> paths = new ArrayList<>();

  /** For each vertex, the neighbours one layer down and up. */
  final List<List<Integer>> next = new ArrayList<>();

  final List<List<Integer>> previous = new ArrayList<>();

  LayeredGraph(int vertices, int[][] edges) {
    this(vertices, edges, new boolean[edges.length], false);
  }

  /**
   * Edges marked as backwards lead from later layers to earlier ones. Where the graph is to be
   * tight, sources stand just before what they lead to rather than in the first layer.
   */
  LayeredGraph(int vertices, int[][] edges, boolean[] backwards, boolean tight) {
    real = vertices;
    int[][] turned = new int[edges.length][];
    for (int e = 0; e < edges.length; e++) {
      int[] edge = edges[e];
      turned[e] = backwards[e] ? new int[] {edge[1], edge[0]} : edge;
    }
    boolean[] reversed = backEdges(vertices, turned);
    for (int e = 0; e < edges.length; e++) {
      reversed[e] ^= backwards[e];
    }
    int[] layer = longestPaths(vertices, edges, reversed);
    if (tight) {
      bringSourcesCloser(layer, edges, reversed);
    }
    for (int v = 0; v < vertices; v++) {
      place(v, layer[v]);
    }
    for (int e = 0; e < edges.length; e++) {
      int from = edges[e][reversed[e] ? 1 : 0];
      int to = edges[e][reversed[e] ? 0 : 1];
      paths.add(from == to ? List.of() : path(from, to, layer));
      if (reversed[e]) {
        List<Integer> path = new ArrayList<>(paths.get(e));
        Collections.reverse(path);
        paths.set(e, path);
      }
    }
    reduceCrossings();
  }

  private void place(int vertex, int layer) {
    while (layers.size() <= layer) {
      layers.add(new ArrayList<>());
    }
    layers.get(layer).add(vertex);
    next.add(new ArrayList<>());
    previous.add(new ArrayList<>());
  }

  private List<Integer> path(int from, int to, int[] layer) {
    List<Integer> path = new ArrayList<>(List.of(from));
    for (int l = layer[from] + 1; l <= layer[to]; l++) {
      int last = path.get(path.size() - 1);
      int vertex = to;
      if (l < layer[to]) {
        vertex = next.size();
        place(vertex, l);
      }
      next.get(last).add(vertex);
      previous.get(vertex).add(last);
      path.add(vertex);
    }
    return path;
  }

  /** Edges that close a cycle in a depth-first search; turned around, they leave none. */
  private static boolean[] backEdges(int vertices, int[][] edges) {
    boolean[] back = new boolean[edges.length];
    int[] state = new int[vertices]; // 0 not seen, 1 on the path, 2 done
    int[] tried = new int[vertices];
    for (int root = 0; root < vertices; root++) {
      List<Integer> path = new ArrayList<>();
      if (state[root] == 0) {
        path.add(root);
      }
      while (!path.isEmpty()) {
        int v = path.get(path.size() - 1);
        state[v] = 1;
        while (tried[v] < edges.length && edges[tried[v]][0] != v) {
          tried[v]++;
        }
        if (tried[v] == edges.length) {
          state[v] = 2;
          path.remove(path.size() - 1);
          continue;
        }
        int e = tried[v]++;
        int to = edges[e][1];
        if (state[to] == 1) {
          back[e] = true;
        } else if (state[to] == 0) {
          path.add(to);
        }
      }
    }
    return back;
  }

  private static int[] longestPaths(int vertices, int[][] edges, boolean[] reversed) {
    int[] layer = new int[vertices];
    boolean changed = true;
    while (changed) {
      changed = false;
      for (int e = 0; e < edges.length; e++) {
        int from = edges[e][reversed[e] ? 1 : 0];
        int to = edges[e][reversed[e] ? 0 : 1];
        if (from != to && layer[to] <= layer[from]) {
          layer[to] = layer[from] + 1;
          changed = true;
        }
      }
    }
    return layer;
  }

  private static void bringSourcesCloser(int[] layer, int[][] edges, boolean[] reversed) {
    int[] closest = new int[layer.length];
    Arrays.fill(closest, Integer.MAX_VALUE);
    boolean[] isSource = new boolean[layer.length];
    Arrays.fill(isSource, true);
    for (int e = 0; e < edges.length; e++) {
      int from = edges[e][reversed[e] ? 1 : 0];
      int to = edges[e][reversed[e] ? 0 : 1];
      if (from != to) {
        isSource[to] = false;
        closest[from] = Math.min(closest[from], layer[to] - 1);
      }
    }
    for (int v = 0; v < layer.length; v++) {
      if (isSource[v] && closest[v] != Integer.MAX_VALUE) {
        layer[v] = closest[v];
      }
    }
  }

  /** Sorts each layer by the mean position of its neighbours, down and up; keeps the best order. */
  private void reduceCrossings() {
    List<List<Integer>> best = copy();
    int fewest = crossings();
    for (int sweep = 0; sweep < SWEEPS && fewest > 0; sweep++) {
      boolean down = sweep % 2 == 0;
      for (int k = 1; k < layers.size(); k++) {
        int l = down ? k : layers.size() - 1 - k;
        sort(l, down ? previous : next, positions());
      }
      int now = crossings();
      if (now < fewest) {
        fewest = now;
        best = copy();
      }
    }
    for (int l = 0; l < layers.size(); l++) {
      layers.set(l, best.get(l));
    }
  }

  private List<List<Integer>> copy() {
    List<List<Integer>> copy = new ArrayList<>();
    layers.forEach(layer -> copy.add(new ArrayList<>(layer)));
    return copy;
  }

  private void sort(int l, List<List<Integer>> neighbours, double[] position) {
    double[] key = new double[next.size()];
    for (int v : layers.get(l)) {
      key[v] =
          neighbours.get(v).stream().mapToDouble(u -> position[u]).average().orElse(position[v]);
    }
    layers.get(l).sort(Comparator.comparingDouble(v -> key[v]));
  }

  /** Positions in [0, 1], so that layers of different sizes can be compared. */
  private double[] positions() {
    double[] position = new double[next.size()];
    for (List<Integer> layer : layers) {
      for (int i = 0; i < layer.size(); i++) {
        position[layer.get(i)] = (i + .5) / layer.size();
      }
    }
    return position;
  }

  /** The number of crossings between consecutive layers. */
  int crossings() {
    double[] position = positions();
    int count = 0;
    for (List<Integer> layer : layers) {
      List<double[]> edges = new ArrayList<>();
      for (int v : layer) {
        for (int w : next.get(v)) {
          edges.add(new double[] {position[v], position[w]});
        }
      }
      for (int a = 0; a < edges.size(); a++) {
        for (int b = 0; b < a; b++) {
          double first = edges.get(a)[0] - edges.get(b)[0];
          double second = edges.get(a)[1] - edges.get(b)[1];
          if (first * second < 0) {
            count++;
          }
        }
      }
    }
    return count;
  }

  /**
   * Positions across the layers: each vertex as near to its neighbours as the order allows.
   *
   * @param half half of the room that each vertex takes
   */
  double[] coordinates(double[] half) {
    double[] at = new double[next.size()];
    for (List<Integer> layer : layers) {
      double pen = 0;
      for (int v : layer) {
        pen += half[v];
        at[v] = pen;
        pen += half[v];
      }
    }
    for (int sweep = 0; sweep < SWEEPS; sweep++) {
      for (int k = 0; k < layers.size(); k++) {
        List<Integer> layer = layers.get(sweep % 2 == 0 ? k : layers.size() - 1 - k);
        double[] wanted = new double[layer.size()];
        for (int i = 0; i < wanted.length; i++) {
          wanted[i] = wanted(layer.get(i), at);
        }
        spread(layer, wanted, half, at);
      }
    }
    return at;
  }

  private double wanted(int v, double[] at) {
    double sum = 0;
    double weights = 0;
    for (List<List<Integer>> side : Arrays.asList(previous, next)) {
      for (int u : side.get(v)) {
        // Pieces of one long edge should lie in line.
        double weight = u >= real && v >= real ? 4 : 1;
        sum += weight * at[u];
        weights += weight;
      }
    }
    return weights == 0 ? at[v] : sum / weights;
  }

  /**
   * The positions nearest to the wanted ones, in the sense of least squares, that keep order and
   * distance: after subtracting the distances this is isotonic regression, by pooling neighbours.
   */
  private static void spread(List<Integer> layer, double[] wanted, double[] half, double[] at) {
    int n = layer.size();
    double[] offset = new double[n];
    for (int i = 1; i < n; i++) {
      offset[i] = offset[i - 1] + half[layer.get(i - 1)] + half[layer.get(i)];
    }
    double[] mean = new double[n];
    int[] size = new int[n];
    int blocks = 0;
    for (int i = 0; i < n; i++) {
      mean[blocks] = wanted[i] - offset[i];
      size[blocks] = 1;
      while (blocks > 0 && mean[blocks - 1] >= mean[blocks]) {
        int both = size[blocks - 1] + size[blocks];
        mean[blocks - 1] =
            (mean[blocks - 1] * size[blocks - 1] + mean[blocks] * size[blocks]) / both;
        size[--blocks] = both;
      }
      blocks++;
    }
    for (int b = 0, i = 0; b < blocks; b++) {
      for (int k = 0; k < size[b]; k++, i++) {
        at[layer.get(i)] = mean[b] + offset[i];
      }
    }
  }
}
