package io.github.medl.gan.diffusion;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;

/** Steps as numbers that a network can tell apart. */
public final class StepEmbedding {
  private static final double LONGEST = 10_000;

  private StepEmbedding() {}

  /**
   * Sines and cosines of t w_k for w_k = 10000^(-k/h), k = 0, ..., h - 1, with h half the size: the
   * sines first.
   *
   * @param size how many numbers a step gets, even
   * @param steps t of each row
   * @return a row a step, (n, size), in FLOAT64
   * @throws IllegalArgumentException if the size is not even and positive, or no array holds so
   *     many numbers
   */
  public static Tensor of(int size, int... steps) {
    if (size < 2 || size % 2 != 0) {
      throw new IllegalArgumentException(
          "a step gets an even number of sines and cosines, not " + size);
    }
    int half = size / 2;
    double[] values = new double[Inputs.size("step embedding", steps.length, size)];
    for (int k = 0; k < half; k++) {
      double w = StrictMath.pow(LONGEST, -(double) k / half);
      for (int i = 0; i < steps.length; i++) {
        values[i * size + k] = StrictMath.sin(steps[i] * w);
        values[i * size + half + k] = StrictMath.cos(steps[i] * w);
      }
    }
    return Tensor.wrap(values, steps.length, size);
  }
}
