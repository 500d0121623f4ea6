package io.github.medl.plot.diagram;

import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Where the nodes of a {@link Diagram} stand. "Along" is the direction of the edges, "across" the
 * direction within a layer. Edges bend only in the gaps between layers and pass straight through a
 * layer, in a lane of their own; so they meet no node.
 */
final class DiagramLayout {
  /** What lies between two nodes of a layer. */
  static final double ACROSS_GAP = 22;

  private static final double LANE = 14;

  final boolean topDown;
  final LayeredGraph graph;
  final double totalAlong;
  final double totalAcross;
  private final double[] along;
  private final double[] half;
  private final double[] across;
  private final double[] layerStart;
  private final double[] layerEnd;
  private final int[] layerOf;

  DiagramLayout(Diagram diagram) {
    topDown = diagram.topDown;
    graph = graph(diagram);
    int vertices = graph.next.size();
    along = new double[vertices];
    half = new double[vertices];
    layerOf = new int[vertices];
    layerStart = new double[graph.layers.size()];
    layerEnd = new double[graph.layers.size()];
    totalAlong = placeLayers(gap(diagram));
    across = diagram.even ? centred() : graph.coordinates(half);
    totalAcross = fromZero();
  }

  /** The nodes of every layer side by side, around one axis. */
  private double[] centred() {
    double[] middles = new double[half.length];
    for (List<Integer> layer : graph.layers) {
      double pen = -layer.stream().mapToDouble(v -> half[v]).sum();
      for (int v : layer) {
        middles[v] = pen + half[v];
        pen += 2 * half[v];
      }
    }
    return middles;
  }

  private static LayeredGraph graph(Diagram diagram) {
    Map<String, Integer> number = new HashMap<>();
    for (Diagram.Node node : diagram.nodes) {
      number.put(node.id(), number.size());
    }
    int[][] edges = new int[diagram.edges.size()][];
    boolean[] backwards = new boolean[edges.length];
    for (int e = 0; e < edges.length; e++) {
      Diagram.Edge edge = diagram.edges.get(e);
      edges[e] = new int[] {number.get(edge.from()), number.get(edge.to())};
      backwards[e] = edge.backwards();
    }
    return new LayeredGraph(diagram.nodes.size(), edges, backwards, diagram.tight);
  }

  /** Between two layers: what labels and headings need; also measures the nodes. */
  private double gap(Diagram diagram) {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double label = measure(diagram, g);
    double heading = DiagramFrames.widestHeading(diagram, g);
    g.dispose();
    double beside = diagram.labelsEarly ? 80 : 40;
    double gap = Math.max(topDown ? 44 : 54, label + (topDown ? 30 : beside));
    if (!diagram.arrows) {
      gap *= 1.8;
    }
    return Math.max(gap, heading + 14 - narrowestLayer());
  }

  /** Sets the sizes of the nodes; returns the room that the widest edge label takes. */
  private double measure(Diagram diagram, Graphics2D g) {
    for (int v = 0; v < half.length; v++) {
      if (v >= graph.real) {
        half[v] = LANE / 2;
        continue;
      }
      Diagram.Node node = diagram.nodes.get(v);
      double width = 0;
      double height = 0;
      for (int i = 0; i < node.lines().size(); i++) {
        Font font = font(i);
        width = Math.max(width, Text.width(g, node.lines().get(i).text(), font));
        height += Text.line(font);
      }
      double w = width + 20;
      double h = height + 12;
      if (node.shape() == Diagram.Shape.ELLIPSE) {
        w = width * 1.3 + 16;
        h = height * 1.3 + 10;
      } else if (node.shape() == Diagram.Shape.CIRCLE) {
        w = Math.max(30, Math.hypot(width, height) + (diagram.even ? 10 : 8));
        h = w;
      }
      along[v] = diagram.topDown ? h : w;
      half[v] = ((diagram.topDown ? w : h) + ACROSS_GAP) / 2;
    }
    if (diagram.even) {
      evenOut(diagram);
    }
    double widest = 0;
    for (Diagram.Edge edge : diagram.edges) {
      if (!edge.label().isEmpty()) {
        Font font = Fonts.regular(Fonts.TICK);
        double width = Text.width(g, edge.label(), font);
        widest = Math.max(widest, diagram.topDown ? Text.line(font) : width);
      }
    }
    return widest;
  }

