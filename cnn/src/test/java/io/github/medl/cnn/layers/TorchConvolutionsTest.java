package io.github.medl.cnn.layers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.Networks;
import io.github.medl.networks.WeightTable;
import io.github.medl.networks.Weights;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.initialisation.Initialisations;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class TorchConvolutionsTest {
  private final RandomStream stream = RandomStream.seed(9);
  private final Initialisation zero = Initialisations.zero().in(DType.FLOAT64);
  private final Sequential network =
      Networks.inOneFormat(
          Layers.sequential(
              ConvolutionLayers.convWithoutBias(2, 3, 3, Sliding.UNIT, zero),
              Layers.batchNorm(3),
              Activations.relu(),
              Layers.sequential(
                  ConvolutionLayers.conv(3, 4, 1, Sliding.UNIT, zero), Layers.flatten()),
              Layers.dense(16, 5, zero)));

  private Map<String, Tensor> stateDict() {
    Map<String, Tensor> dict = new HashMap<>();
    dict.put("body.0.weight", stream.normalTensor(3, 2, 3, 3));
    dict.put("body.1.weight", stream.uniformTensor(3));
    dict.put("body.1.bias", stream.normalTensor(3));
    dict.put("body.1.running_mean", stream.normalTensor(3));
    dict.put("body.1.running_var", stream.uniformTensor(3));
    dict.put("body.1.num_batches_tracked", Tensor.scalar(7));
    dict.put("body.3.0.weight", stream.normalTensor(4, 3, 1, 1));
    dict.put("body.3.0.bias", stream.normalTensor(4));
    dict.put("body.4.weight", stream.normalTensor(5, 16));
    dict.put("body.4.bias", stream.normalTensor(5));
    return dict;
  }

  @Test
  void layersOneAfterTheOtherAreNumberedAlike() {
    Map<String, Tensor> dict = stateDict();
    WeightTable table = TorchConvolutions.sequential("layers", "body", network);
    var loaded = table.load(dict, network);
    assertThat(loaded.leftOver()).isEmpty();
    Tensor x = stream.normalTensor(2, 2, 4, 4);
    Tensor z = x.conv(dict.get("body.0.weight"), Sliding.UNIT);
    Tensor centred = z.sub(dict.get("body.1.running_mean").reshape(3, 1, 1));
    Tensor sigma = dict.get("body.1.running_var").add(1e-5).sqrt();
    Tensor normal = centred.mul(dict.get("body.1.weight").div(sigma).reshape(3, 1, 1));
    Tensor a = normal.add(dict.get("body.1.bias").reshape(3, 1, 1)).relu();
    Tensor b = a.conv(dict.get("body.3.0.weight"), dict.get("body.3.0.bias"), Sliding.UNIT);
    Tensor y =
        b.reshape(2, 16)
            .matmul(dict.get("body.4.weight"), false, true)
            .add(dict.get("body.4.bias"));
    assertThat(loaded.network().apply(x).allClose(y, 1e-12, 1e-12)).isTrue();
  }

  /**
   * PyTorch 1.13 saved {@code {'model': model.state_dict(), 'x': x, 'y': model(x), 'epoch': 3}} for
   * the network above, in double precision and evaluation mode, with weights by a formula.
   */
  @Test
  void aFileThatPyTorchWroteAnswersAsInPyTorch() throws IOException, URISyntaxException {
    URL url = TorchConvolutionsTest.class.getResource("torch-checkpoint.pt");
    Map<String, Tensor> file = Weights.pytorch(Path.of(Objects.requireNonNull(url).toURI()));
    Map<String, Tensor> model = new LinkedHashMap<>();
    file.forEach(
        (name, tensor) -> {
          if (name.startsWith("model.")) {
            model.put(name.substring("model.".length()), tensor);
          }
        });
    assertThat(model).containsOnlyKeys(stateDict().keySet());
    var loaded = TorchConvolutions.sequential("layers", "body", network).load(model, network);
    assertThat(loaded.leftOver()).isEmpty();
    assertThat(loaded.network().apply(file.get("x")).allClose(file.get("y"), 1e-12, 1e-12))
        .isTrue();
  }

  @Test
  void whatIsMissingIsNamed() {
    Map<String, Tensor> dict = stateDict();
    dict.remove("body.3.0.bias");
    WeightTable table = TorchConvolutions.sequential("layers", "body", network);
    assertThatThrownBy(() -> table.load(dict, network))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContainingAll("body.3.0.bias", "layers.3.layers.0.bias");
  }
}
