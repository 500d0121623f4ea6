package io.github.medl.sequence.transformer;

import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.attention.KeysAndValues;
import io.github.medl.sequence.attention.Masks;
import io.github.medl.sequence.attention.MultiHead;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A block of a decoder that listens to an encoder (figure 7.15b): causal self-attention, attention
 * to the source z, a feed-forward part, each with a skip and a norm, post-norm as the book draws it
 * or pre-norm.
 *
 * @param attention causal self-attention
 * @param firstNorm its norm
 * @param cross attention with keys and values from the source
 * @param secondNorm its norm
 * @param feedForward the feed-forward part
 * @param thirdNorm its norm
 * @param preNorm whether the norms stand before the branches
 * @param dropout of what the branches add, in training
 */
public record DecoderBlock(
    MultiHead attention,
    LayerNorm firstNorm,
    MultiHead cross,
    LayerNorm secondNorm,
    FeedForward feedForward,
    LayerNorm thirdNorm,
    boolean preNorm,
    Dropout dropout)
    implements Network {
  /**
   * A block with first weights.
   *
   * @param design its sizes and kind
   * @return the block
   */
  public static DecoderBlock of(Design design) {
    return new DecoderBlock(
        design.attention(),
        design.norm(),
        design.attention(),
        design.norm(),
        design.feedForward(),
        design.norm(),
        design.preNorm(),
        new Dropout(design.dropout()));
  }

  /**
   * The source as this block's attention sees it, for all steps.
   *
   * @param keysAndValues of the source
   * @param mask (n, 1, T), 1 for real places; null if all are
   */
  public record Source(KeysAndValues keysAndValues, @Nullable Tensor mask) {
    /**
     * The sources of some rows, in another order or repeated.
     *
     * @param rows which rows
     * @return their sources
     */
    public Source rows(int... rows) {
      return new Source(keysAndValues.rows(rows), mask == null ? null : mask.take(0, rows));
    }
  }

  /**
   * Makes a source ready.
   *
   * @param z what the encoder gave, (n, T, d)
   * @param lengths the lengths of its rows
   * @return its keys and values
   */
  public Source source(Tensor z, Lengths lengths) {
    return new Source(
        cross.keysAndValues(lengths.zeroPadding(z), Pass.evaluation()),
        Masks.keys(lengths, z.dim(0), z.dim(1), z.dtype()));
  }

  /**
   * Applies the block.
   *
   * @param a (n, T, d)
   * @param lengths the lengths of the rows of a
   * @param z what the encoder gave, (n, T_z, d)
   * @param ofSource the lengths of the rows of z
   * @param pass the forward pass
   * @return (n, T, d)
   */
  public Tensor apply(Tensor a, Lengths lengths, Tensor z, Lengths ofSource, Pass pass) {
    return pass.call(
        this,
        List.of(a, z),
        () -> {
          Tensor causal = Masks.causal(a.dim(1), a.dtype());
          return branches(
              lengths.finitePadding(a), // also in the skips a NaN would spoil derivatives
              x -> attention.apply(x, x, lengths, causal, pass).result(),
              x -> cross.apply(x, z, ofSource, null, pass).result(),
              pass);
        });
  }

  /**
   * Applies the block to new places that go on from others.
   *
   * @param a the new places, (n, new, d)
   * @param past the keys and values of the places before; null for none
   * @param source the source
   * @param pass the forward pass
   * @return what the whole pass would give at the new places
   */
  public EncoderBlock.Continued goOn(
      Tensor a, @Nullable KeysAndValues past, Source source, Pass pass) {
    return pass.call(
        this,
        List.of(a),
        () -> {
          KeysAndValues[] all = new KeysAndValues[1];
          Tensor output =
              branches(
                  a,
                  x -> {
                    KeysAndValues next = attention.keysAndValues(x, pass);
                    all[0] = past == null ? next : past.then(next);
                    Tensor mask = EncoderBlock.later(x, all[0].places());
                    return attention.apply(x, all[0], mask, pass).result();
                  },
                  x -> cross.apply(x, source.keysAndValues(), source.mask(), pass).result(),
                  pass);
          return new EncoderBlock.Continued(output, all[0]);
        });
  }

  private Tensor branches(
      Tensor a, UnaryOperator<Tensor> attend, UnaryOperator<Tensor> listen, Pass pass) {
    Tensor u = branch(a, firstNorm, attend, pass);
    Tensor v = branch(u, secondNorm, listen, pass);
    return branch(v, thirdNorm, x -> feedForward.apply(x, pass), pass);
  }

  private Tensor branch(Tensor a, LayerNorm norm, UnaryOperator<Tensor> f, Pass pass) {
    return preNorm
        ? a.add(dropout.apply(f.apply(norm.apply(a, pass)), pass))
        : norm.apply(a.add(dropout.apply(f.apply(a), pass)), pass);
  }
}
