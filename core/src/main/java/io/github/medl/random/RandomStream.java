package io.github.medl.random;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * A stream of random numbers: the same seed gives the same numbers on every platform.
 *
 * <p>A stream has a state that each draw moves on, so it is not safe for use by two threads at
 * once: give each thread a stream of its own ({@link SplittableStream#split()}).
 */
public interface RandomStream {

  /**
   * The library's own generator.
   *
   * @param seed any number
   * @return a stream that depends on {@code seed} only
   */
  static SplittableStream seed(long seed) {
    return new SplittableStream(seed);
  }

  /**
   * One draw from the uniform distribution on the unit interval.
   *
   * @return a number of at least 0 and less than 1
   */
  double uniform();

  /**
   * One draw from the standard normal distribution, mean 0 and variance 1.
   *
   * @return any finite number
   */
  double normal();

  /**
   * One integer, each of {@code 0 .. bound-1} with the same probability.
   *
   * @param bound the number of possible values
   * @return at least 0 and less than {@code bound}
   * @throws IllegalArgumentException if {@code bound} is not positive
   */
  int nextInt(int bound);

  /**
   * The integers {@code 0 .. n-1} in random order, all {@code n!} orders with the same probability.
   *
   * @param n the number of integers
   * @return a new array
   * @throws IllegalArgumentException if {@code n} is negative
   */
  default int[] permutation(int n) {
    Arguments.atLeast("permutation", "n", n, 0);
    int[] order = new int[n];
    for (int i = 0; i < n; i++) {
      order[i] = i;
    }
    shuffle(order);
    return order;
  }

  /**
   * Puts an array in random order, in place (Fisher and Yates; Durstenfeld's form).
   *
   * @param values the array to reorder
   */
  default void shuffle(int[] values) {
    for (int i = values.length - 1; i > 0; i--) {
      int j = nextInt(i + 1);
      int kept = values[i];
      values[i] = values[j];
      values[j] = kept;
    }
  }

  /**
   * One draw from the uniform distribution on {@code [low, high)}.
   *
   * @param low the lower end
   * @param high the upper end
   * @return {@code low + (high - low) u} with {@code u} from {@link #uniform()}, also where {@code
   *     high - low} is more than a double holds
   */
  default double uniform(double low, double high) {
    double width = high - low;
    double u = uniform();
    return Double.isInfinite(width) ? (1 - u) * low + u * high : low + width * u;
  }

  /**
   * One draw from a normal distribution.
   *
   * @param mean its mean
   * @param deviation its standard deviation
   * @return {@code mean + deviation z} with {@code z} from {@link #normal()}
   */
  default double normal(double mean, double deviation) {
    return mean + deviation * normal();
  }

  /**
   * Overwrites an array with draws of {@link #uniform()}, in order.
   *
   * @param values the array to fill
   */
  default void fillUniform(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = uniform();
    }
  }

  /**
   * Overwrites an array with draws of {@link #uniform()}, in order, rounded towards zero so that
   * they stay below 1.
   *
   * @param values the array to fill
   */
  default void fillUniform(float[] values) {
    for (int i = 0; i < values.length; i++) {
      float rounded = (float) uniform();
      values[i] = rounded < 1f ? rounded : Math.nextDown(1f);
    }
  }

  /**
   * Overwrites an array with draws of {@link #normal()}, in order.
   *
   * @param values the array to fill
   */
  default void fillNormal(double[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = normal();
    }
  }

  /**
   * Overwrites an array with draws of {@link #normal()}, in order, rounded to single precision.
   *
   * @param values the array to fill
   */
  default void fillNormal(float[] values) {
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) normal();
    }
  }

  /**
   * A tensor of independent draws of {@link #uniform()}, in row-major order.
   *
   * @param dtype its number format
   * @param shape the lengths of its axes; none for a scalar
   * @return a new tensor
   */
  default Tensor uniformTensor(DType dtype, int... shape) {
    if (dtype == DType.FLOAT32) {
      float[] values = new float[Arguments.size(shape)];
      fillUniform(values);
      return Tensor.wrap(values, shape);
    }
    double[] values = new double[Arguments.size(shape)];
    fillUniform(values);
    return Tensor.wrap(values, shape);
  }

  /**
   * A FLOAT64 tensor of independent draws of {@link #uniform()}, in row-major order.
   *
   * @param shape the lengths of its axes; none for a scalar
   * @return a new tensor
   */
  default Tensor uniformTensor(int... shape) {
    return uniformTensor(DType.FLOAT64, shape);
  }

  /**
   * A tensor of independent draws of {@link #normal()}, in row-major order.
   *
   * @param dtype its number format
   * @param shape the lengths of its axes; none for a scalar
   * @return a new tensor
   */
  default Tensor normalTensor(DType dtype, int... shape) {
    if (dtype == DType.FLOAT32) {
      float[] values = new float[Arguments.size(shape)];
      fillNormal(values);
      return Tensor.wrap(values, shape);
    }
    double[] values = new double[Arguments.size(shape)];
    fillNormal(values);
    return Tensor.wrap(values, shape);
  }

  /**
   * A FLOAT64 tensor of independent draws of {@link #normal()}, in row-major order.
   *
   * @param shape the lengths of its axes; none for a scalar
   * @return a new tensor
   */
  default Tensor normalTensor(int... shape) {
    return normalTensor(DType.FLOAT64, shape);
  }
}
