package io.github.medl.sequence.decoding;

import io.github.medl.random.RandomStream;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * How a symbol is drawn from logits: first the temperature, softmax(z / tau); then only the k most
 * probable; then only the smallest set of the most probable whose probabilities sum to at least p,
 * the one that crosses p included. What is left is renormalised after each; of equally probable
 * symbols those of smaller code come first. Source of the last: Holtzman et al. (2020).
 *
 * @param temperature tau, at least 0; 0 takes the most probable symbol
 * @param topK k; 0 for all
 * @param nucleus p, in (0, 1]; 1 for all
 */
public record Sampling(double temperature, int topK, double nucleus) {
  /**
   * Checks the settings.
   *
   * @param temperature tau, at least 0; 0 takes the most probable symbol
   * @param topK k; 0 for all
   * @param nucleus p, in (0, 1]; 1 for all
   * @throws IllegalArgumentException if one is outside its range
   */
  public Sampling {
    boolean isFinite = temperature >= 0 && temperature < Double.POSITIVE_INFINITY;
    if (!isFinite || topK < 0 || !(nucleus > 0 && nucleus <= 1)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sampling: a finite temperature of at least 0, k of at least 0 and p in (0, 1] are needed,"
                  + " got %s, %d, %s",
              temperature,
              topK,
              nucleus));
    }
  }

  /**
   * Always the most probable symbol.
   *
   * @return temperature 0
   */
  public static Sampling greedy() {
    return new Sampling(0, 0, 1);
  }

  /**
   * All symbols, with their probabilities made sharper or flatter.
   *
   * @param tau below 1 sharper, above 1 flatter
   * @return the rule
   */
  public static Sampling temperature(double tau) {
    return new Sampling(tau, 0, 1);
  }

  /**
   * The probabilities with which symbols are drawn. Scores of minus infinity have probability 0; if
   * some are plus infinity, these share it, which is the limit.
   *
   * @param logits one score for each symbol
   * @return probabilities that sum to 1
   * @throws IllegalArgumentException if there is no score, one is NaN, or all are minus infinity
   */
  public double[] probabilities(double... logits) {
    double[] p = new double[logits.length];
    Writing.checkPossible("sampling", logits);
    int[] order =
        IntStream.range(0, logits.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> -(logits[i] + 0.0))) // -0.0 + 0.0 is 0.0
            .mapToInt(Integer::intValue)
            .toArray();
    double largest = logits[order[0]];
    if (temperature == 0) {
      p[order[0]] = 1;
      return p;
    }
    for (int i = 0; i < p.length; i++) {
      // Equal first, since infinity minus itself is no number.
      p[i] = logits[i] == largest ? 1 : Math.exp((logits[i] - largest) / temperature);
    }
    keep(p, order, topK == 0 ? p.length : Math.min(topK, p.length));
    if (nucleus < 1) {
      double sum = 0;
      int kept = 0;
      while (kept < p.length && sum < nucleus) {
        sum += p[order[kept++]];
      }
      keep(p, order, kept);
    }
    return p;
  }

  /** Only the first symbols of an order, renormalised. */
  private static void keep(double[] p, int[] order, int count) {
    for (int i = count; i < order.length; i++) {
      p[order[i]] = 0;
    }
    double sum = Arrays.stream(p).sum();
    for (int i = 0; i < p.length; i++) {
      p[i] /= sum;
    }
  }

  /**
   * Draws a symbol: the inverse of the cumulative sum in the order of codes, from one uniform
   * number.
   *
   * @param logits one score for each symbol
   * @param stream the source, from which one number is taken
   * @return a code
   * @throws IllegalArgumentException as {@link #probabilities}
   */
  public int draw(double[] logits, RandomStream stream) {
    double u = stream.uniform();
    double[] p = probabilities(logits);
    double sum = 0;
    int last = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] > 0) {
        sum += p[i];
        last = i;
        if (u < sum) {
          return i;
        }
      }
    }
    return last;
  }
}
