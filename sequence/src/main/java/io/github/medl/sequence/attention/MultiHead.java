package io.github.medl.sequence.attention;

import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.Layers;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Attention with several heads (figure 7.13): head h has queries W_q^h x, keys W_k^h z, values
 * W_v^h z and weights alpha^h, the softmax of q'k / √m over the places; u = sum over the heads of
 * W_c^h u^h. All heads stand side by side in one matrix for queries, keys and values each, and one
 * product with [W_c^1 ... W_c^H] sums over the heads. With z = x it is self-attention.
 *
 * @param query x to queries, (d) → (H m)
 * @param key z to keys, (d_z) → (H m)
 * @param value z to values, (d_z) → (H m_v)
 * @param output the results of the heads to u, (H m_v) → (d)
 * @param heads H, how many heads
 * @param dropout of the weights, in training; what is left is not renormalised
 */
public record MultiHead(
    Dense query, Dense key, Dense value, Dense output, int heads, Dropout dropout)
    implements Network {
  /**
   * Checks that all heads are equally wide.
   *
   * @param query x to queries, (d) → (H m)
   * @param key z to keys, (d_z) → (H m)
   * @param value z to values, (d_z) → (H m_v)
   * @param output the results of the heads to u, (H m_v) → (d)
   * @param heads H, how many heads
   * @param dropout of the weights, in training; what is left is not renormalised
   * @throws ShapeException if the matrices do not fit together
   */
  public MultiHead {
    int all = query.weight().dim(1);
    int values = value.weight().dim(1);
    boolean fits =
        heads > 0
            && all % heads == 0
            && values % heads == 0
            && key.weight().dim(1) == all
            && output.weight().dim(0) == values;
    if (!fits) {
      throw new ShapeException(
          "multiHead",
          String.format(
              Locale.ROOT,
              "%d heads cannot share queries %s, keys %s, values %s and output %s",
              heads,
              query.weight().shapeText(),
              key.weight().shapeText(),
              value.weight().shapeText(),
              output.weight().shapeText()));
    }
  }

  /**
   * Heads of width d / H with biases.
   *
   * @param width d, the length of the vectors
   * @param heads H, a divisor of d
   * @param dropout the rate of dropout of the weights
   * @param initialisation the first weights, which also say the number format
   * @param ofOutput the first weights of the output, in the same format
   * @return attention (n, T, d) → (n, T, d)
   */
  public static MultiHead of(
      int width,
      int heads,
      double dropout,
      Initialisation initialisation,
      Initialisation ofOutput) {
    return new MultiHead(
        Layers.dense(width, width, initialisation),
        Layers.dense(width, width, initialisation),
        Layers.dense(width, width, initialisation),
        Layers.dense(width, width, ofOutput.in(initialisation.dtype())),
        heads,
        new Dropout(dropout));
  }

  /**
   * Attends to a source.
   *
   * @param queries x, (n, Q, d)
   * @param memory z, (n, T, d_z); x itself for self-attention, in which the padding asks, too; what
   *     is not finite there counts as 0
   * @param lengths the lengths of the rows of z: places at or after a length get weight 0 and have
   *     no influence, whatever stands there
   * @param mask 1 where a query may attend to a place, broadcast to (n, Q, T); null for all
   * @param pass the forward pass
   * @return the result (n, Q, d) and the weights (n, H, Q, T)
   */
  public Attended apply(
      Tensor queries, Tensor memory, Lengths lengths, @Nullable Tensor mask, Pass pass) {
    return pass.call(
        this,
        List.of(queries, memory),
        () -> {
          if (queries.rank() != 3 || memory.rank() != 3) {
            throw new ShapeException(
                "multiHead",
                String.format(
                    Locale.ROOT,
                    "expected queries (n, Q, d) and a source (n, T, d), got %s and %s",
                    queries.shapeText(),
                    memory.shapeText()));
          }
          Tensor real = Masks.keys(lengths, memory.dim(0), memory.dim(1), memory.dtype());
          Tensor clean = lengths.zeroPadding(memory);
          // In self-attention the padding asks, too: a NaN there would spoil every derivative.
          return attend(
              queries == memory ? lengths.finitePadding(queries) : queries,
              keysAndValues(clean, pass),
              Masks.both(mask, real),
              pass);
        });
  }

  /**
   * Attends to keys and values that are there already.
   *
   * @param queries x, (n, Q, d)
   * @param past the keys and values of T places
   * @param mask 1 where a query may attend to a place, broadcast to (n, Q, T); null for all
   * @param pass the forward pass
   * @return the result (n, Q, d) and the weights (n, H, Q, T)
   */
  public Attended apply(Tensor queries, KeysAndValues past, @Nullable Tensor mask, Pass pass) {
    List<Tensor> inputs = past.tensors();
    inputs.add(0, queries);
    return pass.call(this, inputs, () -> attend(queries, past, mask, pass));
  }

  private Attended attend(Tensor queries, KeysAndValues past, @Nullable Tensor mask, Pass pass) {
    Tensor q = byHead(query.apply(queries, pass));
    Tensor scores = past.scores(q);
    double scale = 1 / Math.sqrt(q.dim(3));
    Tensor alpha =
        mask == null ? scores.scaledSoftmax(scale) : scores.scaledSoftmax(scale, overHeads(mask));
    Tensor u = past.mean(dropout.apply(alpha, pass));
    Tensor together =
        u.permute(0, 2, 1, 3).reshape(queries.dim(0), queries.dim(1), heads * u.dim(3));
    return new Attended(output.apply(together, pass), alpha);
  }

  /**
   * The keys and values of some places.
   *
   * @param memory z, (n, T, d_z)
   * @param pass the forward pass
   * @return head by head
   */
  public KeysAndValues keysAndValues(Tensor memory, Pass pass) {
    return new KeysAndValues(byHead(key.apply(memory, pass)), byHead(value.apply(memory, pass)));
  }

  /** (n, T, H m) to (n, H, T, m). */
  private Tensor byHead(Tensor x) {
    return x.reshape(x.dim(0), x.dim(1), heads, x.dim(2) / heads).permute(0, 2, 1, 3);
  }

  /** A mask of each row, (n, Q, T), holds for all its heads. */
  private static Tensor overHeads(Tensor mask) {
    return mask.rank() < 3 ? mask : mask.reshape(mask.dim(0), 1, mask.dim(1), mask.dim(2));
  }

  /** The heads and their width. */
  @Override
  public String toString() {
    return String.format(Locale.ROOT, "MultiHead(%d x %d)", heads, query.weight().dim(1) / heads);
  }
}
