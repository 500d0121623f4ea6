package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Places and draws a {@link Diagram}. "Along" is the direction of the edges, "across" the direction
 * within a layer. Edges bend only in the gaps between layers and pass straight through a layer, in
 * a lane of their own; so they meet no node.
 */
final class DiagramPainter {
  private static final double MARGIN = 8;
  private static final double ACROSS_GAP = 22;
  private static final double LANE = 14;
  private static final double TIP = 8;
  private static final double FRAME = 6;
  private static final Font HEADING = Fonts.bold(Fonts.TICK);

  private final Diagram diagram;
  private final LayeredGraph graph;
  private final double[] along;
  private final double[] half;
  private final double[] across;
  private final double[] layerStart;
  private final double[] layerEnd;
  private final int[] layerOf;
  private final double[] textWidth;
  private final double totalAlong;
  private final double totalAcross;

  DiagramPainter(Diagram diagram) {
    this.diagram = diagram;
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
    graph = new LayeredGraph(diagram.nodes.size(), edges, backwards, diagram.tight);
    int vertices = graph.next.size();
    along = new double[vertices];
    half = new double[vertices];
    textWidth = new double[diagram.nodes.size()];
    layerOf = new int[vertices];
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double label = measure(g);
    double heading = widestHeading(g);
    g.dispose();
    double gap = Math.max(diagram.topDown ? 44 : 54, label + (diagram.topDown ? 30 : 40));
    if (!diagram.arrows) {
      gap *= 1.8;
    }
    gap = Math.max(gap, heading + 14 - narrowestLayer());
    layerStart = new double[graph.layers.size()];
    layerEnd = new double[graph.layers.size()];
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
    totalAlong = pen - gap;
    across = graph.coordinates(half);
    double min = Double.POSITIVE_INFINITY;
    double max = Double.NEGATIVE_INFINITY;
    for (int v = 0; v < vertices; v++) {
      min = Math.min(min, across[v] - half[v]);
      max = Math.max(max, across[v] + half[v]);
    }
    for (int v = 0; v < vertices; v++) {
      across[v] -= min;
    }
    totalAcross = max - min;
  }

  /** Sets the sizes of the nodes; returns the room that the widest edge label takes. */
  private double measure(Graphics2D g) {
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
      textWidth[v] = width;
      double w = width + 20;
      double h = height + 12;
      if (node.shape() == Diagram.Shape.ELLIPSE) {
        w = width * 1.3 + 16;
        h = height * 1.3 + 10;
      } else if (node.shape() == Diagram.Shape.CIRCLE) {
        w = Math.max(30, Math.hypot(width, height) + 8);
        h = w;
      }
      along[v] = diagram.topDown ? h : w;
      half[v] = ((diagram.topDown ? w : h) + ACROSS_GAP) / 2;
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

  private double widestHeading(Graphics2D g) {
    return diagram.headings.stream()
        .mapToDouble(text -> Text.width(g, text, HEADING))
        .max()
        .orElse(0);
  }

  private double narrowestLayer() {
    return graph.layers.stream()
        .mapToDouble(layer -> layer.stream().mapToDouble(v -> along[v]).max().orElse(0))
        .min()
        .orElse(0);
  }

  private static Font font(int line) {
    return Fonts.regular(line == 0 ? Fonts.LABEL + 1 : Fonts.TICK);
  }

  private double titleHeight() {
    return diagram.title.isEmpty() ? 0 : 28;
  }

  private double headingHeight() {
    return diagram.headings.isEmpty() ? 0 : 24;
  }

  /** How far the first and the last heading stand out beyond their layers. */
  private double overhang() {
    if (diagram.headings.isEmpty()) {
      return 0;
    }
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    double widest = widestHeading(g);
    g.dispose();
    return Math.max(0, (widest - narrowestLayer()) / 2);
  }

  /** How far a frame stands out beyond its layers. */
  private static double frameGap(int k) {
    return FRAME * (k + 1);
  }

  /** The room that frames take around the layers. */
  private double frameRoom() {
    return diagram.frames.isEmpty() ? 0 : frameGap(diagram.frames.size() - 1) + 2;
  }

  /** The room that the names of the frames take below them. */
  private double frameNames() {
    return diagram.frames.isEmpty() ? 0 : 8 + Text.line(HEADING) * (1 + max(nameRows()));
  }

  private static int max(int[] values) {
    return Arrays.stream(values).max().orElse(0);
  }

  /** The line in which each frame has its name: below the names that it would meet. */
  private int[] nameRows() {
    Graphics2D g = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB).createGraphics();
    int n = diagram.frames.size();
    int[] rows = new int[n];
    double[] middles = new double[n];
    double[] widths = new double[n];
    for (int k = 0; k < n; k++) {
      Diagram.Frame frame = diagram.frames.get(k);
      middles[k] = (layerStart[first(frame)] + layerEnd[last(frame)]) / 2;
      widths[k] = Text.width(g, frame.name(), HEADING) + 12;
      for (int other = 0; other < k; other++) {
        if (Math.abs(middles[k] - middles[other]) < (widths[k] + widths[other]) / 2) {
          rows[k] = Math.max(rows[k], rows[other] + 1);
        }
      }
    }
    g.dispose();
    return rows;
  }

