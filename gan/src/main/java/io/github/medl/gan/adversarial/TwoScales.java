package io.github.medl.gan.adversarial;

import java.util.TreeSet;
import java.util.function.DoubleUnaryOperator;

/**
 * Integrals over a line on which a narrow normal law, N(0, 1), lies beside or within a wide one,
 * N(μ, σ²). What is smooth at the scale of the one is a jump at that of the other, so the cells are
 * as fine as the narrow law near it, and as fine as the wide one elsewhere.
 */
final class TwoScales {
  /** Deviations to either side beyond which a density is 0 in double precision. */
  private static final int WIDE = 40;

  /** Cells of half a deviation. */
  private static final int CELLS = 64;

  private TwoScales() {}

  /** ∫ f, for f that is smooth where the cells are fine and 0 outside of both laws. */
  static double integral(DoubleUnaryOperator f, double mu, double sigma) {
    TreeSet<Double> ends = new TreeSet<>();
    for (int k = -2 * WIDE; k <= 2 * WIDE; k++) {
      ends.add(k / 2.0);
      ends.add(mu + sigma * k / 2);
    }
    double sum = 0;
    double from = ends.first();
    for (double to : ends) {
      sum += between(f, from, to);
      from = to;
    }
    return sum;
  }

  /** Gauss's rule with two points in each cell. */
  private static double between(DoubleUnaryOperator f, double from, double to) {
    double half = (to - from) / CELLS / 2;
    double off = half / Math.sqrt(3);
    double sum = 0;
    for (int i = 0; i < CELLS; i++) {
      double middle = from + (2 * i + 1) * half;
      sum += f.applyAsDouble(middle - off) + f.applyAsDouble(middle + off);
    }
    return sum * half;
  }
}
