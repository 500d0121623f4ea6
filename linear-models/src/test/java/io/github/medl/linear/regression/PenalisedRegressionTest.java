package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.NumpyRandom;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The references are NumPy's on the same data, of RandomState(2): ridge by the normal equations
 * with λ on the diagonal, the LASSO by trying all 3⁵ patterns of signs and solving for each.
 */
class PenalisedRegressionTest {
  private static final NumpyRandom RANDOM = new NumpyRandom(2);
  private static final int N = 30;
  private static final Tensor X = correlated();
  private static final Tensor Y =
      X.matmul(Tensor.vector(1.5, 0, -2, 0, .3)).add(3).add(Tensor.of(RANDOM.randn(N)));

  private static Tensor correlated() {
    Tensor x =
        Tensor.of(RANDOM.randn(N * 5), N, 5)
            .mul(Tensor.vector(1, 2, .5, 1, 3))
            .add(Tensor.vector(0, 1, 5, -2, 0));
    return x.add(x.select(1, 0).mul(.8).outer(Tensor.vector(0, 0, 0, 1, 0)));
  }

  @Test
  void ridgeIsTheSolutionOfThePenalisedNormalEquations() {
    double[][] byNumPy = {
      {
        5.324177231811692,
        0.9391801974060418,
        0.06755154680993057,
        -2.299089777100488,
        0.4475001824249882,
        0.24725173960734265
      },
      {
        3.762441005030766,
        0.8376671724519724,
        0.07245823848878932,
        -1.9474507383473851,
        0.5041285113379688,
        0.25745792795292055
      },
      {
        -1.3508355941572263,
        0.5255371987328209,
        0.08497389297408683,
        -0.837756209164774,
        0.5856008951125593,
        0.267465865530894
      },
      {
        -6.2635345831721505,
        0.02545623286698859,
        0.01704395464598026,
        -0.01531290720964923,
        0.03472375886890652,
        0.04326469712634316
      }
    };

    List<PenalisedModel> fits = Ridge.path(X, Y, 0, 1, 10, 1000);

    for (int k = 0; k < byNumPy.length; k++) {
      assertThat(all(fits.get(k))).containsExactly(byNumPy[k], within(1e-11));
    }
  }

  @Test
  void ridgeWithoutPenaltyIsLeastSquares() {
    assertThat(all(Ridge.of(0).fit(X, Y)))
        .containsExactly(
            LinearRegression.byQr().fit(X, Y).coefficients().toDoubles(), within(1e-11));
    assertThat(Ridge.of(0).fit(X, Y).degreesOfFreedom()).isCloseTo(6, within(1e-12));
  }

  @Test
  void ridgeIsLeastSquaresWithRowsThatPullToZero() {
    double lambda = 3;
    Tensor x = Tensor.concat(0, List.of(X, Tensor.eye(5).mul(Math.sqrt(lambda))));
    Tensor y = Tensor.concat(0, List.of(Y, Tensor.zeros(5)));

    assertThat(Ridge.of(lambda).withoutIntercept().fit(X, Y).slopes().toDoubles())
        .containsExactly(
            LinearRegression.byQr().withoutIntercept().fit(x, y).coefficients().toDoubles(),
            within(1e-12));
  }

  @Test
  void degreesOfFreedomOfRidgeAreTheTraceOfTheHatMatrix() {
    double trace = 0;
    for (int i = 0; i < N; i++) {
      int row = i;
      Tensor unit = Tensor.generate(k -> k == row ? 1 : 0, N);
      trace += Ridge.of(5).fit(X, unit).predict(X).get(i);
    }

    assertThat(Ridge.of(5).fit(X, Y).degreesOfFreedom()).isCloseTo(trace, within(1e-12));
  }

  @Test
  void ridgeTakesMoreColumnsThanRows() {
    Tensor x = X.slice(0, 0, 3);
    Tensor y = Y.slice(0, 0, 3);

    PenalisedModel fit = Ridge.of(.1).fit(x, y);

    Tensor centred = x.sub(x.mean(0));
    Tensor gram = centred.matmul(centred, true, false).add(Tensor.eye(5).mul(.1));
    Tensor right = centred.matmul(y.sub(y.mean()), true, false);
    assertThat(fit.slopes().toDoubles())
        .containsExactly(gram.solve(right).toDoubles(), within(1e-12));
  }

