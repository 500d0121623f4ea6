package io.github.medl.optim.linesearch;

import java.util.OptionalDouble;

/** Line searches that are content with enough decrease. */
final class Inexact {
  private static final int MOST = 100;

  /** Halvings of the largest double until nothing is left. */
  private static final int HALVINGS = 2100;

  private Inexact() {}

  /** Armijo's condition; false for NaN. */
  static boolean decreases(double found, double value, double slope, double alpha, double c1) {
    return found <= value + c1 * alpha * slope + 2 * Math.ulp(value);
  }

  static OptionalDouble backtracking(
      Ray phi, double value, double slope, double first, double c1, double shrink) {
    double alpha = first;
    for (int k = 0; k < HALVINGS && alpha > 0; k++) {
      double found = phi.value(alpha);
      // Only the first step may hide behind rounding: short ones always could.
      if (decreases(found, value, slope, alpha, c1) && (k == 0 || found < value)) {
        return OptionalDouble.of(alpha);
      }
      if (k >= MOST && found == value) {
        break; // shorter steps do not move at all
      }
      alpha *= shrink;
    }
    return OptionalDouble.empty();
  }

  static OptionalDouble weakWolfe(
      Ray phi, double value, double slope, double first, double c1, double c2) {
    double low = 0;
    double high = Double.POSITIVE_INFINITY;
    double alpha = first;
    for (int k = 0; k < MOST; k++) {
      double derivative = phi.slope(alpha); // the slope first: it brings the value along
      if (!decreases(phi.value(alpha), value, slope, alpha, c1) || Double.isNaN(derivative)) {
        high = alpha;
      } else if (derivative < c2 * slope) {
        low = alpha;
      } else {
        return OptionalDouble.of(alpha);
      }
      alpha =
          high < Double.POSITIVE_INFINITY
              ? Steps.between(low, high, (low + high) / 2, k)
              : Steps.beyond(low, k);
    }
    return OptionalDouble.empty();
  }
}
