package io.github.medl.learning.evaluation;

import io.github.medl.learning.ClassCodes;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** What every measure checks of observations and predictions. */
final class Observed {
  private Observed() {}

  /** The numbers of a vector that is not empty and holds no NaN. */
  static double[] numbers(String measure, String name, Tensor vector) {
    if (vector.rank() != 1) {
      throw new ShapeException(
          measure,
          String.format(Locale.ROOT, "%s must be a vector; it has shape %s", name, text(vector)));
    }
    if (vector.size() == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "%s: %s is empty; there is nothing to judge", measure, name));
    }
    double[] values = vector.toDoubles();
    for (int i = 0; i < values.length; i++) {
      if (Double.isNaN(values[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "%s: %s[%d] is NaN", measure, name, i));
      }
    }
    return values;
  }

  /** The same, as class codes. */
  static int[] codes(String measure, String name, Tensor vector) {
    return ClassCodes.of(measure, name, vector);
  }

  /** The same, as codes 0 and 1, both of which occur where {@code both} says so. */
  static int[] binary(String measure, Tensor actual, boolean both) {
    int[] codes = codes(measure, "actual", actual);
    int positives = 0;
    for (int i = 0; i < codes.length; i++) {
      if (codes[i] > 1) {
        throw new IllegalArgumentException(
            String.format(
                    Locale.ROOT,
                    "%s: actual[%d] is %d, but two classes are needed, 0 and 1; actual.equalTo(k) tells",
                    measure,
                    i,
                    codes[i])
                + " class k from the rest");
      }
      positives += codes[i];
    }
    if (both && (positives == 0 || positives == codes.length)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s: all %d observations are of class %d; both classes are needed",
              measure,
              codes.length,
              codes[0]));
    }
    return codes;
  }

  static void sameLength(String measure, int actual, int predicted) {
    if (actual != predicted) {
      throw new ShapeException(
          measure,
          String.format(Locale.ROOT, "%d were observed, but %d are predicted", actual, predicted));
    }
  }

  /** Numbers between 0 and 1, in any shape. */
  static void probabilities(String measure, double[] values) {
    for (double value : values) {
      if (!(value >= 0 && value <= 1)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s: %s is no probability; the logistic or softmax function makes one of a score",
                measure,
                value));
      }
    }
  }

  static String text(Tensor tensor) {
    return tensor.shapeText();
  }
}
