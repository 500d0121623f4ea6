package io.github.medl.plot.diagram;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Series;
import io.github.medl.plot.Style;
import io.github.medl.plot.paint.MathText;
import java.awt.Color;
import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * A directed graph laid out in layers: a computational graph, a network. Every edge that is not
 * part of a cycle leads from a layer to a later one (or back, if it says so), nodes within a layer
 * are ordered so that few edges cross, and no edge runs through a node.
 *
 * <p>Source: K. Sugiyama, S. Tagawa, M. Toda, "Methods for visual understanding of hierarchical
 * system structures", IEEE Trans. SMC 11, 1981.
 */
public final class Diagram implements Panel {
  /** The outline of a node. */
  public enum Shape {
    /** A rectangle with round corners. */
    BOX,
    /** An ellipse around the text. */
    ELLIPSE,
    /** A circle around the text. */
    CIRCLE,
    /** No outline, only the text. */
    PLAIN
  }

  /**
   * A line of text in a node.
   *
   * @param text the words, as {@link MathText}
   * @param colour their colour
   */
  public record Line(String text, Color colour) {
    /**
     * Checks that nothing is missing.
     *
     * @param text the words
     * @param colour the colour
     */
    public Line {
      Objects.requireNonNull(text, "text");
      Objects.requireNonNull(colour, "colour");
    }
  }

  /**
   * A node.
   *
   * @param id name by which edges refer to it
   * @param lines the text, the first line larger
   * @param shape the outline
   * @param fill colour of the area
   */
  public record Node(String id, List<Line> lines, Shape shape, Color fill) {
    /**
     * Copies the lines.
     *
     * @param id name by which edges refer to it
     * @param lines the text
     * @param shape the outline
     * @param fill colour of the area
     */
    public Node {
      Objects.requireNonNull(id, "id");
      Objects.requireNonNull(shape, "shape");
      Objects.requireNonNull(fill, "fill");
      lines = List.copyOf(lines);
    }

    /**
     * A white box.
     *
     * @param id name by which edges refer to it
     * @param lines the text, as {@link MathText}
     * @return the node
     */
    public static Node of(String id, String... lines) {
      List<Line> all = new ArrayList<>();
      for (String line : lines) {
        all.add(new Line(line, Palette.BLACK));
      }
      return new Node(id, all, Shape.BOX, Color.WHITE);
    }

    /**
     * The same node with one more line.
     *
     * @param text the words, as {@link MathText}
     * @param colour their colour
     * @return a new node
     */
    public Node line(String text, Color colour) {
      List<Line> all = new ArrayList<>(lines);
      all.add(new Line(text, colour));
      return new Node(id, all, shape, fill);
    }

    /**
     * The same node with another outline.
     *
     * @param outline the outline
     * @return a new node
     */
    public Node shape(Shape outline) {
      return new Node(id, lines, outline, fill);
    }

    /**
     * The same node with another colour; a light one keeps the text readable.
     *
     * @param colour colour of the area
     * @return a new node
     */
    public Node fill(Color colour) {
      return new Node(id, lines, shape, colour);
    }
  }

  /**
   * An edge.
   *
   * @param from id of the node where it begins
   * @param to id of the node where it ends
   * @param label what stands on it, as {@link MathText}; may be empty
   * @param style colour, width and dashes
   * @param backwards whether it leads from a later layer to an earlier one
   */
  public record Edge(String from, String to, String label, Style style, boolean backwards) {
    /**
     * Checks that nothing is missing.
     *
     * @param from id of the node where it begins
     * @param to id of the node where it ends
     * @param label what stands on it; may be empty
     * @param style colour, width and dashes
     * @param backwards whether it leads from a later layer to an earlier one
     */
    public Edge {
      Objects.requireNonNull(from, "from");
      Objects.requireNonNull(to, "to");
      Objects.requireNonNull(label, "label");
      Objects.requireNonNull(style, "style");
    }

    /**
     * A grey edge without a label.
     *
     * @param from id of the node where it begins
     * @param to id of the node where it ends
     * @return the edge
     */
    public static Edge of(String from, String to) {
      return of(from, to, "");
    }

    /**
     * A grey edge with a label.
     *
     * @param from id of the node where it begins
     * @param to id of the node where it ends
     * @param label what stands on it, as {@link MathText}
     * @return the edge
     */
    public static Edge of(String from, String to, String label) {
      return new Edge(from, to, label, Style.of(Palette.AXIS).width(1.2), false);
    }

