package io.github.medl.tensor;

import java.util.Arrays;

/** The primitives that reduce, accumulate or normalise along axes. */
public final class Reduce {
  private Reduce() {}

  /** A primitive that looks at each number once. */
  private interface OncePerInput extends Primitive {
    @Override
    default long flops(Tensor[] inputs, Tensor output) {
      return inputs[0].size();
    }
  }

  /** A primitive that takes a function of each number and adds. */
  private interface TwicePerInput extends Primitive {
    @Override
    default long flops(Tensor[] inputs, Tensor output) {
      return 2L * inputs[0].size();
    }
  }

  private interface Loop64 {
    void run(double[] x, int outer, int n, int inner, double[] y);
  }

  private interface Loop32 {
    void run(float[] x, int outer, int n, int inner, float[] y);
  }

  /**
   * The sum over some axes.
   *
   * @param axes the axes, sorted, counted from the front
   * @param keep whether they stay, with length 1
   */
  public record Sum(int[] axes, boolean keep) implements OncePerInput {
    @Override
    public Tensor forward(Tensor[] inputs) {
      View v = View.of(inputs[0], axes);
      int[] shape = Shapes.reduced(inputs[0].shape, axes, keep);
      return v.reduced(shape, ReductionKernels64::sum, ReductionKernels32::sum);
    }
  }

  /**
   * The largest element over some axes; NaN if there is one.
   *
   * @param axes the axes, sorted, counted from the front
   * @param keep whether they stay, with length 1
   */
  public record Max(int[] axes, boolean keep) implements OncePerInput {
    @Override
    public Tensor forward(Tensor[] inputs) {
      View v = View.of(inputs[0], axes).notEmpty("max");
      int[] shape = Shapes.reduced(inputs[0].shape, axes, keep);
      return v.reduced(shape, ReductionKernels64::max, ReductionKernels32::max);
    }
  }

  /**
   * The smallest element over some axes; NaN if there is one.
   *
   * @param axes the axes, sorted, counted from the front
   * @param keep whether they stay, with length 1
   */
  public record Min(int[] axes, boolean keep) implements OncePerInput {
    @Override
    public Tensor forward(Tensor[] inputs) {
      View v = View.of(inputs[0], axes).notEmpty("min");
      int[] shape = Shapes.reduced(inputs[0].shape, axes, keep);
      return v.reduced(shape, ReductionKernels64::min, ReductionKernels32::min);
    }
  }

  /**
   * The sums of all elements up to each place along an axis.
   *
   * @param axis the axis, counted from the front
   * @param reverse whether to start from its end
   */
  public record Cumsum(int axis, boolean reverse) implements OncePerInput {
    /**
     * The transpose.
     *
     * @return the sums from the other end
     */
    public Cumsum transposed() {
      return new Cumsum(axis, !reverse);
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      View v = View.of(x, new int[] {axis});
      if (v.data instanceof double[] d) {
        double[] y = new double[d.length];
        ReductionKernels64.cumsum(d, v.outer, v.n, v.inner, reverse, y);
        return new Tensor(x.shape, y);
      }
      float[] f = (float[]) v.data;
      float[] y = new float[f.length];
      ReductionKernels32.cumsum(f, v.outer, v.n, v.inner, reverse, y);
      return new Tensor(x.shape, y);
    }
  }

