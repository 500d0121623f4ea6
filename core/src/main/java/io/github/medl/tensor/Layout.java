package io.github.medl.tensor;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The primitives that move, repeat or select elements without changing them; all are linear. */
public final class Layout {
  private Layout() {}

  private static Object newArray(Tensor like, int n) {
    return like.data instanceof double[] ? new double[n] : new float[n];
  }

  private static Tensor tensor(int[] shape, Object data) {
    return data instanceof double[] d ? new Tensor(shape, d) : new Tensor(shape, (float[]) data);
  }

  private static int[] withLength(int[] shape, int axis, int n) {
    int[] result = shape.clone();
    result[axis] = n;
    return result;
  }

  /** A primitive that only moves numbers about. */
  private interface Move extends Primitive {
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
      int[] strides = new int[shape.length];
      int[] own = Shapes.strides(x.shape);
      int lead = shape.length - x.shape.length;
      for (int i = lead; i < shape.length; i++) {
        strides[i] = x.shape[i - lead] == 1 ? 0 : own[i - lead];
      }
      return gather(x, shape, strides);
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
      if (order.length == 2 && order[0] == 1) {
        Object y = newArray(x, x.size());
        if (x.data instanceof double[] d) {
          LayoutKernels64.transpose(d, x.shape[0], x.shape[1], (double[]) y);
        } else {
          LayoutKernels32.transpose((float[]) x.data, x.shape[0], x.shape[1], (float[]) y);
        }
        return tensor(shape, y);
      }
      return gather(x, shape, strides);
    }
  }

  private static Tensor gather(Tensor x, int[] shape, int[] strides) {
    Object y = newArray(x, Shapes.size(shape));
    if (x.data instanceof double[] d) {
      LayoutKernels64.gather(d, shape, strides, (double[]) y);
    } else {
      LayoutKernels32.gather((float[]) x.data, shape, strides, (float[]) y);
    }
    return tensor(shape, y);
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
        LayoutKernels32.scatterAdd((float[]) part.data, outer, indices, shape[axis], inner, f);
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
      for (int o = 0, to = 0; o < outer; o++) {
        for (int index : indices) {
          System.arraycopy(x.data, (o * n + index) * inner, y, to, inner);
          to += inner;
        }
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
      double[] y = new double[Shapes.size(shape)];
      LayoutKernels64.scatterAdd(x.doubles(), outer, indices, length, inner, y);
      // Sums of single precision, of which there may be many, are taken in double precision too.
      return Linear.like(x, new Tensor(shape, y));
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
        float[] x = (float[]) part.data;
        LayoutKernels32.addStrided(x, outer, count, inner, (float[]) y, shape[axis], from, step);
      }
    }

    @Override
    public void putInto(Object y, int[] shape, Tensor part) {
      int count = part.shape[axis];
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      int run = step == 1 ? count : 1;
      for (int o = 0, at = 0; o < outer; o++) {
        for (int k = 0; k < count; k += run, at += run * inner) {
          int to = (o * shape[axis] + from + k * step) * inner;
          System.arraycopy(part.data, at, y, to, run * inner);
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
      int run = step == 1 ? count : 1;
      for (int o = 0, at = 0; o < outer; o++) {
        for (int k = 0; k < count; k += run, at += run * inner) {
          System.arraycopy(x.data, (o * n + from + k * step) * inner, y, at, run * inner);
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
      Object y = newArray(inputs[0], Shapes.size(shape));
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
      for (int o = 0, to = 0; o < outer; o++) {
        for (Tensor x : inputs) {
          int run = x.shape[axis] * inner;
          System.arraycopy(x.data, o * run, y, to, run);
          to += run;
        }
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
