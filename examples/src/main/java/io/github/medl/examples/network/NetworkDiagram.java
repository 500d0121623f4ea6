package io.github.medl.examples.network;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Dense;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * A drawing of the units of a network, made from its dense layers: a node a unit, an edge a weight
 * that is not 0. Change the network, and the drawing changes.
 *
 * <p>Inputs are green, hidden units blue and outputs orange (red in the book).
 */
public final class NetworkDiagram {
  private static final Color INPUT = new Color(0xBFE3D0);
  private static final Color HIDDEN = new Color(0xC6DDF0);
  private static final Color OUTPUT = new Color(0xF6CDB5);

  private final List<Dense> layers;
  private int most = Integer.MAX_VALUE;
  private boolean boxes;
  private UnitText text = (layer, unit) -> List.of(name(layer, unit));
  private EdgeChoice zeros = (layer, from, to) -> false;
  private EdgeText edgeText = (layer, from, to) -> "";
  private UnitColour unitColour = this::byKind;
  private List<String> headings = List.of();
  private EdgeColour edgeColour = (layer, from, to) -> Palette.GREY;

  /** What stands in a node. */
  @FunctionalInterface
  public interface UnitText {
    /**
     * The text of a unit.
     *
     * @param layer 0 for the inputs, 1, ..., L for the layers
     * @param unit its number in the layer, from 0
     * @return lines, the first one larger
     */
    List<String> lines(int layer, int unit);
  }

  /** The colour of a unit. */
  @FunctionalInterface
  public interface UnitColour {
    /**
     * The colour of a unit.
     *
     * @param layer 0 for the inputs, 1, ..., L for the layers
     * @param unit its number in the layer, from 0
     * @return the colour of its area, a light one
     */
    Color of(int layer, int unit);
  }

  /** What stands on an edge. */
  @FunctionalInterface
  public interface EdgeText {
    /**
     * The text of an edge.
     *
     * @param layer 1, ..., L: the layer that it leads to
     * @param from the unit in the layer before, from 0
     * @param to the unit in this layer, from 0
     * @return the text; may be empty
     */
    String of(int layer, int from, int to);
  }

  /** A choice of edges. */
  @FunctionalInterface
  public interface EdgeChoice {
    /**
     * Whether an edge is chosen.
     *
     * @param layer 1, ..., L: the layer that it leads to
     * @param from the unit in the layer before, from 0
     * @param to the unit in this layer, from 0
     * @return the choice
     */
    boolean has(int layer, int from, int to);
  }

  /** The colour of an edge. */
  @FunctionalInterface
  public interface EdgeColour {
    /**
     * The colour of an edge.
     *
     * @param layer 1, ..., L: the layer that it leads to
     * @param from the unit in the layer before, from 0
     * @param to the unit in this layer, from 0
     * @return the colour
     */
    Color of(int layer, int from, int to);
  }

  private NetworkDiagram(List<Dense> layers) {
    this.layers = layers;
  }