  /** log of the sum of the exponentials along the last axis, which goes. */
  public enum LogSumExp implements TwicePerInput {
    /** y = log sum_k e^(x_k). */
    LOG_SUM_EXP;

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = lastLength(x, "logSumExp");
      int[] shape = Arrays.copyOf(x.shape, x.shape.length - 1);
      int rows = Shapes.size(shape);
      if (x.data instanceof double[] d) {
        double[] y = new double[rows];
        ReductionKernels64.logSumExp(d, rows, n, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[rows];
      ReductionKernels32.logSumExp((float[]) x.data, rows, n, y);
      return new Tensor(shape, y);
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The Euclidean norm along the last axis, which goes. */
  public enum Norm implements TwicePerInput {
    /** y = sqrt(sum_k x_k^2). */
    NORM,
    /** The square of the norm, which has derivatives at the origin where the norm has none. */
    SQUARED_NORM;

    /**
     * The square of x if x is a norm that is being traced: as an operation of what the norm was
     * taken of. Differentiated as the square of a norm it would be flat at the origin.
     *
     * @return the square, or null if x is something else
     */
    static Tensor squareOf(Tensor x) {
      Tracer.Traced link = x.traced();
      return link != null && link.primitive() == NORM ? SQUARED_NORM.apply(link.operand(0)) : null;
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor norm = norm(inputs[0]);
      return this == NORM ? norm : Unary.SQUARE.forward(new Tensor[] {norm});
    }

    private static Tensor norm(Tensor x) {
      int n = lastLength(x, "norm");
      int[] shape = Arrays.copyOf(x.shape, x.shape.length - 1);
      int rows = Shapes.size(shape);
      if (x.data instanceof double[] d) {
        double[] y = new double[rows];
        ReductionKernels64.norm(d, rows, n, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[rows];
      ReductionKernels32.norm((float[]) x.data, rows, n, y);
      return new Tensor(shape, y);
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The softmax functions, along the last axis. */
  public enum Normalise implements Primitive {
    /** y_k = e^(x_k) / sum_j e^(x_j). */
    SOFTMAX,
    /** The logarithm of the softmax, computed without overflow. */
    LOG_SOFTMAX;

    /** The exponential, the sum and the quotient of each number. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 3L * inputs[0].size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = lastLength(x, label());
      int rows = Shapes.size(x.shape, 0, x.shape.length - 1);
      if (x.data instanceof double[] d) {
        double[] y = new double[d.length];
        if (this == SOFTMAX) {
          ReductionKernels64.softmax(d, rows, n, y);
        } else {
          ReductionKernels64.logSoftmax(d, rows, n, y);
        }
        return new Tensor(x.shape, y);
      }
      float[] f = (float[]) x.data;
      float[] y = new float[f.length];
      if (this == SOFTMAX) {
        ReductionKernels32.softmax(f, rows, n, y);
      } else {
        ReductionKernels32.logSoftmax(f, rows, n, y);
      }
      return new Tensor(x.shape, y);
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /**
   * -log softmax(x)_c for a class c of each row along the last axis, which goes.
   *
   * @param classes the class of each row
   */
  public record SoftmaxCrossEntropy(int[] classes) implements TwicePerInput {
    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      Tensor y = LogSumExp.LOG_SUM_EXP.forward(inputs);
      int n = lastLength(x, "softmaxCrossEntropy");
      for (int row = 0; row < classes.length; row++) {
        int at = row * n + classes[row];
        if (y.data instanceof double[] d) {
          d[row] -= ((double[]) x.data)[at];
        } else {
          ((float[]) y.data)[row] -= ((float[]) x.data)[at];
        }
      }
      return y;
    }

    /**
     * The classes as rows of zeros and a one.
     *
     * @param x what the primitive was applied to
     * @return a tensor like it
     */
    public Tensor oneHot(Tensor x) {
      int n = x.shape[x.shape.length - 1];
      if (x.data instanceof double[]) {
        double[] ones = new double[classes.length * n];
        for (int row = 0; row < classes.length; row++) {
          ones[row * n + classes[row]] = 1;
        }
        return new Tensor(x.shape, ones);
      }
      float[] ones = new float[classes.length * n];
      for (int row = 0; row < classes.length; row++) {
        ones[row * n + classes[row]] = 1;
      }
      return new Tensor(x.shape, ones);
    }
  }

  /** The positions of the largest elements along an axis, in row-major order of the other axes. */
  static int[] argmax(String operation, Tensor x, int axis) {
    View v = View.of(x, new int[] {Shapes.axis(operation, axis, x.shape)}).notEmpty(operation);
    int[] y = new int[v.outer * v.inner];
    if (v.data instanceof double[] d) {
      ReductionKernels64.argmax(d, v.outer, v.n, v.inner, y);
    } else {
      ReductionKernels32.argmax((float[]) v.data, v.outer, v.n, v.inner, y);
    }
    return y;
  }

  private static int lastLength(Tensor x, String operation) {
    if (x.shape.length == 0) {
      throw new ShapeException(operation, "a scalar has no axis to work along");
    }
    return x.shape[x.shape.length - 1];
  }

  /** A tensor seen as (outer, n, inner), the middle one being what is reduced. */
  private record View(Object data, int outer, int n, int inner) {
    static View of(Tensor x, int[] axes) {
      int[] shape = x.shape;
      int k = axes.length;
      if (k == 0) {
        return new View(x.data, x.size(), 1, 1);
      }
      boolean adjacent = axes[k - 1] - axes[0] == k - 1;
      if (!adjacent) { // bring the reduced axes to the end
        int[] order = new int[shape.length];
        int at = 0;
        for (int i = 0; i < shape.length; i++) {
          if (Arrays.binarySearch(axes, i) < 0) {
            order[at++] = i;
          }
        }
        System.arraycopy(axes, 0, order, at, k);
        Tensor moved = new Layout.Permute(order).forward(new Tensor[] {x});
        int n = Shapes.size(moved.shape, at, shape.length);
        return new View(moved.data, Shapes.size(moved.shape, 0, at), n, 1);
      }
      return new View(
          x.data,
          Shapes.size(shape, 0, axes[0]),
          Shapes.size(shape, axes[0], axes[k - 1] + 1),
          Shapes.size(shape, axes[k - 1] + 1, shape.length));
    }

    Tensor reduced(int[] shape, Loop64 loop64, Loop32 loop32) {
      if (data instanceof double[] x) {
        double[] y = new double[outer * inner];
        loop64.run(x, outer, n, inner, y);
        return new Tensor(shape, y);
      }
      float[] y = new float[outer * inner];
      loop32.run((float[]) data, outer, n, inner, y);
      return new Tensor(shape, y);
    }

    View notEmpty(String operation) {
      if (n == 0) {
        throw new ShapeException(operation, "the axis is empty, so there is no element to choose");
      }
      return this;
    }
  }
}
