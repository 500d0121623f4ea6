package io.github.medl.examples.chapter4;

import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * How long a step of data-parallel training takes with w workers and P parameters:
 *
 * <p>t(w, P) = a + b P / w + (c + d P) ⌈log₂ w⌉ seconds
 *
 * <p>where a is what each worker does once whatever P is, b P the arithmetic of the whole batch,
 * which the workers share, and c + d P one level of the tree that adds their gradients: the time
 * until a message is there and that of its P numbers.
 *
 * @param fixed a
 * @param perParameter b, for one batch
 * @param perLevel c
 * @param perNumber d
 */
record StepTime(double fixed, double perParameter, double perLevel, double perNumber) {
  /**
   * A time that was seen.
   *
   * @param workers w
   * @param parameters P
   * @param seconds t
   */
  record Seen(int workers, double parameters, double seconds) {}

  /** Brings the columns to one size: P is in millions. */
  private static final double[] SCALE = {1, 1e6, 1, 1e6};

  /**
   * Least squares of the relative errors, without negative costs: t is linear in a, b, c and d, and
   * each row is divided by its time, since what disturbs a measurement is a part of it. The best
   * fit without negative numbers is the least squares fit of those that are not 0; there are 15
   * sets of them to try.
   */
  static StepTime fitted(List<Seen> seen) {
    double[] best = new double[SCALE.length];
    double least = Double.POSITIVE_INFINITY;
    for (int set = 1; set < 1 << SCALE.length; set++) {
      double[] x = fitted(seen, set);
      double squares = squares(seen, x);
      if (Arrays.stream(x).allMatch(number -> number >= 0) && squares < least) {
        least = squares;
        best = x;
      }
    }
    return new StepTime(best[0], best[1], best[2], best[3]);
  }

  private static double[] fitted(List<Seen> seen, int set) {
    int columns = Integer.bitCount(set);
    Tensor rows =
        Tensor.generate(
            k -> relative(seen.get(k / columns), column(set, k % columns)), seen.size(), columns);
    double[] some = rows.lstsq(Tensor.ones(seen.size())).x().toDoubles();
    double[] x = new double[SCALE.length];
    for (int j = 0; j < columns; j++) {
      x[column(set, j)] = some[j] / SCALE[column(set, j)];
    }
    return x;
  }

  /** The number of the j-th bit that is set. */
  private static int column(int set, int j) {
    int rest = set;
    for (int k = 0; k < j; k++) {
      rest &= rest - 1;
    }
    return Integer.numberOfTrailingZeros(rest);
  }

  /** An element of a row of the system, in parts of the time that was seen. */
  private static double relative(Seen s, int column) {
    double levels = levels(s.workers);
    double[] row = {1, s.parameters / s.workers, levels, levels * s.parameters};
    return row[column] / (s.seconds * SCALE[column]);
  }

  private static double squares(List<Seen> seen, double[] x) {
    StepTime time = new StepTime(x[0], x[1], x[2], x[3]);
    return seen.stream()
        .mapToDouble(s -> time.at(s.workers, s.parameters) / s.seconds - 1)
        .map(error -> error * error)
        .sum();
  }

  /** Levels of a tree over w workers. */
  static int levels(int workers) {
    return 32 - Integer.numberOfLeadingZeros(workers - 1);
  }

  double at(int workers, double parameters) {
    return fixed
        + perParameter * parameters / workers
        + (perLevel + perNumber * parameters) * levels(workers);
  }

  double speedUp(int workers, double parameters) {
    return at(1, parameters) / at(workers, parameters);
  }

  /** The same arithmetic for a batch so many times as large. */
  StepTime batch(double times) {
    return new StepTime(fixed, times * perParameter, perLevel, perNumber);
  }

  /** The same arithmetic, with messages over a network: there and back again. */
  StepTime over(double latency, double bytesPerSecond) {
    return new StepTime(fixed, perParameter, 2 * latency, 2 * Float.BYTES / bytesPerSecond);
  }

  /**
   * The P from which on w workers are faster than one: b P (1 - 1 / w) = (c + d P) ⌈log₂ w⌉.
   *
   * @return infinity if they never are, because numbers take longer to send than to compute
   */
  double gainsFrom(int workers) {
    double saved = perParameter * (1 - 1.0 / workers) - perNumber * levels(workers);
    return saved > 0 ? perLevel * levels(workers) / saved : Double.POSITIVE_INFINITY;
  }

  /** The number of batches in one from which on w workers gain with so large a model. */
  double gainsFromBatch(int workers, double parameters) {
    double messages = (perLevel + perNumber * parameters) * levels(workers);
    return messages / (perParameter * parameters * (1 - 1.0 / workers));
  }
}
