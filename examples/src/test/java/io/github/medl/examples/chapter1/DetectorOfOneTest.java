package io.github.medl.examples.chapter1;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.learning.evaluation.ConfusionMatrix;
import org.junit.jupiter.api.Test;

class DetectorOfOneTest {
  /** The score of an image that is white in the columns from, ..., to - 1 of all rows. */
  private static double scoreOfStripe(int from, int to) {
    return DetectorOfOne.scores(1, (image, place) -> place % 28 >= from && place % 28 < to ? 9 : 0)[
        0];
  }

  @Test
  void aThinStripeIsAllNearItsBrightestPixels() {
    assertThat(scoreOfStripe(12, 15)).isEqualTo(1);
  }

  @Test
  void ofAWideStripeOnlyTheFirstThreeColumnsCount() {
    assertThat(scoreOfStripe(10, 22)).isEqualTo(.25); // the first of equals is the brightest
  }

  @Test
  void rowsWhoseBrightestPixelIsAtTheEdgeAreLeftOut() {
    assertThat(scoreOfStripe(1, 4)).isZero();
    assertThat(scoreOfStripe(2, 5)).isEqualTo(1);
    assertThat(scoreOfStripe(24, 25)).isEqualTo(1);
    assertThat(scoreOfStripe(25, 26)).isZero(); // column 26 counted from 1
  }

  @Test
  void aScoreAboveTheThresholdIsAOne() {
    ConfusionMatrix matrix =
        DetectorOfOne.confusion(new int[] {1, 1, 7, 0}, new double[] {.9, .8, .85, .8}, .8);
    assertThat(matrix.truePositives(1)).isEqualTo(1);
    assertThat(matrix.falseNegatives(1)).isEqualTo(1);
    assertThat(matrix.falsePositives(1)).isEqualTo(1);
    assertThat(matrix.trueNegatives(1)).isEqualTo(1);
  }

  @Test
  void statisticsAreThoseOfEachClass() {
    int[] labels = {0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9};
    DigitStatistics s = // image i has i white pixels of 100
        DigitStatistics.of(labels, 100, 5, (image, place) -> place < image ? 5 : 0);
    assertThat(s.images()).containsOnly(2);
    assertThat(s.intensity()[3]).isEqualTo(.065);
    assertThat(s.inkMean()[3]).isEqualTo(6.5);
    assertThat(s.inkDeviation()[3]).isEqualTo(Math.sqrt(.5));
    assertThat(s.zeroShare()).isEqualTo(1 - .095);
    assertThat(s.whiteShare()).isEqualTo(.095);
    assertThat(s.nonZeroMean()).isEqualTo(1);
    assertThat(s.density(3, labels, 5, 2)).containsExactly(0, 0, 0, .5, 0);
  }
}
