package io.github.medl.tensor;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.Serializable;

/**
 * A tensor on its way to another Java machine: its shape and its numbers.
 *
 * @param shape the lengths of the axes
 * @param data a {@code double[]}, a {@code float[]} or an {@code int[]}, row-major
 */
@SuppressWarnings("serial") // arrays of numbers are serialisable
record SerialForm(int[] shape, Object data) implements Serializable {
  static SerialForm of(Tensor x) throws NotSerializableException {
    Tensor seen = x.seen();
    if (seen.traced != null) {
      throw new NotSerializableException(
          "a tensor that is being traced (its numbers are: see Tensor.detach())");
    }
    return new SerialForm(seen.shape, seen.data);
  }

  private Object readResolve() throws InvalidObjectException {
    int size = sizeOrNone();
    if (data instanceof double[] d && d.length == size) {
      return new Tensor(shape, d);
    }
    if (data instanceof float[] f && f.length == size) {
      return new Tensor(shape, f);
    }
    if (data instanceof int[] codes && codes.length == size) {
      return new Tensor(shape, codes);
    }
    throw new InvalidObjectException("not the numbers of a tensor of this shape");
  }

  private int sizeOrNone() {
    try {
      return Shapes.size(shape);
    } catch (ShapeException | NullPointerException e) {
      return -1; // bytes that were no tensor's
    }
  }
}
