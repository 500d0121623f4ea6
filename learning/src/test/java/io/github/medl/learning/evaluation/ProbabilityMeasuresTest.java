package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ProbabilityMeasuresTest {
  private static final Tensor Y = Tensor.vector(1, 0, 1);
  private static final Tensor P = Tensor.vector(.9, .2, .5);

  @Test
  void measuresAreTheirSums() {
    assertThat(ProbabilityMeasures.logLoss(Y, P))
        .isCloseTo(-(Math.log(.9) + Math.log(.8) + Math.log(.5)) / 3, within(1e-15));
    assertThat(ProbabilityMeasures.brier(Y, P)).isCloseTo((.01 + .04 + .25) / 3, within(1e-15));
  }

  @Test
  void oneColumnOrTwoAreTheSame() {
    Tensor both = Tensor.of(new double[][] {{.1, .9}, {.8, .2}, {.5, .5}});
    assertThat(ProbabilityMeasures.logLoss(Y, both))
        .isCloseTo(ProbabilityMeasures.logLoss(Y, P), within(1e-15));
    assertThat(ProbabilityMeasures.brier(Y, both))
        .isCloseTo(ProbabilityMeasures.brier(Y, P), within(1e-15));
  }

  @Test
  void severalClassesAreSummedOver() {
    Tensor p = Tensor.of(new double[][] {{.5, .25, .25}, {0, 0, 1}});
    Tensor y = Tensor.vector(0, 2);
    assertThat(ProbabilityMeasures.logLoss(y, p)).isCloseTo(Math.log(2) / 2, within(1e-15));
    assertThat(ProbabilityMeasures.brier(y, p)).isEqualTo((.25 + .0625 + .0625) / 2);
  }

  @Test
  void theImpossibleCostsInfinitely() {
    assertThat(ProbabilityMeasures.logLoss(Tensor.vector(1), Tensor.vector(0)))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(ProbabilityMeasures.logLoss(Tensor.vector(1), Tensor.vector(1))).isZero();
  }

  @Test
  void theTrueProbabilityIsTheBestForecast() {
    Tensor seven = Tensor.generate(i -> i < 7 ? 1 : 0, 10);
    double loss = ProbabilityMeasures.logLoss(seven, Tensor.full(.7, 10));
    double brier = ProbabilityMeasures.brier(seven, Tensor.full(.7, 10));
    for (double other : new double[] {.6, .69, .71, .8}) {
      assertThat(ProbabilityMeasures.logLoss(seven, Tensor.full(other, 10))).isGreaterThan(loss);
      assertThat(ProbabilityMeasures.brier(seven, Tensor.full(other, 10))).isGreaterThan(brier);
    }
  }

  @Test
  void calibrationGroupsByProbability() {
    Calibration table =
        Calibration.of(Tensor.vector(0, 1, 1, 1, 1), Tensor.vector(.25, .3, .5, .9, 1), 4);
    assertThat(table.bins())
        .containsExactly(
            new Calibration.Bin(.25, .5, 2, .275, .5),
            new Calibration.Bin(.5, .75, 1, .5, 1),
            new Calibration.Bin(.75, 1, 2, .95, 1));
    assertThat(table.expectedError()).isCloseTo((2 * .225 + .5 + 2 * .05) / 5, within(1e-15));
    assertThat(table)
        .hasToString(
            """
            probability        n  predicted  observed
            0.250-0.500        2     0.2750    0.5000
            0.500-0.750        1     0.5000    1.0000
            0.750-1.000        2     0.9500    1.0000""");
  }

  @Test
  void refusalsSayWhatIsWrong() {
    assertThatThrownBy(() -> ProbabilityMeasures.logLoss(Y, Tensor.vector(.9, .2, 1.5)))
        .hasMessageContaining("1.5 is no probability");
    assertThatThrownBy(() -> ProbabilityMeasures.logLoss(Y, Tensor.vector(.9, .2, Double.NaN)))
        .hasMessageContaining("NaN is no probability");
    assertThatThrownBy(() -> ProbabilityMeasures.brier(Y, Tensor.vector(.9)))
        .hasMessageContaining("must have shape (3, K), or (3,)");
    assertThatThrownBy(() -> ProbabilityMeasures.brier(Tensor.vector(2), Tensor.vector(.9)))
        .hasMessageContaining("probabilities of 2 classes only");
    assertThatThrownBy(
            () -> ProbabilityMeasures.brier(Tensor.vector(1), Tensor.of(new double[][] {{.5, .4}})))
        .hasMessageContaining("row 0 sum to 0.9");
    assertThatThrownBy(() -> Calibration.of(Y, P, 0)).hasMessageContaining("must be a bin");
    assertThatThrownBy(() -> Calibration.of(Y, Tensor.vector(.9, .2, -1), 5))
        .hasMessageContaining("-1.0 is no probability");
  }

  /** In single precision a softmax of 1000 classes sums to 1 only up to the rounding of its sum. */
  @Test
  void aSoftmaxOfManyClassesInSinglePrecisionIsOneOfProbabilities() {
    int n = 200;
    Tensor p = RandomStream.seed(5).normalTensor(n, 1000).mul(3).cast(DType.FLOAT32).softmax(1);
    Tensor y = Tensor.generate(i -> i % 1000, n);
    double loss = ProbabilityMeasures.logLoss(y, p);
    assertThat(loss).isCloseTo(ProbabilityMeasures.logLoss(y, p.cast(DType.FLOAT64)), within(1e-9));
    Tensor halves = Tensor.full(.5, 2, 3).cast(DType.FLOAT32);
    assertThatThrownBy(() -> ProbabilityMeasures.logLoss(Tensor.vector(0, 1), halves))
        .hasMessageContaining("sum to 1.5");
  }

  @Test
  void binsAreNoLengthOfAnArray() {
    Calibration fine =
        Calibration.of(Tensor.vector(0, 1, 1), Tensor.vector(.1, .9, 1), Integer.MAX_VALUE);
    assertThat(fine.bins()).hasSize(3);
  }
}
