package io.github.medl.sequence.attention;

import io.github.medl.networks.Network;
import io.github.medl.tensor.Tensor;

/**
 * How well a query fits a key (section 7.4): a number for each pair, of which attention takes the
 * softmax over the keys.
 */
public interface Score extends Network {
  /**
   * What depends on the keys alone, computed once for the whole source, not once a query.
   *
   * @param keys (n, T, m_k)
   * @return what {@link #scores} takes in their place, (n, T, ...)
   */
  Tensor prepared(Tensor keys);

  /**
   * The scores.
   *
   * @param queries (n, Q, m_q)
   * @param prepared what {@link #prepared} gave, (n, T, ...)
   * @return (n, Q, T)
   */
  Tensor scores(Tensor queries, Tensor prepared);

  /**
   * What the scores are multiplied by before the softmax.
   *
   * @param queries (n, Q, m_q)
   * @return 1, but for a scaled score
   */
  default double scale(Tensor queries) {
    return 1;
  }
}
