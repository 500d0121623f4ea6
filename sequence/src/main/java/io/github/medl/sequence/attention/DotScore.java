package io.github.medl.sequence.attention;

import io.github.medl.tensor.Tensor;

/**
 * The inner product q'k, or, scaled, q'k / √m for vectors of m numbers: the product of vectors with
 * independent entries of variance 1 then has variance 1, whatever m is.
 *
 * @param scaled whether to divide by √m
 */
public record DotScore(boolean scaled) implements Score {
  @Override
  public Tensor prepared(Tensor keys) {
    return keys;
  }

  @Override
  public Tensor scores(Tensor queries, Tensor prepared) {
    return queries.matmul(prepared, false, true);
  }

  @Override
  public double scale(Tensor queries) {
    return scaled ? 1 / Math.sqrt(queries.dim(-1)) : 1;
  }
}
