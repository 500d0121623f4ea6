package io.github.medl.sequence.text;

import java.util.Arrays;
import java.util.Locale;

/**
 * How well a model predicts a text: the mean of -log p of its units. Numbers can be compared only
 * if the units are the same: characters, words or pieces.
 *
 * @param nats the mean, in nats a unit
 * @param unit what a unit is
 */
public record Perplexity(double nats, String unit) {
  /**
   * From the losses of single units.
   *
   * @param unit what a unit is, such as {@code character}
   * @param losses -log p of each, in nats
   * @return their mean
   * @throws IllegalArgumentException if there is none
   */
  public static Perplexity of(String unit, double... losses) {
    return new Perplexity(mean(losses), unit);
  }

  private static double mean(double... losses) {
    return Arrays.stream(losses)
        .average()
        .orElseThrow(() -> new IllegalArgumentException("perplexity: there is no loss"));
  }

  /**
   * e to the mean: among how many equally probable units the model hesitates.
   *
   * @return the perplexity
   */
  public double value() {
    return Math.exp(nats);
  }

  /**
   * The mean in bits.
   *
   * @return nats / ln 2
   */
  public double bits() {
    return nats / Math.log(2);
  }

  /** All three numbers and the unit. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "%.4f nats = %.4f bits a %s, perplexity %.3f", nats, bits(), unit, value());
  }
}
