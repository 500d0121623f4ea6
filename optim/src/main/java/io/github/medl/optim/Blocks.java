package io.github.medl.optim;

import io.github.medl.tensor.Tensor;

/**
 * Two small arrays through which gradients reach the update loops piece by piece: a tensor does not
 * show its storage, and a piece that stays in the cache costs next to nothing to copy.
 */
final class Blocks {
  static final int SIZE = 2048;

  private double[] doubles;
  private float[] floats;

  double[] doubles() {
    if (doubles == null) {
      doubles = new double[SIZE];
    }
    return doubles;
  }

  float[] floats() {
    if (floats == null) {
      floats = new float[SIZE];
    }
    return floats;
  }

  double[] doubles(Tensor gradient, int from, int n) {
    gradient.copyTo(from, doubles(), 0, n);
    return doubles;
  }

  float[] floats(Tensor gradient, int from, int n) {
    gradient.copyTo(from, floats(), 0, n);
    return floats;
  }
}
