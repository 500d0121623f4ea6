package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * An encoder and a decoder, x̂ = decoder(encoder(x)) (section 3.5, figure 3.11). Trained to give
 * back its input, it finds codes x̃ = encoder(x) that keep what matters.
 *
 * <p>Any two layers will do whose sizes fit. Their parameters are called {@code encoder.} and
 * {@code decoder.} and so on.
 *
 * @param encoder from observations to codes
 * @param decoder from codes to reconstructions
 */
public record Autoencoder(Layer encoder, Layer decoder) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return decoder.apply(encoder.apply(x, pass), pass);
  }

  /**
   * The codes of observations, in evaluation mode.
   *
   * @param x observations; the first axis counts them
   * @return their codes x̃
   */
  public Tensor encode(Tensor x) {
    return encoder.apply(x);
  }

  /**
   * What codes stand for, in evaluation mode.
   *
   * @param codes codes; the first axis counts them
   * @return reconstructions x̂
   */
  public Tensor decode(Tensor codes) {
    return decoder.apply(codes);
  }
}
