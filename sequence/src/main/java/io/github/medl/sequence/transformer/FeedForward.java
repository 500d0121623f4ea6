package io.github.medl.sequence.transformer;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.tensor.Tensor;

/**
 * The feed-forward part of a block, the same at every place: W_2 S(W_1 u + b_1) + b_2.
 *
 * @param first (d) → (f)
 * @param activation S
 * @param second (f) → (d)
 */
public record FeedForward(Dense first, Activation activation, Dense second) implements Layer {
  /**
   * A part with first weights.
   *
   * @param width d
   * @param inner f
   * @param activation S
   * @param initialisation the first weights, which also say the number format
   * @param ofOutput those of the second layer, in the same format
   * @return the part
   */
  public static FeedForward of(
      int width,
      int inner,
      Activation activation,
      Initialisation initialisation,
      Initialisation ofOutput) {
    return new FeedForward(
        Layers.dense(width, inner, initialisation),
        activation,
        Layers.dense(inner, width, ofOutput.in(initialisation.dtype())));
  }

  @Override
  public Tensor forward(Tensor u, Pass pass) {
    return second.apply(first.apply(u, activation, pass), pass);
  }
}
