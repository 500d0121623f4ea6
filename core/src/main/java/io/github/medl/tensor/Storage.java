package io.github.medl.tensor;

/**
 * The arrays behind tensors, without a copy: the counterpart of {@link Tensor#wrap(double[],
 * int...)}, for loops over large tensors that only read, such as an optimiser's over a gradient.
 *
 * <p>Whoever writes to such an array changes every tensor that shares it. What a tensor can be
 * asked in words ({@link Tensor#toDoubles}, {@link Tensor#firstNotFinite}, a norm, a sum) is asked
 * there.
 */
public final class Storage {
  private Storage() {}

  /**
   * The numbers of a FLOAT64 tensor.
   *
   * @param x a tensor
   * @return its own array, in row-major order
   * @throws IllegalStateException if x has another format
   */
  public static double[] doubles(Tensor x) {
    if (x.data instanceof double[] d) {
      return d;
    }
    throw new IllegalStateException("storage: the tensor is " + x.dtype + "; use toDoubles()");
  }

  /**
   * The numbers of a FLOAT32 tensor.
   *
   * @param x a tensor
   * @return its own array, in row-major order
   * @throws IllegalStateException if x has another format
   */
  public static float[] floats(Tensor x) {
    if (x.data instanceof float[] f) {
      return f;
    }
    throw new IllegalStateException("storage: the tensor is " + x.dtype + "; use toFloats()");
  }

  /**
   * The numbers of any tensor as doubles, copied only if it has another format.
   *
   * @param x a tensor
   * @return its own array if it is FLOAT64, else a new one, in row-major order
   */
  public static double[] asDoubles(Tensor x) {
    return x.doubles();
  }

  /**
   * The numbers of any tensor as floats, copied only if it has another format.
   *
   * @param x a tensor
   * @return its own array if it is FLOAT32, else a new one, in row-major order
   */
  public static float[] asFloats(Tensor x) {
    return x.data instanceof float[] f ? f : x.toFloats();
  }
}
