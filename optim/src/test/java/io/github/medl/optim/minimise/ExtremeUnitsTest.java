package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.linesearch.LineSearch;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The unit in which a cost or a parameter is measured is no matter of mathematics. */
class ExtremeUnitsTest {
  private static final Map<String, Minimiser> METHODS =
      new TreeMap<>(
          Map.of(
              "BFGS", Minimisers.bfgs(),
              "DFP", Minimisers.quasiNewton(QuasiNewton.DFP),
              "rank one", Minimisers.quasiNewton(QuasiNewton.RANK_ONE),
              "L-BFGS", Minimisers.lbfgs(),
              "Polak-Ribiere", Minimisers.conjugateGradient(Conjugacy.POLAK_RIBIERE),
              "Fletcher-Reeves", Minimisers.conjugateGradient(Conjugacy.FLETCHER_REEVES),
              "Newton", Minimisers.newton(),
              "damped Newton", Minimisers.dampedNewton(),
              "trust region", Minimisers.trustRegion()));

  private static final Map<String, LineSearch> SEARCHES =
      Map.of(
          "backtracking", LineSearch.backtracking(),
          "bisection", LineSearch.bisection(),
          "Newton", LineSearch.newton(),
          "weak Wolfe", LineSearch.weakWolfe(1e-4, .9),
          "strong Wolfe", LineSearch.strongWolfe(1e-4, .9));

  /** c f(theta / s) with all of its derivatives. */
  private static Objective measured(Objective f, double c, double s) {
    return new Objective() {
      private double[] inside(double[] theta) {
        double[] inside = new double[theta.length];
        for (int i = 0; i < inside.length; i++) {
          inside[i] = theta[i] / s;
        }
        return inside;
      }

      @Override
      public double value(double[] theta) {
        return c * f.value(inside(theta));
      }

      @Override
      public double valueAndGradient(double[] theta, double[] gradient) {
        double value = f.valueAndGradient(inside(theta), gradient);
        for (int i = 0; i < gradient.length; i++) {
          gradient[i] = c * gradient[i] / s;
        }
        return c * value;
      }

      @Override
      public io.github.medl.tensor.Tensor hessian(double[] theta) {
        return f.hessian(inside(theta)).mul(c).div(s).div(s);
      }
    };
  }

  private static Stream<Arguments> of(Stream<String> names, double... scales) {
    return names.flatMap(name -> DoubleStream.of(scales).mapToObj(c -> Arguments.of(name, c)));
  }

  static Stream<Arguments> methodsAndUnits() {
    return of(METHODS.keySet().stream(), 1e-300, 1e-150, 1e-80, 1e80, 1e150, 1e290);
  }

