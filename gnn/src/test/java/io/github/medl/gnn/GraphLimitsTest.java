package io.github.medl.gnn;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.gnn.baselines.LabelPropagation;
import io.github.medl.gnn.baselines.LinkHeuristics;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class GraphLimitsTest {
  private static final Graph PATH = Graphs.path(3);
  private static final Graph PAIRS = Graph.undirected(4, new int[][] {{0, 1}, {2, 3}});

  private static Arguments refused(ThrowingCallable call, String words) {
    return Arguments.of(call, words);
  }

  static Stream<Arguments> refusals() {
    RandomStream stream = RandomStream.seed(1);
    double[][] half = {{.5, .5}, {.5, .5}};
    LabelPropagation labels = new LabelPropagation(PATH, new int[] {0}, new int[] {1}, 2);
    return Stream.of(
        refused(() -> PATH.neighbours(99), "no node 99 among 3"),
        refused(() -> PATH.neighbours(-1), "no node -1 among 3"),
        refused(() -> PATH.subgraph(0, 5), "no node 5 among 3"),
        refused(() -> PATH.withEdges(7), "no edge 7 among 2"),
        refused(() -> PATH.withEdges(0, 0), "edge 0 is named twice"),
        refused(() -> Graph.undirected(3, new int[][] {null}), "expected a pair of nodes"),
        refused(() -> Graphs.path(50_000).adjacency(), "50000 x 50000 numbers"),
        refused(() -> Walks.pageRank(Graphs.path(50_000), .85), "50000 x 50000 numbers"),
        refused(() -> GraphMatrices.laplacian(Graphs.path(50_000)), "50000 x 50000 numbers"),
        refused(() -> Graphs.grid(-2, -3), "got -2"),
        refused(() -> Graphs.grid(1 << 16, 1 << 16), "columns, got 65536"),
        refused(() -> Graphs.hypercube(32), "got 32"),
        refused(() -> Graphs.complete(1_000_000), "got 1000000"),
        refused(() -> Graphs.simple(3, new int[] {0, 1}, new int[] {1}), "2 sources and 1 targets"),
        refused(() -> Connectivity.distances(PATH, 3), "no node 3 among 3"),
        refused(() -> Walks.period(PAIRS), "each node can be reached from each"),
        refused(() -> Walks.period(Graphs.path(0)), "each node can be reached from each"),
        refused(() -> Smoothing.rate(Graphs.path(1)), "at least two nodes"),
        refused(() -> MessageTree.of(PATH, 3, 1), "target 3"),
        refused(() -> new GraphBatch(Graphs.path(0), new int[0], -1), "batch of -1 graphs"),
        refused(
            () -> RandomGraphs.blockModel(new int[] {2, 2}, new double[][] {{.5}}, stream),
            "a square matrix"),
        refused(() -> RandomGraphs.blockModel(new int[] {-2, 4}, half, stream), "[-2, 4]"),
        refused(
            () -> RandomGraphs.blockModel(new int[] {2_000_000_000, 2_000_000_000}, half, stream),
            "2147483647 nodes together"),
        refused(() -> RandomGraphs.uniform(5, 11, stream), "0 to 10 edges for 5 nodes, got 11"),
        refused(() -> RandomGraphs.nonEdges(PATH, -1, stream), "-1 pairs"),
        refused(() -> LinkHeuristics.jaccard(PATH, new int[][] {{0, 9}}), "pair 0 is [0, 9]"),
        refused(() -> LinkHeuristics.katz(PATH, new int[][] {{0, 2}}, 5), "less than 0.7071"),
        refused(() -> labels.classes(Tensor.full(Double.NaN, 3, 2)), "NaN"),
        refused(() -> labels.classes(Tensor.ones(3, 5)), "expected weights (3, 2)"),
        refused(
            () -> new LabelPropagation(PATH, new int[] {0}, new int[] {1}, 2_000_000_000),
            "2000000000 classes"));
  }

  @ParameterizedTest(name = "{1}")
  @MethodSource("refusals")
  void whatIsNotThereIsRefusedInWords(ThrowingCallable call, String words) {
    assertThatThrownBy(call).hasMessageContaining(words);
  }

  @Test
  void componentsOfManyPiecesTakeLinearTime() {
    Graph dust = Graph.undirected(300_000, new int[0][]);
    int[] each = IntStream.range(0, 300_000).toArray();
    assertThat(Connectivity.components(dust)).isEqualTo(each);
    assertThat(Connectivity.strongComponents(dust)).isEqualTo(each);
    assertThat(Connectivity.isBipartite(dust)).isTrue();
  }

  @Test
  void strongComponentsAreThoseOfMutualWays() {
    for (int seed = 0; seed < 200; seed++) {
      RandomStream stream = RandomStream.seed(seed);
      int n = 1 + stream.nextInt(12);
      int[][] arcs =
          IntStream.range(0, n * n)
              .filter(k -> k / n != k % n && stream.uniform() < 1.2 / n)
              .mapToObj(k -> new int[] {k / n, k % n})
              .toArray(int[][]::new);
      Graph graph = Graph.directed(n, arcs);
      int[] component = Connectivity.strongComponents(graph);
      for (int u = 0; u < n; u++) {
        for (int v = 0; v < n; v++) {
          boolean mutual =
              Connectivity.distances(graph, u)[v] >= 0 && Connectivity.distances(graph, v)[u] >= 0;
          assertThat(component[u] == component[v]).isEqualTo(mutual);
        }
      }
      int[] firsts = Arrays.stream(component).distinct().toArray();
      assertThat(firsts).isEqualTo(IntStream.range(0, firsts.length).toArray());
    }
  }

  @Test
  void aLongPathNeedsNoDeepStack() {
    int n = 200_000;
    Graph way =
        Graph.of(n, IntStream.range(0, n - 1).toArray(), IntStream.range(1, n).toArray(), true);
    assertThat(Connectivity.count(Connectivity.strongComponents(way))).isEqualTo(n);
    assertThat(Connectivity.count(Connectivity.components(way))).isEqualTo(1);
  }

  @Test
  void smoothingTendsToItsLimitInEachComponent() {
    Tensor x = Tensor.of(new double[][] {{1}, {2}, {3}, {4}});
    assertThat(Smoothing.limit(PAIRS, x)).isCloseTo(Smoothing.smoothed(PAIRS, x, 200), 1e-12);
  }

  @Test
  void allPairsAreAUniformGraphToo() {
    Graph all = RandomGraphs.uniform(5, 10, RandomStream.seed(1));
    assertThat(all.adjacency().sub(Graphs.complete(5).adjacency()).norm().item()).isZero();
    for (int m = 0; m <= 10; m++) {
      assertThat(RandomGraphs.uniform(5, m, RandomStream.seed(m)).edges()).isEqualTo(m);
    }
  }

  /** A hub adds up a million numbers. */
  @Test
  void meansOverManyNeighboursAreRightInSinglePrecision() {
    Graph star = Graphs.star(1_000_001);
    for (int width : new int[] {1, 9}) {
      Tensor x = Tensor.full(.1, 1_000_001, width).cast(DType.FLOAT32);
      Tensor mean = GraphMatrices.mean(star, DType.FLOAT32).matmul(x);
      assertThat(mean.get(0, width - 1)).isBetween(.1 - 1e-8, .1 + 1e-8);
      Tensor sum = GraphMatrices.sum(star, DType.FLOAT32).matmul(x);
      assertThat(sum.get(0, 0)).isBetween(1e5 - .01, 1e5 + .01);
    }
  }

  @Test
  void batchesMayHoldGraphsWithoutNodes() {
    Graph none = Graphs.path(0).withFeatures(Tensor.zeros(0, 2));
    GraphBatch batch = GraphBatch.of(List.of(none, PATH.withFeatures(Tensor.ones(3, 2)), none));
    assertThat(batch.mean(batch.graph().features()))
        .isEqualTo(Tensor.of(new double[][] {{0, 0}, {1, 1}, {0, 0}}));
  }
}
