package io.github.medl.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Units;
import io.github.medl.linear.classification.LinearDiscriminant;
import io.github.medl.linear.classification.LinearDiscriminantModel;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.linear.classification.Separation;
import io.github.medl.linear.classification.SoftmaxModel;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.linear.regression.Lasso;
import io.github.medl.linear.regression.LinearInference;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.linear.regression.MultivariateRegression;
import io.github.medl.linear.regression.Ridge;
import io.github.medl.linear.unsupervised.Clustering;
import io.github.medl.linear.unsupervised.KMeans;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.linear.unsupervised.Whitening;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.random.NumpyRandom;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Fits do not depend on the units or the zero of a column: x = a u + b has w_x = w_u / a. */
class UnitsTest {
  private static final int N = 60;
  private static final NumpyRandom RANDOM = new NumpyRandom(4);
  private static final Tensor U = Tensor.of(RANDOM.randn(N * 3), N, 3);
  private static final Tensor NOISE = Tensor.of(RANDOM.randn(N), N);
  private static final Tensor Y = U.matmul(Tensor.vector(1, -2, .5)).add(NOISE).add(7);
  private static final Tensor CLASSES = U.matmul(Tensor.vector(1, -1, .5)).add(NOISE).greater(.2);
  private static final Tensor THREE =
      U.matmul(Tensor.vector(1, -1, .5)).add(NOISE.mul(1.5)).greater(1).add(CLASSES);

  /** A column that is a u + b. */
  record Change(double a, double b) {
    Tensor of(Tensor u) {
      return Tensor.concat(
          1, List.of(u.slice(1, 0, 1), u.slice(1, 1, 2).mul(a).add(b), u.slice(1, 2, 3)));
    }

    /** [b, w] of u from that of x. */
    double[] undo(Tensor coefficients) {
      double[] w = coefficients.toDoubles();
      w[0] += w[2] * b;
      w[2] *= a;
      return w;
    }
  }

  static Stream<Change> changes() {
    return IntStream.rangeClosed(-9, 9)
        .boxed()
        .flatMap(
            k -> {
              double a = Math.pow(10, k);
              return Stream.of(0., 100., 1e5, 1e9).map(shift -> new Change(a, a * shift));
            });
  }

