package io.github.medl.linear.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Reference numbers: multinom of R's nnet 7.3 under R 4.2.2. */
class SoftmaxRegressionTest {
  /** Sepals of iris; setosa can be separated from the others, so only differences are finite. */
  private static final TabularData IRIS = Datasets.iris();

  private static final Tensor X = IRIS.x().slice(1, 0, 2);

  /** The points of figure 3.7. */
  private static final Tensor SQUARE =
      Tensor.of(
          new double[][] {
            {.4, .85}, {.55, .95}, {.65, .8}, {.9, .87}, {.1, .5}, {.35, .55}, {.5, .5}, {.15, .2},
            {.2, .1}, {.85, .3}, {.2, .7}, {.7, .5}, {.3, .3}, {.5, .7}, {.6, .6}, {.55, .65},
            {.4, .7}
          });

  private static final Tensor CODES =
      Tensor.vector(1, 2, 2, 2, 1, 0, 0, 1, 0, 0, 1, 2, 1, 3, 3, 3, 3);

  @Test
  void theFaithfulModeEndsWhereMultinomEnds() {
    SoftmaxModel model = SoftmaxRegression.asInR().fit(SQUARE, CODES);
    assertThat(model.deviance()).isCloseTo(14.1935982389075, within(1e-6));
    assertThat(model.intercepts().toDoubles())
        .containsExactly(
            new double[] {0, 8.06836875035127, -67.6150150336658, -13.6971472439653}, within(1e-4));
    double[] weights = {
      0,
      0,
      -56.4163500953605,
      23.3416619427183,
      59.0569505040563,
      53.71538249031,
      5.25528254441731,
      19.8038245259297
    };
    assertThat(model.weights().toDoubles()).containsExactly(weights, within(1e-4));
    assertThat(model.converged()).isFalse();
    assertThat(model.summary()).contains("still rose after 99 iterations").contains("ridge");
  }

  @Test
  void newtonFindsTheMaximumWhereThereIsOne() {
    // Without setosa: versicolor 0, virginica 1, where softmax is logistic regression.
    Tensor x = X.slice(0, 50, 150);
    Tensor y = Tensor.generate(i -> i < 50 ? 0 : 1, 100);
    SoftmaxModel softmax = SoftmaxRegression.newton().fit(x, y);
    LogisticModel logistic = LogisticRegression.irls().fit(x, y);
    assertThat(softmax.converged()).isTrue();
    assertThat(softmax.deviance()).isCloseTo(logistic.deviance(), within(1e-9));
    assertThat(softmax.weights().select(0, 1).allClose(logistic.weights(), 1e-7, 0)).isTrue();
    assertThat(softmax.probabilities(x).allClose(logistic.probabilities(x), 1e-7, 1e-9)).isTrue();
    // Setosa can be separated from both, so with it the deviance has no minimum, but this limit.
    SoftmaxModel three = SoftmaxRegression.newton().fit(X, IRIS.y());
    assertThat(three.deviance()).isCloseTo(logistic.deviance(), within(1e-5));
  }

  @Test
  void allMethodsFindTheSameMaximum() {
    SoftmaxRegression newton = SoftmaxRegression.newton().ridge(1);
    Tensor x = X.sub(X.mean(0));
    SoftmaxModel reference = newton.fit(x, IRIS.y());
    assertThat(reference.converged()).isTrue();
    Stopping stopping = Stopping.STANDARD.withGradient(1e-7).withIterations(20_000);
    for (SoftmaxRegression method :
        List.of(
            SoftmaxRegression.minimisedBy(Minimisers.bfgs(), stopping),
            SoftmaxRegression.minimisedBy(Minimisers.lbfgs(), stopping),
            SoftmaxRegression.gradientDescent(.5, stopping))) {
      SoftmaxModel model = method.ridge(1).fit(x, IRIS.y());
      assertThat(model.converged()).isTrue();
      assertThat(model.weights().allClose(reference.weights(), 1e-4, 1e-5)).isTrue();
    }
  }

