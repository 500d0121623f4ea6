package io.github.medl.examples.network;

import io.github.medl.autodiff.Node;
import io.github.medl.autodiff.Tape;
import io.github.medl.plot.diagram.Diagram;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * A drawing of a recorded computation in which only some nodes are shown: those that were given a
 * name. An edge stands for a path of the tape on which nothing else is named. However the steps
 * between are computed, the picture is the same.
 */
public final class TapeDiagram {
  private final Tape tape;
  private final Map<Integer, String> names = new LinkedHashMap<>();

  /**
   * A drawing of a tape, with no node shown yet.
   *
   * @param tape the tape, when the computation is over
   */
  public TapeDiagram(Tape tape) {
    this.tape = tape;
  }

  /**
   * Shows the node that made a tensor.
   *
   * @param name its name
   * @param value the tensor, computed on the tape
   * @return this
   */
  public TapeDiagram show(String name, Tensor value) {
    Node node = tape.nodeOf(value);
    if (node == null) {
      throw new IllegalArgumentException(name + " was not computed on this tape");
    }
    return show(name, node);
  }

  /**
   * Shows a node.
   *
   * @param name its name
   * @param node a node of the tape, such as the parent of another
   * @return this
   */
  public TapeDiagram show(String name, @Nullable Node node) {
    names.put(node.index(), name);
    return this;
  }

  /**
   * The nodes shown.
   *
   * @return their names by their index, in the order of the tape
   */
  public Map<Integer, String> names() {
    Map<Integer, String> sorted = new LinkedHashMap<>();
    names.keySet().stream().sorted().forEach(index -> sorted.put(index, names.get(index)));
    return sorted;
  }

  /**
   * The edges between the nodes shown.
   *
   * @return pairs of indices on the tape, from an operand to what depends on it
   */
  public List<int[]> edges() {
    List<Set<Integer>> sources = new ArrayList<>(); // the named nodes next upstream of each node
    List<int[]> edges = new ArrayList<>();
    for (Node node : tape.nodes()) {
      Set<Integer> upstream = new LinkedHashSet<>();
      for (int i = 0; i < node.arity(); i++) {
        Node parent = node.parent(i);
        if (parent != null) {
          upstream.addAll(
              names.containsKey(parent.index())
                  ? Set.of(parent.index())
                  : sources.get(parent.index()));
        }
      }
      sources.add(upstream);
      if (names.containsKey(node.index())) {
        upstream.forEach(from -> edges.add(new int[] {from, node.index()}));
      }
    }
    return edges;
  }

  /**
   * The edges by name.
   *
   * @return texts such as {@code "z → a"}
   */
  public Set<String> arrows() {
    Set<String> arrows = new LinkedHashSet<>();
    edges().forEach(e -> arrows.add(names.get(e[0]) + " → " + names.get(e[1])));
    return arrows;
  }

  /**
   * Makes the panel.
   *
   * @param box the node of the diagram for a node of the tape, given with its name; its id must be
   *     the name
   * @return the diagram
   */
  public Diagram draw(BiFunction<Node, String, Diagram.Node> box) {
    List<Diagram.Node> nodes = new ArrayList<>();
    names().forEach((index, name) -> nodes.add(box.apply(tape.nodes().get(index), name)));
    List<Diagram.Edge> edges = new ArrayList<>();
    edges().forEach(e -> edges.add(Diagram.Edge.of(names.get(e[0]), names.get(e[1]))));
    return Diagram.layered(nodes, edges);
  }
}
