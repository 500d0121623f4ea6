package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.networks.Layer;
import io.github.medl.optim.loss.Losses;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
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

  /** 2500 observations make batches of 1000, 1000 and 500: each must count by its size. */
  @Test
  void measuresOverManyBatchesAreMeansOverAllObservations() {
    Tensor x = RandomStream.seed(1).normalTensor(DType.FLOAT32, 2500, 3);
    Tensor y = RandomStream.seed(2).normalTensor(DType.FLOAT32, 2500, 3);
    Layer identity = (input, pass) -> input;
    Map<String, Double> measured =
        Evaluation.measure(identity, new Examples(x, y), List.of(Metric.loss(Losses.squared())));
    double mean = x.cast(DType.FLOAT64).sub(y.cast(DType.FLOAT64)).square().mean().item();
    assertThat(measured.get("loss")).isCloseTo(mean, within(1e-6));
  }

  @Test
  void aTopOfNothingIsRefused() {
    assertThatThrownBy(() -> Metric.topAccuracy(0)).hasMessageContaining("positive");
  }
}
