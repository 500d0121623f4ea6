package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Reference: optim(par, fn, gr, method = "BFGS", control = list(maxit = m)) of R 4.2.2, whose maxit
 * and number of gradients count the start.
 */
class VariableMetricTest {
  private static final Minimiser METHOD = Minimisers.variableMetric(1e-8, Double.NEGATIVE_INFINITY);

  @ParameterizedTest
  @CsvSource({
    "6, -0.61371352935539158, 0.39413480067698048, 2.6346631298119196",
    "11, -0.034682387876627543, 0.033214346122410685, 1.1730411167556924",
    "21, 0.76283341346583999, 0.55742997620685730, 0.11619873116546069"
  })
  void everyIterateIsThatOfR(int maxit, double theta1, double theta2, double value) {
    Minimum minimum =
        METHOD.minimise(Rosenbrock.FORMULAS, new double[] {-1.2, 1}, Stopping.after(maxit - 1));
    assertThat(minimum.theta().toDoubles())
        .containsExactly(new double[] {theta1, theta2}, within(1e-9));
    assertThat(minimum.value()).isCloseTo(value, within(1e-9));
    assertThat(minimum.status()).isEqualTo(Status.BUDGET);
  }

  @Test
  void itEndsWhereThatOfREnds() {
    Minimum minimum =
        METHOD.minimise(Rosenbrock.FORMULAS, new double[] {-1.2, 1}, Stopping.after(99));
    assertThat(minimum.theta().toDoubles())
        // Near the minimum the cost is 1e-17: where exactly it ends is a matter of its rounding.
        .containsExactly(new double[] {.99999999690491403, .99999999379741900}, within(1e-8));
    assertThat(minimum.status()).isEqualTo(Status.CONVERGED_VALUE);
  }

  @Test
  void theMatrixIsForgottenEveryTwoNSteps() {
    Objective chain = Objective.of(VariableMetricTest::chain);
    double[] start = {-1, 2, -1, 2, .5};
    Minimum early = METHOD.minimise(chain, start, Stopping.after(20));
    assertThat(early.value()).isCloseTo(.55725483743333359, within(1e-9));
    Minimum minimum = METHOD.minimise(chain, start, Stopping.after(99));
    assertThat(minimum.value()).isCloseTo(.34241761499450396, within(1e-12));
    double[] par = {
      .96197982767152823,
      .93268326918833133,
      .87889018795089158,
      .77839765005189410,
      .60154904800977227
    };
    assertThat(minimum.theta().toDoubles()).containsExactly(par, within(1e-8));
  }

  /** 10 Σ (θ_{i+1} - θ_i²)² + Σ (1 - θ_i)² over i = 1..4, + Σ θ_i⁴ / 10. */
  private static Tensor chain(Tensor theta) {
    Tensor left = theta.slice(0, 0, 4);
    Tensor right = theta.slice(0, 1, 5);
    return right
        .sub(left.square())
        .square()
        .sum()
        .mul(10)
        .add(left.neg().add(1).square().sum())
        .add(theta.pow(4).sum().mul(.1));
  }

  @Test
  void aCostThatIsLowEnoughEndsIt() {
    Minimum minimum =
        Minimisers.variableMetric(1e-8, 1e-3)
            .minimise(Rosenbrock.FORMULAS, new double[] {-1.2, 1}, Stopping.after(99));
    assertThat(minimum.value()).isBetween(1e-9, 1e-3);
    assertThatThrownBy(() -> Minimisers.variableMetric(-1, 0)).hasMessageContaining("at least 0");
  }
}
