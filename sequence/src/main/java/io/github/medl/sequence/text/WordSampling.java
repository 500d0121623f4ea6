package io.github.medl.sequence.text;

import java.util.Arrays;

/** With which probabilities words are drawn as negatives, and frequent ones are kept. */
public final class WordSampling {
  private WordSampling() {}

  /**
   * The distribution of negatives: proportional to count^power.
   *
   * @param counts how often each word occurs
   * @param power usually 0.75
   * @return probabilities that sum to 1
   * @throws IllegalArgumentException if a count is negative, or no word occurs
   */
  public static double[] negatives(int[] counts, double power) {
    checked(counts);
    double[] p = Arrays.stream(counts).mapToDouble(c -> Math.pow(c, power)).toArray();
    double sum = Arrays.stream(p).sum();
    if (!(sum > 0 && sum < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "word sampling: counts to the power " + power + " have the sum " + sum);
    }
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }

  /**
   * Subsampling: a word of share f of the text is kept with probability min(1, √(t/f) + t/f).
   *
   * @param counts how often each word occurs
   * @param threshold t, such as 1e-3
   * @return the probability of each word to be kept; 1 for one that does not occur
   * @throws IllegalArgumentException if a count is negative, no word occurs, or t is not positive
   */
  public static double[] keep(int[] counts, double threshold) {
    if (!(threshold > 0)) {
      throw new IllegalArgumentException(
          "word sampling: the threshold must be positive, it is " + threshold);
    }
    double all = checked(counts);
    return Arrays.stream(counts)
        .mapToDouble(
            c -> {
              double ratio = threshold * all / c;
              return c == 0 ? 1 : Math.min(1, Math.sqrt(ratio) + ratio);
            })
        .toArray();
  }

  /** The number of all words. */
  private static double checked(int... counts) {
    double all = 0;
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] < 0) {
        throw new IllegalArgumentException(
            "word sampling: word " + i + " occurs " + counts[i] + " times");
      }
      all += counts[i];
    }
    if (all == 0) {
      throw new IllegalArgumentException("word sampling: no word occurs");
    }
    return all;
  }
}
