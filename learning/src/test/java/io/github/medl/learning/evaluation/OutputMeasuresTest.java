package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.Answers;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

/** Measures of what a network says: rows of logits, or one number a row. */
class OutputMeasuresTest {
  private static final Tensor SCORES =
      Tensor.of(new double[][] {{3, 2, 1}, {1, 3, 2}, {2, 1, 3}, {2, 2, 0}});

  private static double of(Measure measure, Tensor output, Tensor targets) {
    return measure.of(Answers.ofOutput(output), targets);
  }

  private static Tensor column(double... values) {
    return Tensor.of(values, values.length, 1);
  }

  @Test
  void accuracyCountsTheLargestScoresAndTheFirstOfEqualOnes() {
    assertThat(of(Measures.accuracy(), SCORES, Tensor.vector(0, 0, 2, 0))).isEqualTo(.75);
    assertThat(of(Measures.accuracy(), SCORES, Tensor.vector(0, 0, 2, 1))).isEqualTo(.5);
  }

  @Test
  void accuracyTakesProbabilitiesAsTargetsToo() {
    Tensor y = Tensor.of(new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 0, 1}, {.6, .4, 0}});
    assertThat(of(Measures.accuracy(), SCORES, y)).isEqualTo(.75);
  }

  @Test
  void topAccuracyGrowsWithTheNumberOfGuesses() {
    Tensor y = Tensor.vector(1, 0, 2, 1);
    assertThat(of(Measures.topAccuracy(1), SCORES, y)).isEqualTo(.25);
    assertThat(of(Measures.topAccuracy(2), SCORES, y)).isEqualTo(.75);
    assertThat(of(Measures.topAccuracy(3), SCORES, y)).isEqualTo(1);
    assertThat(of(Measures.accuracy(), SCORES, y)).isEqualTo(.25);
  }

  @Test
  void binaryAccuracyHasItsBoundaryAtLogitZero() {
    Tensor z = column(-1, 2, .1, 0);
    assertThat(of(Measures.binaryAccuracy(), z, Tensor.vector(0, 1, 0, 0))).isEqualTo(.75);
    assertThat(of(Measures.binaryAccuracy(), z.flatten(), column(0, 1, 0, 0))).isEqualTo(.75);
  }

  @Test
  void aTopOfNothingIsRefused() {
    assertThatThrownBy(() -> Measures.topAccuracy(0)).hasMessageContaining("positive");
  }

  /** The largest of NaNs is the first: a network that diverged would know class 0 perfectly. */
  @Test
  void scoresThatAreNaNHaveNoClass() {
    Tensor scores = Tensor.of(new double[][] {{1, 2}, {Double.NaN, Double.NaN}});
    for (Measure measure :
        new Measure[] {Measures.accuracy(), Measures.topAccuracy(1), Measures.macroF1()}) {
      assertThatThrownBy(() -> of(measure, scores, Tensor.vector(1, 0)))
          .hasMessageContaining("observation 1 is NaN")
          .hasMessageContaining("diverged");
    }
  }

  @Test
  void accuracyOfOneScoreARowNamesTheMeasureThatIsMadeForIt() {
    assertThatThrownBy(
            () -> of(Measures.accuracy(), column(5, -5, 5, -5), Tensor.vector(1, 0, 1, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(4, 1)")
        .hasMessageContaining("binaryAccuracy");
    assertThat(of(Measures.binaryAccuracy(), column(5, -5, 5, -5), Tensor.vector(1, 0, 1, 0)))
        .isEqualTo(1);
  }

  @Test
  void binaryAccuracyOfManyScoresARowIsRefused() {
    Tensor scores = Tensor.of(new double[][] {{5, -5}, {-5, 5}});
    assertThatThrownBy(() -> of(Measures.binaryAccuracy(), scores, Tensor.eye(2)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("one number a row")
        .hasMessageContaining("(2, 2)");
  }

  @Test
  void labelsThatAreNoCodesAreRefused() {
    assertThatThrownBy(() -> of(Measures.topAccuracy(2), SCORES, Tensor.vector(-1, 0, 0, 0)))
        .hasMessageContaining("target[0] is -1.0");
    assertThatThrownBy(() -> of(Measures.topAccuracy(2), SCORES, Tensor.vector(0, 0, 3, 0)))
        .hasMessageContaining("target[2] is 3")
        .hasMessageContaining("0 to 2");
    assertThatThrownBy(() -> of(Measures.accuracy(), SCORES, Tensor.vector(0, .5, 0, 0)))
        .hasMessageContaining("actual[1] is 0.5");
  }

  /** A column of codes is neither codes nor a distribution: its largest entry would be class 0. */
  @Test
  void aColumnOfCodesIsNoDistribution() {
    assertThatThrownBy(() -> of(Measures.accuracy(), SCORES, column(0, 0, 2, 0)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(4, 1)")
        .hasMessageContaining("flatten()");
  }

  @Test
  void aColumnAgainstAVectorIsNoTableOfAllPairs() {
    Tensor y = Tensor.vector(1, 2, 4);
    assertThat(of(Measures.meanSquaredError(), column(1, 3, 2), y)).isEqualTo(5 / 3.0);
    assertThat(of(Measures.meanAbsoluteError(), Tensor.vector(1, 3, 2), column(1, 2, 4)))
        .isEqualTo(1);
    assertThatThrownBy(() -> of(Measures.meanSquaredError(), Tensor.eye(3), y))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(() -> of(Measure.of(Losses.squared()), column(1, 3, 2), y))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(3, 1)");
  }

  @Test
  void asManyTargetsAsAnswersAreNeeded() {
    assertThatThrownBy(() -> of(Measures.accuracy(), SCORES, Tensor.vector(0, 1)))
        .isInstanceOf(ShapeException.class);
    assertThatThrownBy(
            () ->
                Measures.accuracy()
                    .of(x -> x, new Examples(SCORES, SCORES).inputs(), SCORES.slice(0, 0, 2)))
        .isInstanceOf(ShapeException.class);
  }

  /** The mean of 2500 losses is the mean of all, whatever the blocks in which they are added. */
  @Test
  void theMeanOfALossIsTakenOverAllObservations() {
    Tensor x = RandomStream.seed(1).normalTensor(2500, 3);
    Tensor y = RandomStream.seed(2).normalTensor(2500, 3);
    assertThat(of(Measure.of(Losses.squared()), x, y))
        .isCloseTo(x.sub(y).square().mean().item(), within(1e-14));
    assertThat(of(Measure.of(Losses.squared()), x.cast(DType.FLOAT32), y))
        .isCloseTo(x.sub(y).square().mean().item(), within(1e-6));
  }

  /** Of logits the log loss is the cross-entropy, and the AUC that of their difference. */
  @Test
  void logitsAreProbabilitiesToWhatAsksForThem() {
    Tensor y = Tensor.vector(0, 0, 2, 1);
    assertThat(of(Measures.logLoss(), SCORES, y))
        .isCloseTo(of(Measure.of(Losses.crossEntropy()), SCORES, y), within(1e-14));
    Tensor two = SCORES.slice(1, 0, 2);
    Tensor binary = Tensor.vector(0, 1, 0, 1);
    double auc = of(Measures.auc(), two, binary);
    assertThat(of(Measures.auc(), two.select(1, 1).sub(two.select(1, 0)), binary)).isEqualTo(auc);
    assertThat(Roc.empirical(binary, two.select(1, 1).sub(two.select(1, 0))).auc()).isEqualTo(auc);
  }
}