  /**
   * The drawing of a network.
   *
   * @param network one whose dense layers follow each other
   * @return the drawing; the methods below change it
   * @throws IllegalArgumentException if there is no dense layer, or their sizes do not fit
   */
  public static NetworkDiagram of(Network network) {
    List<Dense> layers =
        Networks.parts(network).values().stream()
            .filter(Dense.class::isInstance)
            .map(Dense.class::cast)
            .toList();
    if (layers.isEmpty()) {
      throw new IllegalArgumentException("there is no dense layer to draw in " + network);
    }
    for (int l = 1; l < layers.size(); l++) {
      if (layers.get(l).weight().dim(0) != layers.get(l - 1).weight().dim(1)) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s cannot follow %s", layers.get(l), layers.get(l - 1)));
      }
    }
    return new NetworkDiagram(layers);
  }

  /**
   * Shows the first units and the last of a wide layer, with dots between them.
   *
   * @param units how many nodes a layer may have, dots not counted; at least 2
   * @return this
   */
  public NetworkDiagram atMost(int units) {
    if (units < 2) {
      throw new IllegalArgumentException("a layer needs at least 2 nodes, got " + units);
    }
    most = units;
    return this;
  }

  /**
   * Sets what stands in the nodes.
   *
   * @param lines the text of each unit
   * @return this
   */
  public NetworkDiagram units(UnitText lines) {
    text = lines;
    return this;
  }

  /**
   * Leaves the nodes empty.
   *
   * @return this
   */
  public NetworkDiagram withoutNames() {
    return units((layer, unit) -> List.of(""));
  }

  /**
   * Writes headings over the layers: "Input layer", "Layer 1", ..., "Output layer".
   *
   * @param hidden what hidden layers are called, such as "Layer"
   * @return this
   */
  public NetworkDiagram headings(String hidden) {
    List<String> texts = new ArrayList<>();
    texts.add("Input layer");
    for (int l = 1; l < depth(); l++) {
      texts.add(hidden + " " + l);
    }
    texts.add("Output layer");
    headings = texts;
    return this;
  }

  /**
   * Sets the colours of the nodes.
   *
   * @param colour the colour of each unit
   * @return this
   */
  public NetworkDiagram unitColours(UnitColour colour) {
    unitColour = colour;
    return this;
  }

  /**
   * The usual colour: of inputs, of hidden units, of outputs.
   *
   * @param layer 0 for the inputs, 1, ..., L for the layers
   * @param unit its number in the layer, from 0
   * @return the colour
   */
  public Color byKind(int layer, int unit) {
    return layer == 0 ? INPUT : layer == depth() ? OUTPUT : HIDDEN;
  }

  /**
   * Draws boxes around the units rather than circles.
   *
   * @return this
   */
  public NetworkDiagram boxes() {
    boxes = true;
    return this;
  }

  /**
   * Sets what stands on the edges.
   *
   * @param label the text of each edge
   * @return this
   */
  public NetworkDiagram edges(EdgeText label) {
    edgeText = label;
    return this;
  }

  /**
   * Draws some edges of weight 0 too, dotted; else they are left out.
   *
   * @param which the edges
   * @return this
   */
  public NetworkDiagram zeros(EdgeChoice which) {
    zeros = which;
    return this;
  }

  /**
   * Sets the colours of the edges.
   *
   * @param colour the colour of each edge
   * @return this
   */
  public NetworkDiagram edgeColours(EdgeColour colour) {
    edgeColour = colour;
    return this;
  }

  /**
   * The number of units of a layer.
   *
   * @param layer 0 for the inputs, 1, ..., L for the layers
   * @return its width
   */
  public int width(int layer) {
    return layer == 0 ? layers.get(0).weight().dim(0) : layers.get(layer - 1).weight().dim(1);
  }

  /**
   * The number of layers, the inputs not counted.
   *
   * @return L
   */
  public int depth() {
    return layers.size();
  }

  /**
   * The number of weights that are not 0.
   *
   * @return how many edges the network has; where there are dots, more than are drawn
   */
  public int edges() {
    return layers.stream().mapToInt(dense -> (int) nonZero(dense.weight())).sum();
  }

  private static double nonZero(Tensor weight) {
    return weight.notEqualTo(0).sum().item();
  }

  /**
   * The number of units of all layers, inputs and outputs included.
   *
   * @return how many nodes the network has; where there are dots, more than are drawn
   */
  public int nodes() {
    return IntStream.rangeClosed(0, depth()).map(this::width).sum();
  }

  /**
   * Makes the panel.
   *
   * @return the diagram, its layers from left to right
   */
  public Diagram draw() {
    List<Diagram.Node> nodes = new ArrayList<>();
    List<Diagram.Edge> edges = new ArrayList<>();
    for (int layer = 0; layer <= depth(); layer++) {
      for (int unit : shown(layer)) {
        nodes.add(node(layer, unit));
        if (layer > 0) {
          for (int from : shown(layer - 1)) {
            edge(layer, from, unit, edges);
          }
        }
      }
    }
    return Diagram.layered(nodes, edges).withoutArrows().even().headings(headings);
  }

  /** The units drawn; -1 stands for dots. */
  private int[] shown(int layer) {
    int width = width(layer);
    if (width <= most) {
      return IntStream.range(0, width).toArray();
    }
    int[] units = IntStream.rangeClosed(0, most).toArray();
    units[most - 1] = -1;
    units[most] = width - 1;
    return units;
  }

  private Diagram.Node node(int layer, int unit) {
    if (unit < 0) {
      return Diagram.Node.of(id(layer, unit), "⋮").shape(Diagram.Shape.PLAIN);
    }
    List<String> lines = text.lines(layer, unit);
    return Diagram.Node.of(id(layer, unit), lines.toArray(String[]::new))
        .shape(boxes || lines.size() > 1 ? Diagram.Shape.BOX : Diagram.Shape.CIRCLE)
        .fill(unitColour.of(layer, unit));
  }

  /** Dots take part in the layout only. */
  private void edge(int layer, int from, int to, List<Diagram.Edge> edges) {
    boolean isHidden = from < 0 || to < 0;
    boolean isZero = !isHidden && layers.get(layer - 1).weight().get(from, to) == 0;
    if (isZero && !zeros.has(layer, from, to)) {
      return;
    }
    Color colour = isHidden ? Color.WHITE : edgeColour.of(layer, from, to);
    Style line = Style.of(colour).width(1);
    Style style = isHidden ? line.alpha(0) : isZero ? line.dotted() : line;
    String label = isHidden ? "" : edgeText.of(layer, from, to);
    edges.add(Diagram.Edge.of(id(layer - 1, from), id(layer, to), label).style(style));
  }

  private static String id(int layer, int unit) {
    return layer + "." + unit;
  }

  private String name(int layer, int unit) {
    if (layer == 0) {
      return String.format(Locale.ROOT, "x_{%d}", unit + 1);
    }
    return layer == depth()
        ? String.format(Locale.ROOT, "ŷ_{%d}", unit + 1)
        : String.format(Locale.ROOT, "a^{[%d]}_{%d}", layer, unit + 1);
  }
}