  @Test
  void theDerivativesOfTheCostAreThoseOfDifferences() {
    SoftmaxCost cost = new SoftmaxCost(SoftmaxData.of(SQUARE, CODES, true), .5, .1);
    double[] at = {.3, -1.2, .4, 2, .1, -.7, 1.1, .9, -.2};
    double[] gradient = new double[9];
    double value = cost.valueAndGradient(at, gradient);
    assertThat(value).isCloseTo(cost.value(at), within(1e-15));
    Tensor hessian = cost.hessian(at);
    double h = 1e-5;
    for (int j = 0; j < 9; j++) {
      double[] up = at.clone();
      double[] down = at.clone();
      up[j] += h;
      down[j] -= h;
      assertThat(gradient[j])
          .isCloseTo((cost.value(up) - cost.value(down)) / (2 * h), within(1e-9));
      double[] gradientUp = new double[9];
      double[] gradientDown = new double[9];
      cost.valueAndGradient(up, gradientUp);
      cost.valueAndGradient(down, gradientDown);
      for (int k = 0; k < 9; k++) {
        assertThat(hessian.get(j, k))
            .isCloseTo((gradientUp[k] - gradientDown[k]) / (2 * h), within(1e-8));
      }
    }
  }

  @Test
  void withCoefficientsZeroAllClassesAreEquallyLikely() {
    Objective cost = SoftmaxRegression.cost(SQUARE, CODES);
    assertThat(cost.value(new double[9])).isCloseTo(Math.log(4), within(1e-12));
  }

  @Test
  void separatedClassesAreSaid() {
    Tensor x = Tensor.vector(1, 2, 5, 6, 9, 10).reshape(-1, 1);
    SoftmaxModel model =
        SoftmaxRegression.newton().named("size").fit(x, Tensor.vector(0, 0, 1, 1, 2, 2));
    assertThat(model.separation()).isEqualTo(Separation.COMPLETE);
    assertThat(model.summary()).contains("separated without error").contains("size");
  }

  @Test
  void separationOfSomeClassesIsSaidToo() {
    // Class 2 of figure 3.7 can be separated from class 0 but for points on the boundary.
    SoftmaxModel model = SoftmaxRegression.newton().fit(SQUARE, CODES);
    assertThat(model.separation()).isEqualTo(Separation.QUASI);
    assertThat(model.converged()).isFalse();
    // SciPy 1.10, minimise(method = "trust-exact"), gtol 1e-10
    assertThat(model.deviance()).isCloseTo(11.451547550295386, within(1e-6));
  }

  @Test
  void oneStepOfAWholeBatchIsAStepOfGradientDescent() {
    double rate = .5;
    MiniBatches plan = MiniBatches.of(() -> Optimisers.gradientDescent(rate), 1, 17, 3);
    MiniBatches rest = MiniBatches.of(() -> Optimisers.gradientDescent(1e-30), 1, 17, 3);
    SoftmaxModel before = SoftmaxRegression.stochastic(rest).fit(SQUARE, CODES);
    SoftmaxModel after = SoftmaxRegression.stochastic(plan).fit(SQUARE, CODES);
    Tensor truth = Tensor.generate(i -> CODES.get(i / 4) == i % 4 ? 1 : 0, 17, 4);
    Tensor error = before.probabilities(SQUARE).sub(truth).div(17);
    Tensor weights = before.weights().sub(error.matmul(SQUARE, true, false).mul(rate));
    Tensor intercepts = before.intercepts().sub(error.sum(0).mul(rate));
    assertThat(after.weights().allClose(weights, 1e-5, 1e-6)).isTrue();
    assertThat(after.intercepts().allClose(intercepts, 1e-5, 1e-6)).isTrue();
  }

