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
   */
  public static double[] negatives(int[] counts, double power) {
    double[] p = Arrays.stream(counts).mapToDouble(c -> Math.pow(c, power)).toArray();
    double sum = Arrays.stream(p).sum();
    return Arrays.stream(p).map(v -> v / sum).toArray();
  }

  /**
   * Subsampling: a word of share f of the text is kept with probability min(1, √(t/f) + t/f).
   *
   * @param counts how often each word occurs
   * @param threshold t, such as 1e-3
   * @return the probability of each word to be kept; 1 for one that does not occur
   */
  public static double[] keep(int[] counts, double threshold) {
    double all = Arrays.stream(counts).sum();
    return Arrays.stream(counts)
        .mapToDouble(
            c -> {
              double ratio = threshold * all / c;
              return c == 0 ? 1 : Math.min(1, Math.sqrt(ratio) + ratio);
            })
        .toArray();
  }
}
