package io.github.medl.gan.vae;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.data.Percentage.withPercentage;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class BernoulliTest {
  /** -x log σ(z) - (1 - x) log(1 - σ(z)) as a sum of two numbers that are not negative. */
  private static double exact(double z, double x) {
    return Math.log1p(Math.exp(-Math.abs(z))) + (z > 0 ? 1 - x : x) * Math.abs(z);
  }

  @ParameterizedTest
  @EnumSource(names = {"FLOAT64", "FLOAT32"})
  void theCostIsRightToAFewUnitsForAllFiniteLogits(DType format) {
    double unit = format == DType.FLOAT64 ? 0x1p-52 : 0x1p-23;
    for (double x : new double[] {0, .25, .5, .75, 1, 1 - 0x1p-8, 0x1p-8}) {
      for (double z : new double[] {0, .5, 1, 3, 17, 40, 80, 700, 1e4}) {
        for (double sign : new double[] {1, -1}) {
          double expected = exact(sign * z, x);
          Tensor logits = Tensor.of(new double[][] {{sign * z}}).cast(format);
          Tensor cost = Likelihood.bernoulli().cost(logits, logits.fullLike(x));
          assertThat(Math.abs(cost.sum().item() - expected))
              .as("z = %s, x = %s: %s, exactly %s", sign * z, x, cost, expected)
              .isLessThanOrEqualTo(4 * unit * expected + (format == DType.FLOAT64 ? 0 : 1e-37));
        }
      }
    }
  }

  @ParameterizedTest
  @CsvSource({
    "Infinity, 1, 0",
    "Infinity, 0, Infinity",
    "Infinity, 0.3, Infinity",
    "Infinity, 0.9, Infinity",
    "-Infinity, 0, 0",
    "-Infinity, 1, Infinity",
    "-Infinity, 0.3, Infinity",
    "-Infinity, 0.9, Infinity"
  })
  void infiniteLogitsTakeTheirLimit(double z, double x, double cost) {
    Tensor logits = Tensor.of(new double[][] {{z}});
    assertThat(Likelihood.bernoulli().cost(logits, logits.fullLike(x)).sum().item())
        .isEqualTo(cost);
  }

  @Test
  void aLogitThatIsNoNumberHasNoCost() {
    Tensor logits = Tensor.of(new double[][] {{Double.NaN}});
    assertThat(Likelihood.bernoulli().cost(logits, logits.fullLike(1)).sum().item()).isNaN();
  }

  @ParameterizedTest
  @CsvSource({"2, 1", "-3, 1", "30, 1", "0.5, 0.25", "-30, 0"})
  void theSlopeIsThatOfTheLogit(double z, double x) {
    Tensor seen = Tensor.of(new double[][] {{x}});
    Tensor slope =
        Autodiff.gradient(
            logits -> Likelihood.bernoulli().cost(logits, seen).sum(),
            Tensor.of(new double[][] {{z}}));
    double exact = x == 1 ? -1 / (1 + Math.exp(z)) : 1 / (1 + Math.exp(-z)) - x;
    assertThat(slope.sum().item()).isCloseTo(exact, withPercentage(1e-10));
  }

  /** A deviation away the cost is ½ + log σ + ½ log 2π, in both formats. */
  @Test
  void theGaussianCostKnowsNoUnit() {
    double constant = 0.5 + 0.5 * Math.log(2 * Math.PI);
    for (double deviation : new double[] {1e-300, 1e-200, 1e-160, 1e-30, 1, 1e30, 1e160, 1e300}) {
      Likelihood law = Likelihood.gaussian(deviation);
      double cost = law.cost(Tensor.full(deviation, 1, 1), Tensor.zeros(1, 1)).item();
      assertThat(cost).isCloseTo(constant + Math.log(deviation), within(1e-12));
    }
    for (double deviation : new double[] {1e-30, 1, 1e30}) {
      Tensor outputs = Tensor.full(deviation, 1, 1).cast(DType.FLOAT32);
      Tensor cost = Likelihood.gaussian(deviation).cost(outputs, outputs.fullLike(0));
      assertThat(cost.dtype()).isEqualTo(DType.FLOAT32);
      assertThat(cost.item()).isCloseTo(constant + Math.log(deviation), within(1e-5));
    }
  }
}