  @Test
  void oneStepOfBinaryMiniBatchesIsAStepOfLogisticRegression() {
    Tensor y = CODES.greater(1);
    double rate = .5;
    MiniBatches plan = MiniBatches.of(() -> Optimisers.gradientDescent(rate), 1, 17, 3);
    MiniBatches rest = MiniBatches.of(() -> Optimisers.gradientDescent(1e-30), 1, 17, 3);
    SoftmaxModel before = LogisticRegression.stochastic(rest).fit(SQUARE, y);
    SoftmaxModel after = LogisticRegression.stochastic(plan).fit(SQUARE, y);
    Tensor error = before.probabilities(SQUARE).select(1, 1).sub(y).div(17);
    Tensor weights = before.weights().select(0, 1).sub(error.matmul(SQUARE).mul(rate));
    assertThat(after.weights().select(0, 1).allClose(weights, 1e-5, 1e-6)).isTrue();
    assertThat(after.weights().select(0, 0)).isEqualTo(Tensor.zeros(2));
    double loss =
        LogisticRegression.cost(SQUARE, y)
            .value(
                new double[] {
                  after.intercepts().get(1), after.weights().get(1, 0), after.weights().get(1, 1)
                });
    assertThat(after.crossEntropy()).isCloseTo(loss, within(1e-5));
  }

  @Test
  void theModelsOfOneVsRestBeginApart() {
    MiniBatches rest = MiniBatches.of(() -> Optimisers.gradientDescent(1e-30), 1, 17, 3);
    OneVsRestModel model = new OneVsRest(LogisticRegression.stochastic(rest)).fit(SQUARE, CODES);
    List<Tensor> starts =
        model.models().stream().map(m -> ((SoftmaxModel) m).weights()).distinct().toList();
    assertThat(starts).hasSize(4);
  }

  @Test
  void shuffledMiniBatchesReachTheMaximum() {
    Tensor x = X.sub(X.mean(0));
    SoftmaxModel reference = SoftmaxRegression.newton().fit(x, IRIS.y());
    List<Double> costs = new ArrayList<>();
    MiniBatches plan =
        MiniBatches.of(() -> Optimisers.adam(.05), 400, 32, 1)
            .shuffling()
            .listening((epoch, cost) -> costs.add(cost.getAsDouble()));
    SoftmaxModel model = SoftmaxRegression.stochastic(plan).fit(x, IRIS.y());
    assertThat(model.crossEntropy()).isCloseTo(reference.crossEntropy(), within(.03));
    assertThat(costs).hasSize(400);
    assertThat(costs.get(399))
        .isCloseTo(model.crossEntropy(), within(1e-12))
        .isLessThan(costs.get(0));
    // Single precision of the data changes nothing but the data.
    SoftmaxModel again = SoftmaxRegression.stochastic(plan).fit(x.cast(DType.FLOAT32), IRIS.y());
    assertThat(again).isEqualTo(model);
  }

  @Test
  void whatCannotBeFittedIsRefusedInWords() {
    SoftmaxRegression fit = SoftmaxRegression.newton();
    assertThatThrownBy(() -> fit.fit(SQUARE, Tensor.ones(17)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("two classes");
    assertThatThrownBy(() -> fit.fit(SQUARE, CODES.mul(2)))
        .hasMessageContaining("no observation is of class 1");
    Tensor constant = SQUARE.mul(Tensor.vector(1, 0));
    assertThatThrownBy(() -> fit.fit(constant, CODES))
        .hasMessageContaining("column 1 of x is constant");
    assertThat(fit.ridge(1).fit(constant, CODES).weights().select(1, 1).norm().item())
        .isCloseTo(0, within(1e-12));
    assertThatThrownBy(() -> fit.fit(SQUARE.div(0), CODES)).hasMessageContaining("Infinity");
    MiniBatches plan = MiniBatches.of(() -> Optimisers.adam(.05), 1, 32, 1);
    assertThatThrownBy(() -> LogisticRegression.stochastic(plan).fit(SQUARE, CODES))
        .hasMessageContaining("two classes");
    assertThatThrownBy(() -> MiniBatches.of(() -> Optimisers.adam(.05), 0, 32, 1))
        .hasMessageContaining("at least one epoch");
  }
}
