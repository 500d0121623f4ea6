package io.github.medl.learning.evaluation;

import io.github.medl.learning.ClassCodes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** What measures read out of targets and outputs, whose shape decides what they mean. */
final class Targets {
  private Targets() {}

  /** The right classes: codes of shape (n), or the likeliest of probabilities of shape (n, K). */
  static int[] classes(String measure, Tensor actual) {
    boolean isDistribution = actual.rank() == 2 && actual.dim(1) > 1;
    return isDistribution ? actual.argmax(1) : ClassCodes.of(measure, "actual", actual);
  }

  /** The numbers of a vector or a column; broadcasting one against the other would make n². */
  static double[] oneARow(String measure, String name, Tensor tensor) {
    if (tensor.rank() == 0 || tensor.rank() > 2 || tensor.size() != tensor.dim(0)) {
      throw new ShapeException(
          measure,
          String.format(
              Locale.ROOT,
              "%s must have one number a row, shape (n,) or (n, 1); it has %s",
              name,
              tensor.shapeText()));
    }
    return tensor.toDoubles();
  }
}
