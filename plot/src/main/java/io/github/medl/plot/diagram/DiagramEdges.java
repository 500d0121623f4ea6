package io.github.medl.plot.diagram;

import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Draws the edges of a {@link Diagram}: curves, their tips and labels, and loops. */
final class DiagramEdges {
  private static final double TIP = 8;

  /** Colours whose every channel is at least this are drawn before the others. */
  private static final int PALE = 192;

  private final Diagram diagram;
  private final DiagramLayout layout;
  private final DiagramPorts ports;

  DiagramEdges(Diagram diagram, DiagramLayout layout) {
    this.diagram = diagram;
    this.layout = layout;
    this.ports = new DiagramPorts(diagram, layout);
  }

  /** Pale edges first, so that they do not cut the dark ones. */
  void paint(Graphics2D g) {
    int[] order =
        IntStream.range(0, diagram.edges.size())
            .boxed()
            .sorted(Comparator.comparingInt(e -> -lightness(diagram.edges.get(e))))
            .mapToInt(e -> e)
            .toArray();
    for (int e : order) {
      Diagram.Edge edge = diagram.edges.get(e);
      g.setColor(edge.style().paint());
      List<Integer> path = layout.graph.paths.get(e);
      if (path.isEmpty()) {
        loop(g, edge);
      } else {
        edge(g, edge, path, ports.leaving(e), ports.entering(e));
      }
    }
  }

  private static int lightness(Diagram.Edge edge) {
    Color colour = edge.style().paint();
    return Math.min(colour.getRed(), Math.min(colour.getGreen(), colour.getBlue())) / PALE;
  }

  private void edge(
      Graphics2D g, Diagram.Edge edge, List<Integer> path, double leave, double enter) {
    int first = path.get(0);
    int last = path.get(path.size() - 1);
    boolean forward = layout.layerOf(last) > layout.layerOf(first);
    int sign = forward ? 1 : -1;
    double at = layout.across(first) + leave;
    LayoutPath curve = new LayoutPath(layout, layout.side(first, forward), at);
    for (int k = 1; k < path.size(); k++) {
      int v = path.get(k);
      double a0 = layout.edgeOfLayer(path.get(k - 1), forward);
      double a1 = layout.edgeOfLayer(v, !forward);
      double end = v == last ? layout.across(v) + enter : layout.across(v);
      double middle = (a0 + a1) / 2;
      if (diagram.arrows) {
        curve.line(a0, at);
        curve.curve(new double[] {middle, at}, new double[] {middle, end}, new double[] {a1, end});
      } else { // the fans of lines of a network read best straight, from node to node
        if (k > 1) {
          curve.line(a0, at);
        }
        if (v != last) {
          curve.line(a1, end);
        }
      }
      at = end;
    }
    double tip = layout.side(last, !forward);
    curve.line(diagram.arrows ? tip - sign * TIP * .8 : tip, at);
    g.setStroke(edge.style().stroke());
    curve.draw(g);
    if (diagram.arrows) {
      tip(g, tip, at, sign);
    }
    label(g, edge, first, path.get(1), leave, path.size() == 2 ? enter : 0);
  }

  private void tip(Graphics2D g, double at, double position, int sign) {
    new LayoutPath(layout, at, position)
        .line(at - sign * TIP, position - TIP * .4)
        .line(at - sign * TIP, position + TIP * .4)
        .fill(g);
  }

  /** How far a label has come: along its gap, and across between the ends, as curves go. */
  private double[] labelAt() {
    if (!diagram.labelsEarly) {
      return new double[] {.5, .5};
    }
    double t = .35; // of a curve that begins and ends flat, with its bends in the middle of the gap
    double along = 1.5 * t * (1 - t) + t * t * t;
    double across = t * t * (3 - 2 * t);
    return new double[] {along, diagram.arrows ? across : along};
  }

  /** A label stands in the first gap, on white so that the edge does not cross it. */
  private void label(Graphics2D g, Diagram.Edge edge, int v, int w, double leave, double enter) {
    if (edge.label().isEmpty()) {
      return;
    }
    boolean forward = layout.layerOf(w) > layout.layerOf(v);
    double from = diagram.arrows ? layout.edgeOfLayer(v, forward) : layout.side(v, forward);
    double to =
        diagram.arrows || w >= layout.graph.real
            ? layout.edgeOfLayer(w, !forward)
            : layout.side(w, !forward);
    double begin = layout.across(v) + leave;
    double[] at = labelAt();
    double[] p =
        layout.xy(from + at[0] * (to - from), begin + at[1] * (layout.across(w) + enter - begin));
    Font font = Fonts.regular(Fonts.TICK);
    double width = Text.width(g, edge.label(), font);
    double height = Text.line(font);
    g.setColor(new Color(255, 255, 255, 230));
    g.fill(new Rectangle2D.Double(p[0] - width / 2 - 2, p[1] - height / 2, width + 4, height));
    g.setColor(edge.style().paint());
    Text.draw(g, edge.label(), font, p[0], p[1], .5, .5);
  }

  /** An edge from a node to itself: a loop beside it, in the gap across. */
  private void loop(Graphics2D g, Diagram.Edge edge) {
    int v = 0;
    while (!diagram.nodes.get(v).id().equals(edge.from())) {
      v++;
    }
    double middle = layout.middle(layout.layerOf(v));
    double border = layout.border(v);
    double reach = border - DiagramLayout.ACROSS_GAP * .9;
    g.setStroke(edge.style().stroke());
    new LayoutPath(layout, middle - 8, border)
        .curve(
            new double[] {middle - 16, reach},
            new double[] {middle + 16, reach},
            new double[] {middle + 8, border})
        .draw(g);
    if (diagram.arrows) {
      new LayoutPath(layout, middle + 8, border)
          .line(middle + 8 + TIP * .05, border - TIP)
          .line(middle + 8 + TIP * .8, border - TIP * .7)
          .fill(g);
    }
  }
}
