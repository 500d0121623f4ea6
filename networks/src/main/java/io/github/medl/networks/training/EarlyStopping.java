package io.github.medl.networks.training;

import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.tensor.Tensor;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Stops when a measure has not become better for a while, and gives the network of the best epoch
 * (section 4.1, figure 4.4).
 *
 * @param <M> the kind of network
 */
public final class EarlyStopping<M extends Network> implements Callback<M> {
  private final String measure;
  private final boolean smaller;
  private final int patience;
  private @Nullable M best;

  private EarlyStopping(String measure, boolean smaller, int patience) {
    this.measure = measure;
    this.smaller = smaller;
    this.patience = patience;
  }

  /**
   * Waits for a smaller value, as of a loss.
   *
   * @param <M> the kind of network
   * @param measure its name in the history, such as {@code validation loss}
   * @param patience after how many epochs without a better value the training stops
   * @return one callback a run
   * @throws IllegalArgumentException if the patience is not positive
   */
  public static <M extends Network> Supplier<Callback<M>> onLowest(String measure, int patience) {
    check(patience);
    return () -> new EarlyStopping<>(measure, true, patience);
  }

  /**
   * Waits for a larger value, as of an accuracy.
   *
   * @param <M> the kind of network
   * @param measure its name in the history, such as {@code validation accuracy}
   * @param patience after how many epochs without a better value the training stops
   * @return one callback a run
   * @throws IllegalArgumentException if the patience is not positive
   */
  public static <M extends Network> Supplier<Callback<M>> onHighest(String measure, int patience) {
    check(patience);
    return () -> new EarlyStopping<>(measure, false, patience);
  }

  private static void check(int patience) {
    if (patience < 1) {
      throw new IllegalArgumentException(
          "early stopping: the patience must be positive, it is " + patience);
    }
  }

  /** Which epoch is best, the history tells: there is nothing else to remember than its network. */
  @Override
  public void epoch(Moment<M> moment) {
    History history = moment.history();
    int bestEpoch = smaller ? history.lowest(measure) : history.highest(measure);
    if (best == null || bestEpoch == moment.epoch()) {
      best = moment.network();
    }
    if (moment.epoch() - bestEpoch >= patience) {
      moment.stop();
    }
  }

  @Override
  public M result(M last) {
    return best == null ? last : best;
  }

  @Override
  public String settings() {
    return (smaller ? "lowest " : "highest ") + measure + ", patience " + patience;
  }

  @Override
  public Map<String, Tensor> memory() {
    return Networks.tensors(best);
  }

  @Override
  public void restore(Map<String, Tensor> memory, M network) {
    best = Networks.with(network, memory);
  }
}
