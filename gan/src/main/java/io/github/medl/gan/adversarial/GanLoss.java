package io.github.medl.gan.adversarial;

import io.github.medl.tensor.Tensor;

/**
 * What the two sides of a game make small, from the outputs of the discriminator: logits, whose
 * sigmoid is the probability of being real, or the values of a critic. {@link GanLosses} has the
 * usual ones.
 */
public interface GanLoss {
  /**
   * The cost of the discriminator.
   *
   * @param real its outputs for real observations
   * @param fake its outputs for generated ones, as many or not
   * @return a scalar
   */
  Tensor discriminator(Tensor real, Tensor fake);

  /**
   * The cost of the generator.
   *
   * @param fake the discriminator's outputs for generated observations
   * @return a scalar
   */
  Tensor generator(Tensor fake);
}
