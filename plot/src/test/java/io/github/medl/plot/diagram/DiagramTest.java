package io.github.medl.plot.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DiagramTest {
  private static int[] layerOf(LayeredGraph graph) {
    int[] layer = new int[graph.next.size()];
    for (int l = 0; l < graph.layers.size(); l++) {
      for (int v : graph.layers.get(l)) {
        layer[v] = l;
      }
    }
    return layer;
  }

  @Test
  void everyEdgeOfAnAcyclicGraphLeadsToALaterLayer() {
    Random random = new Random(5);
    for (int trial = 0; trial < 20; trial++) {
      int n = 12;
      int[][] edges = new int[20][];
      for (int e = 0; e < edges.length; e++) {
        int a = random.nextInt(n - 1);
        edges[e] = new int[] {a, a + 1 + random.nextInt(n - 1 - a)};
      }
      LayeredGraph graph = new LayeredGraph(n, edges);
      int[] layer = layerOf(graph);
      for (int e = 0; e < edges.length; e++) {
        assertThat(layer[edges[e][1]]).isGreaterThan(layer[edges[e][0]]);
        List<Integer> path = graph.paths.get(e);
        for (int k = 0; k + 1 < path.size(); k++) {
          assertThat(layer[path.get(k + 1)]).isEqualTo(layer[path.get(k)] + 1);
        }
      }
    }
  }

  @Test
  void backwardEdgesLeadToEarlierLayersAndTightSourcesStandBeforeTheirTargets() {
    // 0 -> 1 -> 2 forward, 2 -> 3 -> 4 backward, and a source 5 of vertex 2
    int[][] edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {5, 2}};
    boolean[] backwards = {false, false, true, true, false};
    int[] layer = layerOf(new LayeredGraph(6, edges, backwards, true));
    assertThat(layer).containsExactly(0, 1, 2, 1, 0, 1);
    assertThat(layerOf(new LayeredGraph(6, edges, backwards, false))[5]).isZero();
    assertThat(new LayeredGraph(6, edges, backwards, true).paths.get(3)).containsExactly(3, 4);
  }

  /** The units of a layer look alike, whatever stands in them. */
  @Test
  void nodesOfOneLayerOfAnEvenDiagramHaveOneSizeAndAllLayersOneAxis() {
    List<Diagram.Node> nodes =
        List.of(
            Diagram.Node.of("a", "x").shape(Diagram.Shape.CIRCLE),
            Diagram.Node.of("b", "a long name").shape(Diagram.Shape.CIRCLE),
            Diagram.Node.of("c", "z"));
    List<Diagram.Edge> edges = List.of(Diagram.Edge.of("a", "c"), Diagram.Edge.of("b", "c"));
    DiagramLayout layout = new DiagramLayout(Diagram.layered(nodes, edges).even());
    assertThat(layout.length(0)).isEqualTo(layout.length(1));
    assertThat(layout.breadth(0)).isEqualTo(layout.breadth(1));
    assertThat((layout.across(0) + layout.across(1)) / 2).isCloseTo(layout.across(2), within(1e-9));
  }

  @Test
  void crossingsThatCanBeAvoidedAre() {
    // 0-5, 1-4, 2-3 cross three times in the given order.
    assertThat(new LayeredGraph(6, new int[][] {{0, 5}, {1, 4}, {2, 3}}).crossings()).isZero();
    // A tree never needs a crossing.
    int[][] tree = {{0, 2}, {0, 4}, {1, 3}, {1, 5}, {2, 9}, {3, 6}, {4, 7}, {5, 8}};
    assertThat(new LayeredGraph(10, tree).crossings()).isZero();
    // K(2,2) has exactly one.
    assertThat(new LayeredGraph(4, new int[][] {{0, 2}, {0, 3}, {1, 2}, {1, 3}}).crossings())
        .isEqualTo(1);
  }

  @Test
  void verticesOfALayerKeepTheirDistanceSoThatLanesPassBetweenNodes() {
    int[][] edges = {{0, 1}, {1, 2}, {2, 3}, {0, 3}, {0, 2}, {1, 3}, {4, 3}, {0, 5}, {5, 3}};
    LayeredGraph graph = new LayeredGraph(6, edges);
    double[] half = new double[graph.next.size()];
    Arrays.fill(half, 7);
    Arrays.fill(half, 0, 6, 30);
    double[] at = graph.coordinates(half);
    for (List<Integer> layer : graph.layers) {
      for (int i = 0; i + 1 < layer.size(); i++) {
        int v = layer.get(i);
        int w = layer.get(i + 1);
        assertThat(at[w] - at[v]).isGreaterThanOrEqualTo(half[v] + half[w] - 1e-9);
      }
    }
  }

  @Test
  void aSymmetricGraphIsLaidOutSymmetrically() {
    LayeredGraph graph = new LayeredGraph(4, new int[][] {{0, 1}, {0, 2}, {1, 3}, {2, 3}});
    double[] at = graph.coordinates(new double[] {10, 10, 10, 10});
    assertThat(at[0]).isCloseTo((at[1] + at[2]) / 2, within(1e-6));
    assertThat(at[3]).isCloseTo((at[1] + at[2]) / 2, within(1e-6));
  }

  @Test
  void cyclesAndLoopsAreDrawn() {
    Diagram cycle =
        Diagram.layered(
            List.of(Diagram.Node.of("a", "a"), Diagram.Node.of("b", "b")),
            List.of(
                Diagram.Edge.of("a", "b"),
                Diagram.Edge.of("b", "a", "back"),
                Diagram.Edge.of("a", "a")));
    assertThatCode(() -> Picture.of("", 2, cycle, cycle.topDown()).image())
        .doesNotThrowAnyException();
    assertThat(new LayeredGraph(3, new int[][] {{0, 1}, {1, 2}, {2, 0}}).layers).hasSize(3);
  }

  @Test
  void framesThatShareALayerAreOfOneHeightAndOneWithinAnotherIsLower() {
    assertThat(framed(0, 1, 1, 2).height()).isEqualTo(framed(0, 1, 2, 2).height());
    assertThat(framed(0, 1, 0, 2).height())
        .isEqualTo(framed(0, 2, 0, 1).height())
        .isCloseTo(framed(0, 1, 1, 2).height() + 12, within(1e-9));
  }

  private static Diagram framed(int... ends) {
    return Diagram.layered(
            List.of(
                Diagram.Node.of("a", "a"), Diagram.Node.of("b", "b"), Diagram.Node.of("c", "c")),
            List.of(Diagram.Edge.of("a", "b"), Diagram.Edge.of("b", "c")))
        .frame("i", Palette.BLUE, ends[0], ends[1])
        .frame("j", Palette.GREEN, ends[2], ends[3]);
  }

  @Test
  void aLongChainIsLaidOut() {
    int n = 400;
    int[][] edges = new int[n - 1][];
    for (int i = 0; i + 1 < n; i++) {
      edges[i] = new int[] {i, i + 1};
    }
    assertThat(new LayeredGraph(n, edges).layers).hasSize(n);
  }

  @Test
  void unknownAndDoubleIdsAreRefused() {
    List<Diagram.Node> nodes = List.of(Diagram.Node.of("a", "a"));
    assertThatThrownBy(() -> Diagram.layered(nodes, List.of(Diagram.Edge.of("a", "z"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("edge a -> z leads to no node; the nodes are [a]");
    assertThatThrownBy(() -> Diagram.layered(List.of(nodes.get(0), nodes.get(0)), List.of()))
        .hasMessageContaining("same id");
  }
}
