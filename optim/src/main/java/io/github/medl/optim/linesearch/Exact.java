package io.github.medl.optim.linesearch;

import java.util.OptionalDouble;

/** Line searches that find a minimum of φ to the last digits. */
final class Exact {
  private static final int MOST = 200;

  /** Doublings from the smallest double to the largest. */
  private static final int DOUBLINGS = 2100;

  private Exact() {}

  static OptionalDouble newton(Ray phi, double value, double slope, double first) {
    double alpha = 0;
    double derivative = slope;
    double last = Double.POSITIVE_INFINITY;
    for (int k = 0; k < MOST; k++) {
      double step = derivative / phi.curvature(alpha);
      alpha -= step;
      if (!Double.isFinite(alpha)) {
        break;
      }
      derivative = phi.slope(alpha);
      double size = Math.abs(step);
      // Steps shrink until rounding makes them wander in the last digits.
      boolean settled = size <= 1e-4 * Math.abs(alpha) && size >= last;
      if (settled || size <= 2 * Math.ulp(alpha) || derivative == 0) {
        return minimum(phi, alpha, value);
      }
      last = size;
    }
    return OptionalDouble.empty();
  }

  private static OptionalDouble minimum(Ray phi, double alpha, double value) {
    boolean isMinimum =
        alpha > 0 && phi.curvature(alpha) > 0 && phi.value(alpha) <= value + 2 * Math.ulp(value);
    return isMinimum ? OptionalDouble.of(alpha) : OptionalDouble.empty();
  }

  static OptionalDouble bisection(Ray phi, double value, double slope, double first) {
    double low = 0;
    double high = first;
    while (phi.slope(high) < 0) {
      low = high;
      high *= 2;
      if (high == Double.POSITIVE_INFINITY) {
        return OptionalDouble.empty(); // φ falls for ever
      }
    }
    if (Double.isNaN(phi.slope(high))) {
      return OptionalDouble.empty();
    }
    for (int k = 0; k < DOUBLINGS; k++) {
      double middle = low + (high - low) / 2;
      if (middle <= low || middle >= high) {
        break; // no number lies between
      }
      if (phi.slope(middle) < 0) {
        low = middle;
      } else {
        high = middle;
      }
    }
    double alpha = low > 0 ? low : high;
    return phi.value(alpha) <= value + 2 * Math.ulp(value)
        ? OptionalDouble.of(alpha)
        : OptionalDouble.empty();
  }
}
