package io.github.medl.cnn.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.WeightTable;
import io.github.medl.networks.layers.BatchNorm;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Sequential;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Weights from PyTorch's state dicts. Kernels have its layout, (out, in / groups, rows, columns)
 * and for a transposed convolution (in, out / groups, rows, columns), and neither flips them, so
 * they are taken as they are; the matrix of a dense layer is transposed; a batch normalisation
 * calls its numbers weight, bias, running_mean and running_var.
 *
 * <pre>{@code
 * WeightTable table = TorchConvolutions.sequential("layers", "features", features);
 * Sequential trained = table.load(Weights.pytorch(file), network).network();
 * }</pre>
 *
 * <p>{@link io.github.medl.networks.Weights#pytorch} reads PyTorch's own files, {@link
 * io.github.medl.io.Safetensors} the other kind.
 */
public final class TorchConvolutions {
  private TorchConvolutions() {}

  /**
   * The lines of a {@link Conv} or a {@link ConvTransposed}.
   *
   * @param target the layer's name in the network, such as {@code layers.0}
   * @param source the module's name in the state dict, such as {@code conv1}
   * @param hasBias whether it has a bias
   * @return the table
   */
  public static WeightTable conv(String target, String source, boolean hasBias) {
    WeightTable table = new WeightTable().line(target + ".weight", source + ".weight");
    return hasBias ? table.line(target + ".bias", source + ".bias") : table;
  }

  /**
   * The lines of a {@link Dense} from {@code nn.Linear}. PyTorch, too, flattens channel by channel,
   * row by row.
   *
   * @param target the layer's name in the network
   * @param source the module's name in the state dict
   * @param hasBias whether it has a bias
   * @return the table
   */
  public static WeightTable dense(String target, String source, boolean hasBias) {
    WeightTable table =
        new WeightTable().line(target + ".weight", Tensor::transpose, source + ".weight");
    return hasBias ? table.line(target + ".bias", source + ".bias") : table;
  }

  /**
   * The lines of a {@link BatchNorm} from {@code nn.BatchNorm2d}.
   *
   * @param target the layer's name in the network
   * @param source the module's name in the state dict
   * @return the table
   */
  public static WeightTable batchNorm(String target, String source) {
    return new WeightTable()
        .line(target + ".scale", source + ".weight")
        .line(target + ".shift", source + ".bias")
        .line(target + ".mean", source + ".running_mean")
        .line(target + ".variance", source + ".running_var")
        .without(name -> name.equals(source + ".num_batches_tracked"));
  }

  /**
   * The lines of layers one after the other, from an {@code nn.Sequential} of the same make: both
   * number them from 0, with those that have no weights.
   *
   * @param target the name of the list of layers in the network, such as {@code layers}
   * @param source the module's name in the state dict; empty if it is the whole
   * @param network the layers: convolutions, dense layers, batch normalisations, such lists, and
   *     what has no weights
   * @return the table
   */
  public static WeightTable sequential(String target, String source, Sequential network) {
    String prefix = source.isEmpty() ? "" : source + ".";
    List<Layer> layers = network.layers();
    WeightTable table = new WeightTable();
    for (int k = 0; k < layers.size(); k++) {
      String ours = target + "." + k;
      String theirs = prefix + k;
      Layer layer = layers.get(k);
      if (layer instanceof Conv conv) {
        table = table.with(conv(ours, theirs, conv.bias() != null));
      } else if (layer instanceof ConvTransposed conv) {
        table = table.with(conv(ours, theirs, conv.bias() != null));
      } else if (layer instanceof Dense dense) {
        table = table.with(dense(ours, theirs, dense.bias() != null));
      } else if (layer instanceof BatchNorm) {
        table = table.with(batchNorm(ours, theirs));
      } else if (layer instanceof Sequential inner) {
        table = table.with(sequential(ours + ".layers", theirs, inner));
      }
    }
    return table;
  }
}
