package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;

/**
 * Inverted dropout (section 5.7, figure 5.11): in training each number is set to 0 with probability
 * p and otherwise divided by 1 - p, so its mean stays and evaluation is the identity.
 *
 * @param rate p, the probability that a number is dropped, at least 0 and less than 1
 */
public record Dropout(double rate) implements Layer {
  /**
   * Checks the rate.
   *
   * @param rate p, the probability that a number is dropped, at least 0 and less than 1
   * @throws IllegalArgumentException if the rate is not in [0, 1)
   */
  public Dropout {
    if (!(rate >= 0 && rate < 1)) {
      throw new IllegalArgumentException("dropout: the rate must lie in [0, 1), it is " + rate);
    }
  }

  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return pass.isTraining() && rate > 0 ? x.mul(mask(x, pass.random())) : x;
  }

  /**
   * Draws what the numbers are multiplied by, one uniform number for each, in row-major order.
   *
   * @param like a tensor of the shape and format wanted
   * @param stream the source
   * @return 0 where a number is dropped, 1 / (1 - p) where it is kept
   */
  public Tensor mask(Tensor like, RandomStream stream) {
    return like.dtype() == DType.FLOAT32 ? floats(like, stream) : doubles(like, stream);
  }

  /**
   * As {@link #doubles}, in the other format. The sign of u - p says whether a number is kept: a
   * branch would be guessed wrong each time that one is dropped, which took as long as the draw.
   */
  private Tensor floats(Tensor like, RandomStream stream) {
    float[] mask = new float[like.size()];
    stream.fillUniform(mask);
    float least = (float) rate;
    float kept = 1 / (float) (1 - rate);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (Math.copySign(.5f, mask[i] - least) + .5f) * kept;
    }
    return Tensor.wrap(mask, like.shape());
  }

  private Tensor doubles(Tensor like, RandomStream stream) {
    double[] mask = new double[like.size()];
    stream.fillUniform(mask);
    double kept = 1 / (1 - rate);
    for (int i = 0; i < mask.length; i++) {
      mask[i] = (Math.copySign(.5, mask[i] - rate) + .5) * kept;
    }
    return Tensor.wrap(mask, like.shape());
  }
}
