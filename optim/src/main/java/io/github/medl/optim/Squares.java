package io.github.medl.optim;

import io.github.medl.tensor.DType;
import java.util.Locale;

/**
 * Sums and means of squared derivatives that have left the numbers. Divided by their root all
 * further steps would be 0, without a word.
 */
final class Squares {
  private Squares() {}

  static void refuseInfinite(double[] squares, long step, String name) {
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] == Double.POSITIVE_INFINITY) {
        throw standsStill(step, name, i, DType.FLOAT64);
      }
    }
  }

  static void refuseInfinite(float[] squares, long step, String name) {
    for (int i = 0; i < squares.length; i++) {
      if (squares[i] == Float.POSITIVE_INFINITY) {
        throw standsStill(step, name, i, DType.FLOAT32);
      }
    }
  }

  private static StandstillException standsStill(long step, String name, int at, DType format) {
    return new StandstillException(
        String.format(
            Locale.ROOT,
            "step %d: parameter %s stands still at element %d, since the square of a derivative there is too"
                + " large for %s: scale the cost down, clip the gradients, or look for what makes"
                + " them so large",
            step,
            name,
            at,
            format));
  }
}
