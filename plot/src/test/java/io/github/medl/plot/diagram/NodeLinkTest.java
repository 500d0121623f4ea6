package io.github.medl.plot.diagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.plot.Picture;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Test;

class NodeLinkTest {
  private static double distance(double[] a, double[] b) {
    return Math.hypot(a[0] - b[0], a[1] - b[1]);
  }

  @Test
  void aPathIsNearlyAStraightLineOfUnitSteps() {
    double[][] p = StressLayout.of(5, new int[][] {{0, 1}, {1, 2}, {2, 3}, {3, 4}});
    assertThat(distance(p[0], p[4])).isCloseTo(4, within(1e-3));
    assertThat(distance(p[1], p[2])).isCloseTo(1, within(1e-3));
    assertThat(p[2][1]).isCloseTo(0, within(1e-3));
  }

  @Test
  void aHexagonIsRegular() {
    int[][] edges = {{0, 1}, {1, 2}, {2, 3}, {3, 4}, {4, 5}, {5, 0}};
    double[][] p = StressLayout.of(6, edges);
    double first = distance(p[0], p[1]);
    for (int[] edge : edges) {
      assertThat(distance(p[edge[0]], p[edge[1]])).isCloseTo(first, within(1e-4));
    }
  }

  @Test
  void theSameGraphGivesTheSamePlaces() {
    int[][] star = {{0, 1}, {0, 2}, {0, 3}, {4, 5}};
    assertThat(StressLayout.of(6, star)).isDeepEqualTo(StressLayout.of(6, star));
    double[][] p = StressLayout.of(6, star);
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < i; j++) {
        assertThat(distance(p[i], p[j])).isGreaterThan(0.3);
      }
    }
    assertThat(StressLayout.of(1, new int[0][])).isDeepEqualTo(new double[][] {{0, 0}});
  }

  @Test
  void nodesStandInTheirColoursWhereTheyBelong() {
    List<NodeLink.Node> nodes =
        List.of(
            NodeLink.Node.at(new double[] {0, 0}, "").fill(Color.RED),
            NodeLink.Node.at(new double[] {1, 1}, "").fill(Color.BLUE));
    NodeLink panel = NodeLink.of(nodes, List.of(NodeLink.Edge.of(0, 1).arrowed().bent(.1)));
    BufferedImage image = new BufferedImage(360, 320, BufferedImage.TYPE_INT_RGB);
    panel.paint(image.createGraphics(), 360, 320);
    // Both margins are 10 + 13 pixels; the height decides on the scale.
    assertThat(image.getRGB(180 - 137, 320 - 23)).isEqualTo(Color.RED.getRGB());
    assertThat(image.getRGB(180 + 137, 23)).isEqualTo(Color.BLUE.getRGB());
    assertThat(panel.series().get("nodes").data().get(0)).containsExactly(0, 1);
    assertThat(Picture.of("", 1, panel.titled("Two").size(200, 100)).width()).isPositive();
  }

  @Test
  void edgesThatLeadNowhereAreRefused() {
    List<NodeLink.Node> one = List.of(NodeLink.Node.at(new double[] {0, 0}, "a"));
    assertThatThrownBy(() -> NodeLink.of(one, List.of(NodeLink.Edge.of(0, 1))))
        .hasMessageContaining("edge 0 - 1 leads to no node of 1");
    assertThatThrownBy(() -> NodeLink.of(List.of(), List.of()))
        .hasMessageContaining("at least one node");
    List<NodeLink.Node> lost = List.of(NodeLink.Node.at(new double[] {0, Double.NaN}, "a"));
    assertThatThrownBy(() -> NodeLink.of(lost, List.of())).hasMessageContaining("NaN");
  }
}
