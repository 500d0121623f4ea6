package io.github.medl.gan.adversarial;

import static io.github.medl.testing.fixtures.Fixtures.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.medl.autodiff.Autodiff;
import io.github.medl.learning.examples.Examples;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Networks.ValueAndGradient;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Losses, penalties and their gradients, those of second order too, as PyTorch computes them. */
class AdversarialFixtureTest {
  private static Layer activation(String name) {
    return switch (name) {
      case "tanh" -> Activations.tanh();
      case "softplus" -> Activations.softplus();
      case "leaky_relu_0.2" -> Activations.leakyRelu(0.2);
      default -> throw new AssertionError(name);
    };
  }

  private static Dense dense(Case c, String weight, String bias) {
    return new Dense(c.input(weight), c.input(bias));
  }

  // ---------------------------------------------------------------- losses

  private static void checkLoss(Case c, String d, String g, GanLoss loss) {
    List<Tensor> both = List.of(c.input("real"), c.input("fake"));
    checkCost(c, d, Autodiff.valueAndGradient(x -> loss.discriminator(x.get(0), x.get(1)), both));
    checkCost(c, g, Autodiff.valueAndGradient(x -> loss.generator(x.get(1)), both));
  }

  private static void checkCost(Case c, String name, Autodiff.ValueAndGradients ours) {
    check(name, ours.value(), c.output(name));
    JsonNode gradients = c.gradient(name);
    check(name + " by real", ours.gradients().get(0), gradients.get("real"));
    check(name + " by fake", ours.gradients().get(1), gradients.get("fake"));
  }

  @Test
  void lossesAndTheirGradientsByTheLogits() {
    for (Case c : Fixtures.read("/gan/gan.json", "gan_losses")) {
      checkLoss(c, "d", "g_minimax", GanLosses.minimax());
      checkLoss(c, "d", "g_non_saturating", GanLosses.nonSaturating());
      checkLoss(c, "hinge_d", "hinge_g", GanLosses.hinge());
      checkLoss(c, "least_squares_d", "least_squares_g", GanLosses.leastSquares());
      checkLoss(c, "critic", "wasserstein_g", GanLosses.wasserstein());
    }
  }

  // ---------------------------------------------------------------- a step of both

  @Test
  void stepsOfBothSidesWithAndWithoutClasses() {
    Map<String, String> names =
        Map.of(
            "D1", "discriminator.layers.0.weight",
            "d1", "discriminator.layers.0.bias",
            "D2", "discriminator.layers.2.weight",
            "d2", "discriminator.layers.2.bias",
            "G1", "generator.layers.0.weight",
            "g1", "generator.layers.0.bias",
            "G2", "generator.layers.2.weight",
            "g2", "generator.layers.2.bias");
    for (Case c : Fixtures.read("/gan/gan.json", "gan_step_gradients")) {
      int classes = c.integer("classes");
      Adversaries pair =
          new Adversaries(
              Layers.sequential(dense(c, "G1", "g1"), Activations.tanh(), dense(c, "G2", "g2")),
              Layers.sequential(
                  dense(c, "D1", "d1"), activation(c.text("activation")), dense(c, "D2", "d2")));
      Tensor z = c.input("z");
      Tensor x = c.input("x");
      Examples batch =
          classes == 0 ? Examples.ofThemselves(x) : Examples.labelled(x, c.input("y").argmax(1));
      Game game = Game.of(GanLosses.nonSaturating(), z.dim(1)).conditional(classes);
      Pass pass = Pass.training();
      ValueAndGradient d =
          Networks.valueAndGradient(pair, p -> game.discriminatorCost(p, batch, z, pass));
      ValueAndGradient g =
          Networks.valueAndGradient(pair, p -> game.generatorCost(p, batch, z, pass));
      check("d_loss", d.value(), c.output("d_loss"));
      check("g_loss", g.value(), c.output("g_loss"));
      names.forEach(
          (name, ours) ->
              check(
                  c + " " + name,
                  (ours.startsWith("d") ? d : g).gradients().get(ours),
                  c.gradient(name)));
    }
  }

  // ---------------------------------------------------------------- penalties

  private static Sequential critic(Case c) {
    Layer act = activation(c.text("activation"));
    return Layers.sequential(
        dense(c, "W1", "b1"), act, dense(c, "W2", "b2"), act, dense(c, "W3", "b3"));
  }

  private static void checkGradients(String what, ValueAndGradient ours, JsonNode c) {
    c.forEachEntry(
        (name, numbers) -> {
          int layer = 2 * (name.charAt(1) - '1');
          String kind = name.charAt(0) == 'W' ? ".weight" : ".bias";
          check(what + " by " + name, ours.gradients().get("layers." + layer + kind), numbers);
        });
  }

  @Test
  void theGradientPenaltyAndItsGradientsOfSecondOrder() {
    for (Case c : Fixtures.read("/gan/gan.json", "gradient_penalty")) {
      Sequential critic = critic(c);
      Tensor real = c.input("x_real");
      Tensor fake = c.input("x_fake");
      Tensor points = CriticPenalties.between(real, fake, c.input("u"));
      double lambda = c.number("lambda");
      check("norms", CriticPenalties.slopes(critic::apply, points), c.output("norm"));
      ValueAndGradient penalty =
          Networks.valueAndGradient(
              critic, f -> CriticPenalties.gradientPenalty(lambda, f::apply, points));
      check(c + " penalty", penalty.value(), c.output("penalty"));
      checkGradients(c + " penalty", penalty, c.gradient("penalty"));
      ValueAndGradient loss =
          Networks.valueAndGradient(
              critic,
              f ->
                  GanLosses.wasserstein()
                      .discriminator(f.apply(real), f.apply(fake))
                      .add(CriticPenalties.gradientPenalty(lambda, f::apply, points)));
      check(c + " loss", loss.value(), c.output("loss"));
      checkGradients(c + " loss", loss, c.gradient("loss"));
    }
  }

  @Test
  void thePenaltyOfRealObservations() {
    for (Case c : Fixtures.read("/gan/gan.json", "r1_penalty")) {
      Sequential critic = critic(c);
      Tensor x = c.input("x");
      ValueAndGradient ours =
          Networks.valueAndGradient(
              critic,
              f -> CriticPenalties.r1(c.number("gamma")).of(f::apply, x, x, Pass.training()));
      check("r1", ours.value(), c.output());
      checkGradients("r1", ours, c.json().get("grads"));
    }
  }
}
