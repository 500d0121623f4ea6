package io.github.medl.gnn.tasks;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.gnn.Graph;
import io.github.medl.gnn.layers.Features;
import io.github.medl.gnn.layers.GraphLayer;
import io.github.medl.gnn.layers.GraphLayers;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ChosenTest {
  @Test
  void anExampleThatIsNotThereIsNamed() {
    Graph graph = Graph.undirected(3, new int[][] {{0, 1}, {1, 2}});
    LinkExamples links = LinkExamples.of(graph, Features.of(Tensor.ones(3, 1)));
    for (int index : new int[] {-1, 2, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> links.take(0, index))
          .isInstanceOf(IndexOutOfBoundsException.class)
          .hasMessage("take: there is no example " + index + "; there are 2, from 0 on");
    }
  }

  @Test
  void aLayerThatIsMissingIsNamed() {
    GraphLayer there = (graph, h, pass) -> h;
    assertThatThrownBy(() -> GraphLayers.stack(there, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("graph stack: layer 1 is null");
  }
}
