package io.github.medl.gan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import io.github.medl.testing.TensorAssert;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GaussianTest {
  @Test
  void oneCoordinateDoesNotServeForAll() {
    DiagonalGaussian q = DiagonalGaussian.standard(2, 3);
    Tensor column = Tensor.zeros(2, 1);
    assertThatThrownBy(() -> q.draw(column)).hasMessageContaining("draw: expected 3 coordinates");
    assertThatThrownBy(() -> q.logDensity(column)).hasMessageContaining("got (2, 1)");
    assertThatThrownBy(() -> q.klTo(DiagonalGaussian.standard(2, 1)))
        .hasMessageContaining("divergence: expected 3");
    FullGaussian full = new FullGaussian(Tensor.zeros(2), Tensor.eye(2));
    assertThatThrownBy(() -> full.klTo(new FullGaussian(Tensor.zeros(3), Tensor.eye(3))))
        .hasMessageContaining("2 coordinates, the other 3");
    assertThatThrownBy(() -> full.logDensity(Tensor.zeros(4, 1)))
        .hasMessageContaining("expected points (n, 2), got (4, 1)");
  }

  static List<Case> cases() {
    return Fixtures.read(
        "/gan/vae.json", "gaussian_kl_standard", "gaussian_kl_diagonal", "gaussian_kl_full");
  }

  @ParameterizedTest
  @MethodSource("cases")
  void divergencesAndTheirGradientsAreThoseOfTheFile(Case c) {
    switch (c.operation()) {
      case "gaussian_kl_standard" ->
          checkWithGradients(
              c,
              List.of("mu", "logvar"),
              in -> new DiagonalGaussian(in.get(0), in.get(1)).klToStandard());
      case "gaussian_kl_diagonal" ->
          checkWithGradients(
              c,
              List.of("mu_q", "logvar_q", "mu_p", "logvar_p"),
              in ->
                  new DiagonalGaussian(in.get(0), in.get(1))
                      .klTo(new DiagonalGaussian(in.get(2), in.get(3))));
      default -> {
        FullGaussian q = new FullGaussian(c.input("mean_q"), c.input("cov_q"));
        FullGaussian p = new FullGaussian(c.input("mean_p"), c.input("cov_p"));
        Fixtures.check("full", q.klTo(p), c.output());
      }
    }
  }

  private static void checkWithGradients(
      Case c, List<String> names, Function<List<Tensor>, Tensor> divergence) {
    List<Tensor> inputs = names.stream().map(c::input).toList();
    Fixtures.check(c.operation(), divergence.apply(inputs), c.output());
    Autodiff.ValueAndGradients both =
        Autodiff.valueAndGradient(
            in -> divergence.apply(in).mul(c.input("cotangent")).sum(), inputs);
    for (int i = 0; i < names.size(); i++) {
      Fixtures.check(names.get(i), both.gradients().get(i), c.gradient(names.get(i)));
    }
  }

  @Test
  void divergenceFromItselfIsZero() {
    RandomStream stream = RandomStream.seed(1);
    DiagonalGaussian q = new DiagonalGaussian(stream.normalTensor(3, 4), stream.normalTensor(3, 4));
    assertThat(q.klTo(q).toDoubles()).containsOnly(0.0);
    assertThat(DiagonalGaussian.standard(2, 3).klToStandard().toDoubles()).containsOnly(0.0);
  }

  @Test
  void diagonalIsTheFullLawWithADiagonal() {
    RandomStream stream = RandomStream.seed(2);
    DiagonalGaussian q = new DiagonalGaussian(stream.normalTensor(1, 3), stream.normalTensor(1, 3));
    DiagonalGaussian p = new DiagonalGaussian(stream.normalTensor(1, 3), stream.normalTensor(1, 3));
    Tensor x = stream.normalTensor(5, 3);
    assertThat(full(q).klTo(full(p)).item()).isCloseTo(q.klTo(p).get(0), within(1e-13));
    TensorAssert.assertThat(full(q).logDensity(x)).isCloseTo(q.logDensity(x), 1e-13);
  }

  private static org.assertj.core.data.Offset<Double> within(double tolerance) {
    return org.assertj.core.data.Offset.offset(tolerance);
  }

  private static FullGaussian full(DiagonalGaussian one) {
    Tensor variance = one.logVariance().exp().flatten();
    return new FullGaussian(one.mean().flatten(), Tensor.eye(variance.size()).mul(variance));
  }

  @Test
  void divergenceIsTheExpectedDifferenceOfLogDensities() {
    DiagonalGaussian q =
        new DiagonalGaussian(
            Tensor.of(new double[][] {{0.3, -1}}), Tensor.of(new double[][] {{-1, 0.4}}));
    Tensor z = q.draw(RandomStream.seed(3).normalTensor(40_000, 2));
    Tensor gap = q.logDensity(z).sub(DiagonalGaussian.standard(1, 2).logDensity(z));
    double error = Math.sqrt(gap.sampleVariance().item() / gap.size());
    assertThat(gap.mean().item()).isCloseTo(q.klToStandard().get(0), within(4 * error));
  }

  @Test
  void entropyIsTheDivergenceWithoutTheCrossEntropy() {
    DiagonalGaussian q =
        new DiagonalGaussian(
            Tensor.of(new double[][] {{0.3, -1}}), Tensor.of(new double[][] {{-1, 0.4}}));
    double cross = 0;
    for (int j = 0; j < 2; j++) {
      double variance = Math.exp(q.logVariance().get(0, j));
      double mean = q.mean().get(0, j);
      cross += 0.5 * (Math.log(2 * Math.PI) + variance + mean * mean);
    }
    assertThat(cross - q.entropy().get(0)).isCloseTo(q.klToStandard().get(0), within(1e-14));
  }

  @Test
  void shapesThatDoNotFitAreRefusedInWords() {
    assertThatThrownBy(() -> new DiagonalGaussian(Tensor.zeros(2, 3), Tensor.zeros(2, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(2, 3) and (2, 2)");
    assertThatThrownBy(() -> new FullGaussian(Tensor.zeros(2), Tensor.eye(3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(2,) and (3, 3)");
  }

  /** At x = μ the density is 1/(σ √2π), however small σ is; and KL(q ‖ q) is 0. */
  @Test
  void smallVariancesHaveDensitiesAndDivergences() {
    for (DType format : DType.values()) {
      if (format == DType.INT32) {
        continue;
      }
      for (double log : new double[] {-1400, -700, -100, 100}) {
        Tensor mean = Tensor.full(0.5, 2, 3).cast(format);
        Tensor logVariance = Tensor.full(log, 2, 3).cast(format);
        DiagonalGaussian q = new DiagonalGaussian(mean, logVariance);
        double density = -1.5 * (log + Math.log(2 * Math.PI));
        assertThat(q.logDensity(mean).get(0)).isCloseTo(density, withinPercentage(1e-4));
        assertThat(q.klTo(q).get(1)).isZero();
        Tensor slope = Autodiff.gradient(x -> q.logDensity(x).sum(), mean);
        assertThat(slope.abs().max().item()).isZero();
      }
    }
  }

  /** A deviation away from the mean the density falls by exp(-½), in any unit. */
  @Test
  void aDeviationIsADeviationInAnyUnit() {
    for (double log : new double[] {-600, -90, -70, 0, 70, 90, 600}) {
      Tensor zero = Tensor.zeros(1, 1);
      DiagonalGaussian q = new DiagonalGaussian(zero, Tensor.full(log, 1, 1));
      double fall = q.logDensity(zero).sub(q.logDensity(q.deviation())).item();
      assertThat(fall).isCloseTo(0.5, within(1e-12));
      DiagonalGaussian moved = new DiagonalGaussian(q.deviation(), Tensor.full(log, 1, 1));
      assertThat(moved.klTo(q).item()).isCloseTo(0.5, within(1e-13));
    }
  }
}
