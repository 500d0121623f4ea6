package io.github.medl.optim.linesearch;

/**
 * Where a search by doubling and halving looks next. That finds steps of the size of the first one;
 * where it has not after many trials, the first one had the wrong order of magnitude, and it is
 * their exponents that are doubled and halved.
 */
final class Steps {
  /** Trials that doubling and halving get. */
  private static final int PATIENCE = 40;

  private Steps() {}

  /** A longer step than any so far, in trial k. */
  static double beyond(double alpha, int k) {
    return Math.scalb(alpha, k < PATIENCE ? 1 : 1 << Math.min(9, k - PATIENCE + 1));
  }

  /**
   * A step between two, in either order, of which the first is 0 as a rule; the middle at first.
   */
  static double between(double a, double b, double middle, int k) {
    double low = Math.min(a, b);
    double high = Math.max(a, b);
    if (k < PATIENCE || high <= 4 * low) {
      return middle;
    }
    return low == 0
        ? Math.scalb(high, -(1 << Math.min(9, k - PATIENCE)))
        : Math.sqrt(low) * Math.sqrt(high);
  }
}
