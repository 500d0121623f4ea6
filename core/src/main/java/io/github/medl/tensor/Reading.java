package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;

/**
 * What a tensor is asked: its axes and its numbers. The answers are plain numbers, through which no
 * derivative flows.
 */
public sealed interface Reading permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * Whether another tensor has the same shape.
   *
   * @param other the other tensor
   * @return true if all axes have the same lengths
   */
  default boolean sameShape(Tensor other) {
    return Arrays.equals(self().shape, other.shape);
  }

  /**
   * The shape as every message of this library writes it.
   *
   * @return such as {@code (2, 3)}, {@code (4,)} for a vector, {@code ()} for a scalar
   * @see Shapes#text
   */
  default String shapeText() {
    return Shapes.text(self().shape);
  }

  /**
   * The length of one axis.
   *
   * @param axis which; negative axes count from the end
   * @return the length
   * @throws ShapeException if there is no such axis
   */
  default int dim(int axis) {
    return self().shape[Shapes.axis("dim", axis, self().shape)];
  }

  /**
   * The number of axes.
   *
   * @return 0 for a scalar, 1 for a vector, 2 for a matrix
   */
  default int rank() {
    return self().shape.length;
  }

  /**
   * The only element.
   *
   * <p>This is a plain number: no derivative flows through it. A function that is to be
   * differentiated computes with tensors throughout.
   *
   * @return the number
   * @throws ShapeException if there is not exactly one element
   */
  default double item() {
    if (self().size() != 1) {
      throw new ShapeException(
          "item",
          "shape " + Shapes.text(self().shape) + " has " + self().size() + " elements, not one");
    }
    return self().flat(0);
  }

  /**
   * One element.
   *
   * <p>This is a plain number: no derivative flows through it. A function that is to be
   * differentiated takes elements by {@link Tensor#select} or {@link Tensor#take}.
   *
   * @param index one index an axis; negative ones count from the end
   * @return the number
   * @throws ShapeException if the number of indices is not the rank
   * @throws IndexOutOfBoundsException if an index is outside its axis
   */
  default double get(int... index) {
    if (index.length != self().shape.length) {
      throw new ShapeException(
          "get",
          String.format(
              Locale.ROOT,
              "%d indices for shape %s with %d axes",
              index.length,
              Shapes.text(self().shape),
              self().shape.length));
    }
    int position = 0;
    for (int i = 0; i < index.length; i++) {
      int k = index[i] < 0 ? index[i] + self().shape[i] : index[i];
      if (k < 0 || k >= self().shape[i]) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "get: index %d is outside axis %d of shape %s",
                index[i],
                i,
                Shapes.text(self().shape)));
      }
      position = position * self().shape[i] + k;
    }
    return self().flat(position);
  }

  /**
   * The elements.
   *
   * <p>These are plain numbers: no derivative flows through them. A function that is to be
   * differentiated computes with tensors throughout.
   *
   * @return a new array in row-major order
   */
  default double[] toDoubles() {
    return Numbers.toDoubles(self().data);
  }

  /**
   * The elements rounded to single precision.
   *
   * <p>These are plain numbers: no derivative flows through them. A function that is to be
   * differentiated computes with tensors throughout.
   *
   * @return a new array in row-major order
   */
  default float[] toFloats() {
    return Numbers.toFloats(self().data);
  }

  /**
   * Where the first number stands that is NaN or infinite.
   *
   * @return its row-major position, or -1 if all are finite
   */
  default int firstNotFinite() {
    if (self().data instanceof double[] x) {
      int i = 0;
      while (i < x.length && Double.isFinite(x[i])) {
        i++;
      }
      return i < x.length ? i : -1;
    }
    if (self().data instanceof float[] x) {
      int i = 0;
      while (i < x.length && Float.isFinite(x[i])) {
        i++;
      }
      return i < x.length ? i : -1;
    }
    return -1;
  }

  /**
   * The rows of a matrix.
   *
   * <p>These are plain numbers: no derivative flows through them. A function that is to be
   * differentiated computes with tensors throughout.
   *
   * @return a new array of rows
   * @throws ShapeException if this is not a matrix
   */
  default double[][] toRows() {
    if (self().shape.length != 2) {
      throw new ShapeException(
          "toRows", "expected a matrix, got shape " + Shapes.text(self().shape));
    }
    double[] d = self().doubles();
    double[][] rows = new double[self().shape[0]][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(d, i * self().shape[1], (i + 1) * self().shape[1]);
    }
    return rows;
  }

  /**
   * Whether all elements agree up to rounding: |a - b| ≤ atol + rtol |b|, as NumPy's {@code
   * allclose}. NaN is close to nothing; equal infinities are close.
   *
   * @param other what to compare with
   * @param rtol the tolerance relative to {@code other}
   * @param atol the absolute tolerance
   * @return true if the shapes are equal and every element is close
   */
  default boolean allClose(Tensor other, double rtol, double atol) {
    if (!Arrays.equals(self().shape, other.shape)) {
      return false;
    }
    for (int i = 0; i < self().size(); i++) {
      double a = self().flat(i);
      double b = other.flat(i);
      if (a != b && !(Math.abs(a - b) <= atol + rtol * Math.abs(b))) {
        return false;
      }
      if (a != b && Double.isInfinite(b)) {
        return false;
      }
    }
    return true;
  }
}
