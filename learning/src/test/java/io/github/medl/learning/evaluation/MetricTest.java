package io.github.medl.learning.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class MetricTest {
  private static final Tensor SCORES =
      Tensor.of(new double[][] {{3, 2, 1}, {1, 3, 2}, {2, 1, 3}, {2, 2, 0}});

  @Test
  void accuracyCountsTheLargestScoresAndTheFirstOfEqualOnes() {
    assertThat(Metric.accuracy().measure().each(SCORES, Tensor.vector(0, 0, 2, 0)))
        .isEqualTo(Tensor.vector(1, 0, 1, 1));
    assertThat(Metric.accuracy().measure().each(SCORES, Tensor.vector(0, 0, 2, 1)))
        .isEqualTo(Tensor.vector(1, 0, 1, 0));
  }

  @Test
  void accuracyTakesProbabilitiesAsTargetsToo() {
    Tensor oneHot = Tensor.of(new double[][] {{1, 0, 0}, {1, 0, 0}, {0, 0, 1}, {.6, .4, 0}});
    assertThat(Metric.accuracy().measure().each(SCORES, oneHot))
        .isEqualTo(Tensor.vector(1, 0, 1, 1));
  }

  @Test
  void topAccuracyGrowsWithTheNumberOfGuesses() {
    Tensor y = Tensor.vector(1, 0, 2, 1);
    assertThat(Metric.topAccuracy(1).sum(SCORES, y)).isEqualTo(1);
    assertThat(Metric.topAccuracy(2).sum(SCORES, y)).isEqualTo(3);
    assertThat(Metric.topAccuracy(3).sum(SCORES, y)).isEqualTo(4);
    assertThat(Metric.topAccuracy(1).measure().each(SCORES, y))
        .isEqualTo(Metric.accuracy().measure().each(SCORES, y));
  }

  @Test
  void binaryAccuracyHasItsBoundaryAtLogitZero() {
    Tensor z = Tensor.of(new double[][] {{-1}, {2}, {.1}, {0}});
    assertThat(Metric.binaryAccuracy().measure().each(z, Tensor.vector(0, 1, 0, 0)))
        .isEqualTo(Tensor.vector(1, 1, 0, 1));
  }

  @Test
  void aTopOfNothingIsRefused() {
    assertThatThrownBy(() -> Metric.topAccuracy(0)).hasMessageContaining("positive");
  }
}
