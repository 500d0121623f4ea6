package io.github.medl.tensor;

import java.util.List;

/**
 * The primitives that select elements along an axis, and those that put numbers back to where they
 * were selected from.
 */
public final class Selections {
  private Selections() {}

  /**
   * A primitive that takes some elements of its only input. Its transpose puts numbers back to
   * where the elements stood; see {@link Placed}.
   */
  public sealed interface Selection extends Layout.Move {
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
      int[] shape = Layout.withLength(x.shape, axis, indices.length);
      if (x.data instanceof int[]) {
        int[] y = new int[outer * indices.length * inner];
        for (int o = 0; o < outer; o++) {
          for (int k = 0; k < indices.length; k++) {
            int from = (o * n + indices[k]) * inner;
            System.arraycopy(x.data, from, y, (o * indices.length + k) * inner, inner);
          }
        }
        return new Tensor(shape, y);
      }
      int size = outer * indices.length * inner;
      if (x.data instanceof double[] d) { // small and often: two words for lambdas would be felt
        double[] y = Spares.doubles(size);
        LayoutKernels64.take(d, outer, n, inner, indices, y);
        return new Tensor(shape, y);
      }
      float[] y = Spares.floats(size);
      LayoutKernels32.take(x.floats(), outer, n, inner, indices, y);
      return new Tensor(shape, y);
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
      int[] shape = Layout.withLength(x.shape, axis, length);
      int inner = Shapes.size(shape, axis + 1, shape.length);
      int outer = Shapes.size(shape, 0, axis);
      return Numbers.added(
          x,
          shape,
          (d, y) -> LayoutKernels64.scatterAdd(d, outer, indices, length, inner, y),
          (d, y) -> LayoutKernels32.scatterAdd(d, outer, indices, length, inner, y));
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
        Layout.copyRuns(part.data, 0, count * inner, y, first, n * inner, count * inner, outer);
      } else {
        for (int o = 0; o < outer; o++) {
          int to = o * n * inner + first;
          Layout.copyRuns(part.data, o * count * inner, inner, y, to, step * inner, inner, count);
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
      Object y = Layout.newArray(x, outer * count * inner);
      int first = from * inner;
      if (step == 1) {
        Layout.copyRuns(x.data, first, n * inner, y, 0, count * inner, count * inner, outer);
      } else {
        for (int o = 0; o < outer; o++) {
          int at = o * n * inner + first;
          Layout.copyRuns(x.data, at, step * inner, y, o * count * inner, inner, inner, count);
        }
      }
      return Layout.tensor(Layout.withLength(x.shape, axis, count), y);
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
      Object y = base ? Layout.newArray(inputs[0], n) : Layout.zeros(inputs[0], n);
      if (!base && inputs.length == 1) {
        where.get(0).putInto(y, shape, inputs[0]);
        return Layout.tensor(shape, y);
      }
      int first = base ? 1 : 0;
      if (base) {
        System.arraycopy(inputs[0].data, 0, y, 0, inputs[0].size());
      }
      for (int i = first; i < inputs.length; i++) { // in this order, whoever computes
        where.get(i - first).addTo(y, shape, inputs[i]);
      }
      return Layout.tensor(shape, y);
    }
  }
}
