package io.github.medl.networks.layers;

import static io.github.medl.networks.layers.Layers.batchNorm;
import static io.github.medl.networks.layers.Layers.concatenated;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.denseWithoutBias;
import static io.github.medl.networks.layers.Layers.embedding;
import static io.github.medl.networks.layers.Layers.flatten;
import static io.github.medl.networks.layers.Layers.groupNorm;
import static io.github.medl.networks.layers.Layers.layerNorm;
import static io.github.medl.networks.layers.Layers.maxout;
import static io.github.medl.networks.layers.Layers.prelu;
import static io.github.medl.networks.layers.Layers.residual;
import static io.github.medl.networks.layers.Layers.sequential;
import static io.github.medl.networks.layers.Layers.summed;

import io.github.medl.networks.Layer;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.random.RandomStream;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * Every layer, with the numbers of PyTorch under the same name in torch_layers.csv. A new layer is
 * one row here and one case there; its tests then generate themselves.
 */
final class LayerTable {
  /**
   * A layer to be tested.
   *
   * @param name of the case in torch_layers.csv
   * @param training whether it is applied in a training pass
   * @param layer with any parameters of the right shapes
   */
  record Row(String name, boolean training, Layer layer) {}

  private LayerTable() {}

  static List<Row> rows() {
    Initialisation init = Initialisations.xavier(RandomStream.seed(3));
    return List.of(
        row("dense", dense(3, 4, init)),
        row("dense deep", dense(3, 4, init)),
        row("dense without bias", denseWithoutBias(3, 4, init)),
        row("identity", Activations.identity()),
        row("sigmoid", Activations.sigmoid()),
        row("scaled sigmoid", Activations.scaledSigmoid()),
        row("hard sigmoid", Activations.hardSigmoid()),
        row("tanh", Activations.tanh()),
        row("relu", Activations.relu()),
        row("leaky relu", Activations.leakyRelu(.05)),
        row("elu", Activations.elu(.7)),
        row("gelu", Activations.gelu()),
        row("softplus", Activations.softplus()),
        row("silu", Activations.silu()),
        row("softmax", Activations.softmax()),
        row("prelu", prelu(.25)),
        row("maxout", maxout(3, 2, 3, init)),
        row("batch norm", batchNorm(3)),
        new Row("batch norm training", true, batchNorm(3)),
        row("batch norm of images", batchNorm(3)),
        new Row("batch norm of images training", true, batchNorm(3)),
        row("layer norm", layerNorm(5)),
        row("layer norm of two axes", layerNorm(2, 4)),
        row("group norm", groupNorm(3, 6)),
        row("embedding", embedding(5, 3, init)),
        row("flatten", flatten()),
        row("residual", residual(dense(3, 3, init))),
        row("concatenated", concatenated(-1, dense(3, 3, init), dense(3, 3, init))),
        row("summed", summed(dense(3, 3, init), dense(3, 3, init))),
        row("sequential", sequential(dense(3, 3, init), Activations.tanh(), dense(3, 3, init))));
  }

  private static Row row(String name, Layer layer) {
    return new Row(name, false, layer);
  }

  /** One test a row. */
  static Stream<DynamicTest> each(Consumer<Row> test) {
    return rows().stream().map(row -> DynamicTest.dynamicTest(row.name, () -> check(row, test)));
  }

  /** Not every report shows the name of a generated test, so the failure does. */
  private static void check(Row row, Consumer<Row> test) {
    try {
      test.accept(row);
    } catch (AssertionError e) {
      throw new AssertionError(row.name + ": " + e.getMessage(), e);
    }
  }
}
