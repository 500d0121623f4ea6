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
 * A block of self-attention and a feed-forward part (figure 7.15a). Post-norm, as the book draws
 * it: u_2 = norm(a + attention(a)), then norm(u_2 + feed-forward(u_2)). Pre-norm: u_2 = a +
 * attention(norm(a)), then u_2 + feed-forward(norm(u_2)); a further norm then follows the last
 * block.
 *
 * <p>With a causal mask this is the block of a decoder alone, such as {@link Gpt}.
 *
 * @param attention self-attention
 * @param firstNorm the norm of the attention's branch
 * @param feedForward the feed-forward part
 * @param secondNorm the norm of the feed-forward branch
 * @param preNorm whether the norms stand before the branches
 * @param dropout of what the branches add, in training
 */
public record EncoderBlock(
    MultiHead attention,
    LayerNorm firstNorm,
    FeedForward feedForward,
    LayerNorm secondNorm,
    boolean preNorm,
    Dropout dropout)
    implements Network {
  /**
   * A block with first weights.
   *
   * @param design its sizes and kind
   * @return the block
   */
  public static EncoderBlock of(Design design) {
    return new EncoderBlock(
        design.attention(),
        design.norm(),
        design.feedForward(),
        design.norm(),
        design.preNorm(),
        new Dropout(design.dropout()));
  }

  /**
   * Applies the block.
   *
   * @param a (n, T, d)
   * @param lengths the lengths of the rows: nobody attends to the places at or after a length. What
   *     comes out there is computed like the rest and means nothing
   * @param mask 1 where a place may attend to another, broadcast to (n, T, T); null for all
   * @param pass the forward pass
   * @return (n, T, d)
   */
  public Tensor apply(Tensor a, Lengths lengths, @Nullable Tensor mask, Pass pass) {
    return pass.call(
        this,
        List.of(a),
        () ->
            branches(
                lengths.finitePadding(a), // also in the skips a NaN would spoil derivatives
                x -> attention.apply(x, x, lengths, mask, pass).result(),
                pass));
  }

  /**
   * What a block gives for new places.
   *
   * @param output (n, new, d)
   * @param past the keys and values of all places so far
   */
  public record Continued(Tensor output, KeysAndValues past) {}

  /**
   * Applies the block, causally, to new places that go on from others.
   *
   * @param a the new places, (n, new, d)
   * @param past the keys and values of the places before; null for none
   * @param pass the forward pass
   * @return what the whole pass would give at the new places
   */
  public Continued goOn(Tensor a, @Nullable KeysAndValues past, Pass pass) {
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
                    return attention.apply(x, all[0], later(x, all[0].places()), pass).result();
                  },
                  pass);
          return new Continued(output, all[0]);
        });
  }

  /** The causal mask of the last places among all; one alone sees everything. */
  static @Nullable Tensor later(Tensor x, int places) {
    int fresh = x.dim(1);
    return fresh == 1 ? null : Masks.causal(places - fresh, fresh, x.dtype());
  }

  private Tensor branches(Tensor a, UnaryOperator<Tensor> attend, Pass pass) {
    if (preNorm) {
      Tensor u = a.add(dropout.apply(attend.apply(firstNorm.apply(a, pass)), pass));
      Tensor inner = feedForward.apply(secondNorm.apply(u, pass), pass);
      return u.add(dropout.apply(inner, pass));
    }
    Tensor u = firstNorm.apply(a.add(dropout.apply(attend.apply(a), pass)), pass);
    return secondNorm.apply(u.add(dropout.apply(feedForward.apply(u, pass), pass)), pass);
  }
}
