package io.github.medl.cnn.inspection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.cnn.layers.ConvolutionLayers;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class InspectionTest {
  private final RandomStream stream = RandomStream.seed(21);
  private final Initialisation he = Initialisations.he(stream).in(DType.FLOAT64);
  private final Layer features =
      Layers.sequential(
          ConvolutionLayers.conv(1, 4, 3, Sliding.UNIT.padded(1), he),
          Activations.relu(),
          ConvolutionLayers.conv(4, 5, 3, Sliding.UNIT, he));
  private final Dense head = Layers.dense(5, 3, he);
  private final Layer rest = Layers.sequential(ConvolutionLayers.globalAverage(), head);
  private final Layer network = Layers.sequential(features, rest);
  private final Tensor x = stream.uniformTensor(2, 1, 8, 8);

  private static void close(Tensor a, Tensor b) {
    assertThat(a.allClose(b, 1e-12, 1e-12)).as("%s%n%s", a, b).isTrue();
  }

  @Test
  void theMeanOfAClassActivationMapIsTheScore() {
    Tensor maps = features.apply(x);
    for (int k = 0; k < 3; k++) {
      Tensor map = Saliency.classActivation(maps, head, k);
      close(map.mean(1, 2).add(head.bias().get(k)), network.apply(x).select(1, k));
    }
  }

  @Test
  void gradCamIsTheClassActivationMapOverThePixels() {
    Tensor map = Saliency.classActivation(features.apply(x), head, 1);
    close(Saliency.gradCam(features, rest, x, 1, 1), map.div(36).relu());
  }

  @Test
  void saliencyIsTheGradientOfEachImagesOwnScore() {
    Tensor both = Saliency.of(network, x, 0, 2);
    close(both.slice(0, 1, 2), Saliency.of(network, x.slice(0, 1, 2), 2));
    assertThat(both.min().item()).isNotNegative();
  }

  @Test
  void climbingMakesTheScoreLarger() {
    Tensor grey = Tensor.full(0.5, 3, 1, 8, 8);
    Tensor found = new ActivationMaximisation(20, 0.2, 0.001).from(network, grey, 0, 1, 2);
    Tensor before = network.apply(grey).pick(0, 1, 2);
    assertThat(network.apply(found).pick(0, 1, 2).sub(before).min().item()).isPositive();
    assertThat(found.min().item()).isNotNegative();
    assertThat(found.max().item()).isLessThanOrEqualTo(1);
  }

  @Test
  void anAdversaryStaysWithinItsBoundsAndMakesTheLossLarger() {
    Adversary adversary = new Adversary(network, Losses.crossEntropy());
    Tensor y = Tensor.vector(0, 2);
    double loss = Losses.crossEntropy().of(network.apply(x), y).item();
    for (Tensor changed :
        new Tensor[] {
          adversary.fastGradientSign(x, y, 0.05), adversary.projected(x, y, 0.05, 0.0125, 10)
        }) {
      assertThat(changed.sub(x).abs().max().item()).isLessThanOrEqualTo(0.05 + 1e-15);
      assertThat(changed.min().item()).isNotNegative();
      assertThat(changed.max().item()).isLessThanOrEqualTo(1);
      assertThat(Losses.crossEntropy().of(network.apply(changed), y).item()).isGreaterThan(loss);
    }
    Tensor noisy = Adversary.noise(x, 0.05, stream);
    assertThat(noisy.sub(x).abs().max().item()).isLessThanOrEqualTo(0.05 + 1e-15);
  }

  @Test
  void aNetworkSlidOverALargerImageIsItselfOnEveryWindow() {
    Sequential classifier =
        Layers.sequential(
            ConvolutionLayers.conv(1, 3, 3, Sliding.UNIT, he),
            Activations.relu(),
            ConvolutionLayers.maxPool(2),
            ConvolutionLayers.conv(3, 4, 2, Sliding.UNIT, he),
            Activations.tanh(),
            Layers.flatten(),
            Layers.dense(16, 6, he),
            Activations.relu(),
            Layers.dense(6, 3, he));
    Tensor window = Tensor.zeros(1, 1, 8, 8);
    Sequential sliding = SlidingWindow.of(classifier, window);
    Tensor large = stream.normalTensor(1, 1, 12, 14);
    Tensor map = sliding.apply(large);
    assertThat(map.shape()).containsExactly(1, 3, 3, 4);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 4; j++) { // the pooling takes steps of two pixels
        Tensor part = large.slice(2, 2 * i, 2 * i + 8).slice(3, 2 * j, 2 * j + 8);
        close(map.select(3, j).select(2, i), classifier.apply(part));
      }
    }
    Sequential padded =
        Layers.sequential(ConvolutionLayers.conv(1, 1, 3, Sliding.UNIT.padded(1), he));
    assertThatThrownBy(() -> SlidingWindow.of(padded, window))
        .hasMessageContainingAll("Conv(1, 1, 3x3, padding 1)", "pads");
  }

  @Test
  void aBorderIsSeenHoweverDeepTheLayerThatLooksAtIt() {
    Tensor window = Tensor.zeros(1, 1, 4, 4);
    Sequential within =
        Layers.sequential(
            Layers.sequential(ConvolutionLayers.conv(1, 2, 3, Sliding.UNIT.padded(1), he)),
            Layers.flatten(),
            Layers.dense(32, 3, he));
    assertThatThrownBy(() -> SlidingWindow.of(within, window)).hasMessageContaining("pads");
    Sequential pooled =
        Layers.sequential(
            ConvolutionLayers.conv(1, 2, 3, Sliding.UNIT, he), ConvolutionLayers.globalAverage());
    assertThatThrownBy(() -> SlidingWindow.of(pooled, window))
        .hasMessageContainingAll("GlobalAverage", "where its image ends");
    Sequential small = Layers.sequential(Layers.flatten(), Layers.dense(9, 3, he));
    assertThatThrownBy(() -> SlidingWindow.of(small, window))
        .hasMessageContainingAll("(1, 16)", "(1, 9)");
  }

  @Test
  void aSoftmaxThatSlidesGoesOverTheClassesOfAPlace() {
    Sequential classifier =
        Layers.sequential(
            Layers.sequential(ConvolutionLayers.conv(1, 2, 3, Sliding.UNIT, he)),
            Layers.sequential(Layers.flatten(), Layers.dense(8, 3, he)),
            Activations.softmax());
    Tensor large = stream.normalTensor(1, 1, 4, 7);
    Tensor map = SlidingWindow.of(classifier, large.slice(3, 0, 4)).apply(large);
    assertThat(map.shape()).containsExactly(1, 3, 1, 4);
    for (int j = 0; j < 4; j++) {
      close(map.select(3, j).select(2, 0), classifier.apply(large.slice(3, j, j + 4)));
    }
  }
}
