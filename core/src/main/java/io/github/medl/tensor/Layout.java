package io.github.medl.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The primitives that move, repeat or select elements without changing them; all are linear. */
public final class Layout {
  private Layout() {}

  /** Room for a result, all of which will be written. */
  private static Object newArray(Tensor like, int n) {
    return Spares.like(like.data, n);
  }

  /** Zeros, to which is added. */
  private static Object zeros(Tensor like, int n) {
    return Spares.zeros(like.data, n);
  }

  static Tensor tensor(int[] shape, Object data) {
    return Tensor.over(shape, data);
  }

  private static int[] withLength(int[] shape, int axis, int n) {
    int[] result = shape.clone();
    result[axis] = n;
    return result;
  }

  /** A primitive that only moves numbers about. */
  interface Move extends Primitive {
    @Override
    default long flops(Tensor[] inputs, Tensor output) {
      return 0;
    }
  }

  /**
   * A primitive that takes some elements of its only input. Its transpose puts numbers back to
   * where the elements stood; see {@link Placed}.
   */
  public sealed interface Selection extends Move {
    /**
     * Adds the elements of a part to those that the selection takes.
     *
     * @param y the storage of a tensor that the selection could select from, which is changed
     * @param shape the shape of that tensor
     * @param part a tensor of the shape and format of a selection from it
     */
    void addTo(Object y, int[] shape, Tensor part);

    /**
     * As {@link #addTo} where y is all zeros, which keeps the sign of a zero.
     *
     * @param y the storage of a tensor that the selection could select from, which is changed
     * @param shape the shape of that tensor
     * @param part a tensor of the shape and format of a selection from it
     */
    void putInto(Object y, int[] shape, Tensor part);
  }

  /**
   * The same elements in row-major order under another shape.
   *
   * @param shape the new shape, of the same size
   */
  public record Reshape(int[] shape) implements Move {
    @Override
    public Tensor forward(Tensor[] inputs) {
      return inputs[0].withShape(shape);
    }
  }

