package io.github.medl.gan.diffusion;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** Tells the noise in what a diffusion has made of data; a sampler asks nothing else. */
@FunctionalInterface
public interface NoisePredictor {
  /**
   * The noise.
   *
   * @param z z_t, the first axis counts observations
   * @param t the step of all of them, from 1 to T
   * @return ε̂(z_t, t), of the shape of z
   */
  Tensor noise(Tensor z, int t);

  /**
   * The noise in the format of z, if it has the shape of z.
   *
   * @param z z_t, the first axis counts observations
   * @param t the step of all of them, from 1 to T
   * @return ε̂(z_t, t)
   * @throws ShapeException if the prediction has another shape
   */
  default Tensor checkedNoise(Tensor z, int t) {
    Tensor noise = noise(z, t);
    if (!noise.sameShape(z)) {
      throw new ShapeException(
          "noise predictor",
          String.format(
              Locale.ROOT,
              "at step %d it answered %s for %s; noise has the shape of what it is in",
              t,
              noise.shapeText(),
              z.shapeText()));
    }
    return noise.cast(z.dtype());
  }

  /**
   * Guidance without a classifier: ε̂ = ε̂_u + w (ε̂_c - ε̂_u) for a prediction that knows the
   * class and one that does not. With w = 1 it is the first, with 0 the second; a larger w buys
   * agreement with the class, and pays with variety (Ho and Salimans, 2022).
   *
   * @param conditional knows the class
   * @param unconditional does not
   * @param w the weight
   * @return the guided prediction
   * @throws IllegalArgumentException if w is not finite
   */
  static NoisePredictor guided(NoisePredictor conditional, NoisePredictor unconditional, double w) {
    if (!Double.isFinite(w)) {
      throw new IllegalArgumentException("the weight of a guidance is a number, not " + w);
    }
    if (w == 1) {
      return conditional;
    }
    return (z, t) -> {
      Tensor without = unconditional.noise(z, t);
      Tensor with = conditional.noise(z, t);
      Schedule.checkFit("guidance", without, with);
      return without.add(with.sub(without).mul(w));
    };
  }
}
