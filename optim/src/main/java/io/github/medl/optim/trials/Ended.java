package io.github.medl.optim.trials;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * How a trial ended: with a result or with a failure.
 *
 * @param <R> what a trial gives
 * @param number of the trial
 * @param result what it gave, null if it failed
 * @param failure why it gave nothing, null if it did
 * @serial exclude
 */
public record Ended<R>(int number, @Nullable R result, @Nullable Failure failure)
    implements Serializable {
  /**
   * A trial that failed.
   *
   * @param <R> what a trial gives
   * @param number of the trial
   * @param failure why
   * @return its end
   */
  public static <R> Ended<R> failed(int number, Failure failure) {
    return new Ended<>(number, null, failure);
  }
}