  private int first(Diagram.Frame frame) {
    return Math.min(frame.from(), layerStart.length - 1);
  }

  private int last(Diagram.Frame frame) {
    return Math.min(frame.to(), layerEnd.length - 1);
  }

  private void paintFrames(Graphics2D g) {
    int[] rows = nameRows();
    for (int k = 0; k < diagram.frames.size(); k++) {
      Diagram.Frame frame = diagram.frames.get(k);
      double gap = frameGap(k);
      double left = layerStart[first(frame)] - gap;
      double right = layerEnd[last(frame)] + gap;
      g.setColor(frame.colour());
      g.setStroke(Style.of(frame.colour()).width(1.4).dashed().stroke());
      g.draw(
          new RoundRectangle2D.Double(
              left, -gap, right - left, totalAcross + 2 * gap, 2 * FRAME, 2 * FRAME));
      double y = totalAcross + frameRoom() + 4 + rows[k] * Text.line(HEADING);
      Text.draw(g, frame.name(), HEADING, (left + right) / 2, y, .5, 0);
    }
  }

  double width() {
    return 2 * (MARGIN + overhang() + frameRoom()) + (diagram.topDown ? totalAcross : totalAlong);
  }

  double height() {
    return 2 * MARGIN
        + titleHeight()
        + headingHeight()
        + 2 * frameRoom()
        + frameNames()
        + (diagram.topDown ? totalAlong : totalAcross);
  }

  void paint(Graphics2D g, double w, double h) {
    AffineTransform saved = g.getTransform();
    if (!diagram.title.isEmpty()) {
      g.setColor(Palette.BLACK);
      Text.draw(g, diagram.title, Fonts.bold(Fonts.TITLE), w / 2, 4, .5, 0);
    }
    double room = h - titleHeight();
    double scale = Math.min(1, Math.min(w / width(), room / (height() - titleHeight())));
    g.translate(w / 2, titleHeight() + room / 2);
    g.scale(scale, scale);
    g.translate(
        MARGIN + overhang() + frameRoom() - width() / 2,
        MARGIN + headingHeight() + frameRoom() - (height() - titleHeight()) / 2);
    g.setColor(Palette.BLACK);
    for (int l = 0; l < Math.min(layerStart.length, diagram.headings.size()); l++) {
      double middle = (layerStart[l] + layerEnd[l]) / 2;
      Text.draw(g, diagram.headings.get(l), HEADING, middle, -headingHeight() - frameRoom(), .5, 0);
    }
    paintFrames(g);
    double[][] ports = ports();
    for (int e = 0; e < diagram.edges.size(); e++) {
      paintEdge(g, e, ports[e][0], ports[e][1]);
    }
    for (int v = 0; v < graph.real; v++) {
      paintNode(g, v);
    }
    g.setTransform(saved);
  }

