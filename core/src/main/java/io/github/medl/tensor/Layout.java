package io.github.medl.tensor;

import java.util.Arrays;
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
  public record Take(int axis, int[] indices) implements Move {
    /**
     * The transpose.
     *
     * @param x what this was applied to
     * @return the scatter back into the shape of x
     */
    public ScatterAdd transposed(Tensor x) {
      return new ScatterAdd(axis, indices, x.shape[axis]);
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
      Object y = newArray(x, Shapes.size(shape));
      if (x.data instanceof double[] d) {
        LayoutKernels64.scatterAdd(d, outer, indices, length, inner, (double[]) y);
      } else {
        LayoutKernels32.scatterAdd((float[]) x.data, outer, indices, length, inner, (float[]) y);
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
  public record Slice(int axis, int from, int to, int step) implements Move {
    /**
     * The transpose.
     *
     * @param x what this was applied to
     * @return the placing back into the shape of x
     */
    public Unslice transposed(Tensor x) {
      return new Unslice(axis, from, step, x.shape[axis]);
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
   * Puts the elements into zeros at from, from + step, ... along an axis: the transpose of {@link
   * Slice}.
   *
   * @param axis the axis, counted from the front
   * @param from the first place
   * @param step the distance, at least 1
   * @param length the length of the axis in the result
   */
  public record Unslice(int axis, int from, int step, int length) implements Move {
    /**
     * The transpose.
     *
     * @param x what this was applied to
     * @return the slice that takes the elements out again
     */
    public Slice transposed(Tensor x) {
      return new Slice(axis, from, from + (x.shape[axis] - 1) * step + 1, step);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int[] shape = withLength(x.shape, axis, length);
      int count = x.shape[axis];
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      Object y = newArray(x, Shapes.size(shape));
      int run = step == 1 ? count : 1;
      for (int o = 0, at = 0; o < outer; o++) {
        for (int k = 0; k < count; k += run, at += run * inner) {
          System.arraycopy(x.data, at, y, (o * length + from + k * step) * inner, run * inner);
        }
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
}
