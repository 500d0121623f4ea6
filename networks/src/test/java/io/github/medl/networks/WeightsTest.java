package io.github.medl.networks;

import static io.github.medl.networks.initialisation.Initialisations.he;
import static io.github.medl.networks.layers.Activations.relu;
import static io.github.medl.networks.layers.Layers.batchNorm;
import static io.github.medl.networks.layers.Layers.dense;
import static io.github.medl.networks.layers.Layers.sequential;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.networks.layers.Sequential;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WeightsTest {
  private static Sequential network(long seed, int classes) {
    RandomStream stream = RandomStream.seed(seed);
    return sequential(dense(3, 4, he(stream)), batchNorm(4), relu(), dense(4, classes, he(stream)));
  }

  @Test
  void whatIsSavedIsLoadedBitForBitStatesIncluded(@TempDir Path folder) throws IOException {
    Sequential network = network(1, 2);
    Pass pass = Pass.training();
    network.apply(RandomStream.seed(9).normalTensor(DType.FLOAT32, 8, 3), pass);
    network = pass.updated(network);
    Path file = folder.resolve("weights.safetensors");
    Weights.save(file, network);

    Sequential loaded = Weights.load(file, network(2, 2));
    assertThat(Networks.tensors(loaded)).isEqualTo(Networks.tensors(network));
    assertThat(Networks.tensors(loaded)).containsKey("layers.1.mean");
  }

  @Test
  void loadingIntoAnotherNetworkSaysWhatDoesNotMatch(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Weights.save(file, network(1, 2));
    assertThatThrownBy(() -> Weights.load(file, network(1, 3)))
        .hasMessageContaining("layers.3.weight is (4, 3), given (4, 2)")
        .hasMessageContaining("layers.3.bias is (3,), given (2,)");
  }

  @Test
  void aDamagedFileIsRefused(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("weights.safetensors");
    Weights.save(file, network(1, 2));
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length - 5));
    assertThatThrownBy(() -> Weights.load(file, network(1, 2))).isInstanceOf(IOException.class);
  }

  @Test
  void transferTakesWhatMatchesAndReportsTheRest() {
    Sequential trained = network(1, 2);
    Transfer<Sequential> transfer = Transfer.of(Networks.tensors(trained), network(2, 5));
    assertThat(transfer.taken()).contains("layers.0.weight", "layers.1.variance").hasSize(6);
    assertThat(transfer.missing()).isEmpty();
    assertThat(transfer.misshapen()).hasSize(2);
    assertThat(Networks.tensors(transfer.network()).get("layers.0.weight"))
        .isEqualTo(Networks.tensors(trained).get("layers.0.weight"));
    assertThatThrownBy(transfer::strict).hasMessageContaining("do not match");
  }

  @Test
  void transferRenamesAndReportsUnknownNames() {
    Map<String, Tensor> source =
        Map.of("fc.bias", Tensor.vector(1, 2), "fc.scale", Tensor.vector(3));
    Transfer<Sequential> transfer =
        Transfer.of(source, network(2, 2), name -> name.replace("fc.", "layers.3."));
    assertThat(transfer.taken()).containsExactly("layers.3.bias");
    assertThat(transfer.unknown()).containsExactly("fc.scale");
    assertThat(transfer.missing()).contains("layers.0.weight").doesNotContain("layers.3.bias");
    assertThat(Networks.tensors(transfer.network()).get("layers.3.bias").dtype())
        .isEqualTo(DType.FLOAT32);
  }
}
