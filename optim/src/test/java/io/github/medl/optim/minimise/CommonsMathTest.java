package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.linesearch.LineSearch;
import io.github.medl.tensor.Tensor;
import java.util.stream.Stream;
import org.apache.commons.math3.analysis.UnivariateFunction;
import org.apache.commons.math3.analysis.solvers.BrentSolver;
import org.apache.commons.math3.fitting.leastsquares.LeastSquaresBuilder;
import org.apache.commons.math3.fitting.leastsquares.LevenbergMarquardtOptimizer;
import org.apache.commons.math3.optim.InitialGuess;
import org.apache.commons.math3.optim.MaxEval;
import org.apache.commons.math3.optim.SimpleValueChecker;
import org.apache.commons.math3.optim.nonlinear.scalar.GoalType;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunction;
import org.apache.commons.math3.optim.nonlinear.scalar.ObjectiveFunctionGradient;
import org.apache.commons.math3.optim.nonlinear.scalar.gradient.NonLinearConjugateGradientOptimizer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against the optimisers of Apache Commons Math. */
class CommonsMathTest {
  @ParameterizedTest
  @ValueSource(strings = {"Rosenbrock", "Beale", "Bard", "Gaussian", "Kowalik and Osborne", "Wood"})
  void levenbergMarquardtEndsWhereTheirsDoes(String name) {
    TestFunctions.Problem problem = TestFunctions.named(name);
    LeastSquares ours = problem.objective();
    double[] theirs =
        new LevenbergMarquardtOptimizer(100, 1e-14, 1e-14, 1e-14, 0)
            .optimize(
                new LeastSquaresBuilder()
                    .start(problem.start())
                    .target(new double[ours.residuals(problem.start()).length])
                    .model(ours::residuals, x -> ours.jacobian(x).toRows())
                    .maxEvaluations(10_000)
                    .maxIterations(10_000)
                    .build())
            .getPoint()
            .toArray();
    double[] found =
        Minimisers.levenbergMarquardt()
            .minimise(ours, problem.start(), Stopping.STANDARD.withGradient(1e-10))
            .theta()
            .toDoubles();
    assertThat(found).containsExactly(theirs, within(1e-5));
  }

  static Stream<Conjugacy> conjugacies() {
    return Stream.of(Conjugacy.values());
  }

  @ParameterizedTest
  @MethodSource("conjugacies")
  void conjugateGradientsEndWhereTheirsDo(Conjugacy conjugacy) {
    Objective beale = TestFunctions.named("Beale").objective();
    var formula =
        conjugacy == Conjugacy.FLETCHER_REEVES
            ? NonLinearConjugateGradientOptimizer.Formula.FLETCHER_REEVES
            : NonLinearConjugateGradientOptimizer.Formula.POLAK_RIBIERE;
    double[] theirs =
        new NonLinearConjugateGradientOptimizer(formula, new SimpleValueChecker(1e-15, 1e-18))
            .optimize(
                new MaxEval(100_000),
                GoalType.MINIMIZE,
                new InitialGuess(new double[] {1, 1}),
                new ObjectiveFunction(beale::value),
                new ObjectiveFunctionGradient(
                    x -> {
                      double[] g = new double[2];
                      beale.valueAndGradient(x, g);
                      return g;
                    }))
            .getPoint();
    Minimum ours = Minimisers.conjugateGradient(conjugacy).minimise(beale, new double[] {1, 1});
    assertThat(ours.theta().toDoubles()).containsExactly(theirs, within(1e-5));
  }

  /** Figure 4.8: along the gradient at (0.8, 0) the exact step is a zero of phi'. */
  @Test
  void exactSearchesFindBrentsZero() {
    double[] theta = {0.8, 0};
    double[] d = {-204.4, 128};
    UnivariateFunction slope =
        alpha -> {
          double[] g = new double[2];
          Rosenbrock.FORMULAS.valueAndGradient(
              new double[] {theta[0] + alpha * d[0], theta[1] + alpha * d[1]}, g);
          return Vectors.dot(g, d);
        };
    double brent = new BrentSolver(1e-15, 1e-18).solve(1000, slope, 0, 0.003);
    assertThat(brent).isCloseTo(0.0016483282074149248, within(1e-14));
    for (LineSearch search : new LineSearch[] {LineSearch.newton(), LineSearch.bisection()}) {
      Minimum step =
          Minimisers.steepestDescent(search)
              .minimise(Rosenbrock.FORMULAS, theta, Stopping.after(1));
      assertThat(step.trace().stepLength()[1]).isCloseTo(brent, within(1e-14));
      assertThat(step.value()).isCloseTo(0.28947748084281955, within(1e-12));
    }
  }

  /** Gauss-Newton on a line is the regression. */
  @Test
  void gaussNewtonSolvesLinearRegressionInOneStep() {
    Tensor x = Tensor.of(new double[][] {{1, 1}, {1, 2}, {1, 4}});
    Tensor y = Tensor.vector(3, 5, 8);
    Minimum end =
        Minimisers.gaussNewton().minimise(LeastSquares.of(t -> x.matmul(t).sub(y)), new double[2]);
    assertThat(end.iterations()).isEqualTo(1);
    assertThat(end.theta().allClose(x.lstsq(y).x(), 1e-12, 1e-12)).isTrue();
  }
}
