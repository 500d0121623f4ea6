package io.github.medl.optim;

import io.github.medl.parallel.Parallel;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Gradient clipping: what an {@link Optimiser} does to a gradient that is too large before it uses
 * it (Pascanu, Mikolov and Bengio, 2013).
 */
public final class Clipping {
  static final Clipping NONE = new Clipping(0, 0);

  /** A sum of squares below this may have lost some that vanished. */
  private static final double LEAST = 1e-280;

  private final double maxNorm;
  private final double maxValue;

  private Clipping(double maxNorm, double maxValue) {
    this.maxNorm = maxNorm;
    this.maxValue = maxValue;
  }

  /**
   * Keeps the direction and bounds the length: g becomes g max / ‖g‖ where ‖g‖ &gt; max. The norm
   * is over all parameters together.
   *
   * @param max the largest Euclidean norm
   * @return the rule
   * @throws IllegalArgumentException if the bound is not positive
   */
  public static Clipping byNorm(double max) {
    Check.that(max > 0, "byNorm: the largest norm must be positive, got %s", max);
    return new Clipping(max, 0);
  }

  /**
   * Bounds every element: g_i becomes max(-max, min(max, g_i)).
   *
   * @param max the largest absolute value
   * @return the rule
   * @throws IllegalArgumentException if the bound is not positive
   */
  public static Clipping byValue(double max) {
    Check.that(max > 0, "byValue: the largest value must be positive, got %s", max);
    return new Clipping(0, max);
  }

  boolean isNone() {
    return maxNorm == 0 && maxValue == 0;
  }

  /** What a gradient is multiplied with; NaN counts as no reason to shrink, and shows. */
  double factor(double[] gradient) {
    double sum = maxNorm == 0 ? 0 : sumOfSquares(gradient, 1);
    return maxNorm == 0 || isExact(sum) ? factor(sum) : scaled(List.of(Tensor.wrap(gradient)));
  }

  double factor(float[] gradient) {
    double sum = maxNorm == 0 ? 0 : sumOfSquares(gradient, 1);
    return maxNorm == 0 || isExact(sum) ? factor(sum) : scaled(List.of(Tensor.wrap(gradient)));
  }

  double factor(List<Tensor> gradients) {
    double sum = maxNorm == 0 ? 0 : sumOfSquares(gradients, 1);
    return maxNorm == 0 || isExact(sum) ? factor(sum) : scaled(gradients);
  }

  /** Whether no square can have overflowed or vanished; NaN is what it is. */
  private static boolean isExact(double sum) {
    return !(sum < LEAST) && sum != Double.POSITIVE_INFINITY;
  }

  private double factor(double sumOfSquares) {
    double norm = Math.sqrt(sumOfSquares);
    return maxNorm > 0 && norm > maxNorm ? maxNorm / norm : 1;
  }

  /** The factor by way of squares in units of a power of two near the largest element. */
  private double scaled(List<Tensor> gradients) {
    double largest = 0;
    for (Tensor gradient : gradients) {
      largest = gradient.size() == 0 ? largest : Math.max(largest, largest(gradient));
    }
    if (largest == 0 || Double.isInfinite(largest)) {
      return largest == 0 ? 1 : 0;
    }
    double scale = Math.scalb(1.0, -Math.getExponent(largest));
    return Math.min(1, maxNorm * scale / Math.sqrt(sumOfSquares(gradients, scale)));
  }

  private static double largest(Tensor gradient) {
    return gradient.abs().max().get();
  }

  private static double sumOfSquares(List<Tensor> gradients, double scale) {
    double sum = 0;
    for (int k = 0; k < gradients.size(); k++) {
      Tensor gradient = gradients.get(k);
      sum +=
          gradient.dtype() == DType.FLOAT64
              ? sumOfSquares(Storage.doubles(gradient), scale)
              : sumOfSquares(Storage.floats(gradient), scale);
    }
    return sum;
  }

  private static double sumOfSquares(double[] g, double scale) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      double u = g[i] * scale;
      sum += u * u;
    }
    return sum;
  }

  /** In double precision, where the squares of floats cannot overflow, and block by block. */
  private static double sumOfSquares(float[] g, double scale) {
    if (g.length < 2 * Parallel.BLOCK) {
      return sumOfSquares(g, scale, 0, g.length);
    }
    double[] parts = new double[(g.length - 1) / Parallel.BLOCK + 1];
    Parallel.forRanges(
        g.length,
        Parallel.BLOCK,
        (from, to) -> parts[from / Parallel.BLOCK] = sumOfSquares(g, scale, from, to));
    double sum = 0;
    for (double part : parts) {
      sum += part;
    }
    return sum;
  }

  /** Four sums side by side: each waits for its own last addition only. */
  private static double sumOfSquares(float[] g, double scale, int from, int to) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      s0 += square(g[i] * scale);
      s1 += square(g[i + 1] * scale);
      s2 += square(g[i + 2] * scale);
      s3 += square(g[i + 3] * scale);
    }
    for (; i < to; i++) {
      s0 += square(g[i] * scale);
    }
    return (s0 + s1) + (s2 + s3);
  }

  private static double square(double x) {
    return x * x;
  }

  /** Bounds the elements from, ..., to - 1. */
  void apply(double[] gradient, int from, int to, double factor) {
    if (maxValue > 0) {
      UpdateKernels64.clip(gradient, from, to, maxValue);
    } else if (factor != 1) {
      UpdateKernels64.scale(gradient, from, to, factor);
    }
  }

  void apply(float[] gradient, int from, int to, double factor) {
    if (maxValue > 0) {
      UpdateKernels32.clip(gradient, from, to, (float) maxValue);
    } else if (factor != 1 && factor < Float.MIN_NORMAL) {
      for (int i = from; i < to; i++) { // the factor itself would lose digits
        gradient[i] = (float) (gradient[i] * factor);
      }
    } else if (factor != 1) {
      UpdateKernels32.scale(gradient, from, to, (float) factor);
    }
  }
}
