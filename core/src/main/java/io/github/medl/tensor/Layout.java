package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The primitives that move, repeat or join elements without changing them; all are linear. Those
 * that select some of them are {@link Selections}.
 */
public final class Layout {
  private Layout() {}

  /** Room for a result, all of which will be written. */
  static Object newArray(Tensor like, int n) {
    return Spares.like(like.data, n);
  }

  /** Zeros, to which is added. */
  static Object zeros(Tensor like, int n) {
    return Spares.zeros(like.data, n);
  }

  static Tensor tensor(int[] shape, Object data) {
    return Numbers.over(shape, data);
  }

  static int[] withLength(int[] shape, int axis, int n) {
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
      if (x.size() == 0 || x.dtype == DType.INT32 || view.stride() == 1) {
        return gather(x, shape, view);
      }
      int[] swap = swap(view);
      return swap == null ? inTiles(x, shape, view) : transpose(x, shape, swap);
    }

    private static Tensor inTiles(Tensor x, int[] shape, Strided view) {
      int along = 0;
      while (view.strides()[along] != 1) {
        along++;
      }
      int axis = along;
      return Numbers.filled(
          x,
          shape,
          (d, y) -> LayoutKernels64.gatherInTiles(d, view, axis, y),
          (d, y) -> LayoutKernels32.gatherInTiles(d, view, axis, y));
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
      int[] s = sizes;
      return Numbers.filled(
          x,
          shape,
          (d, y) -> LayoutKernels64.transpose(d, s[0], s[1], s[2], s[3], y),
          (d, y) -> LayoutKernels32.transpose(d, s[0], s[1], s[2], s[3], y));
    }
  }

  private static Tensor gather(Tensor x, int[] shape, Strided view) {
    if (x.data instanceof int[] codes) {
      int[] y = new int[Shapes.size(shape)];
      gatherCodes(codes, view, y);
      return new Tensor(shape, y);
    }
    return Numbers.filled(
        x,
        shape,
        (d, y) -> LayoutKernels64.gather(d, view, y),
        (d, y) -> LayoutKernels32.gather(d, view, y));
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

  static void copyRuns(
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
