package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;
import java.util.Locale;

/** What all environments here share: the clock, and the two ways in which an episode is over. */
abstract class Timed<A> implements Environment<A> {
  /** The limit of an environment without one. */
  static final int NO_LIMIT = 0;

  private final int limit;
  private int steps;
  private boolean terminated;
  private boolean running;

  Timed(int limit) {
    if (limit < 0) {
      throw new IllegalArgumentException("the time limit is negative: " + limit);
    }
    this.limit = limit;
  }

  @Override
  public final void reset(RandomStream stream) {
    draw(stream);
    begin();
  }

  /** Draws a start. */
  abstract void draw(RandomStream stream);

  /** An episode begins in the present state. */
  final void begin() {
    steps = 0;
    terminated = false;
    running = true;
  }

  /** Before a step: it must be possible. */
  final void require() {
    if (!running) {
      throw new IllegalStateException(
          steps == 0
              ? "the episode has not begun: reset the environment first"
              : "the episode is over: reset the environment");
    }
  }

  /** Before a step: there must be such an action. */
  static void requireAction(int action, int actions) {
    if (action < 0 || action >= actions) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "there is no action %d; actions are 0 to %d", action, actions - 1));
    }
  }

  /** After a step. */
  final void done(boolean ends) {
    steps++;
    terminated = ends;
    running = !ends && steps != limit;
  }

  /**
   * The number of steps since the start.
   *
   * @return t
   */
  public final int steps() {
    return steps;
  }

  /**
   * The time limit.
   *
   * @return in steps; 0 if there is none
   */
  public final int limit() {
    return limit;
  }

  @Override
  public final boolean isTerminated() {
    return terminated;
  }

  @Override
  public final boolean isTruncated() {
    return !terminated && limit > 0 && steps == limit;
  }

  @Override
  public final boolean isOver() {
    return !running && steps > 0;
  }
}
