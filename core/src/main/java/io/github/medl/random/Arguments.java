package io.github.medl.random;

import io.github.medl.tensor.Shapes;
import java.util.Arrays;

/** Checks of what callers pass, with errors that say what was expected. */
final class Arguments {
  private Arguments() {}

  static void atLeast(String method, String name, int value, int least) {
    if (value < least) {
      throw new IllegalArgumentException(
          method + ": " + name + " must be at least " + least + ", but is " + value);
    }
  }

  /**
   * Refuses anything but non-negative finite weights, one for each of {@code n}, of positive sum.
   */
  static void weights(String method, double[] weights, int n) {
    if (weights.length != n) {
      throw new IllegalArgumentException(
          method + ": expected " + n + " probabilities, but got " + weights.length);
    }
    double sum = 0;
    for (int i = 0; i < n; i++) {
      if (!(weights[i] >= 0) || Double.isInfinite(weights[i])) {
        throw new IllegalArgumentException(
            method + ": probability " + i + " must be finite and not negative: " + weights[i]);
      }
      sum += weights[i];
    }
    if (!(sum > 0)) {
      throw new IllegalArgumentException(method + ": all " + n + " probabilities are zero");
    }
  }

  /** Without replacement, no more can be drawn than values that have a positive weight. */
  static void enough(String method, int size, double[] weights) {
    long positive = Arrays.stream(weights).filter(w -> w > 0).count();
    if (size > positive) {
      throw new IllegalArgumentException(
          method
              + ": cannot draw "
              + size
              + " without replacement from "
              + positive
              + " values of positive probability");
    }
  }

  static int size(int[] shape) {
    return Shapes.size("random numbers", shape);
  }
}
