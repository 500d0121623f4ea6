package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import io.github.medl.tensor.Tensor;
import java.util.Map;

/**
 * Takes part in a training: watches it, stops it, or has a say in the network that comes out.
 *
 * <p>A callback that remembers something from epoch to epoch gives it in {@link #memory()} and
 * takes it back in {@link #restore}, so that a training that is resumed ends as if it had never
 * stopped.
 *
 * @param <M> the kind of network
 */
public interface Callback<M extends Network> {
  /**
   * A step has been taken.
   *
   * @param moment where the training stands; valid during this call
   */
  default void step(Moment<M> moment) {}

  /**
   * An epoch has ended, and its measures stand in the history.
   *
   * @param moment where the training stands; valid during this call
   */
  default void epoch(Moment<M> moment) {}

  /**
   * The network that the training gives.
   *
   * @param last the network of the last epoch, or what the callback before gave
   * @return that one, or another: the best, or an average
   */
  default M result(M last) {
    return last;
  }

  /**
   * What the outcome depends on besides the class: a checkpoint is gone on from only by a training
   * whose callbacks have the same.
   *
   * @return the settings as a text, such as {@code patience 5}; empty if there are none
   */
  default String settings() {
    return "";
  }

  /**
   * What must outlive an interruption.
   *
   * @return tensors by name
   */
  default Map<String, Tensor> memory() {
    return Map.of();
  }

  /**
   * Takes back what {@link #memory()} gave in a run that was interrupted.
   *
   * @param memory the tensors by name
   * @param network a network of the kind that is trained
   */
  default void restore(Map<String, Tensor> memory, M network) {}
}
