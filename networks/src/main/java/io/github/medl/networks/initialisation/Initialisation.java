package io.github.medl.networks.initialisation;

import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * How the first weights of a layer are drawn. {@link Initialisations} has the usual ones.
 *
 * <p>Weights are drawn in double precision and then rounded to the format of the network: FLOAT32,
 * in which networks are trained, unless {@link #in} says otherwise.
 */
@FunctionalInterface
public interface Initialisation {
  /**
   * Draws a weight, in FLOAT64.
   *
   * @param fanIn how many inputs act on one unit
   * @param fanOut how many units one input acts on
   * @param shape the shape of the weight
   * @return a new tensor
   */
  Tensor draw(int fanIn, int fanOut, int... shape);

  /**
   * The number format of the network.
   *
   * @return FLOAT32, if nothing else was said
   */
  default DType dtype() {
    return DType.FLOAT32;
  }

  /**
   * Draws a weight in the format of the network.
   *
   * @param fanIn how many inputs act on one unit
   * @param fanOut how many units one input acts on
   * @param shape the shape of the weight
   * @return a new tensor
   */
  default Tensor weight(int fanIn, int fanOut, int... shape) {
    return draw(fanIn, fanOut, shape).cast(dtype());
  }

  /**
   * The same rule for a network in another number format.
   *
   * @param format FLOAT32 or FLOAT64
   * @return the rule
   */
  default Initialisation in(DType format) {
    Initialisation rule = this;
    return new Initialisation() {
      @Override
      public Tensor draw(int fanIn, int fanOut, int... shape) {
        return rule.draw(fanIn, fanOut, shape);
      }

      @Override
      public DType dtype() {
        return format;
      }
    };
  }
}
