package io.github.medl.examples.chapter8;

import io.github.medl.gnn.Graph;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.NodeLink;
import io.github.medl.plot.diagram.NodeLink.Edge;
import io.github.medl.plot.diagram.NodeLink.Node;
import io.github.medl.plot.diagram.StressLayout;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;

/** Live graphs as nodes and lines. */
final class GraphDrawing {
  /** The colours of classes. */
  static final Color[] CLASSES = {Palette.BLUE, Palette.VERMILLION, Palette.YELLOW, Palette.GREEN};

  private GraphDrawing() {}

  /** Where the nodes stand: the same for the same graph. */
  static double[][] places(Graph graph) {
    return StressLayout.of(graph.nodes(), pairs(graph));
  }

  static int[][] pairs(Graph graph) {
    int[] u = graph.sources();
    int[] v = graph.targets();
    int[][] pairs = new int[u.length][];
    for (int k = 0; k < pairs.length; k++) {
      pairs[k] = new int[] {u[k], v[k]};
    }
    return pairs;
  }

  /** The edges as lines; those of a directed graph with tips, opposite ones bent apart. */
  static List<Edge> edges(Graph graph) {
    Set<List<Integer>> there = new HashSet<>();
    for (int[] pair : pairs(graph)) {
      there.add(List.of(pair[0], pair[1]));
    }
    List<Edge> edges = new ArrayList<>();
    for (int[] pair : pairs(graph)) {
      Edge edge = Edge.of(pair[0], pair[1]);
      boolean twin = there.contains(List.of(pair[1], pair[0]));
      edges.add(graph.isDirected() ? edge.arrowed().bent(twin ? .12 : 0) : edge);
    }
    return edges;
  }

  static NodeLink of(Graph graph, double[][] places, IntFunction<Node> node) {
    return of(places.length, node, edges(graph));
  }

  static NodeLink of(int nodes, IntFunction<Node> node, List<Edge> edges) {
    List<Node> all = new ArrayList<>();
    for (int v = 0; v < nodes; v++) {
      all.add(node.apply(v));
    }
    return NodeLink.of(all, edges);
  }

  /** A colour, the paler the smaller the share. */
  static Color shade(Color colour, double share) {
    double s = Math.max(0, Math.min(1, share));
    return new Color(
        (int) Math.round(255 + s * (colour.getRed() - 255)),
        (int) Math.round(255 + s * (colour.getGreen() - 255)),
        (int) Math.round(255 + s * (colour.getBlue() - 255)));
  }

  /** Thin lines, for graphs of many edges. */
  static List<Edge> thin(Graph graph) {
    return edges(graph).stream().map(e -> e.style(Style.of(Palette.GREY).width(.8))).toList();
  }
}
