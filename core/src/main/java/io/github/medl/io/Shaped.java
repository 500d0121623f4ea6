package io.github.medl.io;

import io.github.medl.tensor.Tensor;

/** Tensors of the shape that a file gives, scalars among them. */
final class Shaped {
  private static final int MOST_AXES = 64;

  private Shaped() {}

  // Tensor.wrap without a shape makes a vector: a scalar needs one more step.
  static Tensor of(double[] values, int[] shape) {
    return shape.length == 0 ? Tensor.wrap(values).reshape() : Tensor.wrap(values, shape);
  }

  static Tensor of(float[] values, int[] shape) {
    return shape.length == 0 ? Tensor.wrap(values).reshape() : Tensor.wrap(values, shape);
  }

  /** The number of elements, or -1 if an array cannot have so many of them or so many axes. */
  static int size(long[] shape) {
    if (shape.length > MOST_AXES) {
      return -1;
    }
    long size = 1;
    boolean empty = false;
    for (long length : shape) {
      empty |= length == 0;
      if (length < 0 || length > Integer.MAX_VALUE) {
        return -1;
      }
      size = Math.min(size * Math.max(length, 1), Integer.MAX_VALUE + 1L);
    }
    return empty ? 0 : size > Integer.MAX_VALUE - 16 ? -1 : (int) size;
  }
}
