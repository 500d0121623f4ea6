package io.github.medl.linear.regression;

import io.github.medl.learning.Classifier;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A classifier of one least-squares regression for every pair of classes, i (+1) against j (-1).
 * Each votes by the sign of its score, and the class with the largest sum of votes wins; of equal
 * ones the first.
 *
 * @param classes the number of classes K
 * @param pairs all pairs i &lt; j
 */
public record LeastSquaresOneVsOneModel(int classes, List<Pair> pairs) implements Classifier {
  /**
   * Keeps an unmodifiable copy.
   *
   * @param classes the number of classes K
   * @param pairs all pairs
   */
  public LeastSquaresOneVsOneModel {
    pairs = List.copyOf(pairs);
  }

  /**
   * Two classes and what tells them apart.
   *
   * @param i the class that positive scores speak for
   * @param j the class that negative scores speak for
   * @param weights one column
   */
  public record Pair(int i, int j, LeastSquaresClassifiers.Weights weights) {}

  /**
   * The scores of the regressions.
   *
   * @param x observations, of shape (n, p)
   * @return a column a pair, of shape (n, K (K - 1) / 2)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Tensor pairScores(Tensor x) {
    return Tensor.concat(
        1,
        pairs.stream().map(pair -> pair.weights().scores("least squares, one-vs-one", x)).toList());
  }

  /** The votes: of K - 1 regressions the class wins, those won minus those lost. */
  @Override
  public Tensor scores(Tensor x) {
    return pairScores(x).sign().matmul(sides());
  }

  /**
   * In place of votes the sums of the scores themselves, which table 2.1 shows to be worse: a
   * regression is not asked how large its scores are for classes that it has not seen.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, K)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Tensor summedScores(Tensor x) {
    return pairScores(x).matmul(sides());
  }

  /** A row a pair: +1 in the column of i, for which its score speaks, -1 in that of j. */
  private Tensor sides() {
    double[][] sides = new double[pairs.size()][classes];
    for (int p = 0; p < sides.length; p++) {
      sides[p][pairs.get(p).i()] = 1;
      sides[p][pairs.get(p).j()] = -1;
    }
    return Tensor.of(sides);
  }
}
