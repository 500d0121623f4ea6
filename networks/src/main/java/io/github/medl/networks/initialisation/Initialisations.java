package io.github.medl.networks.initialisation;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.LinearAlgebra;
import io.github.medl.tensor.Tensor;

/**
 * The usual first weights (section 5.5). A rule that draws goes on with its stream from layer to
 * layer, so a network depends on one seed and on the order in which its layers are made.
 */
public final class Initialisations {
  private Initialisations() {}

  /**
   * All weights 0. Units of a layer then stay equal for ever: this is here to show why not.
   *
   * @return the rule
   */
  public static Initialisation zero() {
    return constant(0);
  }

  /**
   * All weights the same, with the same flaw as {@link #zero}.
   *
   * @param value the number
   * @return the rule
   */
  public static Initialisation constant(double value) {
    return (fanIn, fanOut, shape) -> Tensor.full(value, shape);
  }

  /**
   * Independent normal weights of mean 0.
   *
   * @param deviation their standard deviation
   * @param stream the source
   * @return the rule
   */
  public static Initialisation normal(double deviation, RandomStream stream) {
    return (fanIn, fanOut, shape) -> stream.normalTensor(shape).mul(deviation);
  }

  /**
   * Independent uniform weights.
   *
   * @param low the smallest
   * @param high the bound above
   * @param stream the source
   * @return the rule
   */
  public static Initialisation uniform(double low, double high, RandomStream stream) {
    return (fanIn, fanOut, shape) -> stream.uniformTensor(shape).mul(high - low).add(low);
  }

  /**
   * Xavier or Glorot, normal: variance 2 / (fan in + fan out), for tanh and sigmoid.
   *
   * @param stream the source
   * @return the rule
   */
  public static Initialisation xavier(RandomStream stream) {
    return (fanIn, fanOut, shape) ->
        stream.normalTensor(shape).mul(Math.sqrt(2.0 / (fanIn + fanOut)));
  }

  /**
   * Xavier or Glorot, uniform on ±√(6 / (fan in + fan out)): the same variance.
   *
   * @param stream the source
   * @return the rule
   */
  public static Initialisation xavierUniform(RandomStream stream) {
    return (fanIn, fanOut, shape) -> symmetric(Math.sqrt(6.0 / (fanIn + fanOut)), stream, shape);
  }

  /**
   * He, normal: variance 2 / fan in, for relu, which loses half of the second moment.
   *
   * @param stream the source
   * @return the rule
   */
  public static Initialisation he(RandomStream stream) {
    return (fanIn, fanOut, shape) -> stream.normalTensor(shape).mul(Math.sqrt(2.0 / fanIn));
  }

  /**
   * He, uniform on ±√(6 / fan in): the same variance.
   *
   * @param stream the source
   * @return the rule
   */
  public static Initialisation heUniform(RandomStream stream) {
    return (fanIn, fanOut, shape) -> symmetric(Math.sqrt(6.0 / fanIn), stream, shape);
  }

  /**
   * Orthogonal: the rows or the columns of the weight, whichever are fewer, are orthonormal, so no
   * length is lost where it can be kept. A weight with more than two axes is seen as a matrix whose
   * columns are its last axis. Source: Saxe, McClelland, Ganguli (2014).
   *
   * @param gain the length of those rows or columns; √2 makes up for what relu loses
   * @param stream the source
   * @return the rule
   */
  public static Initialisation orthogonal(double gain, RandomStream stream) {
    return (fanIn, fanOut, shape) -> {
      int columns = shape[shape.length - 1];
      int rows = columns == 0 ? 0 : Tensor.zeros(shape).size() / columns;
      int longer = Math.max(rows, columns);
      int shorter = Math.min(rows, columns);
      LinearAlgebra.Qr qr = stream.normalTensor(longer, shorter).qr();
      Tensor q = qr.q().mul(qr.r().diagonal().sign()); // without the signs q were not uniform
      return (rows < columns ? q.transpose() : q).mul(gain).reshape(shape);
    };
  }

  private static Tensor symmetric(double bound, RandomStream stream, int[] shape) {
    return stream.uniformTensor(shape).mul(2 * bound).sub(bound);
  }
}
