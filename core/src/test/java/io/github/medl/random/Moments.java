package io.github.medl.random;

/** Sample moments, for comparison with the book's summaries. */
final class Moments {
  private Moments() {}

  static double mean(double[] x) {
    double sum = 0;
    for (double v : x) {
      sum += v;
    }
    return sum / x.length;
  }

  static double deviation(double[] x, int divisor) {
    double mean = mean(x);
    double sum = 0;
    for (double v : x) {
      sum += (v - mean) * (v - mean);
    }
    return Math.sqrt(sum / divisor);
  }
}
