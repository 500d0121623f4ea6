package io.github.medl.examples.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.plot.Picture;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import org.junit.jupiter.api.Test;

class NetworkDiagramTest {
  private static final Initialisation RULE = Initialisations.xavier(RandomStream.seed(1));

  private static Sequential network(int... widths) {
    Dense[] layers = new Dense[widths.length - 1];
    for (int l = 1; l < widths.length; l++) {
      layers[l - 1] = Layers.dense(widths[l - 1], widths[l], RULE);
    }
    return Layers.sequential(layers);
  }

  @Test
  void unitsAndEdgesAreThoseOfTheNetwork() {
    NetworkDiagram drawing = NetworkDiagram.of(network(4, 3, 2));
    assertThat(drawing.depth()).isEqualTo(2);
    assertThat(drawing.nodes()).isEqualTo(9);
    assertThat(drawing.edges()).isEqualTo(18);
  }

  @Test
  void aWeightOfZeroIsNoEdge() {
    Sequential cut =
        Layers.sequential(new Dense(Tensor.eye(3), null), Activations.tanh(), network(3, 2));
    assertThat(NetworkDiagram.of(cut).edges()).isEqualTo(3 + 6);
  }

  @Test
  void aWideLayerIsDrawnShortAndCountedWhole() {
    NetworkDiagram wide = NetworkDiagram.of(network(500, 2)).atMost(4);
    assertThat(wide.edges()).isEqualTo(1000);
    assertThat(wide.draw().height())
        .isEqualTo(NetworkDiagram.of(network(600, 2)).atMost(4).draw().height());
  }

  @Test
  void aFrameTakesRoomAroundItsLayers() {
    NetworkDiagram drawing = NetworkDiagram.of(network(4, 3, 2));
    double width = drawing.draw().width();
    double height = drawing.draw().height();
    var framed = drawing.draw().frame("half", Color.BLUE, 0, 1).frame("rest", Color.RED, 1, 2);
    assertThat(framed.width()).isGreaterThan(width);
    assertThat(framed.height()).isGreaterThan(height);
    assertThat(Picture.of("", 1, framed).image().getWidth()).isPositive();
  }

  @Test
  void whatCannotBeDrawnIsRefused() {
    assertThatThrownBy(() -> NetworkDiagram.of(Activations.tanh())).hasMessageContaining("dense");
    assertThatThrownBy(() -> NetworkDiagram.of(Layers.sequential(network(2, 3), network(4, 1))))
        .hasMessageContaining("cannot follow");
    assertThatThrownBy(() -> NetworkDiagram.of(network(2, 1)).atMost(1)).hasMessageContaining("2");
    assertThatThrownBy(() -> NetworkDiagram.of(network(2, 1)).draw().frame("", Color.RED, 1, 0))
        .hasMessageContaining("layers");
  }
}
