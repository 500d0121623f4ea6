package io.github.medl.gan.vae;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.initialisation.Initialisations.xavier;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.examples.Batches;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.training.Trained;
import io.github.medl.networks.training.Training;
import io.github.medl.optim.Optimisers;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import java.util.List;
import org.junit.jupiter.api.Test;

class VariationalAutoencoderTest {
  private static VariationalAutoencoder small() {
    RandomStream s = RandomStream.seed(1);
    return new VariationalAutoencoder(
        new GaussianLayer(
            sequential(dense(6, 8, he(s)), relu()), dense(8, 2, xavier(s)), dense(8, 2, xavier(s))),
        sequential(dense(2, 8, he(s)), relu(), dense(8, 6, xavier(s))),
        Likelihood.bernoulli());
  }

  /** Two patterns, which one bit of code tells apart. */
  private static Examples patterns() {
    return Examples.ofThemselves(
        Tensor.generate(i -> (i / 6 % 2 == 0) == (i % 6 < 3) ? 1 : 0, 40, 6).cast(DType.FLOAT32));
  }

  private static Trained<VariationalAutoencoder> trained(int epochs) {
    return Training.of(
            small(),
            VariationalAutoencoder.objective(),
            Batches.of(patterns(), 20),
            () -> Optimisers.adam(0.02))
        .random(RandomStream.seed(2))
        .epochs(epochs)
        .run();
  }

  /** The bound is at most log p(x), and the entropy of one bit is the best that can be. */
  @Test
  void lossComesNearTheEntropyOfTheDataAndNeverBelow() {
    double[] losses = trained(150).history().values("loss");
    assertThat(losses[0]).isGreaterThan(4);
    assertThat(losses[149]).isBetween(Math.log(2) - 0.05, 1.2);
  }

  @Test
  void trainedPatternsAreReconstructed() {
    VariationalAutoencoder vae = trained(150).network();
    Tensor x = patterns().inputs().slice(0, 0, 2);
    TensorAssert.assertThat(vae.reconstruct(x)).isCloseTo(x, 0.1);
    Tensor drawn =
        vae.generate(RandomStream.seed(3).normalTensor(DType.FLOAT32, 50, 2), RandomStream.seed(4));
    assertThat(drawn.mul(drawn.neg().add(1)).abs().max().item()).isZero(); // 0 or 1
  }

  @Test
  void theSameSeedsGiveTheSameBits() {
    assertThat(Networks.parameters(trained(3).network()))
        .isEqualTo(Networks.parameters(trained(3).network()));
  }

  /** With weight 0 nothing is paid for codes; the divergence only grows. */
  @Test
  void smallBetaLeavesMoreInTheCode() {
    assertThat(klAfterTraining(0)).isGreaterThan(klAfterTraining(4));
  }

  private static double klAfterTraining(double beta) {
    VariationalAutoencoder vae =
        Training.of(
                small(),
                VariationalAutoencoder.objective(beta),
                Batches.of(patterns(), 20),
                () -> Optimisers.adam(0.02))
            .random(RandomStream.seed(2))
            .epochs(30)
            .run()
            .network();
    return vae.encoder().apply(patterns().inputs()).klToStandard().mean().item();
  }

  @Test
  void lawsAreWhatTheySay() {
    Tensor logits = Tensor.of(new double[] {0, 3, -3}, 1, 3);
    Tensor ones = Tensor.ones(1, 3);
    double cost = Likelihood.bernoulli().cost(logits, ones).get(0);
    assertThat(cost).isCloseTo(logits.sigmoid().log().sum().neg().item(), within(1e-14));
    Tensor far = Tensor.of(new double[] {1000}, 1, 1);
    assertThat(Likelihood.bernoulli().cost(far, Tensor.zeros(1, 1)).get(0)).isEqualTo(1000);
    Tensor many = logits.broadcastTo(20_000, 3);
    Tensor share = Likelihood.bernoulli().draw(many, RandomStream.seed(5)).mean(0);
    TensorAssert.assertThat(share)
        .isCloseTo(logits.sigmoid().flatten(), 4 * 0.5 / Math.sqrt(20_000));
    Tensor normal = Likelihood.gaussian(2).draw(many, RandomStream.seed(6)).sub(many);
    assertThat(normal.square().mean().item()).isCloseTo(4, within(4 * 4 * Math.sqrt(2.0 / 60_000)));
  }

