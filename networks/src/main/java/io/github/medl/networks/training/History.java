package io.github.medl.networks.training;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What was measured after each epoch of a training.
 *
 * <p>{@code loss} is the mean of the costs of an epoch's steps, each taken before its update; the
 * numbers of an {@link Evaluation} carry its name, as in {@code validation accuracy}.
 */
public final class History {
  private static final History EMPTY = new History(Map.of(), 0);

  private final Map<String, double[]> series;
  private final int epochs;

  private History(Map<String, double[]> series, int epochs) {
    this.series = series;
    this.epochs = epochs;
  }

  /**
   * A history of no epochs.
   *
   * @return the beginning
   */
  public static History empty() {
    return EMPTY;
  }

  /**
   * A history of given numbers.
   *
   * @param series the numbers of each epoch by name, all of one length
   * @return the history
   * @throws IllegalArgumentException if the lengths differ
   */
  public static History of(Map<String, double[]> series) {
    Map<String, double[]> copies = new LinkedHashMap<>();
    series.forEach((name, values) -> copies.put(name, values.clone()));
    int[] lengths = copies.values().stream().mapToInt(v -> v.length).distinct().toArray();
    if (lengths.length > 1) {
      throw new IllegalArgumentException(
          "the series of a history have different lengths: " + Arrays.toString(lengths));
    }
    return new History(copies, lengths.length == 0 ? 0 : lengths[0]);
  }

  /**
   * The history with one more epoch.
   *
   * @param measured the numbers of the epoch, under the names of the epochs before
   * @return a new history
   * @throws IllegalArgumentException if the names are others than those before
   */
  public History with(Map<String, Double> measured) {
    if (epochs > 0 && !measured.keySet().equals(series.keySet())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "an epoch with %s follows epochs with %s",
              measured.keySet(),
              series.keySet()));
    }
    Map<String, double[]> longer = new LinkedHashMap<>();
    measured.forEach(
        (name, value) -> {
          double[] values = Arrays.copyOf(series.getOrDefault(name, new double[0]), epochs + 1);
          values[epochs] = value;
          longer.put(name, values);
        });
    return new History(longer, epochs + 1);
  }

  /**
   * The number of epochs.
   *
   * @return how many values each series has
   */
  public int epochs() {
    return epochs;
  }

  /**
   * What was measured.
   *
   * @return the names, {@code loss} first
   */
  public List<String> names() {
    return List.copyOf(series.keySet());
  }

  /**
   * A series.
   *
   * @param name what was measured
   * @return a new array with a value for each epoch
   * @throws IllegalArgumentException if there is no such series
   */
  public double[] values(String name) {
    return find(name).clone();
  }

  /**
   * The value of the last epoch.
   *
   * @param name what was measured
   * @return the value
   * @throws IllegalArgumentException if there is no such series
   */
  public double last(String name) {
    return find(name)[epochs - 1];
  }

  /**
   * The first epoch with the smallest value; NaN is never the smallest.
   *
   * @param name what was measured
   * @return the epoch, from 0; 0 if all values are NaN
   * @throws IllegalArgumentException if there is no such series
   */
  public int lowest(String name) {
    double[] values = find(name);
    return IntStream.range(1, epochs)
        .reduce(0, (best, e) -> isBelow(values[e], values[best]) ? e : best);
  }

  /**
   * The first epoch with the largest value; NaN is never the largest.
   *
   * @param name what was measured
   * @return the epoch, from 0; 0 if all values are NaN
   * @throws IllegalArgumentException if there is no such series
   */
  public int highest(String name) {
    double[] values = find(name);
    return IntStream.range(1, epochs)
        .reduce(0, (best, e) -> isBelow(-values[e], -values[best]) ? e : best);
  }

  private static boolean isBelow(double value, double best) {
    return value < best || Double.isNaN(best) && !Double.isNaN(value);
  }

  private double[] find(String name) {
    double[] values = series.get(name);
    if (values == null) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the history has no '%s'; it has %s", name, series.keySet()));
    }
    return values;
  }

  /**
   * All series.
   *
   * @return copies by name, in order
   */
  public Map<String, double[]> series() {
    Map<String, double[]> copies = new LinkedHashMap<>();
    series.forEach((name, values) -> copies.put(name, values.clone()));
    return Collections.unmodifiableMap(copies);
  }

  /** Histories are equal if all their numbers are, bit for bit. */
  @Override
  public boolean equals(Object other) {
    return other instanceof History that
        && names().equals(that.names())
        && series.entrySet().stream()
            .allMatch(e -> Arrays.equals(e.getValue(), that.series.get(e.getKey())));
  }

  @Override
  public int hashCode() {
    return series.entrySet().stream()
        .mapToInt(e -> e.getKey().hashCode() ^ Arrays.hashCode(e.getValue()))
        .sum();
  }

  /** The last epoch in a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("epoch " + epochs);
    if (epochs > 0) {
      series.forEach((name, v) -> text.append(", ").append(name).append(' ').append(v[epochs - 1]));
    }
    return text.toString();
  }
}
