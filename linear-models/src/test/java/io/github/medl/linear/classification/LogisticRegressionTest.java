package io.github.medl.linear.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.Band;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/**
 * Reference numbers: glm of R 4.2.2, family binomial. "Exact" ones with control epsilon = 1e-15,
 * maxit = 100; those of the faithful mode with glm's own settings.
 */
class LogisticRegressionTest {
  private static final Tensor RAIN =
      Tensor.vector(
          10, 14, 15, 17, 20, 21, 28, 30, 32, 33, 35, 38, 40, 41, 44, 47, 48, 49, 50, 51, 53, 54,
          55, 60, 61, 61, 63, 64, 68, 69, 70, 74, 79, 85, 86, 87, 88, 90);
  private static final Tensor X = Tensor.stack(1, List.of(RAIN, RAIN.square()));
  private static final Tensor Y =
      Tensor.vector(
          0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0,
          1, 0, 0, 0, 0, 0, 0, 0);
  private static final Offset<Double> DIGITS = within(1e-8);

  private static void assertClose(Tensor actual, double relative, double... expected) {
    assertThat(actual.allClose(Tensor.vector(expected), relative, 0)).as("%s", actual).isTrue();
  }

  @Test
  void theMaximumOfTheLikelihoodIsThatOfR() {
    LogisticModel model = LogisticRegression.irls().fit(X, Y);
    assertClose(
        model.coefficients(), 1e-9, -19.44771803025479784, .86341482269623604, -.00838293333783039);
    assertClose(
        model.inference().standardErrors(),
        1e-8,
        7.63949790829986952,
        .32444251725946543,
        .00317172263867098);
    assertClose(
        model.inference().zValues(), 1e-8, -2.54568013025123, 2.66122587751266, -2.64302219734542);
    assertClose(
        model.inference().pValues(),
        1e-7,
        .01090650770762961,
        .00778567078707776,
        .00821696481582710);
    assertThat(model.deviance()).isCloseTo(22.4502217425163, DIGITS);
    assertThat(model.nullDeviance()).isCloseTo(52.67918572256, DIGITS);
    assertThat(model.aic()).isCloseTo(28.4502217425163, DIGITS);
    assertThat(model.converged()).isTrue();
    assertThat(model.separation()).isEqualTo(Separation.NONE);
  }

  @Test
  void theFaithfulModeEndsWhereGlmEnds() {
    LogisticModel model = LogisticRegression.asInR().fit(X, Y);
    assertThat(model.iterations()).isEqualTo(7);
    assertClose(model.coefficients(), 1e-11, -19.44771803018591, .86341482269321, -.00838293333780);
    assertClose(
        model.inference().standardErrors(),
        1e-9,
        7.63948452758749,
        .32444192172491,
        .00317171669459);
  }

  @Test
  void probitIsThatOfR() {
    LogisticModel model = LogisticRegression.probit().fit(X, Y);
    assertClose(
        model.coefficients(), 1e-8, -11.4270366824539, .507583078953126, -.00493251749076733);
    assertClose(
        model.inference().standardErrors(),
        1e-7,
        4.24462014083466,
        .178272384430232,
        .00174167575697739);
    assertThat(model.deviance()).isCloseTo(22.2991169137267, DIGITS);

    LogisticModel inR = LogisticRegression.asInR().link(Link.PROBIT).fit(X, Y);
    assertThat(inR.iterations()).isEqualTo(8);
    assertClose(
        inR.coefficients(), 1e-10, -11.42700635849162083, .50758168258919267, -.00493250279622802);
    assertClose(
        inR.inference().standardErrors(),
        1e-9,
        4.24447835360939862,
        .17826585948814741,
        .00174160753588286);
  }

