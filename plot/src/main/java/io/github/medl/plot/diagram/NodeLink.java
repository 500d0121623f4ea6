package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.Fonts;
import io.github.medl.plot.paint.MathText;
import io.github.medl.plot.paint.Sizes;
import io.github.medl.plot.paint.Text;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.QuadCurve2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A graph drawn as discs and lines between them, at given places: those of {@link StressLayout}, or
 * chosen ones. One unit is equally long in both directions, and y grows upwards.
 */
public final class NodeLink implements Panel {
  private static final double MARGIN = 10;
  private static final double TITLE = 28;
  private static final double TIP = 8;

  /**
   * A node.
   *
   * @param x its place to the right
   * @param y its place upwards
   * @param label what stands in it, or beside it if it is small, as {@link MathText}; may be empty
   * @param fill colour of the disc
   * @param size diameter in logical pixels; 0 for a node that is not seen, where an edge may end
   */
  public record Node(double x, double y, String label, Color fill, double size) {
    /**
     * Checks that nothing is missing.
     *
     * @param x its place to the right
     * @param y its place upwards
     * @param label what stands in or beside it
     * @param fill colour of the disc
     * @param size diameter in logical pixels
     */
    public Node {
      MathText.checked(label);
      Objects.requireNonNull(fill, "fill");
    }

    /**
     * A white node of 26 pixels.
     *
     * @param place x and y
     * @param label what stands in it, as {@link MathText}
     * @return the node
     */
    public static Node at(double[] place, String label) {
      return new Node(place[0], place[1], label, Color.WHITE, 26);
    }

    /**
     * The same node in another colour.
     *
     * @param other colour of the disc
     * @return the node
     */
    public Node fill(Color other) {
      return new Node(x, y, label, other, size);
    }

    /**
     * The same node in another size.
     *
     * @param diameter in logical pixels
     * @return the node
     */
    public Node size(double diameter) {
      return new Node(x, y, label, fill, diameter);
    }
  }

  /**
   * An edge.
   *
   * @param from number of the node where it begins
   * @param to number of the node where it ends
   * @param style colour, width and dashes
   * @param label what stands on it, as {@link MathText}; may be empty
   * @param arrow whether it has a tip at its end
   * @param bend how far its middle lies to the left of the straight line, as a share of its length
   */
  public record Edge(int from, int to, Style style, String label, boolean arrow, double bend) {
    /**
     * Checks that nothing is missing.
     *
     * @param from number of the node where it begins
     * @param to number of the node where it ends
     * @param style colour, width and dashes
     * @param label what stands on it
     * @param arrow whether it has a tip
     * @param bend how far it is bent
     */
    public Edge {
      MathText.checked(label);
      Objects.requireNonNull(style, "style");
    }

    /**
     * A straight grey line.
     *
     * @param from number of a node
     * @param to number of another
     * @return the edge
     */
    public static Edge of(int from, int to) {
      return new Edge(from, to, Style.of(Palette.AXIS).width(1.3), "", false, 0);
    }

    /**
     * The same edge with a tip at its end.
     *
     * @return the edge
     */
    public Edge arrowed() {
      return new Edge(from, to, style, label, true, bend);
    }

    /**
     * The same edge in another style.
     *
     * @param other colour, width and dashes
     * @return the edge
     */
    public Edge style(Style other) {
      return new Edge(from, to, other, label, arrow, bend);
    }

    /**
     * The same edge with words on it.
     *
     * @param words as {@link MathText}
     * @return the edge
     */
    public Edge label(String words) {
      return new Edge(from, to, style, words, arrow, bend);
    }

    /**
     * The same edge bent.
     *
     * @param share how far its middle lies to the left of the straight line, in lengths of the edge
     * @return the edge
     */
    public Edge bent(double share) {
      return new Edge(from, to, style, label, arrow, share);
    }
  }

  private final List<Node> nodes;
  private final List<Edge> edges;
  private final String title;
  private final double width;
  private final double height;

  private NodeLink(List<Node> nodes, List<Edge> edges, String title, double width, double height) {
    this.nodes = List.copyOf(nodes);
    this.edges = List.copyOf(edges);
    this.title = MathText.checked(title);
    this.width = width;
    this.height = height;
  }

