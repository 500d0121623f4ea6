package io.github.medl.optim.trials;

import io.github.medl.random.SplittableStream;
import java.io.Serializable;

/**
 * One of many independent computations. It may run in another thread or on another machine, so it
 * changes nothing outside of itself, and what a lambda captures is {@link Serializable} if a place
 * on other machines shall compute it.
 *
 * @param <R> what it gives
 */
@FunctionalInterface
public interface Trial<R> extends Serializable {
  /**
   * Computes.
   *
   * @param number of the trial, from 0
   * @param stream all its randomness; it depends on the seed of the trials and on the number alone
   * @return the result
   * @throws Exception if it fails; the other trials go on
   */
  R run(int number, SplittableStream stream) throws Exception;

  /**
   * A trial on data that all of them share: they are taken to each machine once.
   *
   * @param <D> the data, which no trial changes
   * @param <R> what it gives
   */
  @FunctionalInterface
  interface On<D, R> extends Serializable {
    /**
     * Computes.
     *
     * @param data what all trials share
     * @param number of the trial, from 0
     * @param stream all its randomness; it depends on the seed of the trials and on the number
     *     alone
     * @return the result
     * @throws Exception if it fails; the other trials go on
     */
    R run(D data, int number, SplittableStream stream) throws Exception;
  }
}
