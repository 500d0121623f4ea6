package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;
import org.jspecify.annotations.Nullable;

/**
 * A source made ready to be attended to, once for all queries.
 *
 * @param keys what the score made of the keys, (n, T, ...)
 * @param values the values, (n, T, m_v)
 * @param mask (n, 1, T), 1 for real places; null if all are
 */
public record Memory(Tensor keys, Tensor values, @Nullable Tensor mask) {
  /**
   * The memories of some rows, in another order or repeated, as hypotheses of a search need them.
   *
   * @param rows which rows
   * @return their memory
   */
  public Memory rows(int... rows) {
    return new Memory(
        keys.take(0, rows), values.take(0, rows), mask == null ? null : mask.take(0, rows));
  }
}