  /**
   * Repeats axes of length 1, and new axes at the left, to fill a shape.
   *
   * @param shape the new shape
   */
  public record BroadcastTo(int[] shape) implements Move {
    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int[] joint = Shapes.broadcast("broadcastTo", x.shape, shape);
      if (!Arrays.equals(joint, shape)) {
        throw new ShapeException(
            "broadcastTo",
            String.format(
                Locale.ROOT,
                "%s does not stretch to %s",
                Shapes.text(x.shape),
                Shapes.text(shape)));
      }
      return gather(x, shape, Strided.broadcast(x.shape, shape));
    }
  }

  /**
   * Sums what a broadcast to the input's shape would have repeated: the transpose of {@link
   * BroadcastTo}.
   *
   * @param shape the shape before the broadcast
   */
  public record SumTo(int[] shape) implements Primitive {
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return inputs[0].size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      if (Arrays.equals(x.shape, shape)) {
        return x;
      }
      int lead = x.shape.length - shape.length;
      int[] axes = new int[x.shape.length];
      int k = 0;
      for (int i = 0; i < x.shape.length; i++) {
        if (i < lead || (shape[i - lead] == 1 && x.shape[i] != 1)) {
          axes[k++] = i;
        }
      }
      Tensor sum = new Reduce.Sum(Arrays.copyOf(axes, k), false).forward(inputs);
      return sum.withShape(shape);
    }
  }

  /**
   * Axis i of the result is axis {@code order[i]} of the input.
   *
   * @param order a permutation of the axes
   */
  public record Permute(int[] order) implements Move {
    /**
     * The permutation that undoes this one, which is also its transpose.
     *
     * @return the inverse
     */
    public Permute inverse() {
      int[] back = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        back[order[i]] = i;
      }
      return new Permute(back);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int[] own = Shapes.strides(x.shape);
      int[] shape = new int[order.length];
      int[] strides = new int[order.length];
      for (int i = 0; i < order.length; i++) {
        shape[i] = x.shape[order[i]];
        strides[i] = own[order[i]];
      }
      Strided view = Strided.of(shape, strides);
      int[] swap = swap(view);
      return swap == null || x.size() == 0 || x.dtype == DType.INT32
          ? gather(x, shape, view)
          : transpose(x, shape, swap);
    }

    /**
     * The sizes (outer, rows, middle, columns) of the input if, of axes merged, the last one
     * changes places with another and nothing else moves; else null.
     */
    private static int @Nullable [] swap(Strided view) {
      int[] d = view.dims();
      int[] s = view.strides();
      int rank = d.length;
      if (rank == 2 && s[1] == d[0] && s[0] == 1) {
        return new int[] {1, d[1], 1, d[0]};
      }
      if (rank == 3 && s[1] == 1 && s[2] == d[1] && s[0] == d[1] * d[2]) {
        return new int[] {d[0], d[2], 1, d[1]};
      }
      if (rank == 3 && s[0] == 1 && s[1] == d[0] && s[2] == d[0] * d[1]) {
        return new int[] {1, d[2], d[1], d[0]};
      }
      boolean isSwap =
          rank == 4
              && s[1] == 1
              && s[2] == d[1]
              && s[3] == d[1] * d[2]
              && s[0] == d[1] * d[2] * d[3];
      return isSwap ? new int[] {d[0], d[3], d[2], d[1]} : null;
    }

    private static Tensor transpose(Tensor x, int[] shape, int[] sizes) {
      Object y = newArray(x, x.size());
      if (x.data instanceof double[] d) {
        LayoutKernels64.transpose(d, sizes[0], sizes[1], sizes[2], sizes[3], (double[]) y);
      } else {
        float[] f = x.floats();
        LayoutKernels32.transpose(f, sizes[0], sizes[1], sizes[2], sizes[3], (float[]) y);
      }
      return tensor(shape, y);
    }
  }

  private static Tensor gather(Tensor x, int[] shape, Strided view) {
    Object y = newArray(x, Shapes.size(shape));
    if (x.data instanceof int[] codes) {
      gatherCodes(codes, view, (int[]) y);
    } else if (x.data instanceof double[] d) {
      LayoutKernels64.gather(d, view, (double[]) y);
    } else {
      LayoutKernels32.gather(x.floats(), view, (float[]) y);
    }
    return tensor(shape, y);
  }

  /** Codes are few beside the numbers that they come with, so one plain walk serves all views. */
  private static void gatherCodes(int[] x, Strided view, int[] y) {
    int[] dims = view.dims();
    int[] at = new int[dims.length];
    int place = 0;
    for (int i = 0; i < y.length; i++) {
      y[i] = x[place];
      for (int axis = dims.length - 1; axis >= 0; axis--) {
        place += view.strides()[axis];
        if (++at[axis] < dims[axis]) {
          break;
        }
        place -= at[axis] * view.strides()[axis];
        at[axis] = 0;
      }
    }
  }

  private static void copyRuns(
      Object x, int at, int xStep, Object y, int start, int yStep, int run, int count) {
    if (x instanceof int[]) {
      for (int k = 0; k < count; k++) {
        System.arraycopy(x, at + k * xStep, y, start + k * yStep, run);
      }
    } else if (x instanceof double[] d) {
      LayoutKernels64.copyRuns(d, at, xStep, (double[]) y, start, yStep, run, count);
    } else {
      LayoutKernels32.copyRuns((float[]) x, at, xStep, (float[]) y, start, yStep, run, count);
    }
  }

  /**
   * The elements at the given places along an axis, in the given order.
   *
   * @param axis the axis, counted from the front
   * @param indices the places, checked to lie on the axis
   */
  public record Take(int axis, int[] indices) implements Selection {
    @Override
    public void addTo(Object y, int[] shape, Tensor part) {
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      if (y instanceof double[] d) {
        LayoutKernels64.scatterAdd(part.doubles(), outer, indices, shape[axis], inner, d);
      } else {
        float[] f = (float[]) y;
        LayoutKernels32.scatterAdd(part.floats(), outer, indices, shape[axis], inner, f);
      }
    }

    @Override
    public void putInto(Object y, int[] shape, Tensor part) {
      addTo(y, shape, part);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = x.shape[axis];
      int inner = Shapes.size(x.shape, axis + 1, x.shape.length);
      int outer = Shapes.size(x.shape, 0, axis);
      Object y = newArray(x, outer * indices.length * inner);
      if (x.data instanceof int[]) {
        for (int o = 0; o < outer; o++) {
          for (int k = 0; k < indices.length; k++) {
            int from = (o * n + indices[k]) * inner;
            System.arraycopy(x.data, from, y, (o * indices.length + k) * inner, inner);
          }
        }
      } else if (x.data instanceof double[] d) {
        LayoutKernels64.take(d, outer, n, inner, indices, (double[]) y);
      } else {
        LayoutKernels32.take(x.floats(), outer, n, inner, indices, (float[]) y);
      }
      return tensor(withLength(x.shape, axis, indices.length), y);
    }
  }

  /**
   * Adds the elements into zeros at the given places along an axis: the transpose of {@link Take}.
   *
   * @param axis the axis, counted from the front
   * @param indices the places, checked to lie on the axis; a repeated place receives the sum
   * @param length the length of the axis in the result
   */
  public record ScatterAdd(int axis, int[] indices, int length) implements Primitive {
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return inputs[0].size();
    }

    /**
     * The transpose.
     *
     * @return the gather
     */
    public Take transposed() {
      return new Take(axis, indices);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int[] shape = withLength(x.shape, axis, length);
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      Object y = zeros(x, Shapes.size(shape));
      if (x.data instanceof double[] d) {
        LayoutKernels64.scatterAdd(d, outer, indices, length, inner, (double[]) y);
      } else {
        LayoutKernels32.scatterAdd(x.floats(), outer, indices, length, inner, (float[]) y);
      }
      return tensor(shape, y);
    }
  }

  /**
   * The elements from, from + step, ... before to along an axis.
   *
   * @param axis the axis, counted from the front
   * @param from the first place
   * @param to the place before which to stop
   * @param step the distance, at least 1
   */
  public record Slice(int axis, int from, int to, int step) implements Selection {
    @Override
    public void addTo(Object y, int[] shape, Tensor part) {
      int count = part.shape[axis];
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      if (y instanceof double[] d) {
        double[] x = part.doubles();
        LayoutKernels64.addStrided(x, outer, count, inner, d, shape[axis], from, step);
      } else {
        float[] x = part.floats();
        LayoutKernels32.addStrided(x, outer, count, inner, (float[]) y, shape[axis], from, step);
      }
    }

    @Override
    public void putInto(Object y, int[] shape, Tensor part) {
      int count = part.shape[axis];
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      int n = shape[axis];
      int first = from * inner;
      if (step == 1) {
        copyRuns(part.data, 0, count * inner, y, first, n * inner, count * inner, outer);
      } else {
        for (int o = 0; o < outer; o++) {
          int to = o * n * inner + first;
          copyRuns(part.data, o * count * inner, inner, y, to, step * inner, inner, count);
        }
      }
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int count = to > from ? (to - from + step - 1) / step : 0;
      int n = x.shape[axis];
      int inner = Shapes.size(x.shape, axis + 1, x.shape.length);
      int outer = Shapes.size(x.shape, 0, axis);
      Object y = newArray(x, outer * count * inner);
      int first = from * inner;
      if (step == 1) {
        copyRuns(x.data, first, n * inner, y, 0, count * inner, count * inner, outer);
      } else {
        for (int o = 0; o < outer; o++) {
          int at = o * n * inner + first;
          copyRuns(x.data, at, step * inner, y, o * count * inner, inner, inner, count);
        }
      }
      return tensor(withLength(x.shape, axis, count), y);
    }
  }

  /**
   * Adds tensors to where selections take them from: the sum of the transposes of several
   * selections from one tensor, in one piece.
   *
   * @param shape what the selections select from
   * @param base whether the first input, of that shape, is added to; else zeros are
   * @param where the selection that each of the other inputs belongs to
   */
  public record Placed(int[] shape, boolean base, List<Selection> where) implements Primitive {
    /** Each number of a part is added once. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      long sum = 0;
      for (int i = base ? 1 : 0; i < inputs.length; i++) {
        sum += inputs[i].size();
      }
      return sum;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      int n = Shapes.size(shape);
      Object y = base ? newArray(inputs[0], n) : zeros(inputs[0], n);
      if (!base && inputs.length == 1) {
        where.get(0).putInto(y, shape, inputs[0]);
        return tensor(shape, y);
      }
      int first = base ? 1 : 0;
      if (base) {
        System.arraycopy(inputs[0].data, 0, y, 0, inputs[0].size());
      }
      for (int i = first; i < inputs.length; i++) { // in this order, whoever computes
        where.get(i - first).addTo(y, shape, inputs[i]);
      }
      return tensor(shape, y);
    }
  }

  /**
   * The inputs one after the other along an axis.
   *
   * @param axis the axis, counted from the front
   */
  public record Concat(int axis) implements Move {
    @Override
    public Tensor forward(Tensor[] inputs) {
      int length = 0;
      for (Tensor x : inputs) {
        length += x.shape[axis];
      }
      int[] shape = withLength(inputs[0].shape, axis, length);
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      Object y = newArray(inputs[0], Shapes.size(shape));
      int to = 0;
      for (Tensor x : inputs) {
        int run = x.shape[axis] * inner;
        copyRuns(x.data, 0, run, y, to, length * inner, run, outer);
        to += run;
      }
      return tensor(shape, y);
    }
  }

  /**
   * The parts of a tensor along an axis, which goes: as many results as the axis is long.
   *
   * @param axis the axis, counted from the front
   */
  public record Unstack(int axis) implements Move, Primitive.Several {
    @Override
    public Results results(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = x.shape[axis];
      int[] shape = Shapes.reduced(x.shape, new int[] {axis}, false);
      int inner = Shapes.size(x.shape, axis + 1, x.shape.length);
      int outer = Shapes.size(x.shape, 0, axis);
      Tensor[] parts = new Tensor[n];
      for (int k = 0; k < n; k++) {
        Object y = newArray(x, outer * inner);
        for (int o = 0; o < outer; o++) {
          System.arraycopy(x.data, (o * n + k) * inner, y, o * inner, inner);
        }
        parts[k] = tensor(shape, y);
      }
      return new Results(null, parts);
    }
  }
}
