package io.github.medl.sequence.attention;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;

/**
 * The score of a small network, v_a' tanh(W_q q + W_k k).
 *
 * @param queryWeight the transpose of W_q, (m_q, m)
 * @param keyWeight the transpose of W_k, (m_k, m)
 * @param vector v_a, (m)
 */
public record AdditiveScore(Tensor queryWeight, Tensor keyWeight, Tensor vector) implements Score {
  /**
   * A score with first weights.
   *
   * @param queries the length of a query, m_q
   * @param keys the length of a key, m_k
   * @param units the number of hidden units, m
   * @param initialisation the first weights, which also say the number format
   * @return the score
   */
  public static AdditiveScore of(int queries, int keys, int units, Initialisation initialisation) {
    return new AdditiveScore(
        initialisation.weight(queries, units, queries, units),
        initialisation.weight(keys, units, keys, units),
        initialisation.weight(units, 1, units));
  }

  @Override
  public Tensor prepared(Tensor keys) {
    return keys.matmul(keyWeight);
  }

  @Override
  public Tensor scores(Tensor queries, Tensor prepared) {
    Tensor q = queries.matmul(queryWeight);
    int n = q.dim(0);
    if (prepared.dim(0) != n) {
      throw new ShapeException(
          "additive score", "queries of " + n + " rows do not go with keys of " + prepared.dim(0));
    }
    int m = q.dim(2);
    Tensor pairs =
        q.reshape(n, q.dim(1), 1, m).add(prepared.reshape(n, 1, prepared.dim(1), m)).tanh();
    return pairs.matmul(vector);
  }
}
