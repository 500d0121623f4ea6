package io.github.medl.gnn;

import static io.github.medl.testing.TensorAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GraphTest {
  /** Figure 8.11 (a) and (b), nodes from 0. */
  private static final Graph EIGHT =
      Graph.undirected(
          8, new int[][] {{0, 2}, {1, 2}, {1, 4}, {2, 3}, {2, 5}, {4, 5}, {4, 6}, {5, 7}});

  private static final Graph ARCS =
      Graph.directed(
          8,
          new int[][] {
            {0, 2}, {1, 4}, {2, 1}, {2, 3}, {3, 2}, {4, 5}, {4, 6}, {5, 2}, {5, 7}, {6, 4}, {7, 5}
          });

  @Test
  void arcsOfAnUndirectedGraphGoBothWays() {
    Graph path = Graphs.path(3);
    assertThat(path.arcs().receivers()).containsExactly(0, 1, 1, 2);
    assertThat(path.arcs().senders()).containsExactly(1, 0, 2, 1);
    assertThat(path.arcsWithLoops().senders()).containsExactly(0, 1, 0, 1, 2, 1, 2);
    assertThat(path.degrees()).containsExactly(1, 2, 1);
    assertThat(path.neighbours(1)).containsExactly(0, 2);
  }

  @Test
  void messagesTravelAlongTheArcsOfADirectedGraph() {
    assertThat(ARCS.outDegrees()).containsExactly(1, 1, 2, 1, 2, 2, 1, 1);
    assertThat(ARCS.degrees()).containsExactly(0, 1, 3, 1, 2, 2, 1, 1);
    assertThat(ARCS.neighbours(2)).containsExactly(0, 3, 5);
    assertThat(ARCS.adjacency().sum().item()).isEqualTo(11);
    assertThat(ARCS.adjacency().get(0, 2)).isEqualTo(1);
  }

  @Test
  void figure811HasTheseNumbers() {
    assertThat(Connectivity.diameter(EIGHT)).isEqualTo(4);
    assertThat(Connectivity.cycleRank(EIGHT)).isEqualTo(1);
    assertThat(Connectivity.triangles(EIGHT)).isZero();
    assertThat(Connectivity.isBipartite(EIGHT)).isTrue();
    assertThat(Connectivity.spanningTrees(EIGHT)).isEqualTo(4);
    assertThat(Connectivity.strongComponents(ARCS)).containsExactly(0, 1, 1, 1, 1, 1, 1, 1);
    Graph rest = ARCS.subgraph(1, 2, 3, 4, 5, 6, 7);
    assertThat(Walks.period(rest)).isEqualTo(2);
    assertThat(Walks.stationary(rest)).isCloseTo(Tensor.vector(.1, .2, .1, .2, .2, .1, .1), 1e-14);
    Tensor rank = Walks.pageRank(ARCS, 0.85);
    assertThat(rank.get(0)).isCloseTo(.01875, within(1e-12));
    assertThat(rank.get(4)).isCloseTo(.192784051, within(1e-9));
    assertThat(rank.sum().item()).isCloseTo(1, within(1e-14));
  }

  @Test
  void aCompleteGraphHasAsManySpanningTreesAsCayleySays() {
    assertThat(Connectivity.spanningTrees(Graphs.complete(7))).isEqualTo(Math.pow(7, 5));
    assertThat(Connectivity.triangles(Graphs.complete(7))).isEqualTo(35);
    assertThat(Connectivity.isBipartite(Graphs.cycle(5))).isFalse();
    assertThat(Connectivity.isBipartite(Graphs.hypercube(4))).isTrue();
    assertThat(Walks.period(Graphs.cycle(5))).isEqualTo(1);
  }

  @Test
  void severalGraphsAreOne() {
    Graph a = Graphs.path(2).withFeatures(Tensor.of(new double[][] {{1}, {2}}));
    Graph b = Graphs.cycle(3).withFeatures(Tensor.of(new double[][] {{3}, {4}, {8}}));
    Graph none = Graph.undirected(0, new int[0][]).withFeatures(Tensor.zeros(0, 1));
    GraphBatch batch = GraphBatch.of(List.of(a, none, b));
    assertThat(batch.graphOf()).containsExactly(0, 0, 2, 2, 2);
    assertThat(batch.graph().edges()).isEqualTo(4);
    assertThat(batch.graph().neighbours(4)).containsExactly(2, 3);
    Tensor h = batch.graph().features();
    assertThat(batch.sum(h).toDoubles()).containsExactly(3, 0, 15);
    assertThat(batch.mean(h).toDoubles()).containsExactly(1.5, 0, 5);
    assertThat(batch.max(h.neg()).toDoubles()).containsExactly(-1, 0, -3);
  }

  @Test
  void aSubgraphKeepsItsFeatures() {
    Graph graph =
        Graphs.path(4)
            .withFeatures(Tensor.arange(4).reshape(4, 1))
            .withEdgeFeatures(Tensor.arange(3).reshape(3, 1));
    Graph part = graph.subgraph(3, 1, 2);
    assertThat(part.features().toDoubles()).containsExactly(3, 1, 2);
    assertThat(part.edgeFeatures().toDoubles()).containsExactly(1, 2);
    assertThat(part.neighbours(2)).containsExactly(0, 1);
    assertThat(graph.withEdges(2, 0).edgeFeatures().toDoubles()).containsExactly(2, 0);
  }

  @Test
  void everyLabelledTreeIsEquallyLikely() {
    Map<List<Integer>, Integer> counts = new HashMap<>();
    RandomStream stream = RandomStream.seed(1);
    for (int i = 0; i < 1600; i++) { // 16 trees of 4 nodes
      Graph tree = RandomGraphs.tree(4, stream);
      assertThat(Connectivity.count(Connectivity.components(tree))).isEqualTo(1);
      double[] a = tree.adjacency().toDoubles();
      counts.merge(Arrays.stream(a).mapToObj(v -> (int) v).toList(), 1, Integer::sum);
    }
    assertThat(counts).hasSize(16);
    double chiSquare =
        counts.values().stream().mapToDouble(c -> (c - 100.) * (c - 100) / 100).sum();
    assertThat(chiSquare).isLessThan(37.7); // 15 degrees of freedom, 0.1 %
  }

  @Test
  void aPrueferCodeGivesItsTree() {
    Graph tree = RandomGraphs.ofPruefer(3, 3, 3, 4);
    assertThat(tree.adjacency())
        .isEqualTo(
            Graph.undirected(6, new int[][] {{0, 3}, {1, 3}, {2, 3}, {3, 4}, {4, 5}}).adjacency());
  }

  @Test
  void aBlockModelHasTheDensitiesOfItsBlocks() {
    int[] sizes = {60, 40};
    double[][] p = {{0.3, 0.05}, {0.05, 0.5}};
    Graph graph = RandomGraphs.blockModel(sizes, p, RandomStream.seed(3));
    double[] edges = new double[3];
    for (int k = 0; k < graph.edges(); k++) {
      edges[graph.sources()[k] / 60 + graph.targets()[k] / 60]++;
    }
    double[] pairs = {1770, 2400, 780};
    double[] q = {0.3, 0.05, 0.5};
    for (int b = 0; b < 3; b++) {
      double deviation = Math.sqrt(pairs[b] * q[b] * (1 - q[b]));
      assertThat((edges[b] - pairs[b] * q[b]) / deviation).isBetween(-3.5, 3.5);
    }
    assertThat(RandomGraphs.erdosRenyi(30, 1, RandomStream.seed(1)).edges()).isEqualTo(435);
    assertThat(RandomGraphs.erdosRenyi(30, 0, RandomStream.seed(1)).edges()).isZero();
  }

  @Test
  void refinementTellsNoRegularGraphsApart() {
    Graph triangles = GraphBatch.of(List.of(Graphs.cycle(3), Graphs.cycle(3))).graph();
    assertThat(ColourRefinement.same(triangles, Graphs.cycle(6))).isTrue();
    assertThat(ColourRefinement.same(Graphs.path(4), Graphs.star(4))).isFalse();
  }

  @Test
  void whatIsNoSimpleGraphIsRefusedInWords() {
    assertThatThrownBy(() -> Graph.undirected(3, new int[][] {{0, 1}, {1, 0}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edge 1, (1, 0), is there already");
    assertThatThrownBy(() -> Graph.directed(3, new int[][] {{2, 2}}))
        .hasMessageContaining("edge 0 is (2, 2), expected two different nodes of 0 to 2");
    assertThatThrownBy(() -> Graph.directed(3, new int[][] {{2, 3}}))
        .hasMessageContaining("edge 0 is (2, 3)");
    assertThatThrownBy(() -> Graph.directed(3, new int[][] {{2}}))
        .hasMessageContaining("expected a pair");
    assertThatThrownBy(() -> Graphs.path(3).withFeatures(Tensor.ones(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("expected a row for each node, (3, f), got (2, 3)");
    assertThatThrownBy(() -> GraphMatrices.laplacian(ARCS))
        .hasMessageContaining("expected an undirected graph");
    assertThat(Graph.directed(3, new int[][] {{0, 1}, {1, 0}}).edges()).isEqualTo(2);
  }

  @Test
  void edgesMayComeAsCodes() {
    Tensor edges = Codes.of(new int[] {0, 1, 2, 1, 2, 3}, 2, 3);
    Graph path = Graph.of(4, edges, true);
    assertThat(path.sources()).containsExactly(0, 1, 2);
    assertThat(path.targets()).containsExactly(1, 2, 3);
    assertThat(Graph.of(4, edges.cast(DType.FLOAT64), true).adjacency())
        .isEqualTo(path.adjacency());
    assertThatThrownBy(() -> Graph.of(3, edges, true))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("graph: edges[1, 2] is 3, but the codes are 0 to 2");
    assertThatThrownBy(() -> Graph.of(4, edges.transpose(), true))
        .hasMessage("graph: expected edges (2, m), sources above targets, got (3, 2)");
  }
}
