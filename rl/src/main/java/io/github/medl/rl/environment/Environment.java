package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;

/**
 * What an agent acts in, figure 8.9: it is given an action, and answers with a reward and an
 * observation.
 *
 * <pre>{@code
 * environment.reset(stream);
 * while (!environment.isOver()) {
 *   environment.observe(observation, 0);
 *   total += environment.step(policy(observation), stream);
 * }
 * }</pre>
 *
 * <p>An environment belongs to one thread and allocates nothing while it runs.
 *
 * @param <A> what an action is: {@link Integer} for one of a few, {@code double[]} for numbers
 */
public interface Environment<A> {
  /**
   * Starts an episode.
   *
   * @param stream where the start is drawn from
   */
  void reset(RandomStream stream);

  /**
   * Acts once.
   *
   * @param action what the agent does
   * @param stream where chance comes from; deterministic dynamics take nothing
   * @return the reward
   * @throws IllegalArgumentException if there is no such action
   * @throws IllegalStateException if the episode is over, or has not begun
   */
  double step(A action, RandomStream stream);

  /**
   * Whether the episode has come to its own end: there is no future to hope for.
   *
   * @return true at the goal, after the fall, ...
   */
  boolean isTerminated();

  /**
   * Whether time is up: the episode is cut here, but its state would have had a future.
   *
   * @return true at the time limit, unless {@link #isTerminated()}
   */
  boolean isTruncated();

  /**
   * Whether no further step can be taken.
   *
   * @return terminated or truncated
   */
  default boolean isOver() {
    return isTerminated() || isTruncated();
  }

  /**
   * How many numbers an observation has.
   *
   * @return the length
   */
  int observationSize();

  /**
   * Writes what the agent sees; also after the end, the last observation.
   *
   * @param to an array
   * @param from where in it the observation begins
   */
  void observe(double[] to, int from);

  /**
   * The observation as a new array.
   *
   * @return what {@link #observe(double[], int)} writes
   */
  default double[] observation() {
    double[] seen = new double[observationSize()];
    observe(seen, 0);
    return seen;
  }
}
