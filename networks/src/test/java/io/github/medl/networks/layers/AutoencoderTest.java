package io.github.medl.networks.layers;

import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Networks;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class AutoencoderTest {
  private static final Tensor X = RandomStream.seed(2).normalTensor(20, 5);

  private static Autoencoder random() {
    Initialisation rule = Initialisations.xavier(RandomStream.seed(1)).in(DType.FLOAT64);
    return new Autoencoder(
        sequential(dense(5, 2, rule), Activations.tanh()), sequential(dense(2, 5, rule)));
  }

  @Test
  void theReconstructionIsTheDecodedCode() {
    Autoencoder network = random();
    assertThat(network.apply(X)).isEqualTo(network.decode(network.encode(X)));
    assertThat(network.encode(X).shape()).containsExactly(20, 2);
  }

  @Test
  void itsParametersAreNamedByTheirHalf() {
    assertThat(Networks.parameters(random()).keySet())
        .containsExactly(
            "encoder.layers.0.weight",
            "encoder.layers.0.bias",
            "decoder.layers.0.weight",
            "decoder.layers.0.bias");
  }

  /**
   * Section 3.5: with linear layers and the squared error nothing does better than the first
   * principal components, which are an autoencoder too: its weights are V and V'.
   */
  @Test
  void principalComponentsAreAStationaryPointOfALinearAutoencoder() {
    Tensor centred = X.sub(X.meanKeeping(0));
    Tensor v = centred.svd().vt().slice(0, 0, 2).transpose();
    Autoencoder pca =
        new Autoencoder(new Dense(v, Tensor.zeros(2)), new Dense(v.transpose(), Tensor.zeros(5)));

    var cost = Networks.valueAndGradient(pca, n -> Losses.squared().of(n.apply(centred), centred));

    double rest = centred.svd().s().square().slice(0, 2, 5).sum().item() / centred.size();
    assertThat(cost.value().item()).isCloseTo(rest, within(1e-14));
    cost.gradients()
        .forEach((name, g) -> assertThat(g.abs().max().item()).as(name).isLessThan(1e-14));
  }
}
