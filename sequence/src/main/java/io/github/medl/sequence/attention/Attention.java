package io.github.medl.sequence.attention;

import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.sequence.Lengths;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Attention (section 7.4): u = sum over the places tau of alpha_tau v_tau, with alpha the softmax
 * of the scores of a query and the keys.
 *
 * @param score how well a query fits a key
 */
public record Attention(Score score) implements Network {
  /**
   * Makes a source ready.
   *
   * @param keys (n, T, m_k)
   * @param values (n, T, m_v)
   * @param lengths the lengths of the rows of the source; places at or after a length get weight
   *     exactly 0, whatever stands there
   * @return the memory
   * @throws ShapeException if these are not keys and values of the same places, or the lengths not
   *     those of their rows
   */
  public Memory memory(Tensor keys, Tensor values, Lengths lengths) {
    boolean fits =
        keys.rank() == 3
            && values.rank() == 3
            && keys.dim(0) == values.dim(0)
            && keys.dim(1) == values.dim(1);
    if (!fits) {
      throw new ShapeException(
          "attention",
          String.format(
              Locale.ROOT,
              "keys (n, T, k) and values (n, T, v) of the same places are expected, got %s and %s",
              keys.shapeText(),
              values.shapeText()));
    }
    return new Memory(
        score.prepared(lengths.zeroPadding(keys)),
        lengths.zeroPadding(values),
        Masks.keys(lengths, keys.dim(0), keys.dim(1), keys.dtype()));
  }

  /**
   * Attends to a source.
   *
   * @param queries (n, Q, m_q)
   * @param memory the source
   * @param pass the forward pass
   * @return the result (n, Q, m_v) and the weights (n, Q, T)
   */
  public Attended apply(Tensor queries, Memory memory, Pass pass) {
    return apply(queries, memory, null, pass);
  }

  /**
   * Attends to the places of a source that a mask allows.
   *
   * @param queries (n, Q, m_q)
   * @param memory the source
   * @param mask 1 where a query may attend to a place, broadcast to (n, Q, T); null for all
   * @param pass the forward pass
   * @return the result (n, Q, m_v) and the weights (n, Q, T)
   */
  public Attended apply(Tensor queries, Memory memory, @Nullable Tensor mask, Pass pass) {
    return pass.call(
        this,
        List.of(queries, memory.keys(), memory.values()),
        () -> {
          if (queries.rank() != 3) {
            throw new ShapeException(
                "attention", "queries (n, Q, m) are expected, got " + queries.shapeText());
          }
          Tensor scores = score.scores(queries, memory.keys());
          Tensor allowed = Masks.both(mask, memory.mask());
          double scale = score.scale(queries);
          Tensor alpha =
              allowed == null ? scores.scaledSoftmax(scale) : scores.scaledSoftmax(scale, allowed);
          return new Attended(alpha.matmul(memory.values()), alpha);
        });
  }
}
