package io.github.medl.learning.information;

import io.github.medl.numeric.PowerOfTwo;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * The distance of Wasserstein between samples of numbers: on a line the best way to move one sample
 * onto the other keeps the order, so W_p = (∫ |F⁻¹(u) - G⁻¹(u)|^p du)^(1/p) with the quantile
 * functions F⁻¹ and G⁻¹ of the samples, whose observations weigh the same.
 */
public final class Wasserstein {
  /** Squares of differences from 2^-450 to 2^450 are far from the ends of a double's range. */
  private static final int ORDINARY = 450;

  private static final int FAR = 900;

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
    double unit = PowerOfTwo.unit(Math.max(size(a), size(b)), FAR); // differences do not overflow
    scale(a, unit);
    scale(b, unit);
    double[] largest = {0};
    mean(a, b, gap -> largest[0] = Math.max(largest[0], gap));
    if (largest[0] == 0) {
      return 0;
    }
    double whole = whole(largest[0], p);
    double mean = mean(a, b, gap -> power(gap / whole, p));
    return power(mean, 1 / p) * whole / unit;
  }

  /** In this unit the powers of differences, and their sums, neither overflow nor vanish. */
  private static double whole(double largest, double p) {
    if (p <= 2) {
      return 1 / PowerOfTwo.unit(largest, ORDINARY);
    }
    return p * Math.abs(Math.getExponent(largest) + 1) < 2 * ORDINARY ? 1 : largest;
  }

  /** x to the power of p; of 2 and 1/2, and of 1, which is exact, to the last bit. */
  private static double power(double x, double p) {
    if (p == 0.5) {
      return Math.sqrt(x);
    }
    return p == 2 ? x * x : StrictMath.pow(x, p);
  }

  /** The largest absolute value of sorted numbers. */
  private static double size(double... sorted) {
    return Math.max(Math.abs(sorted[0]), Math.abs(sorted[sorted.length - 1]));
  }

  private static void scale(double[] x, double unit) {
    for (int i = 0; i < x.length; i++) {
      x[i] *= unit;
    }
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
