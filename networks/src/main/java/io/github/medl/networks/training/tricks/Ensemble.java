package io.github.medl.networks.training.tricks;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Networks that vote: the mean of their class probabilities softmax(z).
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
   * The mean of the probabilities.
   *
   * @return probabilities of shape (n, K), not logits
   */
  @Override
  public Tensor forward(Tensor x, Pass pass) {
    Tensor sum = members.get(0).apply(x, pass).softmax(-1);
    for (Layer member : members.subList(1, members.size())) {
      sum = sum.add(member.apply(x, pass).softmax(-1));
    }
    return sum.div(members.size());
  }
}
