package io.github.medl.tensor;

import java.io.InvalidObjectException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * An n-dimensional array of numbers: a shape, a {@link DType} and row-major storage in a Java
 * array.
 *
 * <p>Immutable by contract: no operation changes a tensor, so tensors share storage freely (a
 * {@link #reshape reshaped} tensor costs nothing). There is nothing to close and nothing that
 * leaks.
 *
 * <pre>{@code
 * Tensor x = Tensor.of(new double[][] {{1, 2}, {3, 4}});
 * Tensor y = x.matmul(x).add(1.0).sum(0);      // [24. 34.]
 * }</pre>
 *
 * <p>The operations are grouped by theme in the interfaces that this class implements.
 *
 * @serial exclude
 */
public final class Tensor
    implements Reading,
        Arithmetic,
        Elementwise,
        Reductions,
        Shaping,
        Segments,
        MatrixProducts,
        LinearAlgebra,
        Convolution,
        Serializable {
  private static final long serialVersionUID = 1L;

  final transient DType dtype;

  /** The lengths of the axes; shared between tensors, so never written. */
  final transient int[] shape;

  /**
   * A {@code double[]}, a {@code float[]} or (codes) an {@code int[]}, row-major; shared between
   * tensors, so never written.
   */
  final transient Object data;

  /** The link to the tape that records this tensor, or null for plain numbers. */
  final transient Tracer.@Nullable Traced traced;

  private Tensor(DType dtype, int[] shape, Object data, Tracer.@Nullable Traced traced) {
    this.dtype = dtype;
    this.shape = shape;
    this.data = data;
    this.traced = traced;
  }

  Tensor(int[] shape, double[] data) {
    this(DType.FLOAT64, shape, data, null);
  }

  Tensor(int[] shape, float[] data) {
    this(DType.FLOAT32, shape, data, null);
  }

  Tensor(int[] shape, int[] data) {
    this(DType.INT32, shape, data, null);
  }

  /** The same numbers under another shape of the same size. */
  Tensor withShape(int[] newShape) {
    return new Tensor(dtype, newShape, data, null);
  }

  // ---------------------------------------------------------------- creation

  /**
   * A tensor without axes.
   *
   * @param value its only element
   * @return a FLOAT64 tensor of shape ()
   */
  public static Tensor scalar(double value) {
    return new Tensor(Shapes.SCALAR, new double[] {value});
  }

  /**
   * A vector with a copy of the given numbers.
   *
   * @param values the elements
   * @return a FLOAT64 tensor of shape (n,)
   */
  public static Tensor of(double[] values) {
    return wrap(values.clone());
  }

  /**
   * A tensor with a copy of the given numbers.
   *
   * @param values the elements in row-major order
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   * @throws ShapeException if the shape does not hold exactly the given elements
   */
  public static Tensor of(double[] values, int... shape) {
    return wrap(values.clone(), shape);
  }

  /**
   * A vector with a copy of the given numbers.
   *
   * @param values the elements
   * @return a FLOAT32 tensor of shape (n,)
   */
  public static Tensor of(float[] values) {
    return wrap(values.clone());
  }

  /**
   * A tensor with a copy of the given numbers.
   *
   * @param values the elements in row-major order
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT32 tensor
   * @throws ShapeException if the shape does not hold exactly the given elements
   */
  public static Tensor of(float[] values, int... shape) {
    return wrap(values.clone(), shape);
  }

  /**
   * A matrix.
   *
   * @param rows its rows, all of one length
   * @return a FLOAT64 tensor of shape (rows, columns)
   * @throws ShapeException if the rows differ in length
   */
  public static Tensor of(double[][] rows) {
    int columns = rows.length == 0 ? 0 : rows[0].length;
    double[] data = new double[rows.length * columns];
    for (int i = 0; i < rows.length; i++) {
      if (rows[i].length != columns) {
        throw new ShapeException(
            "matrix",
            String.format(
                Locale.ROOT, "row %d has %d elements, row 0 has %d", i, rows[i].length, columns));
      }
      System.arraycopy(rows[i], 0, data, i * columns, columns);
    }
    return wrap(data, rows.length, columns);
  }

  /**
   * A vector.
   *
   * @param values its elements
   * @return a FLOAT64 tensor of shape (n,)
   */
  public static Tensor vector(double... values) {
    return of(values);
  }

  /**
   * Like {@link #of(double[])} without a copy, as {@link #wrap(double[], int...)}.
   *
   * @param values the storage itself
   * @return a FLOAT64 vector
   */
  public static Tensor wrap(double[] values) {
    return new Tensor(new int[] {values.length}, values);
  }

  /**
   * Like {@link #of(double[], int...)} without a copy: the caller promises that nobody reads the
   * tensor as a constant while the array is being written to. Parameters that an optimiser updates
   * in place are made this way.
   *
   * @param values the storage itself
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   * @throws ShapeException if the shape does not hold exactly the given elements
   */
  public static Tensor wrap(double[] values, int... shape) {
    return new Tensor(checked(values.length, shape), values);
  }

  /**
   * Like {@link #of(float[])} without a copy, as {@link #wrap(double[], int...)}.
   *
   * @param values the storage itself
   * @return a FLOAT32 vector
   */
  public static Tensor wrap(float[] values) {
    return new Tensor(new int[] {values.length}, values);
  }

  /**
   * Like {@link #of(float[], int...)} without a copy, as {@link #wrap(double[], int...)}.
   *
   * @param values the storage itself
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT32 tensor
   * @throws ShapeException if the shape does not hold exactly the given elements
   */
  public static Tensor wrap(float[] values, int... shape) {
    return new Tensor(checked(values.length, shape), values);
  }

  static int[] checked(int length, int[] shape) {
    if (Shapes.size(shape) != length) {
      throw new ShapeException(
          "tensor",
          String.format(
              Locale.ROOT,
              "shape %s holds %d elements, %d were given",
              Shapes.text(shape),
              Shapes.size(shape),
              length));
    }
    return shape.clone();
  }

  /**
   * Zeros.
   *
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   */
  public static Tensor zeros(int... shape) {
    return full(0, shape);
  }

  /**
   * Ones.
   *
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   */
  public static Tensor ones(int... shape) {
    return full(1, shape);
  }

  /**
   * One number everywhere.
   *
   * @param value the number
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   */
  public static Tensor full(double value, int... shape) {
    return full(DType.FLOAT64, value, shape.clone());
  }

  static Tensor full(DType dtype, double value, int[] shape) {
    int n = Shapes.size(shape);
    if (dtype == DType.INT32) {
      throw Codes.refusal("full");
    }
    if (dtype == DType.FLOAT32) {
      float[] f = new float[n];
      if (value != 0) {
        Arrays.fill(f, (float) value);
      }
      return new Tensor(shape, f);
    }
    double[] d = new double[n];
    if (value != 0) {
      Arrays.fill(d, value);
    }
    return new Tensor(shape, d);
  }

  /**
   * The identity matrix.
   *
   * @param n the number of rows and columns
   * @return a FLOAT64 tensor of shape (n, n)
   */
  public static Tensor eye(int n) {
    return generate(i -> i / n == i % n ? 1 : 0, n, n);
  }

  /**
   * The integers 0, 1, ..., n - 1.
   *
   * @param n how many
   * @return a FLOAT64 vector
   */
  public static Tensor arange(int n) {
    return generate(i -> i, n);
  }

  /**
   * Equally spaced numbers, both ends included, rounded as NumPy rounds them.
   *
   * @param from the first
   * @param to the last
   * @param n how many
   * @return a FLOAT64 vector
   */
  public static Tensor linspace(double from, double to, int n) {
    double step = (to - from) / (n - 1);
    return generate(i -> i == n - 1 && n > 1 ? to : n == 1 ? from : i * step + from, n);
  }

  /**
   * A tensor from a formula.
   *
   * @param element the element at each row-major position
   * @param shape the lengths of the axes; none for a scalar
   * @return a FLOAT64 tensor
   */
  public static Tensor generate(IntToDoubleFunction element, int... shape) {
    double[] data = new double[Shapes.size(shape)];
    for (int i = 0; i < data.length; i++) {
      data[i] = element.applyAsDouble(i);
    }
    return new Tensor(shape.clone(), data);
  }

  /**
   * A constant that takes part in an operation with this tensor: a scalar of this number format.
   *
   * @param value the number
   * @return a scalar of this tensor's {@link DType}
   */
  public Tensor constant(double value) {
    return full(dtype, value, Shapes.SCALAR);
  }

  /**
   * One number everywhere, in this tensor's shape and number format.
   *
   * @param value the number
   * @return a tensor like this one
   */
  public Tensor fullLike(double value) {
    return full(dtype, value, shape);
  }

  // ---------------------------------------------------------------- joining

  /**
   * Tensors of one shape side by side along a new axis.
   *
   * @param axis where the new axis stands in the result
   * @param parts the tensors
   * @return the joined tensor
   * @throws ShapeException if the shapes differ, or there is no part
   */
  public static Tensor stack(int axis, List<Tensor> parts) {
    return Joining.stack(axis, parts);
  }

  /**
   * Tensors one after the other along an existing axis.
   *
   * @param axis the axis
   * @param parts the tensors, which agree in all other axes
   * @return the joined tensor
   * @throws ShapeException if the shapes do not agree, or there is no part
   */
  public static Tensor concat(int axis, List<Tensor> parts) {
    return Joining.concat(axis, parts);
  }

  /**
   * The sum of several tensors as one operation, that is one node of a computational graph.
   *
   * @param terms the terms, at least one
   * @return their sum, broadcast
   * @throws ShapeException if the shapes cannot be broadcast together, or there is no term
   */
  public static Tensor total(Tensor... terms) {
    return Joining.total(terms);
  }

  // ---------------------------------------------------------------- access

  /**
   * The number format.
   *
   * @return FLOAT64, FLOAT32 or, of {@link Codes}, INT32
   */
  public DType dtype() {
    return dtype;
  }

  /**
   * The lengths of the axes.
   *
   * @return a copy
   */
  public int[] shape() {
    return shape.clone();
  }

  /**
   * The number of elements.
   *
   * @return the product of the lengths of the axes
   */
  public int size() {
    return Numbers.length(data);
  }

  double flat(int position) {
    return Numbers.at(data, position);
  }

  /** The storage as doubles; a copy of floats. Here operations meet their operands' formats. */
  double[] doubles() {
    return data instanceof double[] d ? d : Numbers.toDoubles(data);
  }

  /** The storage of a FLOAT32 tensor, for operations that know that it is one or no double. */
  float[] floats() {
    if (data instanceof float[] f) {
      return f;
    }
    if (data instanceof int[]) {
      throw Codes.refusal("this operation");
    }
    throw new IllegalStateException("the operands differ in format");
  }

  // ---------------------------------------------------------------- tracing

  /**
   * The link to the innermost tracer that watches this tensor. A tracer that is closed watches no
   * more.
   *
   * @return the link, or null for plain numbers
   */
  public Tracer.@Nullable Traced traced() {
    return seen().traced;
  }

  /** These numbers without the links to tracers that are closed. */
  Tensor seen() {
    Tensor x = this;
    while (x.traced != null && x.traced.tracer().isClosed()) {
      x = x.traced.primal();
    }
    return x;
  }

  /**
   * The same numbers, watched by another tracer.
   *
   * @param link the link to the tracer
   * @return a tensor that shares this one's storage
   */
  public Tensor tracedBy(Tracer.@Nullable Traced link) {
    return new Tensor(dtype, shape, data, link);
  }

  /**
   * The same numbers as a constant: no derivative flows through the result.
   *
   * @return a tensor that shares this one's storage and is not traced
   */
  public Tensor detach() {
    return traced == null ? this : new Tensor(dtype, shape, data, null);
  }

  // ---------------------------------------------------------------- serialisation

  private Object writeReplace() throws NotSerializableException {
    return SerialForm.of(this);
  }

  private void readObject(ObjectInputStream in) throws InvalidObjectException {
    throw new InvalidObjectException("a tensor is read from its serial form");
  }

  // ---------------------------------------------------------------- comparison, text

  /**
   * Exact: the same number format, the same shape and the same bits (NaN equals NaN, 0 is not -0).
   */
  @Override
  public boolean equals(Object other) {
    return other instanceof Tensor t
        && Arrays.equals(shape, t.shape)
        && Numbers.equal(data, t.data);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(shape) + Numbers.hash(data);
  }

  /** As NumPy prints an array. */
  @Override
  public String toString() {
    return TensorFormat.format(this);
  }
}
