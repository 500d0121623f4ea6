package io.github.medl.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Changes of shape and selections of elements. Negative axes and indices count from the end. */
public sealed interface Shaping permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The same elements in row-major order under another shape; costs nothing.
   *
   * @param shape the new lengths; one of them may be -1 and is then worked out
   * @return the reshaped tensor
   * @throws ShapeException if the sizes differ
   */
  default Tensor reshape(int... shape) {
    int[] to = shape.clone();
    int unknown = -1;
    long known = 1;
    for (int i = 0; i < to.length; i++) {
      if (to[i] == -1 && unknown < 0) {
        unknown = i;
      } else {
        known *= to[i];
      }
    }
    if (unknown >= 0) {
      to[unknown] = known == 0 ? 0 : (int) (self().size() / known);
    }
    if (Arrays.stream(to).anyMatch(d -> d < 0) || Shapes.size(to) != self().size()) {
      throw new ShapeException(
          "reshape",
          String.format(
              Locale.ROOT,
              "%s with %d elements cannot become %s",
              Shapes.text(self().shape),
              self().size(),
              Shapes.text(shape)));
    }
    return Arrays.equals(to, self().shape) ? self() : new Layout.Reshape(to).apply(self());
  }

  /**
   * All elements in row-major order as a vector.
   *
   * @return the vector
   */
  default Tensor flatten() {
    return reshape(self().size());
  }

  /**
   * Axis i of the result is axis {@code order[i]} of this tensor.
   *
   * @param order every axis once
   * @return the permuted tensor
   * @throws ShapeException if the order is not a permutation of the axes
   */
  default Tensor permute(int... order) {
    int[] to = new int[order.length];
    boolean identity = true;
    for (int i = 0; i < order.length; i++) {
      to[i] = Shapes.axis("permute", order[i], self().shape);
      identity &= to[i] == i;
    }
    if (order.length != self().rank() || Arrays.stream(to).distinct().count() != order.length) {
      throw new ShapeException(
          "permute",
          String.format(
              Locale.ROOT,
              "%s does not name each of the %d axes of %s once",
              Arrays.toString(order),
              self().rank(),
              Shapes.text(self().shape)));
    }
    return identity ? self() : new Layout.Permute(to).apply(self());
  }

  /**
   * The tensor with the last two axes exchanged: of a matrix, its transpose.
   *
   * @return the transpose; a vector or scalar unchanged
   */
  default Tensor transpose() {
    int n = self().rank();
    return n < 2 ? self() : swapAxes(n - 2, n - 1);
  }

  /**
   * Exchanges two axes.
   *
   * @param a the one
   * @param b the other
   * @return the permuted tensor
   */
  default Tensor swapAxes(int a, int b) {
    int[] order = new int[self().rank()];
    Arrays.setAll(order, i -> i);
    int first = Shapes.axis("swapAxes", a, self().shape);
    int second = Shapes.axis("swapAxes", b, self().shape);
    order[first] = second;
    order[second] = first;
    return permute(order);
  }

  /**
   * The given axes moved to the end and made one, for operations along one axis.
   *
   * @param operation the name for error messages
   * @param axes the axes; none for all
   * @return a tensor with the other axes and one more
   */
  default Tensor axesLast(String operation, int... axes) {
    int[] last = Shapes.axes(operation, axes, self().shape);
    int rank = self().rank();
    int rest = rank - last.length;
    int[] order = new int[rank];
    int[] shape = new int[rest + 1];
    int at = 0;
    for (int i = 0; i < rank; i++) {
      if (Arrays.binarySearch(last, i) < 0) {
        shape[at] = self().shape[i];
        order[at++] = i;
      }
    }
    shape[rest] = 1;
    for (int axis : last) {
      shape[rest] *= self().shape[axis];
      order[at++] = axis;
    }
    return permute(order).reshape(shape);
  }

  /**
   * Repeats axes of length 1, and new axes at the left, to fill a shape.
   *
   * @param shape the new shape
   * @return the repeated tensor
   * @throws ShapeException if this shape does not stretch to it
   */
  default Tensor broadcastTo(int... shape) {
    return Arrays.equals(shape, self().shape)
        ? self()
        : new Layout.BroadcastTo(shape.clone()).apply(self());
  }

  /**
   * Sums what {@link #broadcastTo} would repeat: its transpose.
   *
   * @param shape a shape that stretches to this tensor's
   * @return the sums
   * @throws ShapeException if the shape does not stretch to this tensor's
   */
  default Tensor sumTo(int... shape) {
    if (Arrays.equals(shape, self().shape)) {
      return self();
    }
    if (!Arrays.equals(Shapes.broadcast("sumTo", shape, self().shape), self().shape)) {
      throw new ShapeException(
          "sumTo",
          String.format(
              Locale.ROOT,
              "%s does not stretch to %s",
              Shapes.text(shape),
              Shapes.text(self().shape)));
    }
    return new Layout.SumTo(shape.clone()).apply(self());
  }

  /**
   * The elements from, from + 1, ..., to - 1 along an axis.
   *
   * @param axis the axis
   * @param from the first place; negative counts from the end
   * @param to the place before which to stop; negative counts from the end
   * @return the part
   * @throws IndexOutOfBoundsException if the bounds do not lie on the axis
   */
  default Tensor slice(int axis, int from, int to) {
    return slice(axis, from, to, 1);
  }

  /**
   * The elements from, from + step, ... before to along an axis.
   *
   * @param axis the axis
   * @param from the first place; negative counts from the end
   * @param to the place before which to stop; negative counts from the end
   * @param step the distance, at least 1
   * @return the part
   * @throws IndexOutOfBoundsException if the bounds do not lie on the axis
   */
  default Tensor slice(int axis, int from, int to, int step) {
    int a = Shapes.axis("slice", axis, self().shape);
    int n = self().shape[a];
    int first = from < 0 ? from + n : from;
    int end = to < 0 ? to + n : to;
    if (step < 1 || first < 0 || end > n || first > end) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "slice: from %d to %d by %d does not lie on axis %d of %s",
              from,
              to,
              step,
              axis,
              Shapes.text(self().shape)));
    }
    return new Selections.Slice(a, first, end, step).apply(self());
  }

  /**
   * The elements at one place of an axis; the axis goes.
   *
   * @param axis the axis
   * @param index the place; negative counts from the end
   * @return the part
   * @throws IndexOutOfBoundsException if the place does not lie on the axis
   */
  default Tensor select(int axis, int index) {
    int a = Shapes.axis("select", axis, self().shape);
    int n = self().shape[a];
    if (index < -n || index >= n) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "select: index %d is outside axis %d of %s",
              index,
              axis,
              Shapes.text(self().shape)));
    }
    int at = index < 0 ? index + n : index;
    return slice(a, at, at + 1).reshape(Shapes.reduced(self().shape, new int[] {a}, false));
  }

  /**
   * All parts along an axis, which goes: what {@link Tensor#stack} would put together again. To
   * work through a sequence step by step costs a pass over it in all, and so does the way back.
   *
   * @param axis the axis
   * @return the parts, as many as the axis is long
   * @throws ShapeException if there is no such axis
   */
  default List<Tensor> unstack(int axis) {
    int a = Shapes.axis("unstack", axis, self().shape);
    return self().shape[a] == 0 ? List.of() : List.of(new Layout.Unstack(a).run(self()).values());
  }

  /**
   * The elements at the given places along an axis, in the given order (a gather).
   *
   * @param axis the axis
   * @param indices the places
   * @return a tensor with {@code indices.length} places along the axis
   * @throws IndexOutOfBoundsException if a place does not lie on the axis
   */
  default Tensor take(int axis, int... indices) {
    int a = Shapes.axis("take", axis, self().shape);
    int[] from = Shapes.fromFront("take", indices, self().shape[a]);
    return new Selections.Take(a, from).apply(self());
  }

  /**
   * From each row (along the last axis) the element with the given index, such as the score of each
   * observation's own class.
   *
   * @param index one index a row, in row-major order of the other axes
   * @return a vector of {@code index.length} elements
   * @throws ShapeException if there is not one index a row
   * @throws IndexOutOfBoundsException if an index is outside its row
   */
  default Tensor pick(int... index) {
    int n = self().rank() == 0 ? 0 : self().dim(-1);
    if (n == 0 || self().size() / n != index.length) {
      throw new ShapeException(
          "pick",
          String.format(
              Locale.ROOT,
              "%d indices for %s; expected one for each row",
              index.length,
              Shapes.text(self().shape)));
    }
    int[] at = Shapes.fromFront("pick", index, n);
    for (int i = 0; i < at.length; i++) {
      at[i] += i * n;
    }
    return new Selections.Take(0, at).apply(flatten());
  }

  /**
   * Adds these elements into zeros at the given places along an axis (a scatter); a place that is
   * named more than once receives the sum.
   *
   * @param axis the axis
   * @param indices the place of each element along the axis
   * @param length the length of the axis in the result
   * @return the sums
   * @throws IndexOutOfBoundsException if a place does not lie below {@code length}
   */
  default Tensor scatterAdd(int axis, int[] indices, int length) {
    int a = Shapes.axis("scatterAdd", axis, self().shape);
    if (indices.length != self().shape[a]) {
      throw new ShapeException(
          "scatterAdd",
          String.format(
              Locale.ROOT,
              "%d indices for axis %d of %s",
              indices.length,
              axis,
              Shapes.text(self().shape)));
    }
    int[] to = Shapes.fromFront("scatterAdd", indices, length);
    return new Selections.ScatterAdd(a, to, length).apply(self());
  }
}
