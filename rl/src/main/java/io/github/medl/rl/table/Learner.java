package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;

/** What learns action values from one step after the other. It belongs to one thread. */
public interface Learner {
  /**
   * The greedy action, equals with the same probability.
   *
   * @param state s
   * @param stream breaks ties
   * @return a
   */
  int best(int state, RandomStream stream);

  /**
   * Learns from a step, which was the next one of the same episode or the first of another.
   *
   * @param step what happened
   * @param epsilon with what probability any action is drawn now: the policy that is followed
   */
  void learn(Experience step, double epsilon);

  /**
   * Whether it needs to know what is done next, so that this is decided before it learns.
   *
   * @return true for SARSA, false for Q-learning
   */
  boolean isOnPolicy();

  /**
   * What it knows.
   *
   * @return Q of shape (S, A)
   */
  Tensor actionValues();
}
