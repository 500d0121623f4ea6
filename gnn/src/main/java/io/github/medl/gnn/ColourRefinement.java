package io.github.medl.gnn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Colour refinement (Weisfeiler and Leman 1968): all nodes begin with one colour; in each round two
 * nodes keep the same colour only if they had it and their neighbours have the same colours as
 * often. What it does not tell apart, no network that passes messages does.
 */
public final class ColourRefinement {
  private final List<int[]> rounds;

  private ColourRefinement(List<int[]> rounds) {
    this.rounds = rounds;
  }

  /**
   * Refines until the number of colours no longer grows.
   *
   * @param graph any graph; colours of a directed one come from those that a node hears from
   * @return the colours after each round
   */
  public static ColourRefinement of(Graph graph) {
    int n = graph.nodes();
    List<int[]> rounds = new ArrayList<>();
    int[] colours = new int[n];
    int[][] heard = new int[n][];
    Arrays.setAll(heard, graph::neighbours);
    int count = n == 0 ? 0 : 1;
    for (int before = -1; before != count; ) {
      rounds.add(colours);
      before = count;
      int[] last = colours;
      Map<List<Integer>, Integer> numbers = new TreeMap<>(ColourRefinement::compare);
      List<List<Integer>> signatures = new ArrayList<>();
      for (int v = 0; v < n; v++) {
        List<Integer> signature = new ArrayList<>();
        for (int u : heard[v]) {
          signature.add(last[u]);
        }
        Collections.sort(signature);
        signature.add(0, last[v]);
        signatures.add(signature);
        numbers.put(signature, 0);
      }
      int next = 0;
      for (Map.Entry<List<Integer>, Integer> entry : numbers.entrySet()) {
        entry.setValue(next++);
      }
      colours = signatures.stream().mapToInt(numbers::get).toArray();
      count = next;
    }
    return new ColourRefinement(rounds);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
      int order = Integer.compare(a.get(i), b.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(a.size(), b.size());
  }

  /**
   * The number of colours after 0, 1, 2, ... rounds.
   *
   * @return ascending numbers, the last of which does not grow any more
   */
  public int[] counts() {
    return rounds.stream().mapToInt(ColourRefinement::distinct).toArray();
  }

  private static int distinct(int[] colours) {
    return (int) Arrays.stream(colours).distinct().count();
  }

  /**
   * The colours in the end.
   *
   * @return a number for each node, 0, 1, ...; other numbers of nodes permute them
   */
  public int[] colours() {
    return rounds.get(rounds.size() - 1).clone();
  }

  /**
   * How many nodes have each colour in the end.
   *
   * @return ascending numbers
   */
  public int[] classSizes() {
    int[] sizes = new int[distinct(colours())];
    for (int colour : colours()) {
      sizes[colour]++;
    }
    Arrays.sort(sizes);
    return sizes;
  }

  /**
   * Whether refinement cannot tell two graphs apart: in each round both have the same colours as
   * often.
   *
   * @param a a graph
   * @param b another
   * @return false if they surely differ
   */
  public static boolean same(Graph a, Graph b) {
    ColourRefinement joint = of(GraphBatch.of(List.of(a, b)).graph());
    int[] last = joint.colours();
    int[] left = Arrays.copyOf(last, a.nodes());
    int[] right = Arrays.copyOfRange(last, a.nodes(), last.length);
    Arrays.sort(left);
    Arrays.sort(right);
    return Arrays.equals(left, right);
  }
}