  @Test
  void theBandOfTheProbabilityComesFromTheErrorOfTheLinearPredictor() {
    LogisticModel model = LogisticRegression.irls().fit(X, Y);
    Tensor at = Tensor.of(new double[][] {{20, 400}, {50, 2500}, {80, 6400}});
    // predict.glm with se.fit
    double[] eta = {-5.53259491146223, 2.76568975998103, -4.02530557667041};
    double[] se = {2.526741473909110, .945230416717199, 2.221376086197485};
    Band band = model.inference().meanBand(at, .95);
    for (int i = 0; i < 3; i++) {
      double half = 1.959963984540054 * se[i];
      assertThat(model.linearPredictor(at).get(i)).isCloseTo(eta[i], DIGITS);
      assertThat(band.lower().get(i)).isCloseTo(1 / (1 + Math.exp(half - eta[i])), DIGITS);
      assertThat(band.upper().get(i)).isCloseTo(1 / (1 + Math.exp(-half - eta[i])), DIGITS);
    }
    assertThatThrownBy(() -> model.inference().meanBand(at, 95))
        .hasMessageContaining("it is a probability");
  }

  @Test
  void allMethodsFindTheSameMaximum() {
    Tensor x = RAIN.sub(50).div(20).reshape(-1, 1);
    Tensor features = Tensor.concat(1, List.of(x, x.square()));
    Tensor reference = LogisticRegression.irls().fit(features, Y).coefficients();
    assertThat(
            LogisticRegression.newton()
                .fit(features, Y)
                .coefficients()
                .allClose(reference, 1e-8, 0))
        .isTrue();
    Stopping stopping = Stopping.STANDARD.withGradient(1e-9).withIterations(100_000);
    LogisticModel descent = LogisticRegression.gradientDescent(1, stopping).fit(features, Y);
    assertThat(descent.converged()).isTrue();
    assertThat(descent.coefficients().allClose(reference, 1e-6, 0)).isTrue();
    assertThat(descent.inference().standardErrors().size()).isEqualTo(3);
  }

  @Test
  void atTheMaximumTheResidualsAreOrthogonalToTheColumns() {
    LogisticModel model = LogisticRegression.irls().fit(X, Y);
    Tensor residuals = Y.sub(model.probability(X));
    assertThat(residuals.sum().item()).isCloseTo(0, within(1e-9));
    assertThat(X.matmul(residuals, true, false).allClose(Tensor.zeros(2), 0, 1e-5)).isTrue();
  }

  @Test
  void theDerivativesOfTheCostAreThoseOfDifferences() {
    Tensor x = RAIN.sub(50).div(20).reshape(-1, 1);
    for (Link link : Link.values()) {
      Objective cost = new LogisticCost(BinaryData.of("test", x, Y), link, 3);
      double[] at = {.3, -1.7};
      double[] gradient = new double[2];
      cost.valueAndGradient(at, gradient);
      Tensor hessian = cost.hessian(at);
      double h = 1e-5;
      for (int j = 0; j < 2; j++) {
        double[] up = at.clone();
        double[] down = at.clone();
        up[j] += h;
        down[j] -= h;
        assertThat(gradient[j])
            .isCloseTo((cost.value(up) - cost.value(down)) / (2 * h), within(1e-9));
        double[] gradientUp = new double[2];
        double[] gradientDown = new double[2];
        cost.valueAndGradient(up, gradientUp);
        cost.valueAndGradient(down, gradientDown);
        for (int k = 0; k < 2; k++) {
          assertThat(hessian.get(j, k))
              .isCloseTo((gradientUp[k] - gradientDown[k]) / (2 * h), within(1e-8));
        }
      }
    }
  }

  @Test
  void lossesStayFiniteFarFromTheBoundary() {
    for (Link link : Link.values()) {
      for (double t : new double[] {-700, -60, -26, -24, -5.1, -4.9, 0, 5, 40, 700}) {
        assertThat(link.loss(t)).as("%s at %s", link, t).isFinite().isNotNegative();
        assertThat(link.hazard(t)).as("%s at %s", link, t).isFinite().isNotNegative();
        assertThat(link.curvature(t)).as("%s at %s", link, t).isFinite().isNotNegative();
      }
    }
    // scipy.stats.norm.logcdf of SciPy 1.10
    assertThat(Link.PROBIT.loss(-40)).isCloseTo(804.608442013754, within(1e-9));
    assertThat(Link.PROBIT.loss(-5.5)).isCloseTo(17.779376352625263, within(1e-10));
    assertThat(Link.LOGIT.loss(-700)).isEqualTo(700);
  }

