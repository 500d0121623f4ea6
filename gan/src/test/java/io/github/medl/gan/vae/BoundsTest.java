package io.github.medl.gan.vae;

import static io.github.medl.gan.vae.LinearGaussian.law;
import static io.github.medl.gan.vae.LinearGaussian.line;
import static io.github.medl.gan.vae.LinearGaussian.logDensity;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Pass;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * z ~ N(0, 1) and x ~ N(a z, r) make x ~ N(0, a² + r) and z given x ~ N(a x/(a² + r), r/(a² + r)).
 */
class BoundsTest {
  private static final double A = 0.8;
  private static final double R = 0.3;
  private static final double V = A * A + R;

  private final RandomStream stream = RandomStream.seed(1);
  private final Tensor x = stream.normalTensor(5, 1);

  private static VariationalAutoencoder withEncoder(GaussianLayer encoder) {
    return new VariationalAutoencoder(encoder, line(A, 0), Likelihood.gaussian(Math.sqrt(R)));
  }

  @Test
  void boundIsTheLikelihoodIfTheEncoderIsThePosterior() {
    VariationalAutoencoder exact = withEncoder(law(A / V, R / V));
    for (int k : new int[] {1, 4}) {
      Tensor bound = exact.importanceBound(x, stream.normalTensor(k, 5, 1), Pass.evaluation());
      TensorAssert.assertThat(bound).isCloseTo(logDensity(x, V), 1e-12);
    }
  }

  @Test
  void gapIsTheDivergenceOfTheEncoderFromThePosterior() {
    VariationalAutoencoder other = withEncoder(law(0.2, 0.9));
    int draws = 20_000;
    Tensor one = Tensor.full(0.7, 1, 1);
    Tensor many = one.broadcastTo(draws, 1);
    VariationalAutoencoder.Terms terms = other.terms(many, stream, Pass.evaluation());
    Tensor bounds = terms.reconstruction().add(terms.kl()).neg();
    double kl = other.encoder().apply(one).klTo(law(A / V, R / V).apply(one)).get(0);
    double error = Math.sqrt(bounds.sampleVariance().item() / draws);
    assertThat(bounds.mean().item()).isCloseTo(logDensity(one, V).get(0) - kl, within(4 * error));
  }

  /** L_1 ≤ L_8 ≤ L_64 ≤ log p(x) in the mean, here by more than the errors. */
  @Test
  void weightedBoundsGrowTowardsTheLikelihood() {
    VariationalAutoencoder other = withEncoder(law(0.2, 0.9));
    Tensor many = Tensor.full(0.7, 2000, 1);
    double before = Double.NEGATIVE_INFINITY;
    for (int k : new int[] {1, 8, 64}) {
      Tensor bounds =
          other.importanceBound(many, stream.normalTensor(k, 2000, 1), Pass.evaluation());
      double error = Math.sqrt(bounds.sampleVariance().item() / 2000);
      assertThat(bounds.mean().item()).isGreaterThan(before);
      assertThat(bounds.mean().item()).isLessThan(logDensity(many, V).get(0) + 4 * error);
      before = bounds.mean().item();
    }
  }

  @Test
  void chainOfOneIsTheAutoencoder() {
    VariationalAutoencoder vae = withEncoder(law(0.2, 0.9));
    LatentChain chain =
        new LatentChain(List.of(vae.encoder()), List.of(), vae.decoder(), vae.likelihood());
    Tensor noise = stream.normalTensor(1, 5, 1);
    TensorAssert.assertThat(chain.logWeights(x, List.of(noise.select(0, 0)), Pass.evaluation()))
        .isCloseTo(vae.importanceBound(x, noise, Pass.evaluation()), 1e-13);
  }

  /** z_2 ~ N(0, 1), z_1 ~ N(b z_2, s), x ~ N(a z_1, r): all posteriors are normal. */
  @Test
  void chainOfPosteriorsGivesTheLikelihoodWhateverIsDrawn() {
    double b = -1.3;
    double s = 0.5;
    double v1 = b * b + s; // of z_1
    double v = A * A * v1 + R; // of x
    LatentChain chain =
        new LatentChain(
            List.of(law(A * v1 / v, v1 * R / v), law(b / v1, s / v1)),
            List.of(law(b, s)),
            line(A, 0),
            Likelihood.gaussian(Math.sqrt(R)));
    Tensor weights = chain.logWeights(x, stream, Pass.evaluation());
    TensorAssert.assertThat(weights).isCloseTo(logDensity(x, v), 1e-12);
  }

  @Test
  void chainGeneratesWhatItsLinksSay() {
    LatentChain chain =
        new LatentChain(
            List.of(law(1, 1), law(1, 1)),
            List.of(law(2, 0.25)),
            line(3, 1),
            Likelihood.gaussian(1));
    int n = 20_000;
    Tensor made = chain.generate(stream.normalTensor(n, 1), stream);
    double variance = 9 * (4 + 0.25);
    assertThat(made.mean().item()).isCloseTo(1, within(4 * Math.sqrt(variance / n)));
    assertThat(made.variance().item() / variance).isCloseTo(1, within(4 * Math.sqrt(2.0 / n)));
  }

  @Test
  void chainsThatDoNotFitAreRefusedInWords() {
    assertThatThrownBy(
            () ->
                new LatentChain(
                    List.of(law(1, 1)), List.of(law(1, 1)), line(1, 0), Likelihood.bernoulli()))
        .hasMessageContaining("T - 1 links; given 1 and 1");
    LatentChain chain =
        new LatentChain(List.of(law(1, 1)), List.of(), line(1, 0), Likelihood.bernoulli());
    assertThatThrownBy(() -> chain.logWeights(x, List.of(), Pass.evaluation()))
        .hasMessageContaining("1 latent variables, 0 noises");
  }
}
