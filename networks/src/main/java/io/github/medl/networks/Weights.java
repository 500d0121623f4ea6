package io.github.medl.networks;

import io.github.medl.io.Safetensors;
import io.github.medl.io.TorchFile;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * The tensors of a network on disk, by name, in the format {@code .safetensors}: parameters and
 * states, but not what the network is made of, which is the program's to say.
 */
public final class Weights {
  private Weights() {}

  /**
   * Writes a file, whole or not at all.
   *
   * @param file the file to create or replace
   * @param network any network
   * @throws IOException if writing fails
   */
  public static void save(Path file, Network network) throws IOException {
    Safetensors.write(file, Networks.tensors(network));
  }

  /**
   * Reads a file into a network of the same make.
   *
   * @param <M> the kind of network
   * @param file the file
   * @param like a network with the same names and shapes, whatever its values
   * @return that network with the tensors of the file
   * @throws IOException if reading fails
   * @throws IllegalArgumentException if names or shapes differ; {@link Transfer} takes what matches
   */
  public static <M extends Network> M load(Path file, M like) throws IOException {
    return Transfer.of(Safetensors.read(file).tensors(), like).strict();
  }

  /**
   * Reads what PyTorch's {@code torch.save(model.state_dict(), file)} wrote; nothing in the file is
   * run. Names and layout are PyTorch's: a {@link WeightTable} takes them into a network.
   *
   * @param file the file
   * @return its tensors by name
   * @throws io.github.medl.io.MalformedFileException if the file is damaged, or holds more than
   *     tensors, dictionaries, lists, numbers and texts
   * @throws IOException if reading fails
   */
  public static Map<String, Tensor> pytorch(Path file) throws IOException {
    return TorchFile.read(file);
  }
}
