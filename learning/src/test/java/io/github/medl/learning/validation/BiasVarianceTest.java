package io.github.medl.learning.validation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** y = x² + N(0, σ²) at fixed x: bias and variance of least squares have closed forms. */
class BiasVarianceTest {
  private static final double SIGMA = .3;
  private static final int SAMPLES = 5_000;
  private static final Tensor X = Tensor.linspace(0, 1, 12).reshape(12, 1);
  private static final Tensor X0 = Tensor.linspace(.05, .95, 7).reshape(7, 1);
  private static final Tensor F0 = X0.flatten().square();

  private static final BiasVariance.Source SOURCE =
      random -> {
        Tensor noise = random.normalTensor(12).mul(SIGMA);
        return new Examples(X, X.flatten().square().add(noise));
      };

  private static BiasVariance of(int degree) {
    return BiasVariance.simulate(
        Learners.powers(degree), SOURCE, X0, F0, SIGMA * SIGMA, SAMPLES, RandomStream.seed(degree));
  }

  @Test
  void aLineIsBiasedByWhatItCannotBend() {
    Tensor a = Learners.design(X, 1);
    Tensor expected =
        Learners.design(X0, 1).matmul(a.lstsq(X.flatten().square()).x()); // the fit without noise
    BiasVariance line = of(1);
    assertThat(line.mean().allClose(expected, 0, 5 * SIGMA / Math.sqrt(SAMPLES))).isTrue();
    assertThat(line.squaredBias()).isCloseTo(expected.sub(F0).square().mean().item(), within(6e-4));
    assertThat(line.variance()).isCloseTo(variance(1), within(.06 * variance(1)));
  }

  @Test
  void aQuadraticIsUnbiasedAndACubicOnlyVariesMore() {
    BiasVariance quadratic = of(2);
    BiasVariance cubic = of(3);
    // what is left of the bias is the error of a mean of 5000 predictions
    assertThat(quadratic.squaredBias()).isLessThan(10 * quadratic.variance() / SAMPLES);
    assertThat(quadratic.variance()).isCloseTo(variance(2), within(.06 * variance(2)));
    assertThat(cubic.squaredBias()).isLessThan(10 * cubic.variance() / SAMPLES);
    assertThat(cubic.variance()).isCloseTo(variance(3), within(.06 * variance(3)));
  }

  /** σ² x₀ᵀ (XᵀX)⁻¹ x₀, mean over the x₀. */
  private static double variance(int degree) {
    Tensor a = Learners.design(X, degree);
    Tensor a0 = Learners.design(X0, degree);
    Tensor inverse = a.transpose().matmul(a).inverse();
    return SIGMA * SIGMA * a0.matmul(inverse).mul(a0).sum(1).mean().item();
  }

  @Test
  void distanceIsBiasPlusVarianceExactly() {
    BiasVariance line = of(1);
    assertThat(line.squaredBias() + line.variance()).isCloseTo(line.distance(), within(1e-14));
    assertThat(line.expectedError()).isCloseTo(line.distance() + SIGMA * SIGMA, within(1e-14));
    assertThat(new BiasVariance(F0, F0.add(.5), Tensor.full(.25, 7), .5, .1))
        .hasToString("bias² 0.2500 + variance 0.2500 + noise 0.1000 = 0.6000");
  }

  @Test
  void refusalsSayWhatIsWrong() {
    RandomStream random = RandomStream.seed(1);
    assertThatThrownBy(() -> BiasVariance.simulate(Learners.MEAN, SOURCE, X0, F0, .1, 0, random))
        .hasMessageContaining("one sample at least");
    assertThatThrownBy(() -> BiasVariance.simulate(Learners.MEAN, SOURCE, X0, F0, -1, 5, random))
        .hasMessageContaining("no negative variance");
    assertThatThrownBy(
            () ->
                BiasVariance.simulate(
                    Learners.MEAN, SOURCE, X0, Tensor.vector(1, 2), .1, 5, random))
        .hasMessageContaining("y must have shape (7,)");
  }
}
