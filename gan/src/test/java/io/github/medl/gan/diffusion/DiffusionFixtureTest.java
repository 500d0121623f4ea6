package io.github.medl.gan.diffusion;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.gan.diffusion.Ancestral.Variance;
import io.github.medl.networks.Constant;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Networks.ValueAndGradient;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation of diffusion.json but the chain, which has a test of its own. */
class DiffusionFixtureTest {
  static List<Case> schedules() {
    return Fixtures.read("/gan/diffusion.json", "diffusion_schedule");
  }

  static List<Case> closedForms() {
    return Fixtures.read("/gan/diffusion.json", "diffusion_forward", "diffusion_posterior");
  }

  static List<Case> embeddings() {
    return Fixtures.read("/gan/diffusion.json", "time_embedding");
  }

  static List<Case> losses() {
    return Fixtures.read("/gan/diffusion.json", "diffusion_eps_loss");
  }

  static List<Case> moves() {
    return Fixtures.read("/gan/diffusion.json", "ancestral_step", "ddim_step", "guidance");
  }

  static List<Case> bounds() {
    return Fixtures.read("/gan/diffusion.json", "diffusion_bound_terms");
  }

  static Schedule schedule(Case c) {
    int steps = c.integer("T");
    return c.text("kind").equals("linear")
        ? Schedule.linear(steps, c.number("beta_start"), c.number("beta_end"))
        : Schedule.cosine(steps, c.number("s"), c.number("max_beta"));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void schedulesHaveTheNumbersOfTheFile(Case c) {
    Schedule s = schedule(c);
    checkSteps(c, "beta", s::beta);
    checkSteps(c, "alpha_bar", s::alphaBar);
    checkSteps(c, "posterior_variance", s::posteriorVariance);
    checkSteps(c, "coefficient_x0", s::posteriorOfData);
    checkSteps(c, "coefficient_xt", s::posteriorOfNoised);
    checkSteps(c, "log_snr", s::logSignalToNoise);
  }

  private static void checkSteps(Case c, String what, IntToDoubleFunction number) {
    Fixtures.check(
        what,
        Tensor.of(Arrays.stream(c.integers("t")).mapToDouble(number::applyAsDouble).toArray()),
        c.output(what));
  }

  @ParameterizedTest
  @MethodSource("closedForms")
  void manyStepsAtOnceAndTheWayBackGivenTheData(Case c) {
    Schedule s = schedule(c);
    int[] t = c.integers("t");
    if (c.operation().equals("diffusion_forward")) {
      Fixtures.check("z", s.noised(c.input("x0"), c.input("eps"), t), c.output());
      return;
    }
    Tensor mean = s.posteriorMean(c.input("x0"), c.input("xt"), t);
    Fixtures.check("mean", mean, c.output("mean"));
    checkSteps(c, "variance", s::posteriorVariance);
    Tensor noise = s.noiseIn(c.input("x0"), c.input("xt"), t);
    Fixtures.check("noise", noise, c.output("eps"));
    for (int i = 0; i < t.length; i++) {
      Tensor z = c.input("xt").slice(0, i, i + 1);
      Tensor again = new Ancestral(s).mean(z, noise.slice(0, i, i + 1), t[i]);
      TensorAssert.assertThat(again).isRelativelyCloseTo(mean.slice(0, i, i + 1), 1e-10);
    }
  }

  @ParameterizedTest
  @MethodSource("embeddings")
  void stepsAreSinesAndCosines(Case c) {
    Fixtures.check("rows", StepEmbedding.of(c.integer("d"), c.integers("t")), c.output());
  }

  @ParameterizedTest
  @MethodSource("losses")
  void lossOfTheNoiseAndItsGradients(Case c) {
    int[] t = c.integers("t");
    Schedule schedule = schedule(c);
    Denoiser denoiser =
        Denoiser.of(
            Layers.sequential(
                new Dense(c.input("W1"), c.input("b1")),
                Activations.silu(),
                new Dense(c.input("W2"), c.input("b2"))),
            schedule.steps(),
            c.integer("d"));
    Tensor z = schedule.noised(c.input("x0"), c.input("eps"), t);
    Fixtures.check("noise", denoiser.apply(z, t, null, Pass.evaluation()), c.output("eps_hat"));
    ValueAndGradient both =
        Networks.valueAndGradient(
            denoiser, d -> NoiseLoss.of(d.apply(z, t, null, Pass.training()), c.input("eps")));
    Fixtures.check("loss", both.value(), c.output("loss"));
    Map<String, String> names =
        Map.of(
            "W1", "body.layers.0.weight",
            "b1", "body.layers.0.bias",
            "W2", "body.layers.2.weight",
            "b2", "body.layers.2.bias");
    assertThat(both.gradients().keySet()).containsExactlyInAnyOrderElementsOf(names.values());
    names.forEach(
        (name, ours) -> Fixtures.check(name, both.gradients().get(ours), c.gradient(name)));
  }

  @ParameterizedTest
  @MethodSource("moves")
  void oneMoveBack(Case c) {
    switch (c.operation()) {
      case "ancestral_step" -> {
        Variance variance = c.text("variance").equals("beta") ? Variance.BETA : Variance.POSTERIOR;
        int t = c.integer("t");
        Sampler sampler = new Ancestral(schedule(c), variance);
        Fixtures.check("z", moved(sampler, c, t, t - 1), c.output());
      }
      case "ddim_step" -> {
        int t = c.integer("t");
        Ddim sampler = new Ddim(schedule(c), List.of(t), c.number("eta"));
        Fixtures.check("z", moved(sampler, c, t, c.integer("to")), c.output("xs"));
        Fixtures.check(
            "data", sampler.data(c.input("xt"), c.input("eps_hat"), t), c.output("x0_hat"));
        Fixtures.check("σ", sampler.deviation(t, c.integer("to")), c.output("sigma"));
      }
      default -> {
        NoisePredictor with = (z, t) -> c.input("eps_conditional");
        NoisePredictor without = (z, t) -> c.input("eps_unconditional");
        NoisePredictor guided = NoisePredictor.guided(with, without, c.number("w"));
        Fixtures.check("guided", guided.noise(Tensor.scalar(0), 1), c.output());
      }
    }
  }

  private static Tensor moved(Sampler sampler, Case c, int from, int to) {
    return sampler.move(c.input("xt"), c.input("eps_hat"), from, to, c.input("noise"));
  }

  @ParameterizedTest
  @MethodSource("bounds")
  void termsOfTheBound(Case c) {
    DiffusionBound bound = new DiffusionBound(schedule(c));
    int[] t = c.integers("t");
    Fixtures.check("prior", bound.prior(c.input("x0")), c.output("prior"));
    double[] steps = new double[t.length];
    for (int i = 0; i < t.length; i++) {
      Tensor noise = c.input("eps").slice(0, i, i + 1);
      steps[i] = bound.step(t[i], noise, c.input("eps_hat").slice(0, i, i + 1)).get(0);
    }
    Fixtures.check("steps", steps, c.output("step"));
    checkSteps(c, "weight", bound::weight);
  }

  /** The embedding is of the body's format, so that no step converts anything. */
  @ParameterizedTest
  @MethodSource("losses")
  void embeddingIsNoParameter(Case c) {
    Denoiser denoiser = Denoiser.of(new Dense(c.input("W1"), c.input("b1")), 200, c.integer("d"));
    assertThat(Networks.tensors(denoiser)).hasSize(2);
    assertThat(denoiser.embedding()).isInstanceOf(Constant.class);
    assertThat(Networks.dtype(denoiser)).contains(c.input("W1").dtype());
  }
}
