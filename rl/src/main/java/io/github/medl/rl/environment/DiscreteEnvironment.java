package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/** An environment with a few actions, numbered from 0. */
public interface DiscreteEnvironment extends Environment<Integer> {
  /**
   * The number of actions.
   *
   * @return A
   */
  int actions();

  /**
   * Acts once.
   *
   * @param action 0, ..., A − 1
   * @param stream where chance comes from
   * @return the reward
   * @throws IllegalArgumentException if there is no such action
   * @throws IllegalStateException if the episode is over, or has not begun
   */
  double step(int action, RandomStream stream);

  @Override
  default double step(Integer action, RandomStream stream) {
    return step(action.intValue(), stream);
  }
}