  /** Where each edge leaves its first node and enters its last, as a distance from the middle. */
  private double[][] ports() {
    double[][] ports = new double[diagram.edges.size()][2];
    for (int v = 0; v < graph.real; v++) {
      Diagram.Shape shape = diagram.nodes.get(v).shape();
      if (shape == Diagram.Shape.BOX || shape == Diagram.Shape.PLAIN) {
        spreadPorts(v, 0, ports);
        spreadPorts(v, 1, ports);
      }
    }
    return ports;
  }

  /** Spreads the edges on one side of a box, in the order of where they come from. */
  private void spreadPorts(int v, int side, double[][] ports) {
    List<int[]> ends = new ArrayList<>();
    for (int e = 0; e < ports.length; e++) {
      List<Integer> path = graph.paths.get(e);
      int n = path.size();
      if (n == 0) {
        continue;
      }
      // An edge of a cycle that was turned around leaves where others enter.
      boolean forward = layerOf[path.get(n - 1)] > layerOf[path.get(0)];
      if (path.get(0) == v && forward == (side == 0)) {
        ends.add(new int[] {e, 0, path.get(1)});
      }
      if (path.get(n - 1) == v && forward == (side == 1)) {
        ends.add(new int[] {e, 1, path.get(n - 2)});
      }
    }
    ends.sort(Comparator.comparingDouble(end -> across[end[2]]));
    double room = 2 * half[v] - ACROSS_GAP - 10;
    double step = Math.min(16, room / Math.max(1, ends.size()));
    for (int i = 0; i < ends.size(); i++) {
      ports[ends.get(i)[0]][ends.get(i)[1]] = (i - (ends.size() - 1) / 2.0) * step;
    }
  }

  private void paintEdge(Graphics2D g, int e, double leave, double enter) {
    Diagram.Edge edge = diagram.edges.get(e);
    List<Integer> path = graph.paths.get(e);
    g.setColor(edge.style().paint());
    if (path.isEmpty()) {
      loop(g, edge);
      return;
    }
    int first = path.get(0);
    int last = path.get(path.size() - 1);
    boolean forward = layerOf[last] > layerOf[first];
    int sign = forward ? 1 : -1;
    Path2D curve = new Path2D.Double();
    double[] at = {side(first, forward), across[first] + leave};
    move(curve, at);
    for (int k = 1; k < path.size(); k++) {
      int v = path.get(k);
      int from = layerOf[path.get(k - 1)];
      int to = layerOf[v];
      double a0 = forward ? layerEnd[from] : layerStart[from];
      double a1 = forward ? layerStart[to] : layerEnd[to];
      line(curve, new double[] {a0, at[1]});
      double[] end = {a1, v == last ? across[v] + enter : across[v]};
      double middle = (a0 + a1) / 2;
      if (diagram.arrows) {
        curve(curve, new double[] {middle, at[1]}, new double[] {middle, end[1]}, end);
      } else {
        line(curve, end); // the fans of lines of a network read best straight
      }
      at = end;
    }
    double tip = side(last, !forward);
    double shaft = diagram.arrows ? tip - sign * TIP * .8 : tip;
    line(curve, new double[] {shaft, at[1]});
    g.setStroke(edge.style().stroke());
    g.draw(curve);
    if (diagram.arrows) {
      tip(g, tip, at[1], sign);
    }
    label(g, edge, first, path.get(1), leave, path.size() == 2 ? enter : 0);
  }

  /** Where the later or the earlier side of a node is. */
  private double side(int v, boolean later) {
    double middle = (layerStart[layerOf[v]] + layerEnd[layerOf[v]]) / 2;
    return middle + (later ? 1 : -1) * along[v] / 2;
  }

