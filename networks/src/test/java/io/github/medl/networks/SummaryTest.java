package io.github.medl.networks;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.residual;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class SummaryTest {
  private final Initialisation init = he(RandomStream.seed(1));

  @Test
  void theTableSaysShapesParametersAndOperations() {
    Sequential mlp = sequential(dense(784, 256, init), relu(), dense(256, 10, init));
    Summary summary = Summary.of(mlp, Tensor.ones(1, 784).cast(DType.FLOAT32));

    assertThat(summary.parameters()).isEqualTo(784 * 256 + 256 + 256 * 10 + 10);
    assertThat(summary.flops()).isEqualTo(2 * 784 * 256 + 256 + 256 + 2 * 256 * 10 + 10);
    assertThat(summary.toString().lines())
        .containsExactly(
            "name      layer            output    parameters    FLOPs",
            "layers.0  Dense(784, 256)  (1, 256)     200,960  401,664",
            "layers.1  relu             (1, 256)           0      256",
            "layers.2  Dense(256, 10)   (1, 10)        2,570    5,130",
            "          all                           203,530  407,050");
  }

  @Test
  void whatHappensBetweenLayersIsCountedInTheSum() {
    Summary summary =
        Summary.of(residual(dense(3, 3, init)), Tensor.ones(2, 3).cast(DType.FLOAT32));
    assertThat(summary.lines()).hasSize(1);
    assertThat(summary.lines().get(0).name()).isEqualTo("body");
    assertThat(summary.flops() - summary.lines().get(0).flops()).isEqualTo(6);
    assertThat(summary.toString()).contains("between");
  }

  @Test
  void aSharedLayerHasALineAUseAndParametersOnce() {
    Dense shared = dense(3, 3, init);
    Summary summary =
        Summary.of(sequential(shared, relu(), shared), Tensor.ones(2, 3).cast(DType.FLOAT32));
    assertThat(summary.lines().stream().map(Summary.Line::parameters)).containsExactly(12L, 0L, 0L);
    assertThat(summary.lines().stream().map(Summary.Line::name))
        .containsExactly("layers.0", "layers.1", "layers.0");
    assertThat(summary.parameters()).isEqualTo(12);
    assertThat(summary.lines().get(0).input()).isEqualTo("(2, 3)");
  }
}
