package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import java.util.Locale;

/**
 * The softmax of s x along the last axis over the places where a mask is not 0, in one pass: y_k =
 * m_k e^(s x_k) / Σ_j m_j e^(s x_j). The weights of attention are of this kind. A row without a
 * place is all zeros.
 *
 * <p>The inputs are x and, if there is one, the mask, broadcast to x and of its format.
 *
 * @param scale s
 */
public record ScaledSoftmax(double scale) implements Primitive {
  /** What {@link Reduce.Normalise} takes, and the scale. */
  @Override
  public long flops(Tensor[] inputs, Tensor output) {
    return 4L * output.size();
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    Tensor x = inputs[0];
    int n = x.shape[x.shape.length - 1];
    int rows = Shapes.size(x.shape, 0, x.shape.length - 1);
    Strided places = inputs.length < 2 ? null : places(x.shape, inputs[1].shape);
    int block = Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, n));
    if (x.data instanceof double[] d) {
      double[] m = places == null ? null : inputs[1].doubles();
      double[] y = Spares.doubles(d.length);
      Parallel.forRanges(
          rows,
          block,
          (from, to) -> {
            ScaledKernels64.scores(d, scale, m, places, n, y, from, to);
            SoftmaxRows.softmax(y, n, y, from, to);
            ScaledKernels64.clear(m, places, n, y, from, to);
          });
      return new Tensor(x.shape, y);
    }
    float[] f = x.floats();
    float[] m = places == null ? null : inputs[1].floats();
    float[] y = Spares.floats(f.length);
    Parallel.forRanges(
        rows,
        block,
        (from, to) -> {
          ScaledKernels32.scores(f, (float) scale, m, places, n, y, from, to);
          SoftmaxRows.softmax(y, n, y, from, to);
          ScaledKernels32.clear(m, places, n, y, from, to);
        });
    return new Tensor(x.shape, y);
  }

  private static Strided places(int[] x, int[] mask) {
    if (!Arrays.equals(x, Shapes.broadcast("scaledSoftmax", x, mask))) {
      throw new ShapeException(
          "scaledSoftmax",
          String.format(
              Locale.ROOT,
              "the mask %s does not stretch to the scores %s",
              Shapes.text(mask),
              Shapes.text(x)));
    }
    return Strided.broadcast(mask, x);
  }

  /**
   * The derivative of a softmax y of s x in the direction b, row by row: s y (b - Σ_k b_k y_k). Its
   * matrix is symmetric, so this is the adjoint, too.
   *
   * <p>The inputs are y and b.
   *
   * @param scale s
   */
  public record Slope(double scale) implements Primitive {
    @Override
    public String label() {
      return "softmaxSlope";
    }

    /** Two products, the sum and the difference of each number. */
    @Override
    public long flops(Tensor[] inputs, Tensor output) {
      return 4L * output.size();
    }

    @Override
    public Tensor forward(Tensor[] inputs) {
      Tensor y = inputs[0];
      int n = y.shape[y.shape.length - 1];
      int rows = Shapes.size(y.shape, 0, y.shape.length - 1);
      int block = Math.max(1, Parallel.BLOCK / Math.max(1, n));
      if (y.data instanceof double[] p) {
        double[] b = inputs[1].doubles();
        double[] z = Spares.doubles(p.length);
        Parallel.forRanges(
            rows, block, (from, to) -> ScaledKernels64.slope(p, b, scale, n, z, from, to));
        return new Tensor(y.shape, z);
      }
      float[] p = y.floats();
      float[] b = inputs[1].floats();
      float[] z = Spares.floats(p.length);
      Parallel.forRanges(
          rows, block, (from, to) -> ScaledKernels32.slope(p, b, (float) scale, n, z, from, to));
      return new Tensor(y.shape, z);
    }
  }
}
