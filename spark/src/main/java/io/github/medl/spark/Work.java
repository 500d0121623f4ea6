package io.github.medl.spark;

import io.github.medl.optim.trials.Task;
import java.io.Serializable;

/**
 * All that an executor needs.
 *
 * @param <D> what all trials share
 * @param <R> what a trial gives
 * @param task the trials
 * @param data what they share
 */
@SuppressWarnings("serial") // whether the data can be sent is seen when they are
record Work<D, R>(Task<D, R> task, D data) implements Serializable {}
