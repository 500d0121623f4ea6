package io.github.medl.linear.classification;

import io.github.medl.learning.Classifier;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A fitted {@link OneVsOne}.
 *
 * @param classes K
 * @param pairs the binary classifiers
 * @param decision how they decide together
 */
public record OneVsOneModel(int classes, List<Pair> pairs, OneVsOne.Decision decision)
    implements Classifier {
  /**
   * What tells two classes apart.
   *
   * @param i the class that is 1 in the model
   * @param j the class that is 0 in the model
   * @param model the binary classifier
   */
  public record Pair(int i, int j, Classifier model) {}

  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @param classes K
   * @param pairs the binary classifiers
   * @param decision how they decide together
   */
  public OneVsOneModel {
    pairs = List.copyOf(pairs);
  }

  /** The sum over all pairs of a class: +1 or -1 each by votes, the difference of scores else. */
  @Override
  public Tensor scores(Tensor x) {
    int n = x.dim(0);
    double[] sums = new double[n * classes];
    for (Pair pair : pairs) {
      Tensor scores = pair.model().scores(x);
      double[] both = scores.toDoubles();
      for (int r = 0; r < n; r++) {
        double difference = both[2 * r + 1] - both[2 * r];
        double weight = decision == OneVsOne.Decision.VOTES ? Math.signum(difference) : difference;
        sums[r * classes + pair.i()] += weight;
        sums[r * classes + pair.j()] -= weight;
      }
    }
    return Tensor.wrap(sums, n, classes);
  }
}
