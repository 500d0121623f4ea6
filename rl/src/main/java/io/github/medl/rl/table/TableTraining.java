package io.github.medl.rl.table;

import io.github.medl.optim.Schedule;
import io.github.medl.random.RandomStream;
import io.github.medl.rl.environment.TableEnvironment;

/**
 * Lets a learner act, and learn from it.
 *
 * <pre>{@code
 * TableTraining training = new TableTraining(lake, learner, RandomStream.seed(1));
 * for (int i = 0; i < 10_000; i++) {
 *   double total = training.episode(0.1);
 * }
 * }</pre>
 *
 * <p>The action is ε-greedy: with probability ε any, the greedy one included; equals alike. It
 * belongs to one thread.
 */
public final class TableTraining {
  private final TableEnvironment environment;
  private final Learner learner;
  private final RandomStream stream;
  private long steps;
  private int action;

  /**
   * A training that has not begun.
   *
   * @param environment where it acts
   * @param learner what learns
   * @param stream for starts, chance and exploration
   */
  public TableTraining(TableEnvironment environment, Learner learner, RandomStream stream) {
    this.environment = environment;
    this.learner = learner;
    this.stream = stream;
  }

  /**
   * One episode from a new start.
   *
   * @param epsilon ε
   * @return the sum of its rewards
   */
  public double episode(double epsilon) {
    begin(epsilon);
    double total = 0;
    while (!environment.isOver()) {
      total += step(epsilon);
    }
    return total;
  }

  /**
   * Some steps, from a new start; what ends is begun anew, so this also serves where nothing ends.
   *
   * @param number how many
   * @param epsilon ε of step 1, 2, ..., counted from the first of this call
   */
  public void steps(long number, Schedule epsilon) {
    begin(epsilon.at(1));
    for (long t = 1; t <= number; t++) {
      if (environment.isOver()) {
        begin(epsilon.at(t));
      }
      step(epsilon.at(t));
    }
  }

  private void begin(double epsilon) {
    environment.reset(stream);
    action = act(epsilon);
  }

  /** Does what was chosen, learns from it, and chooses what comes next. */
  private double step(double epsilon) {
    int state = environment.state();
    double reward = environment.step(action, stream);
    steps++;
    boolean terminated = environment.isTerminated();
    int next = learner.isOnPolicy() && !terminated ? act(epsilon) : 0;
    learner.learn(
        new Experience(
            state,
            action,
            reward,
            environment.state(),
            next,
            terminated,
            environment.isTruncated()),
        epsilon);
    action = learner.isOnPolicy() || environment.isOver() ? next : act(epsilon);
    return reward;
  }

  private int act(double epsilon) {
    if (!(epsilon >= 0 && epsilon <= 1)) {
      throw new IllegalArgumentException("epsilon must lie in [0, 1], it is " + epsilon);
    }
    if (stream.uniform() < epsilon) {
      return stream.nextInt(environment.actions());
    }
    return learner.best(environment.state(), stream);
  }

  /**
   * The number of steps so far.
   *
   * @return over all episodes
   */
  public long steps() {
    return steps;
  }

  /**
   * Plays without learning or exploring.
   *
   * @param environment where
   * @param policy the action of each state
   * @param most how many steps at most: a policy may go in circles for ever
   * @param stream for starts and chance
   * @return the sum of the rewards of one episode; NaN if it did not end within them
   */
  public static double play(
      TableEnvironment environment, int[] policy, int most, RandomStream stream) {
    if (policy.length != environment.mdp().states()) {
      throw new IllegalArgumentException(
          "play: a policy of " + policy.length + " for " + environment.mdp().states() + " states");
    }
    environment.reset(stream);
    double total = 0;
    for (int t = 0; !environment.isOver(); t++) {
      if (t == most) {
        return Double.NaN;
      }
      total += environment.step(policy[environment.state()], stream);
    }
    return total;
  }
}
