package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

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
      return reduced(inputs[0], axes, keep, Sums::sum, Sums::sum);
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
      refuseEmpty("max", inputs[0], axes);
      return reduced(inputs[0], axes, keep, ReductionKernels64::max, ReductionKernels32::max);
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
      refuseEmpty("min", inputs[0], axes);
      return reduced(inputs[0], axes, keep, ReductionKernels64::min, ReductionKernels32::min);
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
      int n = x.shape[axis];
      int outer = Shapes.size(x.shape, 0, axis);
      int inner = Shapes.size(x.shape, axis + 1, x.shape.length);
      return Numbers.added(
          x,
          x.shape,
          (d, y) -> RunningSums.cumsum(d, outer, n, inner, reverse, y),
          (d, y) -> RunningSums.cumsum(d, outer, n, inner, reverse, y));
    }
  }

  /** log of the sum of the exponentials along the last axis, which goes. */
  public enum LogSumExp implements TwicePerInput {
    /** y = log Σ_k e^(x_k). */
    LOG_SUM_EXP;

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = lastLength(x, "logSumExp");
      int[] shape = Arrays.copyOf(x.shape, x.shape.length - 1);
      int rows = Shapes.size(shape);
      return Numbers.added(
          x,
          shape,
          (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.logSumExp(d, n, y, from, to)),
          (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.logSumExp(d, n, y, from, to)));
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The Euclidean norm along the last axis, which goes. */
  public enum Norm implements TwicePerInput {
    /** y = √(Σ_k x_k²). */
    NORM,
    /** The square of the norm, which has derivatives at the origin where the norm has none. */
    SQUARED_NORM;

    /**
     * The square of x if x is a norm that is being traced: as an operation of what the norm was
     * taken of. Differentiated as the square of a norm it would be flat at the origin.
     *
     * @return the square, or null if x is something else
     */
    static @Nullable Tensor squareOf(Tensor x) {
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
      return Numbers.added(
          x,
          shape,
          (d, y) -> RunningSums.norm(d, rows, n, y),
          (d, y) -> RunningSums.norm(d, rows, n, y));
    }

    @Override
    public Object key() {
      return this;
    }
  }

  /** The softmax functions, along the last axis. */
  public enum Normalise implements Primitive {
    /** y_k = e^(x_k) / Σ_j e^(x_j). */
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
      if (this == SOFTMAX) {
        return Numbers.filled(
            x,
            x.shape,
            (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.softmax(d, n, y, from, to)),
            (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.softmax(d, n, y, from, to)));
      }
      return Numbers.filled(
          x,
          x.shape,
          (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.logSoftmax(d, n, y, from, to)),
          (d, y) -> overRows(rows, n, (from, to) -> SoftmaxRows.logSoftmax(d, n, y, from, to)));
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
  public record SoftmaxCrossEntropy(int[] classes) implements TwicePerInput, Primitive.Several {
    /** The losses; their gradient, which needs the same exponentials, is kept. */
    @Override
    public Results results(Tensor[] inputs) {
      Tensor x = inputs[0];
      if (x.data instanceof double[]) {
        return new Results(null, forward(inputs)); // exponentials to the last digit, each its own
      }
      int n = lastLength(x, "softmaxCrossEntropy");
      float[] f = x.floats();
      float[] y = new float[classes.length];
      float[] excess = new float[f.length];
      overRows(
          classes.length,
          n,
          (from, to) -> SoftmaxRows.crossEntropy(f, n, classes, y, excess, from, to));
      int[] shape = Arrays.copyOf(x.shape, x.shape.length - 1);
      return new Results(new Tensor(x.shape, excess), new Tensor(shape, y));
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor x = inputs[0];
      int n = lastLength(x, "softmaxCrossEntropy");
      int[] shape = Arrays.copyOf(x.shape, x.shape.length - 1);
      int rows = classes.length;
      return Numbers.added(
          x,
          shape,
          (d, y) ->
              overRows(rows, n, (from, to) -> SoftmaxRows.crossEntropy(d, n, classes, y, from, to)),
          (d, y) ->
              overRows(
                  rows,
                  n,
                  (from, to) -> SoftmaxRows.crossEntropy(d, n, classes, y, null, from, to)));
    }

    /**
     * The gradient of each loss.
     *
     * @return softmax(x) less a one at each class
     */
    public SoftmaxExcess excess() {
      return new SoftmaxExcess(classes);
    }
  }

  /**
   * softmax(x) less a one at a class of each row along the last axis. At the class it is the sum of
   * the others with a minus, which keeps its digits where the softmax is nearly 1.
   *
   * @param classes the class of each row
   */
  public record SoftmaxExcess(int[] classes) implements TwicePerInput {
    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor p = Normalise.SOFTMAX.forward(inputs);
      int n = p.shape[p.shape.length - 1];
      if (p.data instanceof double[] d) {
        SoftmaxRows.lessOne(d, n, classes);
      } else {
        SoftmaxRows.lessOne(p.floats(), n, classes, 0, classes.length);
      }
      return p;
    }

    /**
     * A one at the largest element of each row, else 0.
     *
     * @param x what the primitive was applied to
     * @return a tensor like it
     */
    public Tensor likeliest(Tensor x) {
      int[] top = argmax("softmaxCrossEntropy", x, x.shape.length - 1);
      int n = x.shape[x.shape.length - 1];
      double[] ones = new double[x.size()];
      for (int row = 0; row < top.length; row++) {
        ones[row * n + top[row]] = 1;
      }
      return new Tensor(x.shape, ones).cast(x.dtype);
    }
  }

  /** The positions of the largest elements along an axis, in row-major order of the other axes. */
  static int[] argmax(String operation, Tensor x, int axis) {
    int a = Shapes.axis(operation, axis, x.shape);
    refuseEmpty(operation, x, a);
    int n = x.shape[a];
    int outer = Shapes.size(x.shape, 0, a);
    int inner = Shapes.size(x.shape, a + 1, x.shape.length);
    int[] y = new int[outer * inner];
    if (x.data instanceof double[] d) {
      ReductionKernels64.argmax(d, outer, n, inner, y);
    } else {
      ReductionKernels32.argmax(x.floats(), outer, n, inner, y);
    }
    return y;
  }

  /** Rows that need an exponential for each number, in blocks of a fixed size. */
  private static void overRows(int rows, int n, Parallel.Range body) {
    Parallel.forRanges(rows, Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, n)), body);
  }

  private static int lastLength(Tensor x, String operation) {
    if (x.shape.length == 0) {
      throw new ShapeException(operation, "a scalar has no axis to work along");
    }
    return x.shape[x.shape.length - 1];
  }

  private static void refuseEmpty(String operation, Tensor x, int... axes) {
    for (int axis : axes) {
      if (x.shape[axis] == 0) {
        throw new ShapeException(operation, "the axis is empty, so there is no element to choose");
      }
    }
  }

  /**
   * Reduces the axes, one group of neighbours after the other from the back: a tensor is then seen
   * as (outer, n, inner), and nothing is moved.
   */
  private static Tensor reduced(Tensor x, int[] axes, boolean keep, Loop64 loop64, Loop32 loop32) {
    int[] shape = x.shape.clone();
    Object data = x.data;
    int end = axes.length;
    do {
      int begin = Math.max(0, end - 1);
      while (begin > 0 && axes[begin - 1] == axes[begin] - 1) {
        begin--;
      }
      int first = end == 0 ? shape.length : axes[begin];
      int after = end == 0 ? shape.length : axes[end - 1] + 1;
      int outer = Shapes.size(shape, 0, first);
      int n = Shapes.size(shape, first, after);
      int inner = Shapes.size(shape, after, shape.length);
      if (data instanceof double[] d) {
        double[] y = new double[outer * inner];
        loop64.run(d, outer, n, inner, y);
        data = y;
      } else {
        float[] y = new float[outer * inner];
        loop32.run((float[]) data, outer, n, inner, y);
        data = y;
      }
      Arrays.fill(shape, first, after, 1);
      end = begin;
    } while (end > 0);
    int[] result = Shapes.reduced(x.shape, axes, keep);
    return Numbers.over(result, data);
  }
}