  @Test
  void theRidgePenaltyBalancesTheGradientOfTheLikelihood() {
    Tensor x = RAIN.sub(50).div(20).reshape(-1, 1);
    LogisticModel model = LogisticRegression.irls().ridge(2).fit(x, Y);
    Tensor residuals = Y.sub(model.probability(x));
    assertThat(residuals.sum().item()).isCloseTo(0, within(1e-10)); // the intercept is free
    assertThat(x.matmul(residuals, true, false).get(0))
        .isCloseTo(2 * model.weights().get(0), within(1e-10));
    assertThat(
            LogisticRegression.newton()
                .ridge(2)
                .fit(x, Y)
                .coefficients()
                .allClose(model.coefficients(), 1e-7, 0))
        .isTrue();
  }

  @Test
  void separationIsSaidAndGlmsNumbersAreKept() {
    Tensor x = Tensor.vector(1, 2, 3, 4, 5, 6).reshape(-1, 1);
    Tensor y = Tensor.vector(0, 0, 0, 1, 1, 1);
    LogisticModel inR = LogisticRegression.asInR().fit(x, y);
    assertClose(inR.coefficients(), 1e-6, -165.3178285666725, 47.2336652887101);
    assertThat(inR.iterations()).isEqualTo(25);
    assertThat(inR.separation()).isEqualTo(Separation.COMPLETE);
    LogisticModel model = LogisticRegression.irls().fit(x, y);
    assertThat(model.separation()).isEqualTo(Separation.COMPLETE);
    assertThat(model.converged()).isFalse();
    assertThat(model.summary()).contains("Warning: the classes are separated").contains("ridge");
    assertThat(LogisticRegression.irls().ridge(1).fit(x, y).separation())
        .isEqualTo(Separation.NONE);
  }

  @Test
  void separationButForPointsOnTheHyperplaneIsSaidToo() {
    Tensor x = Tensor.vector(1, 2, 3, 3, 4, 5).reshape(-1, 1);
    Tensor y = Tensor.vector(0, 0, 0, 1, 1, 1);
    LogisticModel inR = LogisticRegression.asInR().fit(x, y);
    assertThat(inR.deviance()).isCloseTo(2.77258872940499, within(1e-9));
    assertThat(inR.iterations()).isEqualTo(20);
    assertThat(inR.separation()).isEqualTo(Separation.QUASI);
    LogisticModel model = LogisticRegression.irls().fit(x, y);
    assertThat(model.separation()).isEqualTo(Separation.QUASI);
    assertThat(model.deviance()).isCloseTo(4 * Math.log(2), within(1e-9));
    assertThat(LogisticRegression.newton().fit(x, y).separation()).isEqualTo(Separation.QUASI);
  }

  @Test
  void overlappingClassesAreNeverCalledSeparated() {
    SplittableStream random = RandomStream.seed(5);
    for (int run = 0; run < 200; run++) {
      Tensor x = Tensor.generate(i -> random.normal(), 40, 2);
      // Both classes at the same places: whatever the hyperplane, half are on the wrong side.
      Tensor y = Tensor.generate(i -> i % 2, 80);
      Tensor twice = Tensor.stack(1, List.of(x, x)).reshape(80, 2);
      LogisticModel model = LogisticRegression.irls().fit(twice, y);
      assertThat(model.separation()).isEqualTo(Separation.NONE);
      assertThat(model.converged()).isTrue();
    }
  }

  @Test
  void theBoundaryIsWhereBothClassesAreEquallyLikely() {
    TabularData data = Datasets.breastCancer();
    Tensor x = data.x().take(1, 0, 1);
    LogisticModel model = LogisticRegression.irls().fit(x, data.y());
    LinearBoundary line = model.boundary();
    Tensor at = Tensor.of(new double[][] {{12, line.at(12)}, {20, line.at(20)}});
    assertThat(model.probability(at).allClose(Tensor.vector(.5, .5), 0, 1e-12)).isTrue();
    assertThatThrownBy(() -> LogisticRegression.irls().fit(X.slice(1, 0, 1), Y).boundary())
        .hasMessageContaining("two features");
  }