    /**
     * The same edge against the direction of the layers, as in a backward pass.
     *
     * @return a new edge
     */
    public Edge turnedBack() {
      return new Edge(from, to, label, style, true);
    }

    /**
     * The same edge in another style.
     *
     * @param other colour, width and dashes
     * @return a new edge
     */
    public Edge style(Style other) {
      return new Edge(from, to, label, other, backwards);
    }
  }

  final List<Node> nodes;
  final List<Edge> edges;
  String title = "";
  boolean topDown;
  boolean arrows = true;
  boolean tight;
  boolean even;
  boolean labelsEarly;
  List<String> headings = List.of();
  final List<Frame> frames = new ArrayList<>();

  /** A dashed box around the layers from one to another, with a name below it. */
  record Frame(String name, Color colour, int from, int to) {}

  private Diagram(List<Node> nodes, List<Edge> edges) {
    this.nodes = List.copyOf(nodes);
    this.edges = List.copyOf(edges);
    if (nodes.isEmpty()) {
      throw new IllegalArgumentException("a diagram needs at least one node");
    }
    List<String> ids = this.nodes.stream().map(Node::id).toList();
    if (ids.stream().distinct().count() < ids.size()) {
      throw new IllegalArgumentException("two nodes have the same id among " + ids);
    }
    for (Edge edge : this.edges) {
      if (!ids.contains(edge.from()) || !ids.contains(edge.to())) {
        throw new IllegalArgumentException(
            "edge " + edge.from() + " -> " + edge.to() + " leads to no node; the nodes are " + ids);
      }
    }
  }

  /**
   * A diagram whose layers go from left to right.
   *
   * @param nodes the nodes; nodes of a layer keep this order where crossings do not matter
   * @param edges the edges
   * @return the diagram
   * @throws IllegalArgumentException when an edge refers to a node that is not there, or two nodes
   *     share an id
   */
  public static Diagram layered(List<Node> nodes, List<Edge> edges) {
    return new Diagram(nodes, edges);
  }

  /**
   * Sets the title.
   *
   * @param text the title, as {@link MathText}
   * @return this
   */
  public Diagram titled(String text) {
    title = Objects.requireNonNull(text, "text");
    return this;
  }

  /**
   * Lets the layers go from the top down.
   *
   * @return this
   */
  public Diagram topDown() {
    topDown = true;
    return this;
  }

  /**
   * Puts nodes that no edge leads to just before what they lead to, rather than in the first layer.
   *
   * @return this
   */
  public Diagram tight() {
    tight = true;
    return this;
  }

  /**
   * Gives the nodes of a layer one size and the same distances, every layer around one axis: as
   * networks are drawn, whatever stands in their units.
   *
   * @return this
   */
  public Diagram even() {
    even = true;
    return this;
  }

  /**
   * Puts the labels of edges near where these begin: where many edges meet in one node, their
   * middles lie close together.
   *
   * @return this
   */
  public Diagram labelsEarly() {
    labelsEarly = true;
    return this;
  }

  /**
   * Draws edges without tips.
   *
   * @return this
   */
  public Diagram withoutArrows() {
    arrows = false;
    return this;
  }

  /**
   * Writes a heading over each layer; only for layers that go from left to right.
   *
   * @param texts one for each layer, as {@link MathText}; may be empty
   * @return this
   */
  public Diagram headings(List<String> texts) {
    headings = List.copyOf(texts);
    return this;
  }

  /**
   * Draws a dashed box around some layers, with a name below it; only for layers that go from left
   * to right. Boxes may overlap: each is larger than the one before.
   *
   * @param name the name, as {@link MathText}
   * @param colour colour of the box and the name
   * @param from number of the first layer, from 0
   * @param to number of the last layer
   * @return this
   */
  public Diagram frame(String name, Color colour, int from, int to) {
    if (from < 0 || to < from) {
      throw new IllegalArgumentException("no layers lie from " + from + " to " + to);
    }
    frames.add(new Frame(MathText.checked(name), colour, from, to));
    return this;
  }

  @Override
  public double width() {
    return Math.max(32, new DiagramPainter(this).width());
  }

  @Override
  public double height() {
    return Math.max(32, new DiagramPainter(this).height());
  }

  @Override
  public void paint(Graphics2D g, double w, double h) {
    new DiagramPainter(this).paint(g, w, h);
  }

  @Override
  public Map<String, Series> series() {
    return Map.of();
  }
}
