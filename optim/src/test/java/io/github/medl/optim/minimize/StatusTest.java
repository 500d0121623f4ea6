package io.github.medl.optim.minimize;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.optim.linesearch.LineSearch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way to end says what it was. */
class StatusTest {
  private static final double[] ONE = {1};

  /** C = -theta: falls for ever. */
  private static final Objective LINE =
      Objective.of(t -> -t[0], (t, g) -> g[0] = -1, t -> new double[][] {{0}});

  private static final Objective SADDLE =
      Objective.of(
          t -> t[0] * t[0] - t[1] * t[1],
          (t, g) -> {
            g[0] = 2 * t[0];
            g[1] = -2 * t[1];
          },
          t -> new double[][] {{2, 0}, {0, -2}});

  /** A gradient that lies: it points uphill. */
  private static final Objective WRONG = Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = -2 * t[0]);

  static Stream<LineSearch> searches() {
    return Stream.of(
        LineSearch.backtracking(),
        LineSearch.bisection(),
        LineSearch.weakWolfe(1e-4, 0.9),
        LineSearch.strongWolfe(1e-4, 0.9));
  }

  @ParameterizedTest
  @MethodSource("searches")
  void aWrongGradientMakesTheLineSearchFail(LineSearch search) {
    Minimum end = Minimizers.steepestDescent(search).minimize(WRONG, ONE);
    assertThat(end.status()).isEqualTo(Status.LINE_SEARCH_FAILED);
    assertThat(end.theta().item()).isEqualTo(1);
    assertThat(end.isConverged()).isFalse();
  }

  @Test
  void aSingularHessianIsSaid() {
    assertThat(Minimizers.newton().minimize(LINE, ONE).status()).isEqualTo(Status.SINGULAR);
    assertThat(Minimizers.secant(0.1).minimize(LINE, ONE).status()).isEqualTo(Status.SINGULAR);
    LeastSquares flat =
        LeastSquares.of(t -> new double[] {t[0] + t[1], 1}, t -> new double[][] {{1, 1}, {0, 0}});
    assertThat(Minimizers.gaussNewton().minimize(flat, new double[] {1, 2}).status())
        .isEqualTo(Status.SINGULAR);
  }

  @Test
  void aRunAwayEndsAtTheLastFiniteIterate() {
    Minimum end = Minimizers.gradientDescent(10).minimize(Rosenbrock.FORMULAS, new double[] {2, 2});
    assertThat(end.status()).isEqualTo(Status.NOT_FINITE);
    assertThat(end.value()).isFinite();
    assertThat(end.theta().toDoubles()).isEqualTo(end.trace().point(end.trace().size() - 1));
  }

  @Test
  void aStartOutsideTheDomainIsSaid() {
    Objective log = Objective.of(t -> t[0] - Math.log(t[0]), (t, g) -> g[0] = 1 - 1 / t[0]);
    for (Minimizer method :
        new Minimizer[] {Minimizers.bfgs(), Minimizers.gradientDescent(1), Minimizers.lbfgs()}) {
      assertThat(method.minimize(log, new double[] {-1}).status()).isEqualTo(Status.NOT_FINITE);
      assertThat(method.minimize(log, new double[] {Double.NaN}).status())
          .isEqualTo(Status.NOT_FINITE);
    }
  }

  @Test
  void lineSearchesStayInsideTheDomain() {
    Objective log = Objective.of(t -> t[0] - Math.log(t[0]), (t, g) -> g[0] = 1 - 1 / t[0]);
    Minimum end = Minimizers.bfgs().minimize(log, new double[] {30});
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().get(0)).isBetween(1 - 1e-7, 1 + 1e-7);
  }

  @Test
  void newtonSaysThatASaddleIsNoMinimum() {
    double[] start = {1, 1};
    assertThat(Minimizers.newton().minimize(SADDLE, start).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
    double[] ridge = {1, 0};
    assertThat(Minimizers.dampedNewton().minimize(SADDLE, ridge).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
    assertThat(Minimizers.trustRegion().minimize(SADDLE, new double[2]).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
  }

  @Test
  void budgetsAreKept() {
    double[] start = {-1.2, 1};
    Stopping few = Stopping.STANDARD.withEvaluations(20);
    for (Minimizer method :
        new Minimizer[] {
          Minimizers.gradientDescent(1e-3),
          Minimizers.bfgs(),
          Minimizers.trustRegion(),
          Minimizers.dampedNewton()
        }) {
      Minimum end = method.minimize(Rosenbrock.FORMULAS, start, few);
      assertThat(end.status()).isEqualTo(Status.BUDGET);
      assertThat(end.evaluations()).isBetween(20, 40);
    }
    assertThat(
            Minimizers.bfgs().minimize(Rosenbrock.FORMULAS, start, Stopping.after(3)).iterations())
        .isEqualTo(3);
    assertThat(Minimizers.bfgs().minimize(Rosenbrock.FORMULAS, start, Stopping.after(0)).status())
        .isEqualTo(Status.BUDGET);
  }

  @Test
  void everyStoppingRuleStops() {
    double[] start = {0.4, -0.2};
    Minimizer descent = Minimizers.gradientDescent(1e-3);
    Stopping none = Stopping.after(100_000);
    assertThat(descent.minimize(Rosenbrock.FORMULAS, start, none.withGradient(1e-3)).status())
        .isEqualTo(Status.CONVERGED_GRADIENT);
    assertThat(descent.minimize(Rosenbrock.FORMULAS, start, none.withStep(1e-6)).status())
        .isEqualTo(Status.CONVERGED_STEP);
    assertThat(descent.minimize(Rosenbrock.FORMULAS, start, none.withValue(1e-9)).status())
        .isEqualTo(Status.CONVERGED_VALUE);
  }

  @Test
  void missingDerivativesAndWrongKindsAreRefused() {
    Objective first = Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = 2 * t[0]);
    assertThatThrownBy(() -> Minimizers.newton().minimize(first, ONE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Objective.of");
    assertThatThrownBy(() -> Minimizers.gaussNewton().minimize(first, ONE))
        .hasMessageContaining("LeastSquares.of");
    assertThatThrownBy(() -> Minimizers.secant(0.1).minimize(first, new double[2]))
        .hasMessageContaining("one dimension, the start has 2;");
    assertThatThrownBy(() -> Minimizers.bfgs().minimize(first, new double[0]))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> Stopping.STANDARD.withGradient(Double.NaN))
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> LineSearch.strongWolfe(0.5, 0.1)).hasMessageContaining("c1 < c2");
  }

  @Test
  void pointsAreKeptOnlyWhenWanted() {
    Minimum end =
        Minimizers.bfgs()
            .minimize(Rosenbrock.FORMULAS, new double[] {0, 0}, Stopping.STANDARD, Tracing.NUMBERS);
    assertThat(end.trace().value()).hasSize(end.iterations() + 1);
    assertThatThrownBy(() -> end.trace().theta(0)).hasMessageContaining("Tracing.POINTS");
  }
}
