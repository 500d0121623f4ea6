package io.github.medl.learning.evaluation;

import io.github.medl.learning.loss.Loss;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * A number by which predictions are judged: the mean over the observations of what is measured at
 * each of them, so that it can be computed batch by batch.
 *
 * @param name what it is called in a history
 * @param measure a number for each observation from what the network says and the target
 */
public record Metric(String name, Loss measure) {
  /**
   * A loss, under the name {@code loss}.
   *
   * @param loss the loss
   * @return the metric
   */
  public static Metric loss(Loss loss) {
    return new Metric("loss", loss);
  }

  /**
   * The share of observations whose class has the largest score. Of equal scores the first counts.
   *
   * @return a metric of scores (logits or probabilities) of shape (n, K) and of class codes of
   *     shape (n) or probabilities of shape (n, K)
   */
  public static Metric accuracy() {
    return new Metric(
        "accuracy",
        (scores, target) -> {
          double[] said = codes(scores.argmax(-1));
          double[] right = target.rank() == 1 ? target.toDoubles() : codes(target.argmax(-1));
          return Tensor.generate(i -> said[i] == right[i] ? 1 : 0, said.length);
        });
  }

  /**
   * The share of observations on the right side of the boundary where score z = 0, which is
   * probability 1/2.
   *
   * @return a metric of logits z and of targets 0 or 1, both of shape (n) or (n, 1)
   */
  public static Metric binaryAccuracy() {
    return new Metric(
        "accuracy", (z, y) -> z.flatten().greater(0).equalTo(y.flatten().greater(.5)));
  }

  /**
   * The share of observations whose class is among the k largest scores. Of equal scores the first
   * count.
   *
   * @param k how many guesses are allowed
   * @return a metric of scores of shape (n, K) and of class codes of shape (n)
   * @throws IllegalArgumentException if k is not positive
   */
  public static Metric topAccuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("topAccuracy: k must be positive, it is " + k);
    }
    return new Metric(
        String.format(Locale.ROOT, "top-%d accuracy", k),
        (scores, target) -> {
          double[] own = scores.pick(indices(target)).toDoubles();
          double[][] rows = scores.toRows();
          return Tensor.generate(
              i -> rank(rows[i], own[i], (int) target.get(i)) < k ? 1 : 0, own.length);
        });
  }

  /** How many scores come before that of the own class. */
  private static long rank(double[] scores, double own, int label) {
    long before = 0;
    for (int c = 0; c < scores.length; c++) {
      if (scores[c] > own || scores[c] == own && c < label) {
        before++;
      }
    }
    return before;
  }

  private static int[] indices(Tensor codes) {
    return Arrays.stream(codes.toDoubles()).mapToInt(code -> (int) code).toArray();
  }

  private static double[] codes(int[] classes) {
    return Arrays.stream(classes).asDoubleStream().toArray();
  }

  /**
   * The sum over the observations of a batch.
   *
   * @param prediction what the network says
   * @param target what was observed
   * @return the sum, in double precision
   */
  public double sum(Tensor prediction, Tensor target) {
    double sum = 0;
    for (double value : measure.each(prediction, target).toDoubles()) {
      sum += value;
    }
    return sum;
  }
}
