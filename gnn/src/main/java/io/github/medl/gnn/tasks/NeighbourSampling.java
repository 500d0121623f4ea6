package io.github.medl.gnn.tasks;

import io.github.medl.gnn.Graph;
import io.github.medl.learning.examples.BatchChange;
import io.github.medl.random.RandomStream;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Mini-batches of a large graph: of what the nodes of a batch hear through L layers only a part is
 * looked at, for each node at most k neighbours, drawn without repetition. What remains is a small
 * directed graph, whose arcs lead to who hears. Source: Hamilton, Ying and Leskovec, 2017.
 *
 * <pre>{@code
 * Batches.of(examples, 256).shuffled(stream).prepared(NeighbourSampling.of(10, 5), stream);
 * }</pre>
 *
 * <p>The mean over the neighbours drawn is an unbiased estimate of the mean over all, so a network
 * of {@link io.github.medl.gnn.layers.SageMean} is at home here; the sum is not.
 */
public final class NeighbourSampling implements BatchChange<NodeExamples> {
  private final int[] counts;

  private NeighbourSampling(int[] counts) {
    this.counts = counts;
  }

  /**
   * A sampling.
   *
   * @param counts how many neighbours are drawn for the nodes of the batch, for those neighbours,
   *     and so on: as many numbers as the network has layers
   * @return the sampling
   * @throws IllegalArgumentException if a number is negative
   */
  public static NeighbourSampling of(int... counts) {
    if (Arrays.stream(counts).anyMatch(k -> k < 0)) {
      throw new IllegalArgumentException(
          "neighbour sampling: negative numbers in " + Arrays.toString(counts));
    }
    return new NeighbourSampling(counts.clone());
  }

  @Override
  public NodeExamples apply(NodeExamples batch, RandomStream stream) {
    Graph graph = batch.graph();
    Map<Integer, Integer> numbers = new LinkedHashMap<>();
    for (int v : batch.nodes()) {
      numbers.putIfAbsent(v, numbers.size());
    }
    Map<Integer, int[]> heard = new HashMap<>();
    int[] frontier = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
    for (int k : counts) {
      int before = numbers.size();
      for (int v : frontier) {
        int[] drawn = drawn(graph.neighbours(v), k, stream);
        heard.put(v, drawn);
        for (int u : drawn) {
          numbers.putIfAbsent(u, numbers.size());
        }
      }
      frontier = numbers.keySet().stream().skip(before).mapToInt(Integer::intValue).toArray();
    }
    int[][] arcs =
        heard.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .flatMap(
                entry ->
                    Arrays.stream(entry.getValue())
                        .mapToObj(u -> new int[] {numbers.get(u), numbers.get(entry.getKey())}))
            .toArray(int[][]::new);
    int[] kept = numbers.keySet().stream().mapToInt(Integer::intValue).toArray();
    return new NodeExamples(
        Graph.directed(kept.length, arcs),
        batch.x().take(kept),
        Arrays.stream(batch.nodes()).map(numbers::get).toArray(),
        batch.labels());
  }

  /** At most k of some numbers, each set of k being equally likely. */
  private static int[] drawn(int[] from, int k, RandomStream stream) {
    if (from.length <= k) {
      return from;
    }
    int[] pool = from.clone();
    for (int i = 0; i < k; i++) {
      int j = i + stream.nextInt(pool.length - i);
      int drawn = pool[j];
      pool[j] = pool[i];
      pool[i] = drawn;
    }
    return Arrays.copyOf(pool, k);
  }
}