  @Test
  void theSummaryReadsLikeThatOfR() {
    String summary = LogisticRegression.asInR().named("rain", "rain^2").fit(X, Y).summary();
    assertThat(summary)
        // laid out as summary(glm(...)), without its call
        .contains(
            """
            Coefficients:
                          Estimate Std. Error z value Pr(>|z|)   \s
            (Intercept) -19.447718   7.639485  -2.546  0.01091 * \s
            rain          0.863415   0.324442   2.661  0.00779 **\s
            rain^2       -0.008383   0.003172  -2.643  0.00822 **\s
            ---
            Signif. codes:  0 '***' 0.001 '**' 0.01 '*' 0.05 '.' 0.1 ' ' 1

            (Dispersion parameter for binomial family taken to be 1)

                Null deviance: 52.679  on 37  degrees of freedom
            Residual deviance: 22.450  on 35  degrees of freedom
            AIC: 28.45
            """);
  }

  @Test
  void whatCannotBeFittedIsRefusedInWords() {
    LogisticRegression fit = LogisticRegression.irls();
    Tensor constant = Tensor.stack(1, List.of(RAIN, Tensor.full(7, 38)));
    assertThatThrownBy(() -> fit.fit(constant, Y))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("column 1 of x is constant, 7.0");
    Tensor twice = Tensor.stack(1, List.of(RAIN, RAIN.mul(2).add(1)));
    assertThatThrownBy(() -> fit.fit(twice, Y))
        .hasMessageContaining("column 1 of x is a linear combination");
    assertThatThrownBy(() -> fit.fit(X, Y.add(1))).hasMessageContaining("class 0");
    assertThatThrownBy(() -> fit.fit(X, Tensor.ones(38)))
        .hasMessageContaining("two classes at least");
    assertThatThrownBy(() -> fit.fit(X.take(0, 0, 10, 11), Tensor.vector(0, 1, 2)))
        .hasMessageContaining("SoftmaxRegression");
    assertThatThrownBy(() -> fit.fit(X.take(0, 0, 10), Tensor.vector(0, 1)))
        .hasMessageContaining("3 coefficients cannot be told from 2 observations");
    assertThatThrownBy(() -> fit.fit(X.mul(Double.NaN), Y)).hasMessageContaining("NaN");
    assertThatThrownBy(() -> fit.fit(X, Y.slice(0, 0, 5))).isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> fit.fit(X, Y).predict(RAIN.reshape(-1, 1)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> fit.ridge(-1)).hasMessageContaining("at least 0");
    assertThat(fit.ridge(1).fit(constant, Y).coefficients().get(2)).isCloseTo(0, within(1e-9));
  }

  @Test
  void namesComeFromTheDataOrAreGivenToTheLearner() {
    TabularData data = Datasets.breastCancer().select("area_mean", "texture_mean");
    LogisticModel model = LogisticRegression.irls().fit(data);
    assertThat(model.names()).containsExactly("(Intercept)", "area_mean", "texture_mean");
    assertThat(model.summary()).contains("\narea_mean ").contains("\ntexture_mean ");
    LogisticModel named = LogisticRegression.irls().named("a", "t").fit(data.x(), data.y());
    assertThat(named.coefficients().toDoubles()).isEqualTo(model.coefficients().toDoubles());
    assertThat(named.inference().table().names()).containsExactly("(Intercept)", "a", "t");
    assertThatThrownBy(() -> LogisticRegression.irls().named("a").fit(data.x(), data.y()))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("1 names [a] for 2 columns");
    assertThatThrownBy(() -> data.select("area"))
        .hasMessageContaining("no feature \"area\"; the features are [area_mean, texture_mean]");
  }

  @Test
  void intervalsOfCoefficientsReachAsFarAsTheQuantileSays() {
    LogisticInference inference = LogisticRegression.irls().fit(X, Y).inference();
    Tensor intervals = inference.confidenceIntervals(.95);
    Tensor half = intervals.select(1, 1).sub(intervals.select(1, 0)).div(2);
    assertThat(
            half.div(inference.standardErrors())
                .allClose(Tensor.full(1.959963984540054, 3), 0, 1e-9))
        .isTrue();
  }
}
