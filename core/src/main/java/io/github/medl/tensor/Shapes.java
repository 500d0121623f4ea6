package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.StringJoiner;

/** Arithmetic on shapes: sizes, strides, axes, broadcasting; and how a shape is written. */
public final class Shapes {
  static final int[] SCALAR = {};

  private Shapes() {}

  static int size(int[] shape) {
    return size("shape", shape);
  }

  /**
   * The number of elements of a shape, for whoever is about to make a tensor of it and can say
   * better than an array what it is for.
   *
   * @param operation what is made, such as {@code dense}
   * @param shape the lengths of the axes
   * @return their product
   * @throws ShapeException if a length is negative, or there are more elements than an array holds
   */
  public static int size(String operation, int... shape) {
    long size = 1;
    for (int d : shape) {
      if (d < 0) {
        throw new ShapeException(operation, text(shape) + " has a negative length");
      }
      size *= d;
      if (size > Integer.MAX_VALUE) {
        throw new ShapeException(operation, text(shape) + " has more than 2^31 - 1 elements");
      }
    }
    return (int) size;
  }

  /** The product of the lengths of the axes {@code from <= axis < to}. */
  static int size(int[] shape, int from, int to) {
    int size = 1;
    for (int i = from; i < to; i++) {
      size *= shape[i];
    }
    return size;
  }

  /** How far apart neighbours along each axis stand in row-major storage. */
  static int[] strides(int[] shape) {
    int[] strides = new int[shape.length];
    int stride = 1;
    for (int i = shape.length - 1; i >= 0; i--) {
      strides[i] = stride;
      stride *= shape[i];
    }
    return strides;
  }

  /**
   * The one way in which messages write a shape, that of Python.
   *
   * @param shape the lengths of the axes
   * @return such as {@code (2, 3)}, {@code (4,)} for a vector, {@code ()} for a scalar
   */
  public static String text(int... shape) {
    StringJoiner joiner = new StringJoiner(", ", "(", shape.length == 1 ? ",)" : ")");
    for (int d : shape) {
      joiner.add(Integer.toString(d));
    }
    return joiner.toString();
  }

  /** {@code axis} counted from the front, whether it was given from the front or from the end. */
  static int axis(String operation, int axis, int[] shape) {
    int a = axis < 0 ? axis + shape.length : axis;
    if (a < 0 || a >= shape.length) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "axis %d does not exist in shape %s with %d axes",
              axis,
              text(shape),
              shape.length));
    }
    return a;
  }

  /** The axes counted from the front, sorted; all of them when none is given. */
  static int[] axes(String operation, int[] axes, int[] shape) {
    int[] sorted = new int[axes.length == 0 ? shape.length : axes.length];
    for (int i = 0; i < sorted.length; i++) {
      sorted[i] = axes.length == 0 ? i : axis(operation, axes[i], shape);
    }
    Arrays.sort(sorted);
    for (int i = 1; i < sorted.length; i++) {
      if (sorted[i] == sorted[i - 1]) {
        throw new ShapeException(operation, "axis " + sorted[i] + " is given twice");
      }
    }
    return sorted;
  }

  /** NumPy's rule: align at the right; lengths must be equal or 1, and 1 stretches. */
  static int[] broadcast(String operation, int[] a, int[] b) {
    if (Arrays.equals(a, b) || b.length == 0) {
      return a;
    }
    if (a.length == 0) {
      return b;
    }
    int[] result = new int[Math.max(a.length, b.length)];
    for (int i = 1; i <= result.length; i++) {
      int da = i <= a.length ? a[a.length - i] : 1;
      int db = i <= b.length ? b[b.length - i] : 1;
      if (da != db && da != 1 && db != 1) {
        throw new ShapeException(
            operation,
            String.format(
                    Locale.ROOT,
                    "shapes %s and %s cannot be broadcast together; aligned at the right, lengths"
                        + " must be",
                    text(a),
                    text(b))
                + String.format(Locale.ROOT, " equal or 1, and %d meets %d", da, db));
      }
      result[result.length - i] = da == 1 ? db : da;
    }
    return result;
  }

  /** The shape without the given (sorted) axes, or with length 1 in their place. */
  static int[] reduced(int[] shape, int[] axes, boolean keepAxes) {
    int[] result = new int[keepAxes ? shape.length : shape.length - axes.length];
    int out = 0;
    for (int i = 0, k = 0; i < shape.length; i++) {
      boolean gone = k < axes.length && axes[k] == i;
      if (gone) {
        k++;
      }
      if (!gone || keepAxes) {
        result[out++] = gone ? 1 : shape[i];
      }
    }
    return result;
  }

  /** Indices into an axis of length n, those counted from the end turned. */
  static int[] fromFront(String operation, int[] indices, int n) {
    int[] result = new int[indices.length];
    for (int i = 0; i < indices.length; i++) {
      result[i] = indices[i] < 0 ? indices[i] + n : indices[i];
      if (result[i] < 0 || result[i] >= n) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "%s: index %d (number %d) is outside an axis of length %d",
                operation,
                indices[i],
                i,
                n));
      }
    }
    return result;
  }
}
