package io.github.medl.linear.classification;

import io.github.medl.optim.Optimiser;
import java.util.Locale;
import java.util.Objects;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;

/**
 * How to train by mini-batches: in each epoch the rows pass in consecutive batches, in their order
 * or in a random one, and each batch makes one step. All weights begin with draws of the standard
 * normal distribution.
 *
 * @param method makes a new optimiser, as {@code () -> Optimisers.adam(0.02)} does
 * @param epochs how often all rows pass
 * @param batch how many rows make a step
 * @param shuffled whether the rows get a new order in each epoch
 * @param seed of the weights to begin with, and of the orders; the classes of the rows have a part
 *     in them too, so that the models of {@link OneVsRest} begin apart
 * @param listener hears of each epoch
 */
public record MiniBatches(
    Supplier<Optimiser> method,
    int epochs,
    int batch,
    boolean shuffled,
    long seed,
    Listener listener) {

  /** Hears of the progress of a training. */
  @FunctionalInterface
  public interface Listener {
    /**
     * An epoch is over.
     *
     * @param epoch which, from 1
     * @param cost computes the mean cross-entropy of all rows by the weights of now, when asked
     */
    void afterEpoch(int epoch, DoubleSupplier cost);
  }

  /**
   * Checks the numbers.
   *
   * @param method makes a new optimiser
   * @param epochs how often all rows pass
   * @param batch how many rows make a step
   * @param shuffled whether the rows get a new order in each epoch
   * @param seed of the weights to begin with, and of the orders
   * @param listener hears of each epoch
   * @throws IllegalArgumentException if there is no epoch or a batch has no row
   */
  public MiniBatches {
    Objects.requireNonNull(method, "method");
    Objects.requireNonNull(listener, "listener");
    if (epochs < 1 || batch < 1) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "mini-batches: at least one epoch and one row a batch, got %d epochs of batches of"
                  + " %d",
              epochs,
              batch));
    }
  }

  /**
   * Training without shuffling.
   *
   * @param method makes a new optimiser
   * @param epochs how often all rows pass
   * @param batch how many rows make a step
   * @param seed of the weights to begin with
   * @return the plan
   */
  public static MiniBatches of(Supplier<Optimiser> method, int epochs, int batch, long seed) {
    return new MiniBatches(method, epochs, batch, false, seed, (epoch, cost) -> {});
  }

  /**
   * The same with a new order of the rows in each epoch.
   *
   * @return the plan
   */
  public MiniBatches shuffling() {
    return new MiniBatches(method, epochs, batch, true, seed, listener);
  }

  /**
   * The same with someone who hears of each epoch.
   *
   * @param other the listener
   * @return the plan
   */
  public MiniBatches listening(Listener other) {
    return new MiniBatches(method, epochs, batch, shuffled, seed, other);
  }
}
