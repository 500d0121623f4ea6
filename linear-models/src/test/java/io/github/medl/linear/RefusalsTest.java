package io.github.medl.linear;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.UnfittableException;
import io.github.medl.linear.classification.LinearDiscriminant;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.linear.classification.MiniBatches;
import io.github.medl.linear.classification.OneVsOne;
import io.github.medl.linear.classification.OneVsRest;
import io.github.medl.linear.classification.Perceptron;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.linear.regression.Lasso;
import io.github.medl.linear.regression.LeastSquaresClassifiers;
import io.github.medl.linear.regression.LinearInference;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.linear.regression.MultivariateRegression;
import io.github.medl.linear.regression.Ridge;
import io.github.medl.linear.unsupervised.KMeans;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.Silhouette;
import io.github.medl.linear.unsupervised.Whitening;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.random.NumpyRandom;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What no model can be fitted to, or predict for, is refused in words that say what and where. */
class RefusalsTest {
  private static final int N = 30;
  private static final NumpyRandom RANDOM = new NumpyRandom(2);
  private static final Tensor X = Tensor.of(RANDOM.randn(N * 2), N, 2);
  private static final Tensor Y = X.select(1, 0).add(Tensor.of(RANDOM.randn(N), N));
  private static final Tensor TWO = Y.greater(0);
  private static final Tensor THREE = Y.greater(-.5).add(Y.greater(.5));

  private static final Map<String, Learner<?>> REGRESSIONS =
      Map.of(
          "least squares", LinearRegression.byQr(),
          "without intercept", LinearRegression.bySvd().withoutIntercept(),
          "ridge", Ridge.of(1),
          "lasso", Lasso.of(.1));

  private static Map<String, Learner<?>> classifications() {
    Map<String, Learner<?>> all = new LinkedHashMap<>();
    all.put("irls", LogisticRegression.irls());
    all.put("as in R", LogisticRegression.asInR());
    all.put("newton", LogisticRegression.newton());
    all.put("descent", LogisticRegression.gradientDescent(.1, Stopping.after(5)));
    all.put("mini-batches", LogisticRegression.stochastic(batches()));
    all.put("probit", LogisticRegression.probit());
    all.put("discriminant", new LinearDiscriminant());
    all.put("perceptron", new Perceptron(5));
    all.put("softmax", SoftmaxRegression.newton());
    all.put("softmax in R", SoftmaxRegression.asInR());
    all.put("softmax batches", SoftmaxRegression.stochastic(batches()));
    all.put("rest", new OneVsRest(LogisticRegression.irls()));
    all.put("votes", OneVsOne.byVotes(LogisticRegression.irls()));
    all.put("pair scores", OneVsOne.byScores(LogisticRegression.irls()));
    all.put("all rests", (x, y) -> LeastSquaresClassifiers.factor(x, y).oneVsRest());
    all.put("all pairs", (x, y) -> LeastSquaresClassifiers.factor(x, y).oneVsOne());
    return all;
  }

  private static MiniBatches batches() {
    return MiniBatches.of(() -> Optimisers.gradientDescent(.1), 2, 10, 1);
  }

