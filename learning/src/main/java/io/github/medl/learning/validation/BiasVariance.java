package io.github.medl.learning.validation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.learning.examples.Examples;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Why a learner errs. Where y = f(x) + ε with known f and noise of variance σ², the expected
 * squared error at x over all samples that could have been drawn is
 *
 * <p>E (y - f̂(x))² = (E f̂(x) - f(x))² + Var f̂(x) + σ²: squared bias, variance and noise.
 *
 * <p>Many samples are drawn, a model is fitted to each, and all of them predict the same
 * observations. The variance has divisor R, so that mean squared distance from f, which {@link
 * #distance} holds, is bias plus variance exactly.
 *
 * <p>Source: section 2.5.
 *
 * @param truth f(x), of shape (m)
 * @param mean the mean prediction over all samples, of shape (m)
 * @param variances the variance of the prediction over all samples, of shape (m)
 * @param distance the mean of (f̂(x) - f(x))² over all samples and observations
 * @param noise σ²
 */
public record BiasVariance(
    Tensor truth, Tensor mean, Tensor variances, double distance, double noise) {
  /** Where samples come from: a law of which as many samples can be drawn as are wanted. */
  @FunctionalInterface
  public interface Source {
    /**
     * One sample.
     *
     * @param random what it is drawn from
     * @return observations and their responses
     */
    Examples draw(RandomStream random);
  }

  /**
   * Simulates.
   *
   * @param learner what is judged
   * @param source where training samples come from
   * @param x observations to predict, of shape (m, p)
   * @param truth f of them, of shape (m)
   * @param noise σ², the variance of y about f(x)
   * @param samples R, how many samples are drawn
   * @param random what they are drawn from
   * @return the decomposition
   * @throws IllegalArgumentException if R is not positive or σ² negative
   * @throws io.github.medl.learning.UnfittableException if a sample cannot be fitted, or x or f(x)
   *     is not finite
   * @throws io.github.medl.tensor.ShapeException if the shapes do not match
   */
  public static BiasVariance simulate(
      Learner<?> learner,
      Source source,
      Tensor x,
      Tensor truth,
      double noise,
      int samples,
      RandomStream random) {
    Inputs.response("bias and variance", Inputs.matrix("bias and variance", x), truth);
    if (samples < 1 || !(noise >= 0)) {
      throw new IllegalArgumentException(
          String.format(
                  Locale.ROOT,
                  "bias and variance: %d samples with noise of variance %s; one sample at least, and no",
                  samples,
                  noise)
              + " negative variance");
    }
    // Distances from f, not predictions, are summed: they are small where the model is good, so
    // that nothing is lost in the difference of squares.
    Tensor sum = Tensor.zeros(x.dim(0));
    Tensor squares = Tensor.zeros(x.dim(0));
    for (int r = 0; r < samples; r++) {
      Examples sample = source.draw(random);
      Tensor error = learner.fit(sample.inputs(), sample.targets()).predict(x).sub(truth);
      sum = sum.add(error);
      squares = squares.add(error.square());
    }
    Tensor bias = sum.div(samples);
    Tensor distances = squares.div(samples);
    return new BiasVariance(
        truth,
        truth.add(bias),
        distances.sub(bias.square()).maximum(0),
        distances.mean().item(),
        noise);
  }

  /**
   * How far the mean prediction is from the truth, mean over the observations.
   *
   * @return (1/m) Σ (E f̂(xᵢ) - f(xᵢ))²
   */
  public double squaredBias() {
    return mean.sub(truth).square().mean().item();
  }

  /**
   * How far predictions of different samples differ, mean over the observations.
   *
   * @return (1/m) Σ Var f̂(xᵢ)
   */
  public double variance() {
    return variances.mean().item();
  }

  /**
   * The expected squared error for a new observation.
   *
   * @return squared bias + variance + noise
   */
  public double expectedError() {
    return squaredBias() + variance() + noise;
  }

  /** The three parts and their sum. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "bias² %.4f + variance %.4f + noise %.4f = %.4f",
        squaredBias(),
        variance(),
        noise,
        expectedError());
  }
}
