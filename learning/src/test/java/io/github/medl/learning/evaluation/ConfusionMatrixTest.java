package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ConfusionMatrixTest {
  // class 0: 5 of 7 found; class 1: 2 of 3; class 2: 1 of 2
  private static final Tensor ACTUAL = Tensor.vector(0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 2, 2);
  private static final Tensor PREDICTED = Tensor.vector(0, 0, 0, 0, 0, 1, 2, 1, 1, 0, 2, 1);
  private static final ConfusionMatrix M = ConfusionMatrix.of(ACTUAL, PREDICTED);

  @Test
  void entriesCountObservedDownAndPredictedAcross() {
    assertThat(M.counts()).isEqualTo(Tensor.of(new double[][] {{5, 1, 1}, {1, 2, 0}, {0, 1, 1}}));
    assertThat(M.count(0, 2)).isEqualTo(1);
    assertThat(M.total()).isEqualTo(12);
  }

  @Test
  void everyObservationIsOneOfFourThingsForEachClass() {
    for (int k = 0; k < 3; k++) {
      assertThat(
              M.truePositives(k) + M.falseNegatives(k) + M.falsePositives(k) + M.trueNegatives(k))
          .isEqualTo(12);
    }
    assertThat(M.truePositives(1)).isEqualTo(2);
    assertThat(M.falseNegatives(1)).isEqualTo(1);
    assertThat(M.falsePositives(1)).isEqualTo(2);
    assertThat(M.trueNegatives(1)).isEqualTo(7);
  }

  @Test
  void measuresAreTheirFractions() {
    assertThat(M.accuracy()).isEqualTo(8.0 / 12);
    assertThat(M.precision(0)).isEqualTo(5.0 / 6);
    assertThat(M.recall(0)).isEqualTo(5.0 / 7);
    assertThat(M.specificity(0)).isEqualTo(4.0 / 5);
    assertThat(M.f1(1)).isCloseTo(4.0 / 7, within(1e-15));
    assertThat(M.macroPrecision()).isCloseTo((5.0 / 6 + 2.0 / 4 + 1.0 / 2) / 3, within(1e-15));
    assertThat(M.macroRecall()).isCloseTo((5.0 / 7 + 2.0 / 3 + 1.0 / 2) / 3, within(1e-15));
    assertThat(M.macroSpecificity()).isCloseTo((4.0 / 5 + 7.0 / 9 + 9.0 / 10) / 3, within(1e-15));
    assertThat(M.macroF1()).isCloseTo((10.0 / 13 + 4.0 / 7 + 1.0 / 2) / 3, within(1e-15));
  }

  @Test
  void fBetaIsTheHarmonicMeanInWhichRecallWeighsBetaSquared() {
    double p = M.precision(0);
    double r = M.recall(0);
    assertThat(M.f1(0)).isCloseTo(2 * p * r / (p + r), within(1e-15));
    assertThat(M.fBeta(2, 0)).isCloseTo(5 * p * r / (4 * p + r), within(1e-15));
    assertThat(M.fBeta(1e-6, 0)).isCloseTo(p, within(1e-9));
    assertThat(M.fBeta(1e6, 0)).isCloseTo(r, within(1e-9));
  }

  @Test
  void whatNobodyPredictedHasNoPrecision() {
    ConfusionMatrix none = ConfusionMatrix.of(Tensor.vector(0, 1), Tensor.vector(0, 0));
    assertThat(none.precision(1)).isNaN();
    assertThat(none.recall(1)).isZero();
    assertThat(none.f1(1)).isZero();
    assertThat(none.macroPrecision()).isNaN();
  }

  @Test
  void thereIsRoomForClassesThatDoNotOccur() {
    assertThat(ConfusionMatrix.of(Tensor.vector(0), Tensor.vector(0)).classes()).isEqualTo(2);
    assertThat(ConfusionMatrix.of(Tensor.vector(0), Tensor.vector(0), 4).classes()).isEqualTo(4);
  }

  @Test
  void printsItself() {
    String text =
        ConfusionMatrix.of(Tensor.vector(0, 0, 1, 1, 1), Tensor.vector(0, 1, 1, 1, 0))
            .named("benign", "malignant")
            .toString();
    assertThat(text)
        .isEqualTo(
            """
            actual     predicted
                          benign  malignant
            benign             1          1
            malignant          1          2

            class      precision     recall  specificity         F1
            benign        0.5000     0.5000       0.6667     0.5000
            malignant     0.6667     0.6667       0.5000     0.6667
            mean          0.5833     0.5833       0.5833     0.5833

            accuracy 0.6000 of 5""");
  }

  @Test
  void refusalsSayWhatIsWrong() {
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.vector(0, 1), Tensor.vector(0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("2 were observed, but 1 are predicted");
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.vector(0, .7), Tensor.vector(0, 1)))
        .hasMessageContaining("actual[1] is 0.7");
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.vector(0, 1), Tensor.vector(0, Double.NaN)))
        .hasMessageContaining("predicted[1] is NaN");
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.zeros(0), Tensor.zeros(0)))
        .hasMessageContaining("empty");
    assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.zeros(2, 2), Tensor.zeros(2)))
        .hasMessageContaining("must be a vector");
    assertThatThrownBy(() -> M.named("a", "b")).hasMessageContaining("2 names");
    assertThatThrownBy(() -> M.fBeta(0, 1)).hasMessageContaining("greater than 0");
  }

  @Test
  void aCodeIsNoLengthOfATable() {
    for (double far : new double[] {5000, 1_000_000, Integer.MAX_VALUE}) {
      assertThatThrownBy(() -> ConfusionMatrix.of(Tensor.vector(0, 1), Tensor.vector(0, far)))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the highest class code is " + (int) far)
          .hasMessageContaining("without gaps");
    }
    assertThatThrownBy(
            () -> ConfusionMatrix.of(Tensor.vector(0), Tensor.vector(1), Integer.MAX_VALUE))
        .hasMessageContaining("at most 4096 classes");
    assertThat(ConfusionMatrix.of(Tensor.vector(0), Tensor.vector(999)).classes()).isEqualTo(1000);
  }
}
