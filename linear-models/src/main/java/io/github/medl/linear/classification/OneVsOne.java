package io.github.medl.linear.classification;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A classifier of K classes from K (K - 1) / 2 binary ones (section 2.4): each tells two classes
 * apart, and is fitted to their observations alone, first all of the one, then all of the other.
 *
 * @param binary fits a classifier of two classes
 * @param decision how the pairs decide together
 */
public record OneVsOne(Learner<? extends Classifier> binary, Decision decision)
    implements Learner<OneVsOneModel> {

  /** How the pairs decide together. */
  public enum Decision {
    /** Each pair has a vote; of classes with equally many the smallest wins. */
    VOTES,
    /** Each pair gives its score, so that one that is sure counts more. */
    SCORES
  }

  /**
   * One-vs-one by votes.
   *
   * @param binary fits a classifier of two classes
   * @return the learner
   */
  public static OneVsOne byVotes(Learner<? extends Classifier> binary) {
    return new OneVsOne(binary, Decision.VOTES);
  }

  /**
   * One-vs-one by the sum of scores.
   *
   * @param binary fits a classifier of two classes
   * @return the learner
   */
  public static OneVsOne byScores(Learner<? extends Classifier> binary) {
    return new OneVsOne(binary, Decision.SCORES);
  }

  /**
   * Fits a binary classifier for each pair i &lt; j: class i is 1 in it, class j is 0.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return the fitted model
   * @throws io.github.medl.learning.UnfittableException if a class is missing, or a binary fit
   *     refuses
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  @Override
  public OneVsOneModel fit(Tensor x, Tensor y) {
    Inputs.matrix("one-vs-one", x);
    Inputs.response("one-vs-one", x, y);
    int[] classes = Inputs.classes("one-vs-one", y);
    int k = IntStream.of(classes).max().orElse(0) + 1;
    int[][] members = new int[k][];
    for (int c = 0; c < k; c++) {
      int code = c;
      members[c] = IntStream.range(0, classes.length).filter(i -> classes[i] == code).toArray();
    }
    List<OneVsOneModel.Pair> pairs = new ArrayList<>();
    for (int i = 0; i < k; i++) {
      for (int j = i + 1; j < k; j++) {
        int first = members[i].length;
        int[] rows = IntStream.concat(IntStream.of(members[i]), IntStream.of(members[j])).toArray();
        Tensor isFirst = Tensor.generate(r -> r < first ? 1 : 0, rows.length);
        pairs.add(new OneVsOneModel.Pair(i, j, binary.fit(x.take(0, rows), isFirst)));
      }
    }
    return new OneVsOneModel(k, pairs, decision);
  }
}
