package io.github.medl.optim.linesearch;

import java.util.OptionalDouble;

/** Line searches that are content with enough decrease. */
final class Inexact {
  private static final int MOST = 100;

  private Inexact() {}

  /** Armijo's condition; false for NaN. */
  static boolean decreases(double found, double value, double slope, double alpha, double c1) {
    return found <= value + c1 * alpha * slope + 2 * Math.ulp(value);
  }

  static OptionalDouble backtracking(
      Ray phi, double value, double slope, double first, double c1, double shrink) {
    double alpha = first;
    for (int k = 0; k < MOST; k++) {
      double found = phi.value(alpha);
      // Only the first step may hide behind rounding: short ones always could.
      if (decreases(found, value, slope, alpha, c1) && (k == 0 || found < value)) {
        return OptionalDouble.of(alpha);
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
      alpha = high < Double.POSITIVE_INFINITY ? (low + high) / 2 : 2 * low;
    }
    return OptionalDouble.empty();
  }
}
