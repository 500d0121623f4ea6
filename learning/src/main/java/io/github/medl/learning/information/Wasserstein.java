package io.github.medl.learning.information;

import java.util.Arrays;
import java.util.Locale;

/**
 * The distance of Wasserstein between samples of numbers: on a line the best way to move one sample
 * onto the other keeps the order, so W_p = (∫ |F⁻¹(u) - G⁻¹(u)|^p du)^(1/p) with the quantile
 * functions F⁻¹ and G⁻¹ of the samples, whose observations weigh the same.
 */
public final class Wasserstein {
  private Wasserstein() {}

  /**
   * W₁, the mean distance by which the numbers must be moved.
   *
   * @param x a sample
   * @param y another, of any size
   * @return W₁, in the unit of the numbers
   * @throws IllegalArgumentException if a sample is empty or holds a number that is not finite
   */
  public static double first(double[] x, double[] y) {
    return distance(x, y, 1);
  }

  /**
   * W₂, the root of the mean squared distance.
   *
   * @param x a sample
   * @param y another, of any size
   * @return W₂, in the unit of the numbers
   * @throws IllegalArgumentException if a sample is empty or holds a number that is not finite
   */
  public static double second(double[] x, double[] y) {
    return distance(x, y, 2);
  }

  /**
   * W_p.
   *
   * @param x a sample
   * @param y another, of any size
   * @param p the order, at least 1
   * @return W_p, in the unit of the numbers
   * @throws IllegalArgumentException if p is less than 1, or a sample is empty or holds a number
   *     that is not finite
   */
  public static double distance(double[] x, double[] y, double p) {
    if (!(p >= 1 && p < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("the order is a number of at least 1, not " + p);
    }
    double[] a = sorted("first", x);
    double[] b = sorted("second", y);
    long n = a.length;
    long m = b.length;
    double sum = 0;
    long at = 0; // in units of 1/(n m)
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      long end = Math.min((i + 1) * m, (j + 1) * n);
      double gap = Math.abs(a[i] - b[j]);
      sum += (end - at) * (p == 1 ? gap : p == 2 ? gap * gap : StrictMath.pow(gap, p));
      at = end;
      if (end == (i + 1) * m) {
        i++;
      }
      if (end == (j + 1) * n) {
        j++;
      }
    }
    double mean = sum / (n * (double) m);
    return p == 1 ? mean : p == 2 ? Math.sqrt(mean) : StrictMath.pow(mean, 1 / p);
  }

  private static double[] sorted(String which, double[] sample) {
    if (sample.length == 0) {
      throw new IllegalArgumentException("the " + which + " sample is empty");
    }
    double[] copy = sample.clone();
    for (int i = 0; i < copy.length; i++) {
      if (!Double.isFinite(copy[i])) {
        throw new IllegalArgumentException(
            String.format(Locale.ROOT, "number %d of the %s sample is %s", i, which, copy[i]));
      }
    }
    Arrays.sort(copy);
    return copy;
  }
}
