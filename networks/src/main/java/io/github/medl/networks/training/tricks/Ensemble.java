package io.github.medl.networks.training.tricks;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Networks that vote: the mean p of their class probabilities softmax(z).
 *
 * <p>What comes out is log p. Its softmax is p, so it is logits as those of any network are: losses
 * and measures read an ensemble as they read its members.
 *
 * <p>Cross-entropy of the mean is never more than the mean of the cross-entropies (Jensen's
 * inequality).
 *
 * @param members the networks, each of which gives logits of shape (n, K)
 */
public record Ensemble(List<Layer> members) implements Layer {
  /**
   * Keeps an unmodifiable copy of the list.
   *
   * @param members the networks
   * @throws IllegalArgumentException if there are none
   */
  public Ensemble {
    members = List.copyOf(members);
    if (members.isEmpty()) {
      throw new IllegalArgumentException("an ensemble needs at least one network");
    }
  }

  /**
   * The logarithms of the mean of the probabilities.
   *
   * @return logits log p of shape (n, K)
   */
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    List<Tensor> logs = members.stream().map(m -> m.apply(x, pass).logSoftmax(-1)).toList();
    return Tensor.stack(-1, logs).logSumExp(-1).sub(Math.log(members.size()));
  }

  /**
   * The mean of the probabilities.
   *
   * @param x what the networks take, n at once
   * @return p of shape (n, K); rows sum to 1
   */
  public Tensor probabilities(Tensor x) {
    return apply(x).exp();
  }
}