  /** The zero of the intercept is as far away as the shift: its digits are those of w b. */
  private static void sameCoefficients(String what, Change change, Tensor found, Tensor expected) {
    double[] w = change.undo(found);
    double[] e = expected.toDoubles();
    for (int j = 1; j < w.length; j++) {
      assertThat(w[j])
          .as("%s, %s, w%d", what, change, j)
          .isCloseTo(e[j], within(1e-6 * Math.abs(e[j])));
    }
    double size = Math.abs(e[0]) + Math.abs(e[2] * change.b / change.a);
    assertThat(w[0]).as("%s, %s, b", what, change).isCloseTo(e[0], within(1e-6 * size));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void leastSquaresByEveryMethod(Change change) {
    Tensor x = change.of(U);
    Map<String, LinearRegression> methods =
        Map.of(
            "QR", LinearRegression.byQr(),
            "SVD", LinearRegression.bySvd(),
            "normal equations", LinearRegression.byNormalEquations(),
            "weights", LinearRegression.byQr().weighted(Tensor.generate(i -> 1 + i % 3, N)));
    methods.forEach(
        (name, method) -> {
          LinearModel expected = method.fit(U, Y);
          LinearModel fit = method.fit(x, Y);
          sameCoefficients(name, change, fit.coefficients(), expected.coefficients());
          assertThat(fit.rank()).isEqualTo(4);
          assertThat(fit.fitted().allClose(expected.fitted(), 1e-6, 1e-6)).isTrue();
          assertThat(fit.predict(x).allClose(expected.fitted(), 1e-6, 1e-6)).isTrue();
          LinearInference inference = fit.inference();
          LinearInference other = expected.inference();
          assertThat(inference.tValues().slice(0, 1, 4).toDoubles())
              .containsExactly(other.tValues().slice(0, 1, 4).toDoubles(), within(1e-5));
          assertThat(inference.rSquared()).isCloseTo(other.rSquared(), within(1e-6));
          assertThat(
                  inference
                      .predictionBand(x, .9)
                      .upper()
                      .allClose(other.predictionBand(U, .9).upper(), 1e-6, 1e-6))
              .isTrue();
        });
    MultivariateRegression several = MultivariateRegression.fit(x, Y.reshape(-1, 1));
    sameCoefficients(
        "several responses",
        change,
        several.weights().select(1, 0),
        LinearRegression.byQr().fit(U, Y).coefficients());
  }

  @ParameterizedTest
  @MethodSource("changes")
  void logisticRegressionByEveryMethod(Change change) {
    Tensor x = change.of(U);
    Map<String, LogisticRegression> methods =
        Map.of(
            "irls", LogisticRegression.irls(),
            "probit", LogisticRegression.probit(),
            "newton", LogisticRegression.newton(),
            "bfgs",
                LogisticRegression.minimisedBy(
                    Minimisers.bfgs(), Stopping.STANDARD.withGradient(1e-9)));
    methods.forEach(
        (name, method) -> {
          LogisticModel expected = method.fit(U, CLASSES);
          LogisticModel fit = method.fit(x, CLASSES);
          sameCoefficients(name, change, fit.coefficients(), expected.coefficients());
          assertThat(fit.converged()).as("%s, %s", name, change).isTrue();
          assertThat(fit.deviance() / expected.deviance()).isCloseTo(1, within(1e-6));
          assertThat(fit.inference().zValues().slice(0, 1, 4).toDoubles())
              .as(name)
              .containsExactly(
                  expected.inference().zValues().slice(0, 1, 4).toDoubles(), within(1e-5));
        });
  }

  @ParameterizedTest
  @MethodSource("changes")
  void softmaxRegressionByNewton(Change change) {
    SoftmaxModel expected = SoftmaxRegression.newton().fit(U, THREE);
    SoftmaxModel fit = SoftmaxRegression.newton().fit(change.of(U), THREE);
    assertThat(fit.converged()).as("%s", change).isTrue();
    assertThat(fit.separation()).isEqualTo(Separation.NONE);
    for (int k = 1; k < 3; k++) {
      sameCoefficients("softmax", change, row(fit, k), row(expected, k));
    }
  }

  private static Tensor row(SoftmaxModel model, int k) {
    return Tensor.concat(
        0, List.of(Tensor.vector(model.intercepts().get(k)), model.weights().select(0, k)));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void theLinearDiscriminant(Change change) {
    LinearDiscriminantModel expected = new LinearDiscriminant().fit(U, THREE);
    LinearDiscriminantModel fit = new LinearDiscriminant().fit(change.of(U), THREE);
    for (int k = 1; k < 3; k++) {
      sameCoefficients("discriminant", change, difference(fit, k), difference(expected, k));
    }
    assertThat(fit.probabilities(change.of(U)).allClose(expected.probabilities(U), 1e-6, 1e-6))
        .isTrue();
    assertThat(fit.means().get(2, 1))
        .isCloseTo(
            change.a * expected.means().get(2, 1) + change.b,
            within(1e-12 * (change.a + Math.abs(change.b))));
  }

  private static Tensor difference(LinearDiscriminantModel model, int k) {
    double b = model.intercepts().get(k) - model.intercepts().get(0);
    Tensor w = model.weights().select(0, k).sub(model.weights().select(0, 0));
    return Tensor.concat(0, List.of(Tensor.vector(b), w));
  }

  /** With two columns ridge has a closed form; a u has the penalty λ / a² of u. */
  @ParameterizedTest
  @MethodSource("changes")
  void ridgeIsWhatItsFormulaSays(Change change) {
    Tensor u = U.slice(1, 0, 2);
    Tensor x =
        Tensor.concat(1, List.of(u.slice(1, 0, 1), u.slice(1, 1, 2).mul(change.a).add(change.b)));
    double lambda = 3;
    Tensor c = u.sub(u.mean(0));
    Tensor s = c.matmul(c, true, false);
    Tensor t = c.matmul(Y.sub(Y.mean()), true, false);
    double s1 = s.get(0, 0) + lambda;
    double s2 = s.get(1, 1) + lambda / change.a / change.a;
    double det = s1 * s2 - s.get(0, 1) * s.get(0, 1);
    double w1 = (s2 * t.get(0) - s.get(0, 1) * t.get(1)) / det;
    double w2 = (s1 * t.get(1) - s.get(0, 1) * t.get(0)) / det / change.a;
    Tensor slopes = Ridge.of(lambda).fit(x, Y).slopes();
    assertThat(slopes.get(0)).as("%s", change).isCloseTo(w1, within(1e-6 * Math.abs(w1)));
    assertThat(slopes.get(1)).as("%s", change).isCloseTo(w2, within(1e-6 * Math.abs(w2)));
  }

  /** The conditions of its minimum hold for each column in its own unit. */
  @ParameterizedTest
  @MethodSource("changes")
  void theLassoEndsAtItsMinimum(Change change) {
    Tensor x = change.of(U);
    double lambda = .1;
    Tensor beta = Lasso.of(lambda).fit(x, Y).slopes();
    Tensor scaled = U.sub(U.mean(0)).mul(Tensor.vector(1, change.a, 1));
    Tensor residuals = Y.sub(Y.mean()).sub(scaled.matmul(beta));
    Tensor c = scaled.matmul(residuals, true, false).div(N);
    for (int j = 0; j < 3; j++) {
      double size = j == 1 ? change.a : 1;
      if (beta.get(j) == 0) {
        assertThat(Math.abs(c.get(j))).isLessThan(lambda + 1e-6 * size);
      } else {
        assertThat(c.get(j) - lambda * Math.signum(beta.get(j)))
            .as("%s, %d", change, j)
            .isCloseTo(0, within(1e-6 * size));
      }
    }
  }

  /** Scores have the eigenvalues as variances and no correlation, however small they are. */
  @ParameterizedTest
  @MethodSource("changes")
  void principalComponents(Change change) {
    Tensor x = change.of(U);
    PrincipalComponents pca = Pca.covariance().fit(x);
    Tensor scores = pca.apply(x);
    Tensor covariance = scores.matmul(scores, true, false).div(N - 1);
    for (int i = 0; i < 3; i++) {
      for (int j = 0; j < 3; j++) {
        double size = Math.sqrt(pca.eigenvalues().get(i)) * Math.sqrt(pca.eigenvalues().get(j));
        assertThat(covariance.get(i, j) / size)
            .as("%s, %d, %d", change, i, j)
            .isCloseTo(i == j ? 1 : 0, within(1e-6));
      }
    }
    assertThat(Pca.correlation().fit(x).eigenvalues().toDoubles())
        .containsExactly(Pca.correlation().fit(U).eigenvalues().toDoubles(), within(1e-6));
    Tensor white = Whitening.pca().fit(x).apply(x);
    assertThat(white.matmul(white, true, false).div(N - 1).allClose(Tensor.eye(3), 0, 1e-6))
        .as("%s", change)
        .isTrue();
  }

  @Test
  void calendarYearsAreNoSeparation() {
    int n = 300;
    NumpyRandom random = new NumpyRandom(8);
    double[] year = new double[n];
    double[] code = new double[n];
    for (int i = 0; i < n; i++) {
      year[i] = 1950 + i % 71;
      double z = (year[i] - 1985) / 20 + 1.5 * random.randn(1)[0];
      code[i] = z < -.7 ? 0 : z < .7 ? 1 : 2;
    }
    Tensor x = Tensor.of(year, n, 1);
    Tensor y = Tensor.vector(code);
    SoftmaxModel years = SoftmaxRegression.newton().fit(x, y);
    SoftmaxModel centred = SoftmaxRegression.newton().fit(x.sub(1985), y);

    assertThat(years.converged()).isTrue();
    assertThat(years.separation()).isEqualTo(Separation.NONE);
    assertThat(years.summary()).doesNotContain("Warning");
    assertThat(years.weights().allClose(centred.weights(), 1e-9, 0)).isTrue();
    assertThat(years.deviance()).isCloseTo(centred.deviance(), within(1e-9));
  }

  @Test
  void theSvdKeepsSmallColumnsBesideLargeOnes() {
    Tensor x = U.slice(1, 0, 2).mul(Tensor.vector(1e-12, 1e12));
    LinearModel fit = LinearRegression.bySvd().fit(x, Y);
    Tensor expected = LinearRegression.byQr().fit(U.slice(1, 0, 2), Y).coefficients();
    assertThat(fit.rank()).isEqualTo(3);
    assertThat(fit.coefficients().mul(Tensor.vector(1, 1e-12, 1e12)).allClose(expected, 1e-9, 0))
        .isTrue();
  }

  /** Also where columns depend on each other and sizes are extreme it is the least norm. */
  @Test
  void theLeastNormIsThatOfTheColumnsAsTheyAre() {
    Tensor u = U.slice(1, 0, 1).mul(1e6);
    Tensor x = Tensor.concat(1, List.of(u, u.mul(2)));
    LinearModel fit = LinearRegression.bySvd().withoutIntercept().fit(x, Y);
    assertThat(fit.rank()).isEqualTo(2 - 1);
    // w is a multiple of (1, 2)
    assertThat(fit.coefficients().get(1) / fit.coefficients().get(0)).isCloseTo(2, within(1e-9));
    assertThat(U.select(1, 0).matmul(fit.residuals()).item()).isCloseTo(0, within(1e-9));
  }

  @Test
  void kMeansFindsClustersFarFromZero() {
    for (int p : new int[] {5, 29}) {
      Tensor d =
          RandomStream.seed(1)
              .normalTensor(80, p)
              .mul(.1)
              .add(Tensor.generate(i -> i < 40 ? 0 : 2, 80, 1));
      Clustering near = KMeans.clusters(2).fit(d, RandomStream.seed(1));
      for (Tensor x :
          List.of(
              Tensor.concat(1, List.of(d, Tensor.full(1.7e9, 80, 1))), d.add(1e6), d.sub(1.7e9))) {
        Clustering far = KMeans.clusters(2).fit(x, RandomStream.seed(1));
        // Beside 1.7e9 the numbers themselves have lost what is below 1e-7.
        assertThat(far.sse()).isCloseTo(near.sse(), within(1e-5));
        assertThat(far.bySize().labels()).isEqualTo(near.bySize().labels());
        double[] predicted = Arrays.stream(far.labels()).asDoubleStream().toArray();
        assertThat(far.predict(x).toDoubles()).containsExactly(predicted);
        assertThat(far.centres().get(0, 0)).isCloseTo(mean(x, far.labels()), within(1e-6));
      }
      if (p == 29) {
        assertThat(near.sse()).isCloseTo(23.276, within(5e-4));
      }
    }
  }

  private static double mean(Tensor x, int[] labels) {
    int[] rows = IntStream.range(0, labels.length).filter(i -> labels[i] == 0).toArray();
    Tensor own = x.select(1, 0).take(0, rows);
    return own.get(0) + own.sub(own.get(0)).mean().item();
  }

  @Test
  void ordinaryColumnsKeepTheirUnits() {
    assertThat(Units.of(U, true).areGiven()).isTrue();
    assertThat(Units.of(U.mul(1000), true).areGiven()).isTrue();
    assertThat(Units.of(Tensor.full(.1, 5, 2), true).areGiven()).isTrue();
    assertThat(Units.of(Tensor.zeros(5, 2), true).areGiven()).isTrue();
    assertThat(Units.of(U.add(1000), true).areGiven()).isFalse();
    assertThat(Units.of(U.add(1000), false).areGiven()).isTrue();
  }

  @Test
  void otherUnitsLoseNothing() {
    Tensor x = new Change(1e-9, 1e3).of(U);
    Units units = Units.of(x, true);
    assertThat(units.undo(units.apply(x)).toDoubles()).containsExactly(x.toDoubles());
    double[] beta = {1, 2, 3e-9, 4};
    assertThat(units.fromGiven(units.toGiven(beta))).containsExactly(beta, within(1e-15));
    assertThat(units.matrix().matmul(units.inverse()).allClose(Tensor.eye(4), 0, 1e-12)).isTrue();
  }

  static Stream<Arguments> extremes() {
    return Stream.of(1e-300, 1e-150, 1e150, 1e300).map(Arguments::of);
  }

  @ParameterizedTest
  @MethodSource("extremes")
  void sizesFarBeyondOnesOwnAreNoMatterEither(double a) {
    Change change = new Change(a, 0);
    sameCoefficients(
        "QR",
        change,
        LinearRegression.byQr().fit(change.of(U), Y).coefficients(),
        LinearRegression.byQr().fit(U, Y).coefficients());
    sameCoefficients(
        "irls",
        change,
        LogisticRegression.irls().fit(change.of(U), CLASSES).coefficients(),
        LogisticRegression.irls().fit(U, CLASSES).coefficients());
  }
}
