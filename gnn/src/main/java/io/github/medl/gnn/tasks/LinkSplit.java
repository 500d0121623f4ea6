package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.RandomGraphs;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * A graph some of whose edges were taken out, to be found again.
 *
 * @param kept the graph with the other edges
 * @param validation edges to choose by
 * @param test edges to judge by
 * @param nonEdges as many pairs as test edges that are no edges of the whole graph
 */
public record LinkSplit(Graph kept, int[][] validation, int[][] test, int[][] nonEdges) {
  /**
   * Takes edges out at random.
   *
   * @param graph an undirected graph
   * @param validation how many edges to choose by
   * @param test how many edges to judge by
   * @param stream the source
   * @return the split
   * @throws IllegalArgumentException if the graph has fewer edges, or is directed
   */
  public static LinkSplit of(Graph graph, int validation, int test, RandomStream stream) {
    int m = graph.edges();
    if (validation < 0 || test < 0 || (long) validation + test > m) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "link split: %d + %d edges taken out of the %d of a %s",
              validation,
              test,
              m,
              graph));
    }
    int[] order = stream.permutation(m);
    int[] u = graph.sources();
    int[] v = graph.targets();
    int[][] taken =
        Arrays.stream(order, 0, validation + test)
            .mapToObj(k -> new int[] {u[k], v[k]})
            .toArray(int[][]::new);
    int[] kept = Arrays.copyOfRange(order, validation + test, m);
    Arrays.sort(kept);
    return new LinkSplit(
        graph.withEdges(kept),
        Arrays.copyOf(taken, validation),
        Arrays.copyOfRange(taken, validation, validation + test),
        RandomGraphs.nonEdges(graph, test, stream));
  }

  /**
   * What a score is judged by: 1 for the test edges, then 0 for the pairs that are none.
   *
   * @return a vector
   */
  public Tensor answers() {
    return Tensor.generate(i -> i < test.length ? 1 : 0, test.length + nonEdges.length);
  }

  /**
   * The pairs of {@link #answers}.
   *
   * @return the test edges, then the others
   */
  public int[][] pairs() {
    return Stream.of(List.of(test), List.of(nonEdges)).flatMap(List::stream).toArray(int[][]::new);
  }
}
