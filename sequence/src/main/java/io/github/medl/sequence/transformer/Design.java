package io.github.medl.sequence.transformer;

import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activation;
import io.github.medl.networks.layers.LayerNorm;
import io.github.medl.networks.layers.Layers;
import io.github.medl.sequence.attention.MultiHead;

/**
 * The sizes and the kind of a block, and where its first weights come from.
 *
 * @param width d, the length of the vectors
 * @param heads H, a divisor of d
 * @param inner f, the units of the feed-forward part
 * @param activation the activation of the feed-forward part
 * @param preNorm whether norms stand before the branches rather than after the skips
 * @param dropout the rate of dropout, of what branches add and of attention's weights
 * @param weights the first weights, which also say the number format
 * @param endOfBranch the first weights of what ends a branch: the outputs of attention and of the
 *     feed-forward part
 */
public record Design(
    int width,
    int heads,
    int inner,
    Activation activation,
    boolean preNorm,
    double dropout,
    Initialisation weights,
    Initialisation endOfBranch) {
  /** Attention with first weights. */
  MultiHead attention() {
    return MultiHead.of(width, heads, dropout, weights, endOfBranch);
  }

  /** A feed-forward part with first weights. */
  FeedForward feedForward() {
    return FeedForward.of(width, inner, activation, weights, endOfBranch);
  }

  /** A norm in the design's number format. */
  LayerNorm norm() {
    LayerNorm norm = Layers.layerNorm(width);
    return new LayerNorm(
        norm.scale().cast(weights.dtype()), norm.shift().cast(weights.dtype()), norm.epsilon());
  }
}
