package io.github.medl.sequence.transformer;

import io.github.medl.networks.WeightTable;
import io.github.medl.tensor.Tensor;

/**
 * Attention and blocks from PyTorch's state dicts: {@code in_proj_weight} has a row a unit, and
 * queries, keys and values in three blocks of rows.
 */
public final class TorchTransformer {
  private TorchTransformer() {}

  /**
   * The lines of a {@link io.github.medl.sequence.attention.MultiHead} from {@code
   * nn.MultiheadAttention}.
   *
   * @param target its name in the network, such as {@code blocks.0.attention}
   * @param source the module's name in the state dict
   * @return the table
   */
  public static WeightTable attention(String target, String source) {
    WeightTable table = new WeightTable();
    String[] parts = {"query", "key", "value"};
    for (int i = 0; i < parts.length; i++) {
      int which = i;
      table =
          table
              .line(
                  target + "." + parts[i] + ".weight",
                  w -> third(w, which).transpose(),
                  source + ".in_proj_weight")
              .line(
                  target + "." + parts[i] + ".bias",
                  b -> third(b, which),
                  source + ".in_proj_bias");
    }
    return table.with(dense(target + ".output", source + ".out_proj"));
  }

  /**
   * The lines of an {@link EncoderBlock} from {@code nn.TransformerEncoderLayer}.
   *
   * @param target its name in the network, such as {@code blocks.0}; empty for the block itself
   * @param source the module's name in the state dict
   * @return the table
   */
  public static WeightTable encoderBlock(String target, String source) {
    String to = target.isEmpty() ? "" : target + ".";
    return attention(to + "attention", source + ".self_attn")
        .with(dense(to + "feedForward.first", source + ".linear1"))
        .with(dense(to + "feedForward.second", source + ".linear2"))
        .with(norm(to + "firstNorm", source + ".norm1"))
        .with(norm(to + "secondNorm", source + ".norm2"));
  }

  private static WeightTable dense(String target, String source) {
    return new WeightTable()
        .line(target + ".weight", Tensor::transpose, source + ".weight")
        .line(target + ".bias", source + ".bias");
  }

  static WeightTable norm(String target, String source) {
    return new WeightTable()
        .line(target + ".scale", source + ".weight")
        .line(target + ".shift", source + ".bias");
  }

  private static Tensor third(Tensor w, int which) {
    int d = w.dim(0) / 3;
    return w.slice(0, which * d, (which + 1) * d);
  }
}
