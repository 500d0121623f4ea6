package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * The keys and values of places that are over, head by head: what a transformer keeps while it
 * writes, so that each new place costs time in proportion to their number, not to its square.
 *
 * @param keys (n, H, T, m)
 * @param values (n, H, T, m_v)
 */
public record KeysAndValues(Tensor keys, Tensor values) {
  /**
   * These places and then others.
   *
   * @param next the keys and values of later places of the same rows
   * @return all of them
   */
  public KeysAndValues then(KeysAndValues next) {
    return new KeysAndValues(
        Tensor.concat(2, List.of(keys, next.keys)), Tensor.concat(2, List.of(values, next.values)));
  }

  /**
   * How many places there are.
   *
   * @return T
   */
  public int places() {
    return keys.dim(2);
  }

  /**
   * Those of some rows, in another order or repeated, as hypotheses of a search need them.
   *
   * @param rows which rows
   * @return their keys and values
   */
  public KeysAndValues rows(int... rows) {
    return new KeysAndValues(keys.take(0, rows), values.take(0, rows));
  }
}
