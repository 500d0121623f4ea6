package io.github.medl.gan.diffusion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.gan.diffusion.Ancestral.Variance;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Data N(m, v) in one dimension have an exact predictor of the noise, with which every move of
 * every sampler is an affine map, so that mean and variance of all that it makes are known without
 * training anything.
 */
class GaussianChainTest {
  static List<Case> chains() {
    return Fixtures.read("/gan/diffusion.json", "gaussian_chain");
  }

  /** ε*(z, t) = √(1 - ᾱ)(z - √ᾱ m)/(ᾱ v + 1 - ᾱ). */
  static NoisePredictor exact(Schedule s, double m, double v) {
    return (z, t) -> {
      double kept = s.alphaBar(t);
      double noise = s.noiseVariance(t);
      return z.sub(Math.sqrt(kept) * m).mul(Math.sqrt(noise) / (kept * v + noise));
    };
  }

  private static Sampler sampler(Case c, Schedule schedule) {
    return switch (c.text("sampler")) {
      case "ancestral_beta" -> new Ancestral(schedule, Variance.BETA);
      case "ancestral_posterior" -> new Ancestral(schedule);
      default ->
          new Ddim(schedule, Arrays.stream(c.integers("steps")).boxed().toList(), c.number("eta"));
    };
  }

  @ParameterizedTest
  @MethodSource("chains")
  void samplersMapGaussianDataExactly(Case c) {
    Schedule schedule = DiffusionFixtureTest.schedule(c);
    Map<Integer, double[]> moments =
        moments(sampler(c, schedule), exact(schedule, c.number("m"), c.number("v")));
    int[] report = c.integers("report");
    double[] means = Fixtures.numbers(c.output("mean"));
    double[] variances = Fixtures.numbers(c.output("variance"));
    for (int i = 0; i < report.length; i++) {
      double[] ours = moments.get(report[i]);
      assertThat(ours[0]).as("mean at %d", report[i]).isCloseTo(means[i], within(1e-12));
      assertThat(ours[1]).as("variance at %d", report[i]).isCloseTo(variances[i], within(1e-12));
    }
  }

  /**
   * Mean and variance at every step from N(0, 1), by the images of 0 and 1 with and without noise.
   */
  private static Map<Integer, double[]> moments(Sampler sampler, NoisePredictor predictor) {
    Map<Integer, double[]> moments = new HashMap<>();
    double mean = 0;
    double variance = 1;
    int[] steps = sampler.visited();
    for (int k = 0; k < steps.length; k++) {
      int to = k + 1 < steps.length ? steps[k + 1] : 0;
      Tensor z = Tensor.of(new double[] {0, 1, 0}, 3, 1);
      Tensor fresh = Tensor.of(new double[] {0, 0, 1}, 3, 1);
      Tensor after = sampler.move(z, predictor.noise(z, steps[k]), steps[k], to, fresh);
      double at = after.get(0, 0);
      double slope = after.get(1, 0) - at;
      double deviation = after.get(2, 0) - at;
      mean = slope * mean + at;
      variance = slope * slope * variance + deviation * deviation;
      moments.put(to, new double[] {mean, variance});
    }
    return moments;
  }

  @Test
  void sampleDrawsWhatTheMovesSay() {
    Schedule schedule = Schedule.linear(50, 0.002, 0.4);
    NoisePredictor predictor = exact(schedule, 1.5, 0.25);
    Sampler sampler = new Ancestral(schedule, Variance.BETA);
    double[] expected = moments(sampler, predictor).get(0);
    RandomStream stream = RandomStream.seed(1);
    int n = 20_000;
    Tensor x = sampler.sample(predictor, stream.normalTensor(n, 1), stream);
    double variance = expected[1];
    assertThat(x.mean().item()).isCloseTo(expected[0], within(4 * Math.sqrt(variance / n)));
    assertThat(x.sampleVariance().item())
        .isCloseTo(variance, within(4 * variance * Math.sqrt(2.0 / n)));
  }

  @Test
  void withEtaOneAndAllStepsSkippingSamplersAreTheAncestralOne() {
    Schedule schedule = Schedule.linear(30, 0.002, 0.5);
    NoisePredictor predictor = exact(schedule, -1, 2);
    List<Integer> all = Arrays.stream(new Ancestral(schedule).visited()).boxed().toList();
    Map<Integer, double[]> skipping = moments(new Ddim(schedule, all, 1), predictor);
    moments(new Ancestral(schedule), predictor)
        .forEach((t, ours) -> assertThat(skipping.get(t)).containsExactly(ours, within(1e-12)));
  }

  /**
   * With the exact predictor E (ε - ε̂)² = ᾱ v/(ᾱ v + 1 - ᾱ), so that the mean of the bound is
   * known; it is at least the cross-entropy of the data under the law of what the chain makes.
   */
  @Test
  void meanOfTheBoundIsKnownAndAboveTheCrossEntropyOfTheChain() {
    Schedule schedule = Schedule.linear(100);
    double m = 1.5;
    double v = 0.25;
    NoisePredictor predictor = exact(schedule, m, v);
    DiffusionBound bound = new DiffusionBound(schedule);
    double last = schedule.alphaBar(100);
    double known = 0.5 * (last * (v + m * m) - last - Math.log1p(-last));
    for (int t = 2; t <= 100; t++) {
      known += bound.weight(t) * error(schedule, t, v);
    }
    known += error(schedule, 1, v) / (2 * schedule.alpha(1));
    known += 0.5 * Math.log(2 * Math.PI * schedule.beta(1));

    RandomStream stream = RandomStream.seed(2);
    Tensor x = stream.normalTensor(4000, 1).mul(Math.sqrt(v)).add(m);
    Tensor bounds = bound.of(predictor, x, stream);
    double error = Math.sqrt(bounds.sampleVariance().item() / bounds.size());
    assertThat(bounds.mean().item()).isCloseTo(known, within(4 * error));

    double[] chain = moments(new Ancestral(schedule), predictor).get(0);
    double variance = chain[1] + schedule.beta(1); // p(x | z_1) is a density
    double gap = m - chain[0];
    double crossEntropy = 0.5 * (Math.log(2 * Math.PI * variance) + (v + gap * gap) / variance);
    assertThat(known).isGreaterThan(crossEntropy);
  }

  private static double error(Schedule schedule, int t, double v) {
    double kept = schedule.alphaBar(t) * v;
    return kept / (kept + schedule.noiseVariance(t));
  }
}