  static Stream<Arguments> models() {
    return Stream.concat(
        REGRESSIONS.entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue().fit(X, Y))),
        classifications().entrySet().stream()
            .map(e -> Arguments.of(e.getKey(), e.getValue().fit(X, TWO))));
  }

  private static void refusesNotFinite(UnaryOperator<Tensor> predict) {
    for (double bad :
        new double[] {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY}) {
      Tensor x = Tensor.of(new double[][] {{1, 2}, {3, bad}});
      for (Tensor with : List.of(x, x.cast(DType.FLOAT32))) {
        assertThatThrownBy(() -> predict.apply(with))
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining("x[1, 1] is " + bad);
      }
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("models")
  void nanTurnsIntoNoPrediction(String name, Predictor model) {
    assertThat(model.predict(X).size()).isEqualTo(N);
    refusesNotFinite(model::predict);
    if (model instanceof Classifier classifier) {
      refusesNotFinite(classifier::scores);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 24, 30})
  void nanBelongsToNoCluster(int p) {
    Tensor x = RandomStream.seed(3).normalTensor(40, p);
    var clusters = KMeans.clusters(2).fit(x, RandomStream.seed(1));
    assertThatThrownBy(() -> clusters.predict(Tensor.full(Double.NaN, 1, p)))
        .hasMessageContaining("k-means: x[0, 0] is NaN");
  }

  @Test
  void nanHasNoScores() {
    refusesNotFinite(Pca.covariance().fit(X)::apply);
    refusesNotFinite(x -> Tensor.vector(Pca.covariance().fit(X).meanSquaredError(x)));
    refusesNotFinite(Whitening.zca().fit(X)::apply);
    refusesNotFinite(MultivariateRegression.fit(X, X)::predict);
    refusesNotFinite(x -> LinearRegression.byQr().fit(X, Y).inference().meanBand(x, .9).lower());
    refusesNotFinite(
        x -> LogisticRegression.irls().fit(X, TWO).inference().meanBand(x, .9).lower());
    refusesNotFinite(LogisticRegression.irls().fit(X, TWO)::probability);
    refusesNotFinite(new LinearDiscriminant().fit(X, TWO)::discriminants);
    refusesNotFinite(SoftmaxRegression.newton().fit(X, THREE)::logits);
  }

  static Stream<Arguments> classifiers() {
    return classifications().entrySet().stream().map(e -> Arguments.of(e.getKey(), e.getValue()));
  }

  /** A code is no length of an array. */
  @ParameterizedTest(name = "{0}")
  @MethodSource("classifiers")
  void labelsWithGapsAreRefusedHoweverLarge(String name, Learner<?> learner) {
    for (double large : new double[] {2, 1_000_000, 1_999_999_999, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> learner.fit(X, TWO.mul(large)))
          .isInstanceOf(UnfittableException.class)
          .hasMessageContaining("no observation is of class 1 of 0 to " + (int) large)
          .hasMessageContaining("without gaps");
    }
    assertThatThrownBy(() -> learner.fit(X, TWO.add(1999)))
        .hasMessageContaining("no observation is of class 0 of 0 to 2000");
    for (double no : new double[] {-1, .5, 2147483648.0, 1e300}) {
      assertThatThrownBy(() -> learner.fit(X, TWO.mul(no)))
          .hasMessageContaining("codes are 0, 1, 2");
    }
  }

  @Test
  void twoRowsWithFarLabelsAreRefused() {
    assertThatThrownBy(
            () ->
                LogisticRegression.irls()
                    .fit(Tensor.of(new double[] {1, 2}, 2, 1), Tensor.vector(0, 2147483647)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("no observation is of class 1");
  }

  @Test
  void silhouettesTakeClustersOfAnyNumber() {
    int[] labels = new int[N];
    int[] far = new int[N];
    for (int i = 0; i < N; i++) {
      labels[i] = i % 2;
      far[i] = i % 2 == 0 ? 7 : Integer.MAX_VALUE;
    }
    assertThat(Silhouette.of(X, far).toDoubles())
        .containsExactly(Silhouette.of(X, labels).toDoubles());
  }

  // Constants that binary fractions do not hold exactly.

  @Test
  void aColumnThatIsConstantInEachClassIsRefused() {
    for (Tensor second :
        List.of(
            Tensor.vector(.1, .1, .1, .7, .7, .7),
            Tensor.vector(.1, .1 + .2 - .2, .1, .7, .7, .1 * 7),
            Tensor.vector(.1, .1, .1, .7, .7, .7).cast(DType.FLOAT32),
            Tensor.vector(1, 1, 1, 2, 2, 2))) {
      Tensor x =
          Tensor.stack(1, List.of(Tensor.vector(1, 2, 3, 4, 5, 7).cast(second.dtype()), second));
      assertThatThrownBy(() -> new LinearDiscriminant().fit(x, Tensor.vector(0, 0, 0, 1, 1, 1)))
          .isInstanceOf(UnfittableException.class)
          .hasMessageContaining("column 1 of x is constant within every class");
    }
  }

  private static final Tensor COLUMN = Tensor.of(new double[] {1, 2, 4, 3, 7, 5}, 6, 1);

  @ParameterizedTest
  @ValueSource(doubles = {.1, 1 / 3., 1e9 + .1, -.7, 0, 5})
  void ofAConstantResponseNothingIsExplained(double c) {
    LinearInference inference = LinearRegression.byQr().fit(COLUMN, Tensor.full(c, 6)).inference();
    assertThat(inference.rSquared()).isNaN();
    assertThat(inference.adjustedRSquared()).isNaN();
    assertThat(inference.fStatistic()).isNaN();
    assertThat(inference.fPValue()).isNaN();
    Tensor w = Tensor.vector(1, 2, 3, 4, 5, 6).div(7);
    assertThat(
            LinearRegression.byQr()
                .weighted(w)
                .fit(COLUMN, Tensor.full(c, 6))
                .inference()
                .rSquared())
        .isNaN();
  }

  @ParameterizedTest
  @ValueSource(doubles = {.1, 1 / 3., 1e9 + .1, -.7, 5})
  void constantColumnsAreRefusedOrCountForNothing(double c) {
    Tensor noise = Tensor.generate(i -> i % 2 == 0 ? c : Math.nextUp(c), N, 1);
    for (Tensor constant : List.of(Tensor.full(c, N, 1), noise)) {
      Tensor x = Tensor.concat(1, List.of(X, constant));
      for (Learner<?> learner :
          List.of(
              LogisticRegression.irls(),
              LogisticRegression.asInR(),
              LogisticRegression.newton(),
              SoftmaxRegression.newton())) {
        assertThatThrownBy(() -> learner.fit(x, TWO))
            .hasMessageContaining("column 2 of x is constant");
      }
      assertThatThrownBy(() -> LinearRegression.byQr().fit(x, Y))
          .hasMessageContaining("column x3 is constant, as the intercept already is");
      assertThatThrownBy(() -> LinearRegression.byNormalEquations().fit(x, Y))
          .hasMessageContaining("XᵀX is");
      assertThatThrownBy(() -> Pca.correlation().fit(x))
          .hasMessageContaining("column 2 of x is constant");
      assertThatThrownBy(() -> Whitening.pca().fit(x)).hasMessageContaining("linearly dependent");
      assertThatThrownBy(() -> Pca.covariance().fit(constant))
          .hasMessageContaining("rows of x are equal");
      // Without a penalty the solution of least norm is taken, and no 1e16.
      assertThat(LinearRegression.bySvd().fit(x, Y).rank()).isEqualTo(3);
      assertThat(Ridge.of(0).fit(x, Y).slopes().get(2)).isCloseTo(0, within(1e-12));
      assertThat(Ridge.of(0).fit(constant, Y).slopes().get(0)).isCloseTo(0, within(1e-12));
      assertThat(Lasso.of(0).fit(x, Y).slopes().get(2)).isCloseTo(0, within(1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {.1, 1 / 3., 1e9 + .1, 5})
  void equalRowsHaveNoVarianceToExplain(double c) {
    Tensor x = Tensor.full(c, 7, 2);
    var clusters = KMeans.from(x, Tensor.full(c, 1, 2));
    assertThat(clusters.sse()).isZero();
    assertThat(clusters.explained()).isNaN();
    assertThat(clusters.centres().get(0, 0)).isEqualTo(c);
  }
}
