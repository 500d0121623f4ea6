package io.github.medl.gan.vae;

import io.github.medl.gan.DiagonalGaussian;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A network whose answer is a normal law: μ and log σ² by two heads on one body. It is the encoder
 * q(z | x) of an autoencoder, and each link of a chain.
 *
 * @param body from observations to features
 * @param mean from features to μ
 * @param logVariance from features to log σ²
 */
public record GaussianLayer(Layer body, Layer mean, Layer logVariance) implements Network {
  /**
   * The laws for observations.
   *
   * @param x observations; the first axis counts them
   * @param pass training or evaluation
   * @return a law a row
   */
  public DiagonalGaussian apply(Tensor x, Pass pass) {
    return pass.call(
        this,
        List.of(x),
        () -> {
          Tensor features = body.apply(x, pass);
          return new DiagonalGaussian(
              mean.apply(features, pass), logVariance.apply(features, pass));
        });
  }

  /**
   * The laws in evaluation mode.
   *
   * @param x observations; the first axis counts them
   * @return a law a row
   */
  public DiagonalGaussian apply(Tensor x) {
    return apply(x, Pass.evaluation());
  }
}
