package io.github.medl.networks.training;

import io.github.medl.networks.Network;

/**
 * Where a training stands.
 *
 * @param <M> the kind of network
 */
public interface Moment<M extends Network> {
  /**
   * The present epoch.
   *
   * @return from 0
   */
  int epoch();

  /**
   * How many epochs there shall be.
   *
   * @return the number
   */
  int epochs();

  /**
   * The present batch.
   *
   * @return its number in the epoch, from 0
   */
  int batch();

  /**
   * How many batches an epoch has.
   *
   * @return the number
   */
  int batches();

  /**
   * The cost of the present batch, before its step.
   *
   * @return the cost
   */
  double cost();

  /**
   * The learning rate of the next step.
   *
   * @return the rate
   */
  double learningRate();

  /**
   * What was measured after each epoch that has ended.
   *
   * @return the history
   */
  History history();

  /**
   * The network as it is now.
   *
   * @return a copy that later steps leave alone
   */
  M network();

  /** Ends the training with this epoch. */
  void stop();
}
