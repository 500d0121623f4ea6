package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Locale;

/**
 * max(x, ε x).
 *
 * @param slope ε, the slope where x is negative, less than 1
 */
public record LeakyRelu(double slope) implements Pointwise {
  /**
   * Checks the slope.
   *
   * @param slope ε, the slope where x is negative, less than 1
   * @throws IllegalArgumentException if it is not below 1, or no number
   */
  public LeakyRelu {
    if (!(slope < 1) || Double.isInfinite(slope)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "leakyRelu: the slope must be a number below 1, it is %s", slope));
    }
  }

  /** The result has the sign of x, unless the line on the left falls. */
  @Override
  public boolean slopeIsKnownByValue() {
    return slope >= 0;
  }

  /**
   * What the derivative does to an adjoint.
   *
   * @return the operation on the adjoint and on x, or on the result if the slope is known by it
   */
  public Gate gate() {
    return new Gate(slope);
  }

  @Override
  public Tensor forward(Tensor[] inputs) {
    return Unary.map(inputs[0], this::run, this::run, Parallel.BLOCK);
  }

  @Override
  public void run(double[] x, double[] y, int from, int to) {
    ElementwiseKernels64.leakyRelu(x, slope, y, from, to);
  }

  @Override
  public void run(float[] x, float[] y, int from, int to) {
    ElementwiseKernels32.leakyRelu(x, (float) slope, y, from, to);
  }

  /**
   * a where b is positive, else ε a.
   *
   * @param slope ε
   */
  public record Gate(double slope) implements Primitive {
    @Override
    public Tensor forward(Tensor[] inputs) {
      float single = (float) slope;
      return Binary.map(
          label(),
          (a, ia, b, ib, c, from, to) ->
              BinaryKernels64.leakyGate(slope, a, ia, b, ib, c, from, to),
          (a, ia, b, ib, c, from, to) ->
              BinaryKernels32.leakyGate(single, a, ia, b, ib, c, from, to),
          inputs);
    }
  }
}
