package io.github.medl.networks.training;

import io.github.medl.learning.examples.Examples;
import io.github.medl.learning.examples.Observations;
import io.github.medl.learning.loss.Loss;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.tensor.Tensor;
import java.util.function.Function;

/**
 * What a training makes small: the cost of a network on a batch, a differentiable scalar.
 *
 * @param <M> the kind of network
 * @param <B> what a batch is: {@link Examples}, or sequences with their lengths, a graph, noise
 */
@FunctionalInterface
public interface Objective<M extends Network, B> {
  /**
   * The cost.
   *
   * @param network the network as it stands
   * @param batch the observations of this step
   * @param pass the pass in which layers are applied
   * @return a scalar
   */
  Tensor cost(M network, B batch, Pass pass);

  /**
   * The mean loss of the network's answers to the batch.
   *
   * @param loss the loss
   * @return the objective of any layer
   */
  static Objective<Layer, Examples> of(Loss loss) {
    return (network, batch, pass) -> loss.of(network.apply(batch.inputs(), pass), batch.targets());
  }

  /**
   * The same cost as a sum over blocks of observations that follow each other in the batch, each
   * with its gradient computed by a thread of its own: data-parallel training. Blocks and the tree
   * by which they are added depend on the batch alone, so that a training has the same bits on any
   * number of threads. They differ from those of the whole batch at once by rounding.
   *
   * <p>It has first derivatives only. A layer with a state, such as batch normalisation, is
   * refused: in a block it would see the statistics of the block, not of the batch.
   *
   * @param <M> the kind of network
   * @param <B> what a batch is
   * @param objective a mean over the observations of a batch
   * @param block how many observations a block has; the last may have fewer
   * @return the objective
   * @throws IllegalArgumentException if the blocks have no size
   */
  static <M extends Network, B extends Observations<B>> Objective<M, B> inBlocks(
      Objective<? super M, ? super B> objective, int block) {
    return new BlockSum<M, B>(objective, block);
  }

  /**
   * This cost and a further term that depends on the network alone, as a penalty of its weights.
   *
   * @param <N> the kind of network
   * @param term a scalar computed from the network
   * @return the sum
   */
  default <N extends M> Objective<N, B> plus(Function<? super N, Tensor> term) {
    return (network, batch, pass) -> cost(network, batch, pass).add(term.apply(network));
  }
}
