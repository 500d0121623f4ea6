package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.linear.regression.MultivariateRegression.Block;
import io.github.medl.random.NumpyRandom;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MultivariateRegressionTest {
  private static final NumpyRandom RANDOM = new NumpyRandom(5);
  private static final int N = 10_000; // three blocks
  private static final Tensor X = Tensor.of(RANDOM.randn(N * 4), N, 4);
  private static final Tensor Y =
      Tensor.of(RANDOM.randn(N * 2), N, 2).add(X.slice(1, 1, 3).mul(2)).add(1);

  @Test
  void everyResponseIsARegressionOfItsOwn() {
    MultivariateRegression fit = MultivariateRegression.fit(X, Y);

    for (int j = 0; j < 2; j++) {
      LinearModel alone = LinearRegression.byQr().fit(X, Y.select(1, j));
      assertThat(fit.weights().select(1, j).toDoubles())
          .containsExactly(alone.coefficients().toDoubles(), within(1e-12));
      assertThat(fit.residualSums().get(j)).isCloseTo(alone.residualSumOfSquares(), within(1e-8));
    }
    assertThat(fit.rank()).isEqualTo(5);
    assertThat(fit.predict(X).allClose(X.matmul(fit.slopes()).add(fit.intercepts()), 0, 0))
        .isTrue();
  }

  @Test
  void rowsInBlocksAreTheSameRows() {
    MultivariateRegression whole = MultivariateRegression.fit(X, Y);

    MultivariateRegression blocks =
        MultivariateRegression.fit(
            100,
            b -> new Block(X.slice(0, 100 * b, 100 * (b + 1)), Y.slice(0, 100 * b, 100 * (b + 1))));

    assertThat(blocks.weights().allClose(whole.weights(), 0, 1e-12)).isTrue();
    assertThat(blocks.singularValues().toDoubles())
        .containsExactly(whole.singularValues().toDoubles(), within(1e-10));
  }

  @Test
  void dependentColumnsGiveTheSolutionOfLeastNorm() {
    Tensor x = Tensor.concat(1, List.of(X, X.slice(1, 0, 1).add(1)));

    MultivariateRegression fit = MultivariateRegression.fit(x, Y);

    Lstsq direct = Design.rows(x, true).lstsq(Y);
    assertThat(fit.rank()).isEqualTo(5);
    assertThat(fit.weights().allClose(direct.x(), 0, 1e-12)).isTrue();
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> MultivariateRegression.fit(X, Y.select(1, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("y must have shape (10000, k)");
    assertThatThrownBy(() -> MultivariateRegression.fit(X, Y.div(0)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("y[0] is");
    assertThatThrownBy(() -> MultivariateRegression.fit(0, b -> new Block(X, Y)))
        .hasMessageContaining("no rows");
    assertThatThrownBy(
            () -> MultivariateRegression.fit(2, b -> new Block(b == 0 ? X : X.slice(1, 0, 3), Y)))
        .hasMessageContaining("a block has 3 columns and 2 responses, the first 4 and 2");
    assertThatThrownBy(() -> MultivariateRegression.fit(X, Y).predict(Y))
        .hasMessageContaining("fitted to 4 columns");
  }
}
