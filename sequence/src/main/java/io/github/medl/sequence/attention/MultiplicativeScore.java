package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;

/**
 * The bilinear score q'W k.
 *
 * @param weight W, (m_q, m_k)
 */
public record MultiplicativeScore(Tensor weight) implements Score {
  @Override
  public Tensor prepared(Tensor keys) {
    return keys.matmul(weight, false, true);
  }

  @Override
  public Tensor scores(Tensor queries, Tensor prepared) {
    return queries.matmul(prepared, false, true);
  }
}
