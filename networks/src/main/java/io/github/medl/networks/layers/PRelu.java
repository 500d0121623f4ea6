package io.github.medl.networks.layers;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * The rectifier whose slope for negative numbers is learned, σ(u) = max(u, 0) + a min(u, 0).
 *
 * @param slope a, which is stretched to the input: of shape (1) or (features) for an input (n,
 *     features)
 */
public record PRelu(Tensor slope) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    return x.relu().sub(x.neg().relu().mul(slope));
  }
}
