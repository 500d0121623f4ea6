package io.github.medl.learning.evaluation;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether probabilities mean what they say: of all observations that were given about 70%, about
 * 70% should be of class 1. Observations are grouped by their probability in bins of equal width.
 *
 * @param bins those that are not empty, ascending; the first holds [0, 1/m), the last includes 1
 */
public record Calibration(List<Bin> bins) {
  /**
   * One group of observations.
   *
   * @param from the least probability that belongs to it
   * @param to the least that belongs to the next
   * @param count the number of observations
   * @param predicted their mean probability
   * @param observed the share of class 1 among them
   */
  public record Bin(double from, double to, int count, double predicted, double observed) {}

  /**
   * Keeps a copy.
   *
   * @param bins the bins
   */
  public Calibration {
    bins = List.copyOf(bins);
  }

  /**
   * Groups observations.
   *
   * @param actual the observed classes, 0 or 1, of shape (n)
   * @param probabilities of class 1, of shape (n)
   * @param bins m, the number of bins
   * @return the table
   * @throws IllegalArgumentException if a number is no class or no probability, or m is not
   *     positive
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static Calibration of(Tensor actual, Tensor probabilities, int bins) {
    if (bins < 1) {
      throw new IllegalArgumentException("calibration: there must be a bin, not " + bins);
    }
    int[] y = Observed.binary("calibration", actual, false);
    double[] p = Observed.numbers("calibration", "probabilities", probabilities);
    Observed.sameLength("calibration", y.length, p.length);
    Observed.probabilities("calibration", p);
    SortedMap<Integer, double[]> filled = new TreeMap<>(); // count, predicted, observed
    for (int i = 0; i < p.length; i++) {
      int b = (int) Math.min(p[i] * bins, bins - 1);
      double[] sums = filled.computeIfAbsent(b, key -> new double[3]);
      sums[0]++;
      sums[1] += p[i];
      sums[2] += y[i];
    }
    List<Bin> table = new ArrayList<>();
    filled.forEach(
        (b, sums) ->
            table.add(
                new Bin(
                    (double) b / bins,
                    (b + 1.0) / bins,
                    (int) sums[0],
                    sums[1] / sums[0],
                    sums[2] / sums[0])));
    return new Calibration(table);
  }

  /**
   * The expected calibration error: the mean distance of probability and share, bins weighted by
   * their observations.
   *
   * @return between 0 and 1
   */
  public double expectedError() {
    double sum = 0;
    int n = 0;
    for (Bin bin : bins) {
      sum += bin.count * Math.abs(bin.predicted - bin.observed);
      n += bin.count;
    }
    return sum / n;
  }

  /** The table, one bin a line. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("probability        n  predicted  observed");
    for (Bin b : bins) {
      text.append(
          String.format(
              Locale.ROOT,
              "\n%.3f-%.3f  %7d  %9.4f  %8.4f",
              b.from,
              b.to,
              b.count,
              b.predicted,
              b.observed));
    }
    return text.toString();
  }
}
