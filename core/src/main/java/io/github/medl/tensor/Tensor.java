package io.github.medl.tensor;

import java.util.Arrays;

/**
 * An n-dimensional array of numbers: a shape, a {@link DType} and row-major storage in a Java array.
 *
 * <p>Immutable by contract: no method changes a tensor.
 */
public final class Tensor {
  final DType dtype;
  final int[] shape;
  /** A {@code double[]} or a {@code float[]}, row-major; shared between tensors, so never written. */
  final Object data;

  Tensor(DType dtype, int[] shape, Object data) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
  }

  /** A scalar. */
  public static Tensor scalar(double value) {
    return new Tensor(DType.FLOAT64, new int[0], new double[] {value});
  }

  /** A copy of {@code values} in row-major order; without a shape, a vector. */
  public static Tensor of(double[] values, int... shape) {
    return wrap(values.clone(), shape);
  }

  /** A FLOAT32 copy of {@code values} in row-major order; without a shape, a vector. */
  public static Tensor of(float[] values, int... shape) {
    return wrap(values.clone(), shape);
  }

  /** A matrix with the given rows. */
  public static Tensor of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] data = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      System.arraycopy(rows[i], 0, data, i * columns, columns);
    }
    return wrap(data, rows.length, columns);
  }

  /** Like {@link #of(double[], int...)} without a copy: the caller promises not to write to the array. */
  public static Tensor wrap(double[] values, int... shape) {
    return new Tensor(DType.FLOAT64, shape.length == 0 ? new int[] {values.length} : shape.clone(), values);
  }

  /** Like {@link #of(float[], int...)} without a copy. */
  public static Tensor wrap(float[] values, int... shape) {
    return new Tensor(DType.FLOAT32, shape.length == 0 ? new int[] {values.length} : shape.clone(), values);
  }

  /** The number format. */
  public DType dtype() {
    return dtype;
  }

  /** The lengths of the axes (a copy). */
  public int[] shape() {
    return shape.clone();
  }

  /** The length of one axis; negative axes count from the end. */
  public int dim(int axis) {
    return shape[axis < 0 ? axis + shape.length : axis];
  }

  /** The number of axes. */
  public int rank() {
    return shape.length;
  }

  /** The number of elements. */
  public int size() {
    int n = 1;
    for (int d : shape) {
      n *= d;
    }
    return n;
  }

  /** The only element of a tensor of size one. */
  public double item() {
    return toDoubles()[0];
  }

  /** The elements in row-major order, as a new array. */
  public double[] toDoubles() {
    if (data instanceof double[] d) {
      return d.clone();
    }
    float[] f = (float[]) data;
    double[] d = new double[f.length];
    for (int i = 0; i < d.length; i++) {
      d[i] = f[i];
    }
    return d;
  }

  /** The elements in row-major order, rounded to float, as a new array. */
  public float[] toFloats() {
    if (data instanceof float[] f) {
      return f.clone();
    }
    double[] d = (double[]) data;
    float[] f = new float[d.length];
    for (int i = 0; i < d.length; i++) {
      f[i] = (float) d[i];
    }
    return f;
  }

  @Override
  public String toString() {
    return "Tensor" + Arrays.toString(shape) + " " + Arrays.toString(toDoubles());
  }
}
