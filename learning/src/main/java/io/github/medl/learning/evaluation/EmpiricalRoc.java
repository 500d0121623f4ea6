package io.github.medl.learning.evaluation;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The ROC curve of the observations themselves. From threshold to threshold all observations of
 * equal score change sides together, so that ties of both classes make a slope, neither a step up
 * first nor a step aside; the area counts such a pair as one half (as ROCR does, and as the
 * statistic of Mann and Whitney).
 */
public final class EmpiricalRoc implements Roc {
  private final double[] thresholds;
  private final int[] falsePositives;
  private final int[] truePositives;

  private EmpiricalRoc(double[] thresholds, int[] falsePositives, int[] truePositives) {
    this.thresholds = thresholds;
    this.falsePositives = falsePositives;
    this.truePositives = truePositives;
  }

  static EmpiricalRoc of(Tensor actual, Tensor scores) {
    int[] y = Observed.binary("ROC", actual, true);
    double[] s = Observed.numbers("ROC", "scores", scores);
    Observed.sameLength("ROC", y.length, s.length);
    int[] order =
        IntStream.range(0, s.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer i) -> s[i]).reversed())
            .mapToInt(Integer::intValue)
            .toArray();
    double[] thresholds = new double[s.length + 1];
    int[] fp = new int[s.length + 1];
    int[] tp = new int[s.length + 1];
    thresholds[0] = Double.POSITIVE_INFINITY; // nothing is positive
    int last = 0;
    for (int k = 0; k < order.length; k++) {
      int i = order[k];
      if (k == 0 || s[i] != s[order[k - 1]]) {
        last++;
        thresholds[last] = s[i];
        fp[last] = fp[last - 1];
        tp[last] = tp[last - 1];
      }
      fp[last] += 1 - y[i];
      tp[last] += y[i];
    }
    return new EmpiricalRoc(
        Arrays.copyOf(thresholds, last + 1),
        Arrays.copyOf(fp, last + 1),
        Arrays.copyOf(tp, last + 1));
  }

  /**
   * The thresholds of the points: class 1 is predicted where the score is at least that.
   *
   * @return ∞, then the distinct scores in descending order
   */
  public Tensor thresholds() {
    return Tensor.of(thresholds);
  }

  @Override
  public Tensor falsePositiveRates() {
    return shares(falsePositives);
  }

  @Override
  public Tensor truePositiveRates() {
    return shares(truePositives);
  }

  private static Tensor shares(int[] counts) {
    return Tensor.generate(i -> (double) counts[i] / counts[counts.length - 1], counts.length);
  }

  /** The area of the trapezoids, summed in whole numbers, so without rounding. */
  @Override
  public double auc() {
    long twice = 0;
    for (int i = 1; i < thresholds.length; i++) {
      long width = falsePositives[i] - falsePositives[i - 1];
      twice += width * (truePositives[i] + truePositives[i - 1]);
    }
    int end = thresholds.length - 1;
    return twice / (2.0 * falsePositives[end] * truePositives[end]);
  }

  /**
   * Average precision: the area under precision as a step function of recall, Σ (R_i - R_{i-1}) P_i
   * over the thresholds from above; scores that tie come in together.
   *
   * @return a number up to 1; about the share of positives for scores that say nothing
   */
  public double averagePrecision() {
    double sum = 0;
    for (int i = 1; i < thresholds.length; i++) {
      double precision = (double) truePositives[i] / (truePositives[i] + falsePositives[i]);
      sum += (truePositives[i] - truePositives[i - 1]) * precision;
    }
    return sum / truePositives[thresholds.length - 1];
  }
}
