package io.github.medl.gnn.layers;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

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
   * @throws IllegalArgumentException if a pair is not two of the nodes
   */
  public static Tensor innerProducts(Tensor z, int[][] pairs) {
    checked(z.dim(0), pairs);
    Tensor u = z.take(0, Arrays.stream(pairs).mapToInt(pair -> pair[0]).toArray());
    Tensor v = z.take(0, Arrays.stream(pairs).mapToInt(pair -> pair[1]).toArray());
    return u.mul(v).sum(1);
  }

  /**
   * Pairs, if each is two nodes.
   *
   * @param nodes the number of nodes
   * @param pairs pairs of nodes
   * @return the same pairs
   * @throws IllegalArgumentException if a pair has not two numbers, or they are no nodes; it says
   *     which
   */
  public static int[][] checked(int nodes, int[][] pairs) {
    for (int k = 0; k < pairs.length; k++) {
      int[] pair = pairs[k];
      boolean isPair = pair != null && pair.length == 2;
      if (!isPair || Math.min(pair[0], pair[1]) < 0 || Math.max(pair[0], pair[1]) >= nodes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "link scores: pair %d is %s, expected two nodes of 0 to %d",
                k,
                Arrays.toString(pair),
                nodes - 1));
      }
    }
    return pairs;
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
