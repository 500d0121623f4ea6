package io.github.medl.gnn.layers;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Whether two nodes are joined, by what a network made of them: σ(z_u · z_v) is the probability of
 * an edge. Pairs are nodes (u, v).
 */
public final class LinkScores {
  private LinkScores() {}

  /**
   * The logit z_u · z_v of each pair.
   *
   * @param z a row for each node
   * @param pairs pairs of nodes
   * @return a vector with a number for each pair
   */
  public static Tensor innerProducts(Tensor z, int[][] pairs) {
    Tensor u = z.take(0, Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray());
    Tensor v = z.take(0, Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray());
    return u.mul(v).sum(1);
  }

  /**
   * The loss of scores for pairs that are edges and for pairs that are not: mean softplus(-s) over
   * the former and mean softplus(s) over the latter.
   *
   * @param positive the scores of edges
   * @param negative the scores of other pairs
   * @return a scalar
   */
  public static Tensor loss(Tensor positive, Tensor negative) {
    return positive.neg().softplus().mean().add(negative.softplus().mean());
  }
}
