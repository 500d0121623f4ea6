package io.github.medl.gan.vae;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** What the output of a decoder says of an observation: the law p(x | z). */
public interface Likelihood {
  /**
   * The cost of observations, -log p(x | z), summed over their coordinates.
   *
   * @param outputs of the decoder, (n, ...)
   * @param x observations, of the same shape
   * @return one number a row
   * @throws io.github.medl.tensor.ShapeException if the shapes differ
   * @throws IllegalArgumentException if the law knows no such observations
   */
  Tensor cost(Tensor outputs, Tensor x);

  /**
   * The mean of the law, which is what is shown.
   *
   * @param outputs of the decoder
   * @return E[x | z], of the same shape
   */
  Tensor mean(Tensor outputs);

  /**
   * Observations drawn from the law.
   *
   * @param outputs of the decoder
   * @param stream the source
   * @return x, of the same shape
   */
  Tensor draw(Tensor outputs, RandomStream stream);

  /**
   * Coordinates that are 0 or 1, given by logits l: -log p(x | z) = Σ log(1 + e^l) - x l.
   *
   * <p>The cost is also finite for numbers between 0 and 1, such as gray pixels. Then it is no
   * likelihood of anything, and no bound can be compared by it.
   *
   * @return the law
   */
  static Likelihood bernoulli() {
    return new Bernoulli();
  }

  /**
   * Coordinates that are normal about the output, with one fixed deviation: -log p(x | z) = Σ (x -
   * o)²/(2σ²) + ½ log(2πσ²).
   *
   * @param deviation σ, above 0
   * @return the law
   * @throws IllegalArgumentException if it is not above 0
   */
  static Likelihood gaussian(double deviation) {
    return new Gaussian(deviation);
  }
}