  /** Nodes of a layer that have one shape get one size, the largest; text alone makes no room. */
  private void evenOut(Diagram diagram) {
    for (List<Integer> layer : graph.layers) {
      for (Diagram.Shape shape : Diagram.Shape.values()) {
        List<Integer> alike =
            layer.stream()
                .filter(v -> isOutlined(diagram, v))
                .filter(v -> diagram.nodes.get(v).shape() == shape)
                .toList();
        double longest = alike.stream().mapToDouble(v -> along[v]).max().orElse(0);
        double widest = alike.stream().mapToDouble(v -> half[v]).max().orElse(0);
        for (int v : alike) {
          along[v] = longest;
          half[v] = widest;
        }
      }
      double longest =
          layer.stream()
              .filter(v -> isOutlined(diagram, v))
              .mapToDouble(v -> along[v])
              .max()
              .orElse(0);
      for (int v : layer) {
        if (longest > 0 && v < graph.real && !isOutlined(diagram, v)) {
          along[v] = Math.min(along[v], longest);
        }
      }
    }
  }

  private boolean isOutlined(Diagram diagram, int v) {
    return v < graph.real && diagram.nodes.get(v).shape() != Diagram.Shape.PLAIN;
  }

  /** The font of a line of a node. */
  static Font font(int line) {
    return Fonts.regular(line == 0 ? Fonts.LABEL + 1 : Fonts.TICK);
  }

  /** Layer after layer; returns where the last one ends. */
  private double placeLayers(double gap) {
    double pen = 0;
    for (int l = 0; l < layerStart.length; l++) {
      double thickest = 0;
      for (int v : graph.layers.get(l)) {
        thickest = Math.max(thickest, along[v]);
        layerOf[v] = l;
      }
      layerStart[l] = pen;
      layerEnd[l] = pen + thickest;
      pen += thickest + gap;
    }
    return pen - gap;
  }

  /** Moves the coordinates across so that the first node begins at 0; returns the whole extent. */
  private double fromZero() {
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < across.length; v++) {
      min = Math.min(min, across[v] - half[v]);
      max = Math.max(max, across[v] + half[v]);
    }
    for (int v = 0; v < across.length; v++) {
      across[v] -= min;
    }
    return max - min;
  }

  double narrowestLayer() {
    return graph.layers.stream()
        .mapToDouble(layer -> layer.stream().mapToDouble(v -> along[v]).max().orElse(0))
        .min()
        .orElse(0);
  }

  int layers() {
    return layerStart.length;
  }

  int layerOf(int v) {
    return layerOf[v];
  }

  double start(int layer) {
    return layerStart[layer];
  }

  double end(int layer) {
    return layerEnd[layer];
  }

  double middle(int layer) {
    return (layerStart[layer] + layerEnd[layer]) / 2;
  }

  /** Where the middle of a node is, across. */
  double across(int v) {
    return across[v];
  }

  /** The size of a node along. */
  double length(int v) {
    return along[v];
  }

  /** The size of a node across. */
  double breadth(int v) {
    return 2 * half[v] - ACROSS_GAP;
  }

  /** Where a node begins across. */
  double border(int v) {
    return across[v] - half[v] + ACROSS_GAP / 2;
  }

  /** Where the later or the earlier side of a node is. */
  double side(int v, boolean later) {
    return middle(layerOf[v]) + (later ? 1 : -1) * along[v] / 2;
  }

  /** The far side of the layer of a node, as an edge sees it that leaves or arrives. */
  double edgeOfLayer(int v, boolean later) {
    return later ? layerEnd[layerOf[v]] : layerStart[layerOf[v]];
  }

  /** On the drawing, where x goes right and y down. */
  double[] xy(double alongAt, double acrossAt) {
    return topDown ? new double[] {acrossAt, alongAt} : new double[] {alongAt, acrossAt};
  }
}
