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
 * A stack of blocks that listens to a source in each of them (figure 7.16, right).
 *
 * @param blocks from the input upwards
 * @param lastNorm the norm after the last block, which pre-norm needs; null for none
 */
public record Decoder(List<DecoderBlock> blocks, @Nullable LayerNorm lastNorm) implements Network {
  /**
   * Keeps its own list of the blocks.
   *
   * @param blocks from the input upwards
   * @param lastNorm the norm after the last block, which pre-norm needs; null for none
   * @throws IllegalArgumentException if there is no block
   */
  public Decoder {
    blocks = List.copyOf(blocks);
    if (blocks.isEmpty()) {
      throw new IllegalArgumentException("decoder: there must be a block");
    }
  }

  /**
   * A stack with first weights.
   *
   * @param count how many blocks
   * @param design of each
   * @return the stack
   */
  public static Decoder of(int count, Design design) {
    return new Decoder(
        IntStream.range(0, count).mapToObj(i -> DecoderBlock.of(design)).toList(),
        design.preNorm() ? design.norm() : null);
  }

  /**
   * Applies the stack.
   *
   * @param y (n, T, d)
   * @param lengths the lengths of the rows; what stands in the padding has no influence
   * @param z what the encoder gave, (n, T_z, d)
   * @param ofSource the lengths of the rows of z
   * @param pass the forward pass
   * @return (n, T, d); what it is in the padding means nothing
   */
  public Tensor apply(Tensor y, Lengths lengths, Tensor z, Lengths ofSource, Pass pass) {
    return pass.call(
        this,
        List.of(y, z),
        () -> {
          Tensor a = lengths.zeroPadding(y);
          for (DecoderBlock block : blocks) {
            a = block.apply(a, lengths, z, ofSource, pass);
          }
          return lastNorm == null ? a : lastNorm.apply(a, pass);
        });
  }
}
