package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  /** Takes its only column for the probability of class 1. */
  private static final ProbabilisticClassifier BELIEVER =
      x -> Tensor.concat(1, List.of(x.neg().add(1), x));

  private static final Tensor P = Tensor.of(new double[][] {{.9}, {.2}, {.4}, {.4}});
  private static final Tensor Y = Tensor.vector(1, 0, 1, 0);

  @Test
  void classifiersAreJudgedByClassesScoresAndProbabilities() {
    Tensor p = P.flatten();
    assertThat(Measures.accuracy().of(BELIEVER, P, Y)).isEqualTo(.75);
    assertThat(Measures.f1(1).of(BELIEVER, P, Y)).isCloseTo(2.0 / 3, within(1e-15));
    assertThat(Measures.macroF1().of(BELIEVER, P, Y)).isCloseTo((2. / 3 + .8) / 2, within(1e-15));
    assertThat(Measures.auc().of(BELIEVER, P, Y)).isEqualTo(3.5 / 4);
    assertThat(Measures.logLoss().of(BELIEVER, P, Y)).isEqualTo(ProbabilityMeasures.logLoss(Y, p));
    assertThat(Measures.brier().of(BELIEVER, P, Y))
        .isCloseTo(ProbabilityMeasures.brier(Y, p), within(1e-15));
  }

  @Test
  void regressionsAreJudgedByErrors() {
    Predictor first = x -> x.select(1, 0);
    Tensor p = P.flatten();
    assertThat(Measures.meanSquaredError().of(first, P, Y))
        .isEqualTo(RegressionMeasures.meanSquaredError(Y, p));
    assertThat(Measures.rootMeanSquaredError().of(first, P, Y))
        .isEqualTo(RegressionMeasures.rootMeanSquaredError(Y, p));
    assertThat(Measures.meanAbsoluteError().of(first, P, Y))
        .isCloseTo((.1 + .2 + .6 + .4) / 4, within(1e-15));
    assertThat(Measures.rSquared().of(first, P, Y)).isEqualTo(RegressionMeasures.rSquared(Y, p));
  }

  @Test
  void theMeanExplainsNothingAndWorseIsNegative() {
    Tensor y = Tensor.vector(1, 2, 3);
    assertThat(RegressionMeasures.rSquared(y, Tensor.full(2, 3))).isZero();
    assertThat(RegressionMeasures.rSquared(y, y)).isEqualTo(1);
    assertThat(RegressionMeasures.rSquared(y, Tensor.vector(3, 2, 1))).isEqualTo(-3);
  }

  @Test
  void eachMeasureKnowsWhichIsBetter() {
    assertThat(Measures.accuracy().better(.9, .8)).isTrue();
    assertThat(Measures.logLoss().better(.9, .8)).isFalse();
    assertThat(Measures.logLoss().better(.9, Double.NaN)).isTrue();
    assertThat(Measures.logLoss().better(Double.NaN, Double.NaN)).isFalse();
  }

  @Test
  void measuresRefuseModelsThatSayTooLittle() {
    Predictor silent = x -> x.select(1, 0);
    assertThatThrownBy(() -> Measures.auc().of(silent, P, Y)).hasMessageContaining("needs scores");
    Classifier scoring = BELIEVER::scores;
    assertThat(Measures.auc().of(scoring, P, Y)).isEqualTo(3.5 / 4);
    assertThatThrownBy(() -> Measures.logLoss().of(scoring, P, Y))
        .hasMessageContaining("needs probabilities");
    Classifier three = x -> Tensor.zeros(x.dim(0), 3);
    assertThatThrownBy(() -> Measures.auc().of(three, P, Y))
        .hasMessageContaining("the model knows 3");
    assertThatThrownBy(() -> RegressionMeasures.rSquared(Tensor.vector(2, 2), Tensor.vector(1, 2)))
        .hasMessageContaining("all of y are 2.0");
    assertThatThrownBy(() -> RegressionMeasures.rSquared(Tensor.vector(2), Tensor.vector(1)))
        .hasMessageContaining("one observation only");
    assertThatThrownBy(
            () -> RegressionMeasures.meanSquaredError(Tensor.vector(2), Tensor.vector(1, 2)))
        .hasMessageContaining("1 were observed, but 2 are predicted");
  }
}
