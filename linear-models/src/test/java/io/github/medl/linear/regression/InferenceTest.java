package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.offset;

import io.github.medl.learning.UnfittableException;
import io.github.medl.linear.Band;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

/**
 * Against numbers of R 4.2.2: {@code summary(lm(...))}, {@code confint}, {@code vcov} and {@code
 * predict(..., interval = ...)} of the regressions in summaries.R, printed with 17 digits.
 */
class InferenceTest {
  private final LinearModel weighted =
      LinearRegression.byQr()
          .weighted(Tensor.linspace(.1, 5, 490))
          .fit(Houses.columns("rm", "lstat"), Houses.price());
  private final LinearModel throughOrigin =
      LinearRegression.byQr().withoutIntercept().fit(Houses.columns("rm", "lstat"), Houses.price());
  private final LinearModel five = LinearRegression.byQr().fit(FivePoints.X, FivePoints.Y);

  @Test
  void aWeightedRegressionIsThatOfR() {
    LinearInference inference = weighted.inference();

    near(weighted.coefficients(), 11.57475166678026, 2.962334001644106, -0.6850211170945620);
    near(inference.standardErrors(), 2.825138743800417, 0.3995012363461330, 0.03684242816255950);
    near(inference.tValues(), 4.097056009082846, 7.415080936263991, -18.59326736207640);
    near(inference.pValues(), 4.900613186156205e-05, 5.432499564813714e-13, 1.048865879897261e-58);
    near(inference.sigma(), 7.777494031261594);
    near(inference.rSquared(), .6364686839518865);
    near(inference.adjustedRSquared(), .6349757422022022);
    near(inference.fStatistic(), 426.3184977488232);
    near(inference.fPValue(), 9.816016576286607e-108);
    assertThat(inference.degreesOfFreedom()).isEqualTo(487);
    near(
        inference.confidenceIntervals(.9),
        6.918955469259640,
        16.23054786430088,
        2.303960553201351,
        3.620707450086861,
        -0.7457370154988738,
        -0.6243052186902502);
    near(
        inference.covariance().select(0, 2),
        -0.07242662370409872,
        0.008596981297182865,
        0.001357364512913357);
  }

  @Test
  void bandsOfAWeightedRegressionAreThoseOfR() {
    Tensor x = Tensor.of(new double[][] {{5, 30}, {6.5, 8}});

    Band mean = weighted.inference().meanBand(x, .9);
    near(mean.mean(), 5.835788162163929, 25.34975374071045);
    near(mean.lower(), 4.935101940877718, 24.88226105453744);
    near(mean.upper(), 6.736474383450140, 25.81724642688347);
    Band prediction = weighted.inference().predictionBand(x, .9);
    near(prediction.lower(), -7.013040006726488, 12.52401013435054);
    near(prediction.upper(), 18.68461633105435, 38.17549734707038);
  }

  @Test
  void aRegressionWithoutInterceptIsThatOfR() {
    LinearInference inference = throughOrigin.inference();

    near(throughOrigin.coefficients(), 4.657649393652047, -0.5778293617838138);
    near(inference.standardErrors(), 0.06158125148540662, 0.02624470484358296);
    near(inference.pValues(), 1.148985207313667e-271, 4.076039246922848e-75);
    near(inference.sigma(), 4.618764589475271);
    near(inference.rSquared(), 0.9599019986550693);
    near(inference.adjustedRSquared(), 0.9597376625839835);
    near(inference.fStatistic(), 5841.091321661272);
    assertThat(inference.fPValue()).isZero(); // below the least double
    Band band = inference.predictionBand(Tensor.of(new double[][] {{5, 30}, {6.5, 8}}), .95);
    near(band.lower(), -3.186713683774041, 16.56362052742234);
    near(band.upper(), 15.09344591326568, 34.74055180151325);
  }

  @Test
  void fivePointsAreThoseOfR() {
    LinearInference inference = five.inference();

    near(five.coefficients(), 1.111323916686615, 0.6754847977017001);
    near(inference.pValues(), 0.6502664266607985, 0.1741909882180487);
    near(inference.fPValue(), 0.1741909882180488);
    Band band = inference.predictionBand(Tensor.of(new double[][] {{0}, {10}}), .95);
    near(band.lower(), -7.502413975206677, 0.1900750781873510);
    near(band.upper(), 9.725061808579907, 15.54226870921988);
  }

  @Test
  void withOneVariableFIsTheSquareOfT() {
    LinearInference inference = five.inference();

    near(inference.fStatistic(), Math.pow(inference.tValues().get(1), 2));
    near(inference.fPValue(), inference.pValues().get(1));
  }

  @Test
  void theMeanBandAtZeroIsTheIntervalOfTheIntercept() {
    Band band = five.inference().meanBand(Tensor.zeros(1, 1), .9);

    near(
        five.inference().confidenceIntervals(.9).select(0, 0),
        band.lower().item(),
        band.upper().item());
  }

  @Test
  void aPredictionHasTheVarianceOfTheMeanAndThatOfTheError() {
    Tensor x = Tensor.of(new double[][] {{0}, {5}, {20}});
    LinearInference inference = five.inference();
    double t = 3.182446305284263; // the quantile 0.975 for 3 degrees of freedom, by SciPy

    Tensor mean = inference.meanBand(x, .95).upper().sub(five.predict(x)).div(t).square();
    Tensor all = inference.predictionBand(x, .95).upper().sub(five.predict(x)).div(t).square();

    double variance = Math.pow(inference.sigma(), 2);
    near(all.sub(mean), variance, variance, variance);
  }

  @Test
  void anyMethodThatFindsBetaHasTheSameInference() {
    LinearModel bySvd = LinearRegression.bySvd().fit(FivePoints.X, FivePoints.Y);

    near(bySvd.inference().standardErrors(), five.inference().standardErrors().toDoubles());
  }

  @Test
  void refusalsSayWhy() {
    Tensor two = Tensor.of(new double[][] {{1}, {2}});
    assertThatThrownBy(() -> LinearRegression.byQr().fit(two, Tensor.vector(1, 2)).inference())
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("2 rows and as many parameters leave no degrees of freedom");
    LinearModel leastNorm = LinearRegression.bySvd().fit(Tensor.ones(3, 2), Tensor.vector(1, 2, 4));
    assertThatThrownBy(leastNorm::inference).hasMessageContaining("column x1 is constant");
    assertThatThrownBy(() -> five.inference().confidenceIntervals(95))
        .hasMessageContaining("confidence 95.0");
    assertThatThrownBy(() -> five.inference().meanBand(Tensor.ones(2, 2), .9))
        .hasMessageContaining("fitted to 1 columns");
  }

  private static void near(Tensor ours, double... reference) {
    assertThat(ours.size()).isEqualTo(reference.length);
    for (int i = 0; i < reference.length; i++) {
      near(ours.flatten().get(i), reference[i]);
    }
  }

  private static void near(double ours, double reference) {
    assertThat(ours).isCloseTo(reference, offset(1e-10 * Math.abs(reference)));
  }
}
