package io.github.medl.sequence.text;

import io.github.medl.tensor.Codes;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A language model of counts: after a context of the last {@code order} symbols, P(c | context) =
 * (N(context c) + delta) / (N(context) + delta K). What every network has to be better than.
 */
public final class GramModel {
  private final int order;
  private final int symbols;
  private final double delta;
  private final Map<Long, After> counts = new HashMap<>();

  /** What was seen behind a context: few of all symbols, so that many contexts find room. */
  private static final class After {
    private final Map<Integer, Integer> each = new HashMap<>();
    private int all;
  }

  private GramModel(int order, int symbols, double delta) {
    this.order = order;
    this.symbols = symbols;
    this.delta = delta;
  }

  /**
   * Counts a text.
   *
   * @param codes the text
   * @param order how many symbols are looked back at, at least 0
   * @param symbols K
   * @param delta what is added to each count, positive
   * @return the model
   * @throws IllegalArgumentException if the settings are out of range, K^order does not fit into a
   *     long number, or a code is none of 0 to K - 1
   */
  public static GramModel of(int[] codes, int order, int symbols, double delta) {
    boolean isFinite = delta > 0 && delta < Double.POSITIVE_INFINITY;
    if (order < 0 || symbols < 1 || !isFinite || order * Math.log(symbols) > 43) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "n-grams: the order must be at least 0, there must be a symbol, K^order below 2^62 and"
                  + " delta finite and positive; got order %d, %d symbols, delta %s",
              order,
              symbols,
              delta));
    }
    Codes.checked("n-grams", "codes", codes, symbols);
    GramModel model = new GramModel(order, symbols, delta);
    for (int i = order; i < codes.length; i++) {
      After after = model.counts.computeIfAbsent(model.context(codes, i), c -> new After());
      after.each.merge(codes[i], 1, Integer::sum);
      after.all++;
    }
    return model;
  }

  /**
   * How many different contexts were counted.
   *
   * @return at most K^order
   */
  public int contexts() {
    return counts.size();
  }

  private long context(int[] codes, int place) {
    long key = 0;
    for (int i = place - order; i < place; i++) {
      key = key * symbols + codes[i];
    }
    return key;
  }

  /**
   * The probability of a symbol of a text, given those before it.
   *
   * @param codes a text
   * @param place which symbol, at least the order
   * @return its probability
   * @throws IndexOutOfBoundsException if there is no such symbol, or there are too few before it
   * @throws IllegalArgumentException if a code is none of 0 to K - 1
   */
  public double probability(int[] codes, int place) {
    if (place < order || place >= codes.length) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "n-grams: symbol %d of %d cannot be predicted from the %d before it",
              place,
              codes.length,
              order));
    }
    Codes.checked("n-grams", "codes", Arrays.copyOfRange(codes, place - order, place + 1), symbols);
    return seen(codes, place);
  }

  private double seen(int[] codes, int place) {
    After after = counts.get(context(codes, place));
    int these = after == null ? 0 : after.each.getOrDefault(codes[place], 0);
    int all = after == null ? 0 : after.all;
    return (these + delta) / (all + delta * symbols);
  }

  /**
   * The mean of -log p over a text.
   *
   * @param codes a text
   * @param from the first place that is predicted, at least the order
   * @return nats a symbol
   * @throws IllegalArgumentException if no symbol is left to predict, or a code is none of 0 to K -
   *     1
   */
  public double nats(int[] codes, int from) {
    if (from < order || from >= codes.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "n-grams: of %d symbols those from %d on are to be predicted, each from %d before it",
              codes.length,
              from,
              order));
    }
    Codes.checked("n-grams", "codes", codes, symbols);
    double sum = 0;
    for (int i = from; i < codes.length; i++) {
      sum -= Math.log(seen(codes, i));
    }
    return sum / (codes.length - from);
  }
}
