package io.github.medl.optim.trials;

import java.io.Serializable;
import java.util.Objects;

/**
 * The trials of one kind, ready to be computed anywhere: what a {@link Place} is handed.
 *
 * @param <D> what all trials share; a place may take it to its machines apart from the task
 * @param <R> what a trial gives
 */
public final class Task<D, R> implements Serializable {
  private static final long serialVersionUID = 1L;

  /** Of all trials. */
  private final long seed;

  /** What to compute. */
  private final Trial.On<D, R> trial;

  Task(long seed, Trial.On<D, R> trial) {
    this.seed = seed;
    this.trial = trial;
  }

  /**
   * Computes one trial. Whatever it throws is its end, and no other trial's.
   *
   * @param data what all trials share
   * @param number which one
   * @return its end
   */
  public Ended<R> run(D data, int number) {
    try {
      R result = trial.run(data, number, Trials.stream(seed, number));
      return new Ended<>(
          number, Objects.requireNonNull(result, "a trial gives a result, not null"), null);
    } catch (Throwable t) {
      if (t instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      return Ended.failed(number, Failure.of(t));
    }
  }
}
