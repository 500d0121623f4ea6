package io.github.medl.optim.minimise;

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
    Minimum end = Minimisers.steepestDescent(search).minimise(WRONG, ONE);
    assertThat(end.status()).isEqualTo(Status.LINE_SEARCH_FAILED);
    assertThat(end.theta().item()).isEqualTo(1);
    assertThat(end.isConverged()).isFalse();
  }

  @Test
  void aSingularHessianIsSaid() {
    assertThat(Minimisers.newton().minimise(LINE, ONE).status()).isEqualTo(Status.SINGULAR);
    assertThat(Minimisers.secant(0.1).minimise(LINE, ONE).status()).isEqualTo(Status.SINGULAR);
    LeastSquares flat =
        LeastSquares.of(t -> new double[] {t[0] + t[1], 1}, t -> new double[][] {{1, 1}, {0, 0}});
    assertThat(Minimisers.gaussNewton().minimise(flat, new double[] {1, 2}).status())
        .isEqualTo(Status.SINGULAR);
  }

  @Test
  void aRunAwayEndsAtTheLastFiniteIterate() {
    Minimum end = Minimisers.gradientDescent(10).minimise(Rosenbrock.FORMULAS, new double[] {2, 2});
    assertThat(end.status()).isEqualTo(Status.NOT_FINITE);
    assertThat(end.value()).isFinite();
    assertThat(end.theta().toDoubles()).isEqualTo(end.trace().point(end.trace().size() - 1));
  }

  @Test
  void aStartOutsideTheDomainIsSaid() {
    Objective log = Objective.of(t -> t[0] - Math.log(t[0]), (t, g) -> g[0] = 1 - 1 / t[0]);
    for (Minimiser method :
        new Minimiser[] {Minimisers.bfgs(), Minimisers.gradientDescent(1), Minimisers.lbfgs()}) {
      assertThat(method.minimise(log, new double[] {-1}).status()).isEqualTo(Status.NOT_FINITE);
      assertThat(method.minimise(log, new double[] {Double.NaN}).status())
          .isEqualTo(Status.NOT_FINITE);
    }
  }

  @Test
  void lineSearchesStayInsideTheDomain() {
    Objective log = Objective.of(t -> t[0] - Math.log(t[0]), (t, g) -> g[0] = 1 - 1 / t[0]);
    Minimum end = Minimisers.bfgs().minimise(log, new double[] {30});
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().get(0)).isBetween(1 - 1e-7, 1 + 1e-7);
  }

  @Test
  void newtonSaysThatASaddleIsNoMinimum() {
    double[] start = {1, 1};
    assertThat(Minimisers.newton().minimise(SADDLE, start).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
    double[] ridge = {1, 0};
    assertThat(Minimisers.dampedNewton().minimise(SADDLE, ridge).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
    assertThat(Minimisers.trustRegion().minimise(SADDLE, new double[2]).status())
        .isEqualTo(Status.NOT_A_MINIMUM);
  }

  @Test
  void budgetsAreKept() {
    double[] start = {-1.2, 1};
    Stopping few = Stopping.STANDARD.withEvaluations(20);
    for (Minimiser method :
        new Minimiser[] {
          Minimisers.gradientDescent(1e-3),
          Minimisers.bfgs(),
          Minimisers.trustRegion(),
          Minimisers.dampedNewton()
        }) {
      Minimum end = method.minimise(Rosenbrock.FORMULAS, start, few);
      assertThat(end.status()).isEqualTo(Status.BUDGET);
      assertThat(end.evaluations()).isBetween(20, 40);
    }
    assertThat(
            Minimisers.bfgs().minimise(Rosenbrock.FORMULAS, start, Stopping.after(3)).iterations())
        .isEqualTo(3);
    assertThat(Minimisers.bfgs().minimise(Rosenbrock.FORMULAS, start, Stopping.after(0)).status())
        .isEqualTo(Status.BUDGET);
  }

  @Test
  void everyStoppingRuleStops() {
    double[] start = {0.4, -0.2};
    Minimiser descent = Minimisers.gradientDescent(1e-3);
    Stopping none = Stopping.after(100_000);
    assertThat(descent.minimise(Rosenbrock.FORMULAS, start, none.withGradient(1e-3)).status())
        .isEqualTo(Status.CONVERGED_GRADIENT);
    assertThat(descent.minimise(Rosenbrock.FORMULAS, start, none.withStep(1e-6)).status())
        .isEqualTo(Status.CONVERGED_STEP);
    assertThat(descent.minimise(Rosenbrock.FORMULAS, start, none.withValue(1e-9)).status())
        .isEqualTo(Status.CONVERGED_VALUE);
  }

  @Test
  void missingDerivativesAndWrongKindsAreRefused() {
    Objective first = Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = 2 * t[0]);
    assertThatThrownBy(() -> Minimisers.newton().minimise(first, ONE))
        .isInstanceOf(UnsupportedOperationException.class)
        .hasMessageContaining("Objective.of");
    assertThatThrownBy(() -> Minimisers.gaussNewton().minimise(first, ONE))
        .hasMessageContaining("LeastSquares.of");
    assertThatThrownBy(() -> Minimisers.secant(0.1).minimise(first, new double[2]))
        .hasMessageContaining("one dimension, the start has 2;");
    assertThatThrownBy(() -> Minimisers.bfgs().minimise(first, new double[0]))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> Stopping.STANDARD.withGradient(Double.NaN))
        .hasMessageContaining("negative");
    assertThatThrownBy(() -> LineSearch.strongWolfe(0.5, 0.1)).hasMessageContaining("c1 < c2");
  }

  @Test
  void pointsAreKeptOnlyWhenWanted() {
    Minimum end =
        Minimisers.bfgs()
            .minimise(Rosenbrock.FORMULAS, new double[] {0, 0}, Stopping.STANDARD, Tracing.NUMBERS);
    assertThat(end.trace().value()).hasSize(end.iterations() + 1);
    assertThatThrownBy(() -> end.trace().theta(0)).hasMessageContaining("Tracing.POINTS");
  }
}
