package io.github.medl.random;

/** Drawing from given probabilities by their cumulative sums. */
final class Cumulative {
  private Cumulative() {}

  /** The cumulative sums, divided by their last one so that they end in exactly 1. */
  static double[] normalised(double[] p) {
    double[] sums = new double[p.length];
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      sum += p[i];
      sums[i] = sum;
    }
    for (int i = 0; i < p.length; i++) {
      sums[i] /= sum;
    }
    return sums;
  }

  /** The first index whose sum exceeds {@code u}; values of zero probability are never met. */
  static int indexAfter(double[] sums, double u) {
    int low = 0;
    int high = sums.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sums[middle] <= u) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }
}
