package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class RocTest {
  @Test
  void tiesOfBothClassesMakeASlope() {
    EmpiricalRoc roc = Roc.empirical(Tensor.vector(1, 0, 1, 0, 0), Tensor.vector(3, 2, 2, 2, 1));
    assertThat(roc.thresholds()).isEqualTo(Tensor.vector(Double.POSITIVE_INFINITY, 3, 2, 1));
    assertThat(roc.falsePositiveRates()).isEqualTo(Tensor.vector(0, 0, 2.0 / 3, 1));
    assertThat(roc.truePositiveRates()).isEqualTo(Tensor.vector(0, .5, 1, 1));
    assertThat(roc.auc()).isEqualTo((3 + 2 * .5 + 1) / 6); // pairs: 5 of 6, two of them by halves
  }

  @Test
  void areaIsTheShareOfPairsInTheRightOrder() {
    RandomStream random = RandomStream.seed(3);
    Tensor y = random.uniformTensor(80).less(.3);
    Tensor s = Tensor.generate(i -> random.nextInt(12) + 3 * y.get(i), 80);
    double right = 0;
    double pairs = 0;
    for (int i = 0; i < 80; i++) {
      for (int j = 0; j < 80; j++) {
        if (y.get(i) == 1 && y.get(j) == 0) {
          pairs++;
          right += s.get(i) > s.get(j) ? 1 : s.get(i) == s.get(j) ? .5 : 0;
        }
      }
    }
    assertThat(Roc.empirical(y, s).auc()).isCloseTo(right / pairs, within(1e-15));
  }

  @Test
  void onlyTheOrderOfScoresMatters() {
    Tensor y = Tensor.vector(0, 1, 0, 1, 1, 0);
    Tensor s = Tensor.vector(-2, 3, .5, .5, 1, -7);
    assertThat(Roc.empirical(y, s.sigmoid()).auc()).isEqualTo(Roc.empirical(y, s).auc());
    assertThat(Roc.empirical(y, s.neg()).auc())
        .isCloseTo(1 - Roc.empirical(y, s).auc(), within(1e-15));
  }

  @Test
  void extremesHaveTheirAreas() {
    Tensor y = Tensor.vector(0, 0, 1, 1);
    assertThat(Roc.empirical(y, Tensor.vector(1, 2, 3, 4)).auc()).isEqualTo(1);
    assertThat(Roc.empirical(y, Tensor.vector(5, 5, 5, 5)).auc()).isEqualTo(.5);
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(Roc.empirical(y, Tensor.vector(-infinity, 0, 0, infinity)).auc()).isEqualTo(3.5 / 4);
  }

  @Test
  void equalDistributionsGiveTheDiagonal() {
    BinormalRoc roc = new BinormalRoc(1, 2, 1, 2);
    assertThat(roc.auc()).isEqualTo(.5);
    assertThat(roc.truePositiveRate(.3)).isCloseTo(.3, within(1e-14));
    assertThat(roc.truePositiveRates()).isEqualTo(roc.falsePositiveRates());
  }

  @Test
  void binormalCurveRunsFromCornerToCorner() {
    BinormalRoc roc = new BinormalRoc(2, 1, 0, 3);
    Tensor fpr = roc.falsePositiveRates();
    Tensor tpr = roc.truePositiveRates();
    assertThat(fpr.size()).isEqualTo(603); // -∞, -3, -2.99, ..., 3, ∞
    assertThat(fpr.get(0)).isZero();
    assertThat(tpr.get(0)).isZero();
    assertThat(fpr.get(-1)).isEqualTo(1);
    assertThat(tpr.get(-1)).isEqualTo(1);
    assertThat(fpr.get(301)).isEqualTo(.5); // z = 0
    for (int i = 1; i < 602; i++) {
      assertThat(roc.truePositiveRate(fpr.get(i))).isCloseTo(tpr.get(i), within(1e-9));
    }
  }

  @Test
  void refusalsSayWhatToDo() {
    Tensor s = Tensor.vector(1, 2);
    assertThatThrownBy(() -> Roc.empirical(Tensor.vector(1, 1), s))
        .hasMessageContaining("all 2 observations are of class 1");
    assertThatThrownBy(() -> Roc.empirical(Tensor.vector(1, 2), s))
        .hasMessageContaining("actual.equalTo(k)");
    assertThatThrownBy(() -> Roc.empirical(Tensor.vector(0, 1), Tensor.vector(0, Double.NaN)))
        .hasMessageContaining("scores[1] is NaN");
    assertThatThrownBy(() -> Roc.binormal(Tensor.vector(0, 1), s))
        .hasMessageContaining("take the empirical curve");
    assertThatThrownBy(
            () ->
                Roc.binormal(
                    Tensor.vector(0, 0, 1, 1), Tensor.vector(1, 2, 3, Double.POSITIVE_INFINITY)))
        .hasMessageContaining("take finite scores");
    assertThatThrownBy(() -> new BinormalRoc(0, 1, 0, 1).truePositiveRate(1.5))
        .hasMessageContaining("no false positive rate");
  }

  @Test
  void constantScoresAreRefusedAlsoWhereBinaryDoesNotHoldThem() {
    for (double c : new double[] {.1, 1, 1 / 3.}) {
      assertThatThrownBy(
              () -> Roc.binormal(Tensor.vector(0, 0, 0, 1, 1, 1), Tensor.vector(c, c, c, 1, 2, 3)))
          .hasMessageContaining("those of class 0 0.0");
    }
  }

  @Test
  void theUnitOfTheScoresIsNoMatter() {
    Tensor y = Tensor.vector(0, 0, 0, 1, 1, 1);
    Tensor scores = Tensor.vector(.3, 1, -1, 1, 2, 3.5);
    double auc = Roc.binormal(y, scores).auc();
    for (double unit : new double[] {1e-300, 1e-170, 1e170, 1e300}) {
      assertThat(Roc.binormal(y, scores.mul(unit)).auc()).isCloseTo(auc, within(1e-14));
    }
  }
}