  @Test
  void theLassoIsTheBestOfAllPatternsOfSigns() {
    double[] penalties = {2, 1, .5, .2, .01};
    double[][] byNumPy = {
      {-6.410520915100383, 0, 0, 0, 0, 0},
      {-5.93042847146596, 0, 0, 0, 0.21600873745869942, 0.11305594500655369},
      {
        -5.1675252261709623,
        5.0031665472442303e-02,
        3.1488562958380335e-03,
        0,
        6.0170763955138884e-01,
        2.3106871855877936e-01
      },
      {
        0.6208850725888695,
        0.564138914931115,
        0.04308717075682725,
        -1.2664786769359746,
        0.5249044162851777,
        0.24494012259294967
      },
      {
        5.08901262384995,
        0.9204281332822749,
        0.06632832800727931,
        -2.24745922209213,
        0.45137039411801266,
        0.24713615875662687
      }
    };

    List<PenalisedModel> path = Lasso.path(X, Y, penalties);

    for (int k = 0; k < penalties.length; k++) {
      assertThat(all(path.get(k))).containsExactly(byNumPy[k], within(1e-8));
      assertThat(all(Lasso.of(penalties[k]).fit(X, Y))).containsExactly(byNumPy[k], within(1e-8));
    }
    assertThat(path.get(1).degreesOfFreedom()).isEqualTo(3);
    assertThat(Lasso.largestPenalty(X, Y)).isCloseTo(1.9289527933266669, within(1e-12));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .003, .03, .3, 1.5})
  void theConditionsOfAMinimumHold(double lambda) {
    NumpyRandom random = new NumpyRandom(4);
    Tensor x = Tensor.of(random.randn(40 * 80), 40, 80); // twice as many columns as rows
    Tensor y = Tensor.of(random.randn(40)).add(x.select(1, 7).mul(3));
    if (lambda == 0) { // unique only with fewer columns
      x = x.slice(1, 0, 20);
    }

    PenalisedModel fit = Lasso.of(lambda).fit(x, y);

    Tensor residuals = y.sub(fit.predict(x));
    double[] c = residuals.matmul(x).div(40).toDoubles();
    double[] beta = fit.slopes().toDoubles();
    assertThat(residuals.mean().item()).isCloseTo(0, within(1e-12));
    for (int j = 0; j < beta.length; j++) {
      if (beta[j] != 0) {
        assertThat(c[j]).isCloseTo(lambda * Math.signum(beta[j]), within(1e-8));
      } else {
        assertThat(Math.abs(c[j])).isLessThanOrEqualTo(lambda + 1e-8);
      }
    }
  }

  @Test
  void fromTheLargestPenaltyOnTheLassoSelectsNothing() {
    double largest = Lasso.largestPenalty(X, Y);

    assertThat(Lasso.of(largest).fit(X, Y).slopes().abs().max().item()).isZero();
    assertThat(Lasso.of(.99 * largest).fit(X, Y).degreesOfFreedom()).isEqualTo(2);
    assertThat(Lasso.of(largest).fit(X, Y).intercept()).isCloseTo(Y.mean().item(), within(1e-12));
  }

  @Test
  void aConstantColumnGetsNoWeight() {
    Tensor x = Tensor.concat(1, List.of(X, Tensor.full(3, N, 1)));

    assertThat(Lasso.of(.1).fit(x, Y).slopes().get(5)).isZero();
    assertThat(Ridge.of(.1).fit(x, Y).slopes().get(5)).isCloseTo(0, within(1e-12));
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> Ridge.of(-1)).hasMessageContaining("a penalty of -1.0");
    assertThatThrownBy(() -> Lasso.of(Double.NaN)).hasMessageContaining("a penalty of NaN");
    assertThatThrownBy(() -> Ridge.path(X, Y, 1, -1)).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> Lasso.of(1).fit(X.div(0), Y))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("Lasso: x[0, 0]");
    assertThatThrownBy(() -> Ridge.of(1).fit(X, Y.slice(0, 1, N)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> Ridge.of(1).fit(X, Y).predict(Tensor.ones(1, 2)))
        .hasMessageContaining("fitted to 5 columns");
  }

  private static double[] all(PenalisedModel fit) {
    return Tensor.concat(0, List.of(Tensor.vector(fit.intercept()), fit.slopes())).toDoubles();
  }
}
