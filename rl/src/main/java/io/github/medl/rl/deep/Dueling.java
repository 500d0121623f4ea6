package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;

/**
 * Action values from a value and advantages, Q = V + A − mean A (Wang et al. 2016): what all
 * actions have in common is learned at once.
 *
 * @param body what both share, x to features
 * @param value features to V of shape (n, 1)
 * @param advantage features to A of shape (n, actions)
 */
public record Dueling(Layer body, Layer value, Layer advantage) implements Layer {
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor features = body.apply(x, pass);
    return join(value.apply(features, pass), advantage.apply(features, pass));
  }

  /** V + A − the mean of A over the actions. */
  static Tensor join(Tensor value, Tensor advantage) {
    return advantage.sub(advantage.meanKeeping(1)).add(value);
  }
}
