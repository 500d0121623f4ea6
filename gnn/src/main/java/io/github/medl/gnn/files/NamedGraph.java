package io.github.medl.gnn.files;

import io.github.medl.gnn.Graph;
import java.util.List;

/**
 * A graph whose nodes have names.
 *
 * @param graph the graph
 * @param names the name of each node, by its number
 */
public record NamedGraph(Graph graph, List<String> names) {
  /**
   * Keeps its own list.
   *
   * @param graph the graph
   * @param names the name of each node
   */
  public NamedGraph {
    names = List.copyOf(names);
  }

  /**
   * The number of a node.
   *
   * @param name its name
   * @return the number
   * @throws IllegalArgumentException if no node has this name, or several do
   */
  public int node(String name) {
    int number = names.indexOf(name);
    if (number < 0) {
      throw new IllegalArgumentException("no node is called \"" + name + "\"");
    }
    if (names.lastIndexOf(name) != number) {
      throw new IllegalArgumentException(
          "nodes " + number + " and " + names.lastIndexOf(name) + " are called \"" + name + "\"");
    }
    return number;
  }
}
