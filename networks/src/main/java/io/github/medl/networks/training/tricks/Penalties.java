package io.github.medl.networks.training.tricks;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.tensor.Tensor;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * Terms that make large weights cost something. Weights are the parameters with at least two axes:
 * biases and scales are left alone.
 *
 * <pre>{@code
 * Objective.of(loss).plus(Penalties.l2(1e-4))
 * }</pre>
 */
public final class Penalties {
  private Penalties() {}

  /**
   * The L2 penalty λ/2 Σ w², whose gradient is λ w. Under ADAM it is not the same as weight decay,
   * which {@link io.github.medl.optim.Optimisers#adamw} has.
   *
   * @param lambda λ
   * @return the term
   * @throws IllegalArgumentException if λ is negative
   */
  public static Function<Network, Tensor> l2(double lambda) {
    return ofWeights("l2", lambda, w -> w.square().sum().mul(lambda / 2));
  }

  /**
   * The L1 penalty λ Σ |w|, which draws weights to 0 itself.
   *
   * @param lambda λ
   * @return the term
   * @throws IllegalArgumentException if λ is negative
   */
  public static Function<Network, Tensor> l1(double lambda) {
    return ofWeights("l1", lambda, w -> w.abs().sum().mul(lambda));
  }

  private static Function<Network, Tensor> ofWeights(
      String name, double lambda, UnaryOperator<Tensor> term) {
    if (!(lambda >= 0)) {
      throw new IllegalArgumentException(name + ": lambda must not be negative, it is " + lambda);
    }
    return network ->
        Networks.parameters(network).values().stream()
            .filter(parameter -> parameter.rank() >= 2)
            .map(term)
            .reduce(Tensor::add)
            .orElseThrow(() -> new IllegalArgumentException(name + ": there are no weights"));
  }
}
