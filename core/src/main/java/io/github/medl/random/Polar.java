package io.github.medl.random;

import io.github.medl.numeric.CMath;
import java.util.function.DoubleSupplier;

/**
 * Normal numbers by the polar method: a point drawn uniformly in the unit disc gives two of them.
 *
 * <p>With {@code r2 = x1^2 + x2^2 < 1} and {@code f = sqrt(-2 log(r2) / r2)}, both {@code f x1} and
 * {@code f x2} are standard normal and independent. As in NumPy's legacy generator the second
 * coordinate is handed out first and the first one is kept for the next call.
 *
 * <p>Source: Marsaglia and Bray, "A convenient method for generating normal variables", SIAM Review
 * 6 (1964).
 */
final class Polar {
  private final DoubleSupplier uniform;
  private boolean hasKept;
  private double kept;

  Polar(DoubleSupplier uniform) {
    this.uniform = uniform;
  }

  double next() {
    if (hasKept) {
      hasKept = false;
      return kept;
    }
    double x1;
    double x2;
    double r2;
    do {
      x1 = 2.0 * uniform.getAsDouble() - 1.0;
      x2 = 2.0 * uniform.getAsDouble() - 1.0;
      r2 = x1 * x1 + x2 * x2;
    } while (r2 >= 1.0 || r2 == 0.0);
    double f = Math.sqrt(-2.0 * CMath.log(r2) / r2);
    kept = f * x1;
    hasKept = true;
    return f * x2;
  }
}