  private void tip(Graphics2D g, double at, double position, int sign) {
    Path2D head = new Path2D.Double();
    move(head, new double[] {at, position});
    line(head, new double[] {at - sign * TIP, position - TIP * .4});
    line(head, new double[] {at - sign * TIP, position + TIP * .4});
    head.closePath();
    g.fill(head);
  }

  /** A label stands in the middle of the first gap, on white so that the edge does not cross it. */
  private void label(Graphics2D g, Diagram.Edge edge, int v, int w, double leave, double enter) {
    if (edge.label().isEmpty()) {
      return;
    }
    boolean forward = layerOf[w] > layerOf[v];
    double from = forward ? layerEnd[layerOf[v]] : layerStart[layerOf[v]];
    double to = forward ? layerStart[layerOf[w]] : layerEnd[layerOf[w]];
    double[] p = xy((from + to) / 2, (across[v] + leave + across[w] + enter) / 2);
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
    double middle = (layerStart[layerOf[v]] + layerEnd[layerOf[v]]) / 2;
    double border = across[v] - half[v] + ACROSS_GAP / 2;
    double reach = border - ACROSS_GAP * .9;
    Path2D curve = new Path2D.Double();
    move(curve, new double[] {middle - 8, border});
    curve(
        curve,
        new double[] {middle - 16, reach},
        new double[] {middle + 16, reach},
        new double[] {middle + 8, border});
    g.setStroke(edge.style().stroke());
    g.draw(curve);
    if (diagram.arrows) {
      Path2D head = new Path2D.Double();
      move(head, new double[] {middle + 8, border});
      line(head, new double[] {middle + 8 + TIP * .05, border - TIP});
      line(head, new double[] {middle + 8 + TIP * .8, border - TIP * .7});
      head.closePath();
      g.fill(head);
    }
  }

  private void paintNode(Graphics2D g, int v) {
    Diagram.Node node = diagram.nodes.get(v);
    double middle = (layerStart[layerOf[v]] + layerEnd[layerOf[v]]) / 2;
    double[] c = xy(middle, across[v]);
    double thickness = 2 * half[v] - ACROSS_GAP;
    double w = diagram.topDown ? thickness : along[v];
    double h = diagram.topDown ? along[v] : thickness;
    Rectangle2D box = new Rectangle2D.Double(c[0] - w / 2, c[1] - h / 2, w, h);
    if (node.shape() != Diagram.Shape.PLAIN) {
      java.awt.Shape outline =
          node.shape() == Diagram.Shape.BOX
              ? new RoundRectangle2D.Double(box.getX(), box.getY(), w, h, 10, 10)
              : new Ellipse2D.Double(box.getX(), box.getY(), w, h);
      g.setColor(node.fill());
      g.fill(outline);
      g.setColor(Palette.AXIS);
      g.setStroke(new BasicStroke(1.1f));
      g.draw(outline);
    }
    double height = 0;
    for (int i = 0; i < node.lines().size(); i++) {
      height += Text.line(font(i));
    }
    double y = c[1] - height / 2;
    for (int i = 0; i < node.lines().size(); i++) {
      Font font = font(i);
      g.setColor(node.lines().get(i).colour());
      y += Text.line(font);
      Text.draw(g, node.lines().get(i).text(), font, c[0], y - Text.line(font) / 2, .5, .5);
    }
  }

  private double[] xy(double alongAt, double acrossAt) {
    return diagram.topDown ? new double[] {acrossAt, alongAt} : new double[] {alongAt, acrossAt};
  }

  private void move(Path2D path, double[] at) {
    double[] p = xy(at[0], at[1]);
    path.moveTo(p[0], p[1]);
  }

  private void line(Path2D path, double[] at) {
    double[] p = xy(at[0], at[1]);
    path.lineTo(p[0], p[1]);
  }

  private void curve(Path2D path, double[] a, double[] b, double[] end) {
    double[] p = xy(a[0], a[1]);
    double[] q = xy(b[0], b[1]);
    double[] r = xy(end[0], end[1]);
    path.curveTo(p[0], p[1], q[0], q[1], r[0], r[1]);
  }
}
