package io.github.medl.gan.diffusion;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/**
 * A way back from noise to data, in moves from a step to an earlier one.
 *
 * <pre>{@code
 * Tensor noise = stream.normalTensor(DType.FLOAT32, 16, 64);
 * Tensor digits = new Ancestral(schedule, Variance.POSTERIOR).sample(predictor, noise, stream);
 * }</pre>
 */
public sealed interface Sampler permits Ancestral, Ddim {
  /**
   * The steps at which the noise is asked for.
   *
   * @return from the last to the first; a move goes from each to the next of them, and from the
   *     last to 0
   */
  int[] visited();

  /**
   * One move.
   *
   * @param z z_t
   * @param noiseInIt ε̂(z_t, t)
   * @param from t
   * @param to the step to go to, 0 for data
   * @param fresh standard normal numbers of the shape of z
   * @return what is at the step {@code to}
   */
  Tensor move(Tensor z, Tensor noiseInIt, int from, int to, Tensor fresh);

  /**
   * The deviation of the noise that a move adds.
   *
   * @param from the step before
   * @param to the step after
   * @return σ; 0 if the move draws nothing
   */
  double deviation(int from, int to);

  /** Sees what a sampler makes. */
  @FunctionalInterface
  interface Watcher {
    /**
     * A step has been reached.
     *
     * @param t the step, the first before any move
     * @param z what is there
     */
    void at(int t, Tensor z);
  }

  /**
   * The way from noise to data. No derivatives are kept.
   *
   * @param predictor tells the noise
   * @param start z_T, standard normal
   * @param stream the source of further noise
   * @return x, of the shape and format of the start
   */
  default Tensor sample(NoisePredictor predictor, Tensor start, RandomStream stream) {
    return sample(predictor, start, stream, (t, z) -> {});
  }

  /**
   * The way from noise to data, watched.
   *
   * @param predictor tells the noise
   * @param start z_T, standard normal
   * @param stream the source of further noise
   * @param watcher sees the start, what each move gives, and the data as step 0
   * @return x, of the shape and format of the start
   */
  default Tensor sample(
      NoisePredictor predictor, Tensor start, RandomStream stream, Watcher watcher) {
    int[] steps = visited();
    Tensor z = start;
    for (int k = 0; k < steps.length; k++) {
      watcher.at(steps[k], z);
      int to = k + 1 < steps.length ? steps[k + 1] : 0;
      Tensor fresh =
          deviation(steps[k], to) == 0
              ? Tensor.scalar(0).cast(z.dtype())
              : stream.normalTensor(z.dtype(), z.shape());
      z = move(z, predictor.checkedNoise(z, steps[k]), steps[k], to, fresh);
    }
    watcher.at(0, z);
    return z;
  }
}
