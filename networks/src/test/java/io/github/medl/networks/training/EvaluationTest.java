package io.github.medl.networks.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.loss.Losses;
import io.github.medl.networks.Layer;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EvaluationTest {
  /** 2500 observations make batches of 1000, 1000 and 500: each must count by its size. */
  @Test
  void measuresOverManyBatchesAreMeansOverAllObservations() {
    Tensor x = RandomStream.seed(1).normalTensor(DType.FLOAT32, 2500, 3);
    Tensor y = RandomStream.seed(2).normalTensor(DType.FLOAT32, 2500, 3);
    Layer identity = (input, pass) -> input;
    Map<String, Double> measured =
        Evaluation.measure(identity, new Examples(x, y), List.of(Measure.of(Losses.squared())));
    double mean = x.cast(DType.FLOAT64).sub(y.cast(DType.FLOAT64)).square().mean().item();
    assertThat(measured.get("loss")).isCloseTo(mean, within(1e-6));
  }
}