  /**
   * A graph of 360 by 320 pixels.
   *
   * @param nodes at least one
   * @param edges between them
   * @return the panel
   * @throws IllegalArgumentException if there is no node, a place is not finite, or an edge leads
   *     to no node
   */
  public static NodeLink of(List<Node> nodes, List<Edge> edges) {
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a graph to be drawn needs at least one node");
    }
    for (Node node : nodes) {
      if (!Double.isFinite(node.x) || !Double.isFinite(node.y) || !(node.size >= 0)) {
        throw new IllegalArgumentException("a node cannot stand or look so: " + node);
      }
    }
    for (Edge edge : edges) {
      if (Math.min(edge.from, edge.to) < 0 || Math.max(edge.from, edge.to) >= nodes.size()) {
        throw new IllegalArgumentException(
            "edge " + edge.from + " - " + edge.to + " leads to no node of " + nodes.size());
      }
    }
    return new NodeLink(nodes, edges, "", 360, 320);
  }

  /**
   * With a title.
   *
   * @param text as {@link MathText}
   * @return the panel
   */
  public NodeLink titled(String text) {
    return new NodeLink(nodes, edges, text, width, height);
  }

  /**
   * In another size.
   *
   * @param w logical pixels
   * @param h logical pixels
   * @return the panel
   */
  public NodeLink size(double w, double h) {
    Sizes.check(w, h);
    return new NodeLink(nodes, edges, title, w, h);
  }

  @Override
  public double width() {
    return width;
  }

  @Override
  public double height() {
    return height;
  }

  /** Where the places go: pixels a unit, and the pixel of the origin. */
  private record Frame(double scale, double x0, double y0) {
    Point2D.Double of(Node node) {
      return new Point2D.Double(x0 + scale * node.x, y0 - scale * node.y);
    }
  }

  private Frame fit(double w, double h) {
    double left = nodes.stream().mapToDouble(Node::x).min().orElse(0);
    double right = nodes.stream().mapToDouble(Node::x).max().orElse(0);
    double low = nodes.stream().mapToDouble(Node::y).min().orElse(0);
    double high = nodes.stream().mapToDouble(Node::y).max().orElse(0);
    double rim = MARGIN + nodes.stream().mapToDouble(Node::size).max().orElse(0) / 2;
    double top = title.isEmpty() ? 0 : TITLE;
    double room = Math.max(1, w - 2 * rim);
    double tall = Math.max(1, h - top - 2 * rim);
    double scale = Math.min(room / Math.max(right - left, 1e-9), tall / Math.max(high - low, 1e-9));
    scale = right == left && high == low ? 1 : scale;
    return new Frame(
        scale, w / 2 - scale * (left + right) / 2, top + (h - top) / 2 + scale * (low + high) / 2);
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    Text.title(g, title, w / 2);
    Frame map = fit(w, h);
    for (Edge edge : edges) {
      paint(g, edge, map);
    }
    for (Node node : nodes) {
      paint(g, node, map.of(node));
    }
  }

  private void paint(Graphics2D g, Edge edge, Frame map) {
    Node from = nodes.get(edge.from);
    Node to = nodes.get(edge.to);
    Point2D.Double a = map.of(from);
    Point2D.Double b = map.of(to);
    double dx = b.x - a.x;
    double dy = b.y - a.y;
    double length = Math.sqrt(dx * dx + dy * dy);
    if (length < 1e-9) {
      return;
    }
    Point2D.Double middle =
        new Point2D.Double(
            (a.x + b.x) / 2 + 2 * edge.bend * dy, (a.y + b.y) / 2 - 2 * edge.bend * dx);
    Point2D.Double end = towards(b, middle, to.size / 2 + (edge.arrow ? 1 : 0));
    Point2D.Double start = towards(a, middle, from.size / 2);
    g.setColor(edge.style.paint());
    g.setStroke(edge.style.stroke());
    Point2D.Double shaft = edge.arrow ? towards(end, middle, TIP * .7) : end;
    g.draw(new QuadCurve2D.Double(start.x, start.y, middle.x, middle.y, shaft.x, shaft.y));
    if (edge.arrow) {
      tip(g, middle, end);
    }
    if (!edge.label.isEmpty()) {
      Font font = Fonts.regular(Fonts.TICK);
      double x = (start.x + shaft.x + 2 * middle.x) / 4; // the middle of the curve
      double y = (start.y + shaft.y + 2 * middle.y) / 4;
      double half = Text.width(g, edge.label, font) / 2 + 3;
      g.setColor(Color.WHITE);
      g.fill(new Rectangle2D.Double(x - half, y - 8, 2 * half, 16));
      g.setColor(edge.style.paint());
      Text.draw(g, edge.label, font, x, y, .5, .5);
    }
  }

  /** The point at a distance from one point on the way to another. */
  private static Point2D.Double towards(Point2D.Double from, Point2D.Double to, double by) {
    double length = from.distance(to);
    double share = length == 0 ? 0 : by / length;
    return new Point2D.Double(from.x + share * (to.x - from.x), from.y + share * (to.y - from.y));
  }

  private static void tip(Graphics2D g, Point2D.Double from, Point2D.Double at) {
    double length = from.distance(at);
    double ux = (at.x - from.x) / length;
    double uy = (at.y - from.y) / length;
    Path2D.Double triangle = new Path2D.Double();
    triangle.moveTo(at.x, at.y);
    triangle.lineTo(at.x - TIP * ux + TIP * .4 * uy, at.y - TIP * uy - TIP * .4 * ux);
    triangle.lineTo(at.x - TIP * ux - TIP * .4 * uy, at.y - TIP * uy + TIP * .4 * ux);
    triangle.closePath();
    g.fill(triangle);
  }

  private static void paint(Graphics2D g, Node node, Point2D.Double at) {
    double r = node.size / 2;
    if (node.size > 0) {
      Ellipse2D disc = new Ellipse2D.Double(at.x - r, at.y - r, node.size, node.size);
      g.setColor(node.fill);
      g.fill(disc);
      g.setColor(Palette.AXIS);
      g.setStroke(new BasicStroke(1));
      g.draw(disc);
    }
    if (node.label.isEmpty()) {
      return;
    }
    Font font = Fonts.regular(Fonts.TICK);
    double width = Text.width(g, node.label, font);
    boolean inside = width <= node.size - 2 || node.size == 0;
    g.setColor(inside && node.size > 0 && isDark(node.fill) ? Color.WHITE : Palette.BLACK);
    if (inside) {
      Text.draw(g, node.label, font, at.x, at.y, .5, .5);
    } else {
      Text.draw(g, node.label, font, at.x + r + 3, at.y - r * .3, 0, .5);
    }
  }

  private static boolean isDark(Color c) {
    return .299 * c.getRed() + .587 * c.getGreen() + .114 * c.getBlue() < 140;
  }

  @Override
  public Map<String, Series> series() {
    double[] x = nodes.stream().mapToDouble(Node::x).toArray();
    double[] y = nodes.stream().mapToDouble(Node::y).toArray();
    double[] from = edges.stream().mapToDouble(Edge::from).toArray();
    double[] to = edges.stream().mapToDouble(Edge::to).toArray();
    return Map.of("nodes", Series.of("x", x, "y", y), "edges", Series.of("from", from, "to", to));
  }
}
