package io.github.medl.recurrence;

import io.github.medl.tensor.ShapeException;
import java.util.Arrays;
import java.util.Locale;

/** The rows and steps that a recurrence runs over, and in which order. */
record Span(int rows, int steps, int[] lengths, boolean reversed) {
  /** A span of which the lengths have been checked. */
  static Span of(String operation, int rows, int steps, int[] lengths, boolean reversed) {
    if (lengths.length == 0) {
      int[] full = new int[rows];
      Arrays.fill(full, steps);
      return new Span(rows, steps, full, reversed);
    }
    if (lengths.length != rows) {
      throw new ShapeException(
          operation, String.format(Locale.ROOT, "%d lengths for %d rows", lengths.length, rows));
    }
    for (int row = 0; row < rows; row++) {
      if (lengths[row] < 0 || lengths[row] > steps) {
        throw new ShapeException(
            operation,
            String.format(
                Locale.ROOT, "row %d has length %d of %d steps", row, lengths[row], steps));
      }
    }
    return new Span(rows, steps, lengths, reversed);
  }

  /** The time of the k-th step. */
  int time(int k) {
    return reversed ? steps - 1 - k : k;
  }

  /** Whether a row has this time. */
  boolean has(int row, int time) {
    return time < lengths[row];
  }

  /** The time of the step before. */
  int before(int time) {
    return reversed ? time + 1 : time - 1;
  }

  /** Whether a row's first step is at this time. */
  boolean isFirst(int row, int time) {
    return reversed ? time == lengths[row] - 1 : time == 0;
  }
}
