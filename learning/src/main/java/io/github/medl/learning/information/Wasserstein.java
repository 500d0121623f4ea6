package io.github.medl.learning.information;

import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

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
    if (p <= 2) {
      double unit = unit(Math.max(b[b.length - 1] - a[0], a[a.length - 1] - b[0]));
      double mean = mean(a, b, gap -> p == 1 ? gap : pow(gap * unit, p));
      return p == 1 ? mean : (p == 2 ? Math.sqrt(mean) : StrictMath.pow(mean, 1 / p)) / unit;
    }
    double[] largest = {0};
    mean(a, b, gap -> largest[0] = Math.max(largest[0], gap));
    if (largest[0] == 0) {
      return 0;
    }
    double whole = p * Math.abs(Math.getExponent(largest[0]) + 1) < 900 ? 1 : largest[0];
    return whole * StrictMath.pow(mean(a, b, gap -> pow(gap / whole, p)), 1 / p);
  }

  private static double pow(double gap, double p) {
    return p == 2 ? gap * gap : StrictMath.pow(gap, p);
  }

  /** 1, or a power of 2 that keeps the squares of differences within a double's range. */
  private static double unit(double largest) {
    int exponent = Math.getExponent(largest);
    return largest == 0 || Math.abs(exponent) < 450
        ? 1
        : Math.scalb(1.0, Math.max(-1000, Math.min(1000, -exponent)));
  }

  /** The mean of a function of the differences of numbers of the same rank. */
  private static double mean(double[] a, double[] b, DoubleUnaryOperator f) {
    long n = a.length;
    long m = b.length;
    double sum = 0;
    long at = 0; // in units of 1/(n m)
    int i = 0;
    int j = 0;
    while (i < n && j < m) {
      long end = Math.min((i + 1) * m, (j + 1) * n);
      sum += (end - at) * f.applyAsDouble(Math.abs(a[i] - b[j]));
      at = end;
      if (end == (i + 1) * m) {
        i++;
      }
      if (end == (j + 1) * n) {
        j++;
      }
    }
    return sum / (n * (double) m);
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
