package io.github.medl.gan.vae;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.networks.Networks;
import io.github.medl.networks.Networks.ValueAndGradient;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The autoencoders of vae.json, with the gradients of all parameters. */
class VaeFixtureTest {
  private static final Map<String, String> NAMES =
      Map.of(
          "W1", "encoder.body.layers.0.weight",
          "b1", "encoder.body.layers.0.bias",
          "W2", "encoder.mean.weight",
          "b2", "encoder.mean.bias",
          "W3", "encoder.logVariance.weight",
          "b3", "encoder.logVariance.bias",
          "V1", "decoder.layers.0.weight",
          "c1", "decoder.layers.0.bias",
          "V2", "decoder.layers.2.weight",
          "c2", "decoder.layers.2.bias");

  static List<Case> losses() {
    return Fixtures.read("/gan/vae.json", "vae_bernoulli", "vae_gaussian");
  }

  static List<Case> bounds() {
    return Fixtures.read("/gan/vae.json", "iwae_bernoulli");
  }

  private static Dense dense(Case c, String weight, String bias) {
    return new Dense(c.input(weight), c.input(bias));
  }

  private static VariationalAutoencoder autoencoder(Case c) {
    return new VariationalAutoencoder(
        new GaussianLayer(
            Layers.sequential(dense(c, "W1", "b1"), Activations.tanh()),
            dense(c, "W2", "b2"),
            dense(c, "W3", "b3")),
        Layers.sequential(dense(c, "V1", "c1"), Activations.tanh(), dense(c, "V2", "c2")),
        c.operation().endsWith("bernoulli")
            ? Likelihood.bernoulli()
            : Likelihood.gaussian(c.number("sigma")));
  }

  private static void checkGradients(ValueAndGradient both, Case c) {
    assertThat(both.gradients().keySet()).containsExactlyInAnyOrderElementsOf(NAMES.values());
    NAMES.forEach(
        (name, ours) -> Fixtures.check(name, both.gradients().get(ours), c.gradient(name)));
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossItsPartsAndItsGradients(Case c) {
    VariationalAutoencoder vae = autoencoder(c);
    Tensor x = c.input("x");
    Tensor noise = c.input("eps");
    VariationalAutoencoder.Terms terms = vae.terms(x, noise, Pass.evaluation());
    Fixtures.check("reconstruction", terms.reconstruction().mean(), c.output("reconstruction"));
    Fixtures.check("kl", terms.kl().mean(), c.output("kl"));
    Fixtures.check("z", vae.encoder().apply(x).draw(noise), c.output("z"));
    ValueAndGradient both =
        Networks.valueAndGradient(
            vae, v -> v.terms(x, noise, Pass.training()).loss(c.number("beta")));
    Fixtures.check("loss", both.value(), c.output("loss"));
    checkGradients(both, c);
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void importanceWeightedBoundAndItsGradients(Case c) {
    VariationalAutoencoder vae = autoencoder(c);
    Tensor x = c.input("x");
    Tensor noise = c.input("eps");
    assertThat(noise.dim(0)).isEqualTo(c.integer("K"));
    Fixtures.check("bounds", vae.importanceBound(x, noise, Pass.evaluation()), c.output("bounds"));
    ValueAndGradient both =
        Networks.valueAndGradient(vae, v -> v.importanceBound(x, noise, Pass.training()).mean());
    Fixtures.check("mean", both.value(), c.output("mean_bound"));
    checkGradients(both, c);
  }
}