  /** From where the gradient is 200, so that every unit leaves room. */
  @ParameterizedTest(name = "{0}, C times {1}")
  @MethodSource("methodsAndUnits")
  void theUnitOfTheCostChangesNoMinimum(String method, double c) {
    Minimum end =
        METHODS
            .get(method)
            .minimise(
                measured(Rosenbrock.FORMULAS, c, 1),
                new double[] {-1.2, 1},
                Stopping.STANDARD.withGradient(1e-6 * c));
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().toDoubles()).containsExactly(new double[] {1, 1}, within(1e-5));
    double gradient = end.trace().gradientNorm()[0];
    assertThat(gradient / c).isCloseTo(232.86768775422664, within(1e-9));
    assertThat(end.trace().value()[0] / c).isCloseTo(24.2, within(1e-9));
  }

  static Stream<Arguments> searchesAndUnits() {
    return of(SEARCHES.keySet().stream(), 1e-150, 1e-20, 1e20, 1e150);
  }

  /** The first step has another order of magnitude than the right one. */
  @ParameterizedTest(name = "{0}, theta times {1}")
  @MethodSource("searchesAndUnits")
  void aLineSearchFindsStepsOfAnySize(String search, double s) {
    Objective bowl = Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = 2 * t[0], t -> H);
    Minimum end =
        Minimisers.steepestDescent(SEARCHES.get(search))
            .minimise(
                measured(bowl, 1, s), new double[] {s}, Stopping.STANDARD.withGradient(1e-3 / s));
    boolean mayNotGrow = search.equals("backtracking") && s > 1;
    assertThat(end.isConverged() || mayNotGrow).as("%s", end).isTrue();
    assertThat(end.status()).isNotEqualTo(Status.NOT_FINITE);
  }

  private static final double[][] H = {{2}};
  private static final double[] ONES = {1, 1};

  static Stream<Arguments> methodsAndParameters() {
    return of(METHODS.keySet().stream(), 1e-150, 1e-20, 1e20, 1e150);
  }

  @ParameterizedTest(name = "{0}, theta times {1}")
  @MethodSource("methodsAndParameters")
  void theUnitOfTheParametersChangesNoMinimum(String method, double s) {
    Minimum end =
        METHODS
            .get(method)
            .minimise(
                measured(Rosenbrock.FORMULAS, 1, s),
                new double[] {-1.2 * s, s},
                Stopping.STANDARD.withGradient(1e-6 / s));
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().get(0) / s).isCloseTo(1, within(1e-5));
  }

  /** Squares of the gradient 2e300 overflow; the minimum is at 0 all the same. */
  @ParameterizedTest
  @ValueSource(strings = {"BFGS", "DFP", "rank one", "L-BFGS", "Polak-Ribiere", "Newton"})
  void theSquareOfALargeNumberIsMinimised(String method) {
    Objective f =
        measured(Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = 2 * t[0], t -> H), 1e300, 1);
    Minimum end = METHODS.get(method).minimise(f, new double[] {1});
    assertThat(end.isConverged()).as("%s", end).isTrue();
    assertThat(end.theta().item()).isCloseTo(0, within(1e-150));
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-140, 1e-20, 1, 1e20, 1e140})
  void theUnitOfTheResidualsChangesNoFit(double unit) {
    LeastSquares valley =
        LeastSquares.of(
            t -> new double[] {unit * 10 * (t[1] - t[0] * t[0]), unit * (1 - t[0])},
            t -> new double[][] {{-20 * unit * t[0], 10 * unit}, {-unit, 0}});
    Stopping stopping = Stopping.STANDARD.withGradient(1e-8 * unit * unit);
    for (Minimiser method :
        new Minimiser[] {Minimisers.gaussNewton(), Minimisers.levenbergMarquardt()}) {
      Minimum end = method.minimise(valley, new double[] {-1.2, 1}, stopping);
      assertThat(end.theta().toDoubles()).as("%s", end).containsExactly(ONES, within(1e-7));
    }
  }

  @Test
  void variableMetricTakesTheSameStepsInEveryUnit() {
    double c = 0x1p900;
    Minimiser method = Minimisers.variableMetric(1e-8, Double.NEGATIVE_INFINITY);
    Minimum large = method.minimise(measured(Rosenbrock.FORMULAS, c, 1), new double[] {-1.2, 1});
    assertThat(large.isConverged()).as("%s", large).isTrue();
    assertThat(large.theta().toDoubles()).containsExactly(new double[] {1, 1}, within(1e-4));
  }

  @Test
  void normsNeitherOverflowNorVanish() {
    assertThat(Vectors.norm(new double[] {3e200, 4e200})).isCloseTo(5e200, within(1e186));
    assertThat(Vectors.norm(new double[] {3e-200, 4e-200})).isCloseTo(5e-200, within(1e-214));
    assertThat(Vectors.norm(new double[] {3e-320, 4e-320})).isCloseTo(5e-320, within(1e-323));
    assertThat(Vectors.norm(new double[] {0, 0})).isZero();
    assertThat(Vectors.norm(new double[] {1, Double.NaN})).isNaN();
    assertThat(Vectors.norm(new double[] {1, Double.NEGATIVE_INFINITY})).isInfinite();
    assertThat(Vectors.distance(new double[] {3e200, 0}, new double[] {0, 4e200}))
        .isCloseTo(5e200, within(1e186));
  }

  /** Without a rule that stops it, a run goes on as far as doubles reach. */
  @Test
  void aRunMayGoOnWhereSquaresOfGradientsVanish() {
    Objective bowl = Objective.of(t -> t[0] * t[0], (t, g) -> g[0] = 2 * t[0], t -> H);
    for (Minimiser method : new Minimiser[] {Minimisers.bfgs(), Minimisers.lbfgs()}) {
      Minimum end = method.minimise(bowl, new double[] {1}, Stopping.STANDARD.withGradient(1e-152));
      assertThat(end.isConverged()).as("%s", end).isTrue();
    }
  }

  @Test
  void trustRegionNearsAKinkUntilNoStepMovesIt() {
    // |θ| has no second derivative: the radius shrinks with θ, to where squares vanish.
    Minimum end =
        Minimisers.trustRegion()
            .minimise(Objective.of(t -> t.abs().sum()), new double[] {2, 2}, upTo(100_000));
    assertThat(end.value()).isLessThan(1e-300);
    assertThat(end.evaluations()).isLessThan(50_000);
  }

  private static Stopping upTo(int evaluations) {
    return Stopping.STANDARD.withEvaluations(evaluations);
  }
}
