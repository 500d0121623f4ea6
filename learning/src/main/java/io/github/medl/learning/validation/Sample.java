package io.github.medl.learning.validation;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/**
 * Observations and their responses.
 *
 * @param x of shape (n, p)
 * @param y of shape (n)
 */
public record Sample(Tensor x, Tensor y) {
  /** Where samples come from: a law of which as many samples can be drawn as are wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * One sample.
     *
     * @param random what it is drawn from
     * @return observations and their responses
     */
    Sample draw(RandomStream random);
  }
}
