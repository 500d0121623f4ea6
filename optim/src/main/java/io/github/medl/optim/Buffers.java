package io.github.medl.optim;

/**
 * Two arrays that hold one clipped gradient after the other, so that what a caller gave stays as it
 * is.
 */
final class Buffers {
  private double[] doubles = new double[0];
  private float[] floats = new float[0];

  /** At least so many numbers. */
  double[] doubles(int size) {
    if (doubles.length < size) {
      doubles = new double[size];
    }
    return doubles;
  }

  /** At least so many numbers. */
  float[] floats(int size) {
    if (floats.length < size) {
      floats = new float[size];
    }
    return floats;
  }
}
