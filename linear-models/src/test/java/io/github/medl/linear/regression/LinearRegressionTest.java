package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.random.NumpyRandom;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearRegressionTest {
  private static final int N = 40;
  private static final NumpyRandom RANDOM = new NumpyRandom(1);
  private static final Tensor X = Tensor.of(RANDOM.randn(N * 3), N, 3);
  private static final Tensor W = Tensor.of(RANDOM.rand(N)).add(.1);
  private static final Tensor Y = Tensor.of(RANDOM.randn(N)).add(X.select(1, 1).mul(2)).add(5);

  static Stream<LinearRegression> methods() {
    return Stream.of(
        LinearRegression.byQr(),
        LinearRegression.bySvd(),
        LinearRegression.byNormalEquations(),
        LinearRegression.byGradientDescent(.3, Stopping.STANDARD.withGradient(1e-13)));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void allMethodsAgree(LinearRegression method) {
    LinearModel qr = LinearRegression.byQr().fit(X, Y);
    LinearModel fit = method.fit(X, Y);

    assertThat(fit.coefficients().toDoubles())
        .containsExactly(qr.coefficients().toDoubles(), within(1e-11));
    assertThat(fit.rank()).isEqualTo(4);
  }

  @ParameterizedTest
  @MethodSource("methods")
  void residualsAreOrthogonalToTheColumns(LinearRegression method) {
    Tensor residuals = method.fit(X, Y).residuals();

    assertThat(X.transpose().matmul(residuals).abs().max().item()).isLessThan(1e-11);
    assertThat(residuals.sum().item()).isCloseTo(0, within(1e-11));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void weightedResidualsAreOrthogonalToTheColumns(LinearRegression method) {
    Tensor residuals = method.weighted(W).fit(X, Y).residuals().mul(W);

    assertThat(X.transpose().matmul(residuals).abs().max().item()).isLessThan(1e-11);
    assertThat(residuals.sum().item()).isCloseTo(0, within(1e-11));
  }

  @ParameterizedTest
  @MethodSource("methods")
  void withoutInterceptOnlyTheColumnsCount(LinearRegression method) {
    LinearModel fit = method.withoutIntercept().fit(X, Y);

    assertThat(fit.coefficients().size()).isEqualTo(3);
    assertThat(fit.intercept()).isZero();
    assertThat(X.transpose().matmul(fit.residuals()).abs().max().item()).isLessThan(1e-11);
    assertThat(fit.predict(Tensor.zeros(1, 3)).item()).isZero();
  }

  @Test
  void aWeightOfTwoIsAnObservationTwice() {
    Tensor w = Tensor.generate(i -> i < 10 ? 2 : 1, N);
    Tensor twice = Tensor.concat(0, List.of(X, X.slice(0, 0, 10)));
    Tensor yTwice = Tensor.concat(0, List.of(Y, Y.slice(0, 0, 10)));

    assertThat(LinearRegression.byQr().weighted(w).fit(X, Y).coefficients().toDoubles())
        .containsExactly(
            LinearRegression.byQr().fit(twice, yTwice).coefficients().toDoubles(), within(1e-13));
  }

  @Test
  void anExactLineIsFound() {
    LinearModel fit = LinearRegression.byQr().fit(X, X.matmul(Tensor.vector(1, -2, 3)).add(4));

    assertThat(fit.intercept()).isCloseTo(4, within(1e-13));
    assertThat(fit.slopes().toDoubles()).containsExactly(new double[] {1, -2, 3}, within(1e-13));
    assertThat(fit.predict(Tensor.ones(1, 3)).item()).isCloseTo(6, within(1e-13));
    assertThat(fit.residualSumOfSquares()).isLessThan(1e-24);
  }

  @Test
  void withoutColumnsTheMeanIsFitted() {
    LinearModel fit = LinearRegression.byQr().fit(Tensor.zeros(N, 0), Y);

    assertThat(fit.intercept()).isCloseTo(Y.mean().item(), within(1e-13));
    assertThat(fit.predict(Tensor.zeros(2, 0)).shape()).containsExactly(2);
  }

  @Test
  void thePseudoInverseGivesTheSolutionOfLeastNorm() {
    Tensor x = Tensor.of(new double[][] {{1, 1}, {2, 2}, {3, 3}});
    LinearModel fit = LinearRegression.bySvd().withoutIntercept().fit(x, Tensor.vector(2, 4, 6));

    assertThat(fit.rank()).isEqualTo(1);
    assertThat(fit.coefficients().toDoubles()).containsExactly(new double[] {1, 1}, within(1e-14));
  }

  @Test
  void moreParametersThanRowsHaveASolutionOfLeastNorm() {
    Tensor x = X.slice(0, 0, 2);
    Tensor y = Y.slice(0, 0, 2);

    LinearModel fit = LinearRegression.bySvd().fit(x, y);

    assertThat(fit.residuals().abs().max().item()).isLessThan(1e-13);
    // of least norm: in the row space of [1 x]
    Tensor rows = Design.rows(x, true);
    Tensor inRowSpace = rows.transpose().matmul(rows.transpose().lstsq(fit.coefficients()).x());
    assertThat(inRowSpace.allClose(fit.coefficients(), 0, 1e-13)).isTrue();
  }

  /** The first columns of Hilbert's matrix, which depend on each other more and more. */
  private static Tensor hilbert(int columns) {
    return Tensor.generate(k -> 1.0 / (k / columns + k % columns + 1), 10, columns);
  }

  @Test
  void theNormalEquationsLoseTwiceAsManyDigits() {
    Tensor x = hilbert(6);
    Tensor y = x.sum(1);

    double byQr = error(LinearRegression.byQr(), x, y);

    assertThat(byQr).isLessThan(1e-9);
    assertThat(error(LinearRegression.byNormalEquations(), x, y)).isGreaterThan(1000 * byQr);
  }

  /** The greatest error of coefficients that are all 1. */
  private static double error(LinearRegression method, Tensor x, Tensor y) {
    Tensor beta = method.withoutIntercept().fit(x, y).coefficients();
    return beta.sub(1).abs().max().item();
  }

  @Test
  void theNormalEquationsAreRefusedWhenTheyHaveNoDigitsLeft() {
    Tensor x = hilbert(9);

    assertThat(error(LinearRegression.byQr(), x, x.sum(1))).isLessThan(1e-3);
    assertThatThrownBy(() -> LinearRegression.byNormalEquations().fit(x, x.sum(1)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("XᵀX is")
        .hasMessageContaining("LinearRegression.byQr()");
    assertThatThrownBy(
            () -> LinearRegression.byNormalEquations().fit(Tensor.ones(3, 1), Tensor.arange(3)))
        .isInstanceOf(UnfittableException.class);
  }

  @Test
  void fewerRowsThanParametersAreRefused() {
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X.slice(0, 0, 3), Y.slice(0, 0, 3)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("4 parameters cannot be told from 3 rows")
        .hasMessageContaining("LinearRegression.bySvd()");
  }

  @Test
  void dependentColumnsAreNamed() {
    Tensor sum = X.sum(1).reshape(-1, 1);
    Tensor constant = Tensor.full(3.7, N, 1);
    LinearRegression named = LinearRegression.byQr().named("a", "b", "c", "d");

    assertThatThrownBy(() -> named.fit(Tensor.concat(1, List.of(X, sum)), Y))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("column d is a linear combination of the columns before it");
    assertThatThrownBy(() -> named.fit(Tensor.concat(1, List.of(X, constant)), Y))
        .hasMessageContaining("column d is constant, as the intercept already is");
    assertThatThrownBy(() -> named.fit(Tensor.concat(1, List.of(X, constant.mul(0))), Y))
        .hasMessageContaining("column d is 0 in every row");
    assertThat(named.withoutIntercept().fit(Tensor.concat(1, List.of(X, constant)), Y).rank())
        .isEqualTo(4);
  }

  @Test
  void gradientDescentSaysWhichRatesDescend() {
    assertThatThrownBy(() -> LinearRegression.byGradientDescent(5, Stopping.STANDARD).fit(X, Y))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("diverges with learning rate 5")
        .hasMessageContaining("n / λ_max(XᵀX)");
    assertThatThrownBy(
            () -> LinearRegression.byGradientDescent(1e-6, Stopping.after(100)).fit(X, Y))
        .hasMessageContaining("has not converged after 100 steps");
  }

  @Test
  void badDataAreRefused() {
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X.select(1, 0), Y))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("reshape(-1, 1)");
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X, Y.slice(0, 1, N)))
        .hasMessageContaining("y must have shape (40,)");
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X.div(0), Y))
        .hasMessageContaining("x[0, 0] is");
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X, Y.sub(99).log()))
        .hasMessageContaining("is NaN");
    assertThatThrownBy(() -> LinearRegression.byQr().weighted(Tensor.ones(3)).fit(X, Y))
        .hasMessageContaining("the weights must have shape (40,)");
    assertThatThrownBy(() -> LinearRegression.byQr().weighted(Tensor.zeros(N)).fit(X, Y))
        .hasMessageContaining("the weight of row 0 is 0.0");
    assertThatThrownBy(() -> LinearRegression.byQr().named("a").fit(X, Y))
        .hasMessageContaining("1 names [a] for 3 columns");
    assertThatThrownBy(() -> LinearRegression.byQr().withoutIntercept().fit(Tensor.zeros(N, 0), Y))
        .hasMessageContaining("no columns");
    assertThatThrownBy(() -> LinearRegression.byQr().fit(X, Y).predict(Tensor.ones(1, 2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("fitted to 3 columns");
  }
}
