package io.github.medl.examples.chapter2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.NumpyRandom;
import io.github.medl.tensor.Shaping;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.apache.commons.math3.stat.regression.OLSMultipleLinearRegression;
import org.junit.jupiter.api.Test;

/** Least squares against Commons Math, and against what its solution must satisfy. */
class LeastSquaresTest {
  private static final int N = 40;
  private static final NumpyRandom RANDOM = new NumpyRandom(1);
  private static final Tensor X =
      Shaping.stack(
          1,
          List.of(Tensor.ones(N), Tensor.vector(RANDOM.randn(N)), Tensor.vector(RANDOM.randn(N))));
  private static final Tensor Y = Tensor.vector(RANDOM.randn(N)).add(X.select(1, 1).mul(2));

  private final LeastSquares fit = LeastSquares.fit(X, Y);

  @Test
  void residualsAreOrthogonalToTheColumns() {
    Tensor residuals = Y.sub(fit.predict(X));

    assertThat(X.transpose().matmul(residuals).abs().max().item()).isLessThan(1e-12);
  }

  @Test
  void estimatesAndErrorsEqualThoseOfCommonsMath() {
    OLSMultipleLinearRegression reference = new OLSMultipleLinearRegression();
    reference.newSampleData(Y.toDoubles(), X.slice(1, 1, 3).toRows());

    assertThat(fit.beta().toDoubles())
        .containsExactly(reference.estimateRegressionParameters(), within(1e-12));
    assertThat(fit.standardErrors().toDoubles())
        .containsExactly(reference.estimateRegressionParametersStandardErrors(), within(1e-12));
    assertThat(fit.sigma()).isCloseTo(reference.estimateRegressionStandardError(), within(1e-12));
    assertThat(fit.rSquared()).isCloseTo(reference.calculateRSquared(), within(1e-12));
    assertThat(fit.adjustedRSquared())
        .isCloseTo(reference.calculateAdjustedRSquared(), within(1e-12));
  }

  @Test
  void intervalOfTheMeanAtTheUnitVectorIsThatOfTheCoefficient() {
    double[] half = fit.meanInterval(Tensor.eye(3), .95).toDoubles();

    // the quantile 0.975 of t with 37 degrees of freedom, by SciPy
    assertThat(fit.standardErrors().mul(2.0261924630291093).toDoubles())
        .containsExactly(half, within(1e-12));
  }
}
