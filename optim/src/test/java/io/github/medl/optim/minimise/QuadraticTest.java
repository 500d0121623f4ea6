package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.Optimisers;
import io.github.medl.optim.linesearch.LineSearch;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rates on C = sum of lambda_i theta_i^2 / 2, where everything is known. */
class QuadraticTest {
  private static Objective quadratic(double... lambda) {
    return Objective.of(
        t -> {
          double sum = 0;
          for (int i = 0; i < t.length; i++) {
            sum += lambda[i] * t[i] * t[i] / 2;
          }
          return sum;
        },
        (t, g) -> {
          for (int i = 0; i < t.length; i++) {
            g[i] = lambda[i] * t[i];
          }
        },
        t -> {
          double[][] h = new double[t.length][t.length];
          for (int i = 0; i < t.length; i++) {
            h[i][i] = lambda[i];
          }
          return h;
        });
  }

  /** theta_t = (1 - alpha lambda)^t theta_0. */
  @Test
  void gradientDescentContractsEachAxisByItsOwnFactor() {
    Minimum end =
        Minimisers.gradientDescent(0.1)
            .minimise(quadratic(1, 4), new double[] {1, 1}, Stopping.after(30));
    for (int t = 0; t <= 30; t++) {
      assertThat(end.trace().theta(0)[t]).isCloseTo(Math.pow(0.9, t), within(1e-14));
      assertThat(end.trace().theta(1)[t]).isCloseTo(Math.pow(0.6, t), within(1e-14));
    }
  }

  /** From the worst start (kappa, 1), every step takes ((kappa - 1) / (kappa + 1))^2. */
  @ParameterizedTest
  @ValueSource(doubles = {2, 10, 100, 10_000})
  void exactSteepestDescentHasTheRateOfKantorovich(double kappa) {
    Minimum end =
        Minimisers.steepestDescent(LineSearch.newton())
            .minimise(quadratic(1, kappa), new double[] {kappa, 1}, Stopping.after(20));
    double rate = Math.pow((kappa - 1) / (kappa + 1), 2);
    double[] cost = end.trace().value();
    for (int t = 1; t < cost.length; t++) {
      assertThat(cost[t] / cost[t - 1]).isCloseTo(rate, within(1e-9));
    }
  }

  /** With the best parameters heavy ball contracts by (sqrt(kappa) - 1) / (sqrt(kappa) + 1). */
  @Test
  void heavyBallHasTheSquareRootOfTheCondition() {
    double root = 10; // of kappa = 100
    double rate = Math.pow(2 / (root + 1), 2);
    double mu = Math.pow((root - 1) / (root + 1), 2);
    Minimum end =
        Minimisers.firstOrder(() -> Optimisers.heavyBall(rate, mu))
            .minimise(quadratic(1, 100), new double[] {1, 1}, Stopping.after(200));
    double[] norm = end.trace().gradientNorm();
    double seen = Math.pow(norm[200] / norm[100], 1.0 / 100);
    assertThat(seen).isCloseTo((root - 1) / (root + 1), within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5, 12})
  void linearConjugateGradientsTakeNSteps(int n) {
    double[] lambda = new double[n];
    double[] start = new double[n];
    for (int i = 0; i < n; i++) {
      lambda[i] = 1 + i;
      start[i] = 1;
    }
    Minimum end = Minimisers.linearConjugateGradient().minimise(quadratic(lambda), start);
    assertThat(end.isConverged()).isTrue();
    assertThat(end.iterations()).isEqualTo(n);
  }

  @Test
  void conjugateGradientsNeedAStepForEachDistinctEigenvalue() {
    double[] start = {1, 2, 3, 4, 5, 6};
    Minimum end = Minimisers.linearConjugateGradient().minimise(quadratic(3, 3, 7, 7, 7, 3), start);
    assertThat(end.iterations()).isEqualTo(2);
  }

  static Stream<Minimiser> newtons() {
    return Stream.of(Minimisers.newton(), Minimisers.dampedNewton());
  }

  @ParameterizedTest
  @MethodSource("newtons")
  void newtonTakesOneStep(Minimiser newton) {
    Minimum end = newton.minimise(quadratic(1, 1e6), new double[] {3, -2});
    assertThat(end.iterations()).isEqualTo(1);
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {0, 0}, within(1e-12));
  }

  /** With exact searches BFGS, DFP and conjugate gradients visit the same points. */
  @Test
  void quasiNewtonMethodsAreConjugateGradientsOnQuadratics() {
    Objective f = quadratic(1, 5, 20);
    double[] start = {1, 1, 1};
    double[] cg = Minimisers.linearConjugateGradient().minimise(f, start).trace().value();
    for (QuasiNewton formula : QuasiNewton.values()) {
      Minimiser exact = new Descent(() -> new QuasiNewtonDirection(formula), LineSearch.newton());
      double[] values = exact.minimise(f, start).trace().value();
      assertThat(values.length).as("%s", formula).isLessThanOrEqualTo(5);
      assertThat(Arrays.copyOf(values, 3)).containsExactly(Arrays.copyOf(cg, 3), within(1e-10));
    }
  }

  @Test
  void linearConjugateGradientsSayWhenThereIsNoMinimum() {
    Minimum end =
        Minimisers.linearConjugateGradient().minimise(quadratic(1, -1), new double[] {0.1, 1});
    assertThat(end.status()).isEqualTo(Status.UNBOUNDED);
  }

  @Test
  void aSaddleIsNotSaidToHaveAVanishingGradient() {
    Minimum end =
        Minimisers.linearConjugateGradient().minimise(quadratic(2, -2), new double[] {1, 1});
    assertThat(end.gradientNorm()).isCloseTo(Math.sqrt(8), within(1e-12));
    assertThat(end.status()).hasToString(Status.UNBOUNDED.toString());
    assertThat(end.toString()).contains("no minimum").doesNotContain("vanish");
  }

  /** C = θ falls for ever, and does not curve at all. */
  @Test
  void aLineHasNoMinimumEither() {
    Objective line = Objective.of(t -> t[0], (t, g) -> g[0] = 1, t -> new double[][] {{0}});
    Minimum end = Minimisers.linearConjugateGradient().minimise(line, new double[] {1});
    assertThat(end.status()).isEqualTo(Status.UNBOUNDED);
  }
}
