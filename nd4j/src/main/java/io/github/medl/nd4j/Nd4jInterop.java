package io.github.medl.nd4j;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import org.nd4j.linalg.api.buffer.DataBuffer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * Tensors from and to the arrays of ND4J; always copies, so that neither side sees the other
 * change.
 *
 * <p>Starting ND4J gives the OpenBLAS that it shares with this library several threads; the next
 * large product or decomposition of this library takes them back, so that its bits stay the same.
 */
public final class Nd4jInterop {
  private Nd4jInterop() {}

  /**
   * A tensor with the elements of an ND4J array, in whatever order and with whatever strides that
   * array is stored.
   *
   * <p>{@code FLOAT}, {@code HALF} and {@code BFLOAT16} become FLOAT32; all other numbers become
   * FLOAT64, where whole numbers beyond 2⁵³ are rounded, and {@code BOOL} becomes 0 and 1.
   *
   * @param array the array; it is not changed
   * @return a tensor of the same shape
   * @throws IllegalArgumentException when the array holds text or compressed data
   */
  public static Tensor fromNd4j(INDArray array) {
    DataType type = array.dataType();
    if (!type.isNumerical() && type != DataType.BOOL) {
      throw new IllegalArgumentException(
          "fromNd4j: an array of type " + type + " has no numbers to make a tensor of");
    }
    int[] shape = new int[array.rank()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = Math.toIntExact(array.size(axis));
    }
    boolean single = type.isFPType() && type != DataType.DOUBLE;
    int size = Math.toIntExact(array.isEmpty() ? 0 : array.length());
    double[] doubles = single ? null : new double[size];
    float[] floats = single ? new float[size] : null;
    if (size > 0) {
      // A fresh copy in row-major order begins at the start of its buffer and has no gaps.
      DataBuffer elements = array.dup('c').data();
      for (int i = 0; i < size; i++) {
        if (single) {
          floats[i] = elements.getFloat(i);
        } else if (type == DataType.UINT64) {
          doubles[i] = unsigned(elements.getLong(i));
        } else if (type.isIntType()) {
          doubles[i] = elements.getLong(i);
        } else {
          doubles[i] = elements.getDouble(i);
        }
      }
    }
    return single ? Tensor.wrap(floats, shape) : Tensor.wrap(doubles, shape);
  }

  /**
   * An ND4J array with the elements of a tensor, in row-major order.
   *
   * @param tensor the tensor; FLOAT64 becomes {@code DOUBLE} and FLOAT32 {@code FLOAT}
   * @return an array of the same shape with memory of its own
   */
  public static INDArray toNd4j(Tensor tensor) {
    boolean single = tensor.dtype() == DType.FLOAT32;
    long[] shape = new long[tensor.rank()];
    for (int axis = 0; axis < shape.length; axis++) {
      shape[axis] = tensor.dim(axis);
    }
    if (tensor.size() == 0) {
      return Nd4j.create(single ? DataType.FLOAT : DataType.DOUBLE, shape);
    }
    if (shape.length == 0) {
      return single ? Nd4j.scalar(tensor.toFloats()[0]) : Nd4j.scalar(tensor.toDoubles()[0]);
    }
    INDArray vector =
        single ? Nd4j.createFromArray(tensor.toFloats()) : Nd4j.createFromArray(tensor.toDoubles());
    return vector.reshape('c', shape);
  }

  private static double unsigned(long bits) {
    // Halved with the lost bit kept for rounding, then doubled.
    return bits >= 0 ? bits : ((bits >>> 1) | (bits & 1)) * 2.0;
  }
}
