package io.github.medl.gnn;

import java.util.ArrayList;
import java.util.List;

/**
 * Whose messages reach a node through several layers (figure 8.14): the node at the root, below
 * each node those that it hears from. A node occurs as often as there are ways to the root.
 *
 * @param levels the nodes of each level, the root alone in the first
 * @param parents for each node of a level its place in the level before; empty for the root
 */
public record MessageTree(List<int[]> levels, List<int[]> parents) {
  /**
   * Keeps its own lists.
   *
   * @param levels the nodes of each level
   * @param parents for each node of a level its place in the level before
   */
  public MessageTree {
    levels = List.copyOf(levels);
    parents = List.copyOf(parents);
  }

  /**
   * The tree of a node.
   *
   * @param graph any graph
   * @param target the node at the root
   * @param depth the number of layers
   * @return depth + 1 levels
   */
  public static MessageTree of(Graph graph, int target, int depth) {
    if (target < 0 || target >= graph.nodes() || depth < 0) {
      throw new IllegalArgumentException(
          "message tree: target " + target + " and depth " + depth + " of an " + graph);
    }
    List<int[]> levels = new ArrayList<>();
    List<int[]> parents = new ArrayList<>();
    levels.add(new int[] {target});
    parents.add(new int[0]);
    for (int d = 0; d < depth; d++) {
      List<Integer> nodes = new ArrayList<>();
      List<Integer> above = new ArrayList<>();
      int[] level = levels.get(d);
      for (int i = 0; i < level.length; i++) {
        for (int u : graph.neighbours(level[i])) {
          nodes.add(u);
          above.add(i);
        }
      }
      levels.add(nodes.stream().mapToInt(Integer::intValue).toArray());
      parents.add(above.stream().mapToInt(Integer::intValue).toArray());
    }
    return new MessageTree(levels, parents);
  }

  /**
   * The number of nodes in each level.
   *
   * @return depth + 1 numbers
   */
  public int[] sizes() {
    return levels.stream().mapToInt(level -> level.length).toArray();
  }
}
