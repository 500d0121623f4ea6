package io.github.medl.rl.environment;

import io.github.medl.random.SplittableStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Several copies of an environment side by side, each with a random stream of its own, so that what
 * happens in one does not depend on the others. An episode that is over is followed by the next at
 * once; what was seen before that reset stays to be asked for.
 *
 * <p>All arrays are the vector's own and are overwritten by the next step.
 *
 * @param <A> what an action is
 */
public final class EnvironmentVector<A> {
  private final List<Environment<A>> environments = new ArrayList<>();
  private final List<SplittableStream> streams = new ArrayList<>();
  private final int width;
  private final double[] observations;
  private final double[] next;
  private final double[] rewards;
  private final boolean[] terminated;
  private final boolean[] truncated;

  /**
   * Makes the copies and starts an episode in each.
   *
   * @param size how many
   * @param maker makes one
   * @param stream is split once for each
   */
  public EnvironmentVector(
      int size, Supplier<? extends Environment<A>> maker, SplittableStream stream) {
    if (size < 1) {
      throw new IllegalArgumentException("a vector needs at least one environment, not " + size);
    }
    for (int i = 0; i < size; i++) {
      environments.add(maker.get());
      streams.add(stream.split());
    }
    width = environments.get(0).observationSize();
    observations = new double[size * width];
    next = new double[size * width];
    rewards = new double[size];
    terminated = new boolean[size];
    truncated = new boolean[size];
    for (int i = 0; i < size; i++) {
      environments.get(i).reset(streams.get(i));
      environments.get(i).observe(observations, i * width);
    }
  }

  /**
   * Acts once in each.
   *
   * @param actions one for each environment, in order
   */
  public void step(List<? extends A> actions) {
    if (actions.size() != environments.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "%d actions for %d environments", actions.size(), environments.size()));
    }
    for (int i = 0; i < environments.size(); i++) {
      Environment<A> environment = environments.get(i);
      rewards[i] = environment.step(actions.get(i), streams.get(i));
      terminated[i] = environment.isTerminated();
      truncated[i] = environment.isTruncated();
      environment.observe(next, i * width);
      if (environment.isOver()) {
        environment.reset(streams.get(i));
      }
      environment.observe(observations, i * width);
    }
  }

  /**
   * The number of environments.
   *
   * @return n
   */
  public int size() {
    return environments.size();
  }

  /**
   * How many numbers an observation has.
   *
   * @return the width of a row
   */
  public int observationSize() {
    return width;
  }

  /**
   * What is seen now, after resets.
   *
   * @return n rows
   */
  public double[] observations() {
    return observations;
  }

  /**
   * What followed the last step, before any reset.
   *
   * @return n rows
   */
  public double[] nextObservations() {
    return next;
  }

  /**
   * What the last step paid.
   *
   * @return n numbers
   */
  public double[] rewards() {
    return rewards;
  }

  /**
   * Whether the last step came to the task's own end.
   *
   * @return n flags
   */
  public boolean[] terminated() {
    return terminated;
  }

  /**
   * Whether time was up after the last step.
   *
   * @return n flags
   */
  public boolean[] truncated() {
    return truncated;
  }
}
