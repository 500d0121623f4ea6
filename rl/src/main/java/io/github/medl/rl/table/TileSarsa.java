package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.rl.environment.DiscreteEnvironment;
import io.github.medl.tensor.Tensor;

/**
 * SARSA(λ) with tiles: Q(x, a) is the sum of the weights of the tiles of x, a set of weights for
 * each action. It belongs to one thread and allocates nothing while it learns.
 */
public final class TileSarsa {
  private final TileCoding coding;
  private final int actions;
  private final Traces.Linear values;
  private final double[] scratch;
  private final double[] observation = new double[2];
  private int[] now;
  private int[] next;

  /**
   * A learner with zero weights.
   *
   * @param coding the tiles of an observation of two numbers
   * @param actions A
   * @param discount γ
   * @param stepSize α, the step size of a whole value: each of n tiles learns α/n
   * @param lambda λ
   * @param traces which kind
   */
  public TileSarsa(
      TileCoding coding,
      int actions,
      double discount,
      double stepSize,
      double lambda,
      Traces traces) {
    this.coding = coding;
    this.actions = actions;
    values =
        new Traces.Linear(
            traces, coding.size(), actions, stepSize / coding.tilings(), discount, lambda);
    scratch = new double[actions];
    now = new int[coding.tilings()];
    next = new int[coding.tilings()];
  }

  /**
   * Learns from one episode.
   *
   * @param environment with observations of two numbers
   * @param epsilon with what probability any action is drawn
   * @param stream for the start, exploration and equals
   * @return the sum of its rewards
   */
  public double episode(DiscreteEnvironment environment, double epsilon, RandomStream stream) {
    environment.reset(stream);
    look(environment, now);
    int action = act(now, epsilon, stream);
    double total = 0;
    while (!environment.isOver()) {
      double reward = environment.step(action, stream);
      total += reward;
      look(environment, next);
      int following = environment.isTerminated() ? 0 : act(next, epsilon, stream);
      double future =
          environment.isTerminated() ? 0 : values.value(next, following * coding.size());
      values.learn(now, action * coding.size(), reward, future, environment.isOver());
      int[] kept = now;
      now = next;
      next = kept;
      action = following;
    }
    return total;
  }

  private void look(DiscreteEnvironment environment, int[] active) {
    environment.observe(observation, 0);
    coding.tilesOf(observation, active);
  }

  private int act(int[] active, double epsilon, RandomStream stream) {
    if (epsilon > 0 && stream.uniform() < epsilon) {
      return stream.nextInt(actions);
    }
    double max = Double.NEGATIVE_INFINITY;
    int ties = 0;
    for (int a = 0; a < actions; a++) {
      scratch[a] = values.value(active, a * coding.size());
      ties = scratch[a] > max ? 1 : scratch[a] == max ? ties + 1 : ties;
      max = Math.max(max, scratch[a]);
    }
    if (ties == 0) {
      throw new IllegalStateException("the values have become NaN: the step size is too large");
    }
    int chosen = ties == 1 ? 0 : stream.nextInt(ties);
    for (int a = 0; ; a++) {
      if (scratch[a] == max && chosen-- == 0) {
        return a;
      }
    }
  }

  /**
   * What is known of a point.
   *
   * @param x an observation
   * @return Q(x, .) of shape (A)
   */
  public Tensor actionValues(double... x) {
    int[] active = new int[coding.tilings()];
    coding.tilesOf(x, active);
    return Tensor.generate(a -> values.value(active, a * coding.size()), actions);
  }
}
