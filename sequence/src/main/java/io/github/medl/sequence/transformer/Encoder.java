package io.github.medl.sequence.transformer;

import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * A stack of blocks over a sequence (figure 7.16, left).
 *
 * @param blocks from the input upwards
 * @param lastNorm the norm after the last block, which pre-norm needs; null for none
 */
public record Encoder(List<EncoderBlock> blocks, @Nullable LayerNorm lastNorm) implements Network {
  /**
   * Keeps its own list of the blocks.
   *
   * @param blocks from the input upwards
   * @param lastNorm the norm after the last block, which pre-norm needs; null for none
   */
  public Encoder {
    blocks = List.copyOf(blocks);
  }

  /**
   * A stack with first weights.
   *
   * @param count how many blocks
   * @param design of each
   * @return the stack
   */
  public static Encoder of(int count, Design design) {
    return new Encoder(
        IntStream.range(0, count).mapToObj(i -> EncoderBlock.of(design)).toList(),
        design.preNorm() ? design.norm() : null);
  }

  /**
   * Applies the stack.
   *
   * @param x (n, T, d)
   * @param lengths the lengths of the rows; what stands in the padding has no influence
   * @param pass the forward pass
   * @return z, (n, T, d); what it is in the padding means nothing
   */
  public Tensor apply(Tensor x, Lengths lengths, Pass pass) {
    return pass.call(
        this,
        List.of(x),
        () -> {
          Tensor a = lengths.zeroPadding(x);
          for (EncoderBlock block : blocks) {
            a = block.apply(a, lengths, null, pass);
          }
          return lastNorm == null ? a : lastNorm.apply(a, pass);
        });
  }
}