  @Test
  void imagesAreCountedPixelByPixel() {
    Tensor logits = RandomStream.seed(7).normalTensor(2, 1, 3, 3);
    Tensor x = logits.greater(0);
    TensorAssert.assertThat(Likelihood.bernoulli().cost(logits, x))
        .isCloseTo(Likelihood.bernoulli().cost(logits.reshape(2, 9), x.reshape(2, 9)), 0);
  }

  /** A decoder of one output, or noise of one row, would serve for all. */
  @Test
  void nothingIsRepeatedInSilence() {
    Tensor x = patterns().inputs();
    Pass pass = Pass.evaluation();
    VariationalAutoencoder narrow =
        new VariationalAutoencoder(
            small().encoder(), dense(2, 1, he(RandomStream.seed(1))), Likelihood.bernoulli());
    RandomStream stream = RandomStream.seed(2);
    assertThatThrownBy(() -> narrow.terms(x, stream, pass))
        .hasMessageContaining("decoder (40, 1) and observations (40, 6)");
    VariationalAutoencoder normal =
        new VariationalAutoencoder(narrow.encoder(), narrow.decoder(), Likelihood.gaussian(1));
    assertThatThrownBy(() -> normal.terms(x, stream, pass)).hasMessageContaining("(40, 1)");
    for (int[] shape : new int[][] {{1, 2}, {40, 1}, {2}}) {
      assertThatThrownBy(() -> small().terms(x, Tensor.zeros(shape), pass))
          .hasMessageContaining("expected noise (40, 2)");
    }
    for (int[] shape : new int[][] {{40, 2}, {0, 40, 2}, {3, 1, 2}, {3, 40, 1}}) {
      assertThatThrownBy(() -> small().importanceBound(x, Tensor.zeros(shape), pass))
          .hasMessageContaining("expected noise (K, 40, 2)");
    }
  }

  /** The usual slip: images in [-1, 1] or in 0 to 255, whose cost is a number but means nothing. */
  @Test
  void bernoulliKnowsNoNegativeOrLargePixels() {
    Tensor x = patterns().inputs();
    RandomStream stream = RandomStream.seed(2);
    for (Tensor wrong : List.of(x.mul(2).sub(1), x.mul(255), x.mul(Double.NaN))) {
      assertThatThrownBy(() -> small().terms(wrong, stream, Pass.evaluation()))
          .hasMessageContaining("Bernoulli law: observations are 0 or 1");
    }
  }

  @Test
  void anyNumberOfCodesAndRowsWillDo() {
    SplittableStream s = RandomStream.seed(1);
    for (int latent : new int[] {1, 5}) {
      VariationalAutoencoder vae =
          new VariationalAutoencoder(
              new GaussianLayer(
                  sequential(dense(6, 8, he(s)), relu()),
                  dense(8, latent, xavier(s)),
                  dense(8, latent, xavier(s))),
              dense(latent, 6, xavier(s)),
              Likelihood.bernoulli());
      Tensor one = patterns().inputs().slice(0, 0, 1);
      VariationalAutoencoder.Terms terms = vae.terms(one, s, Pass.evaluation());
      assertThat(terms.kl().item()).isNotNegative();
      assertThat(terms.loss(1).item()).isPositive().isFinite();
    }
  }

  @Test
  void badSettingsAreRefusedInWords() {
    assertThatThrownBy(() -> VariationalAutoencoder.objective(Double.POSITIVE_INFINITY))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> VariationalAutoencoder.objective(-1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Likelihood.gaussian(0)).hasMessageContaining("above 0");
    assertThatThrownBy(
            () -> small().terms(patterns().inputs(), Tensor.zeros(3, 3), Pass.evaluation()))
        .hasMessageContaining("(3, 3)");
  }
}
