package io.github.medl.optim;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Gradient clipping: what an {@link Optimizer} does to a gradient that is too large before it uses
 * it (Pascanu, Mikolov and Bengio, 2013).
 */
public final class Clipping {
  static final Clipping NONE = new Clipping(0, 0);

  private final double maxNorm;
  private final double maxValue;

  private Clipping(double maxNorm, double maxValue) {
    this.maxNorm = maxNorm;
    this.maxValue = maxValue;
  }

  /**
   * Keeps the direction and bounds the length: g becomes g max / ||g|| where ||g|| &gt; max. The
   * norm is over all parameters together.
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

  private double factor(double sumOfSquares) {
    double norm = Math.sqrt(sumOfSquares);
    return norm > maxNorm ? maxNorm / norm : 1;
  }

  /** What a gradient is multiplied with; NaN counts as no reason to shrink, and shows. */
  double factor(double[] gradient) {
    return maxNorm == 0 ? 1 : factor(sumOfSquares(gradient));
  }

  double factor(float[] gradient) {
    return maxNorm == 0 ? 1 : factor(sumOfSquares(gradient));
  }

  double factor(List<Tensor> gradients) {
    if (maxNorm == 0) {
      return 1;
    }
    double sum = 0;
    for (int k = 0; k < gradients.size(); k++) {
      Tensor gradient = gradients.get(k);
      sum +=
          gradient.dtype() == DType.FLOAT64
              ? sumOfSquares(gradient.unwrapDoubles())
              : sumOfSquares(gradient.unwrapFloats());
    }
    return factor(sum);
  }

  private static double sumOfSquares(double[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      sum += g[i] * g[i];
    }
    return sum;
  }

  /** In double precision: squares of floats overflow soon. */
  private static double sumOfSquares(float[] g) {
    double sum = 0;
    for (int i = 0; i < g.length; i++) {
      sum += (double) g[i] * g[i];
    }
    return sum;
  }

  void apply(double[] gradient, int n, double factor) {
    if (maxValue > 0) {
      UpdateKernels64.clip(gradient, 0, n, maxValue);
    } else if (factor != 1) {
      UpdateKernels64.scale(gradient, 0, n, factor);
    }
  }

  void apply(float[] gradient, int n, double factor) {
    if (maxValue > 0) {
      UpdateKernels32.clip(gradient, 0, n, (float) maxValue);
    } else if (factor != 1) {
      UpdateKernels32.scale(gradient, 0, n, (float) factor);
    }
  }
}
