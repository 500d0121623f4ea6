package io.github.medl.rl.deep;

import io.github.medl.networks.Layer;
import io.github.medl.random.SplittableStream;
import io.github.medl.rl.environment.EnvironmentVector;
import io.github.medl.rl.returns.Advantages;
import io.github.medl.tensor.DType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Some steps of several environments, a row a step; the arrays are used again and again. */
final class Rollout<A> {
  private final EnvironmentVector<A> environments;
  private final ActionDistribution<A> law;
  private final SplittableStream exploring;
  private final int steps;
  private final int n;
  private final int width;
  final double[] observations;
  final List<A> actions = new ArrayList<>();
  final double[] rewards;
  final double[] values;
  final double[] nextValues;
  final boolean[] terminated;
  final boolean[] truncated;
  final double[] advantages;
  private final double[] totals;
  private long count;

  Rollout(
      EnvironmentVector<A> environments,
      ActionDistribution<A> law,
      int steps,
      SplittableStream exploring) {
    this.environments = environments;
    this.law = law;
    this.steps = steps;
    this.exploring = exploring;
    n = environments.size();
    width = environments.observationSize();
    observations = new double[steps * n * width];
    rewards = new double[steps * n];
    values = new double[steps * n];
    nextValues = new double[steps * n];
    terminated = new boolean[steps * n];
    truncated = new boolean[steps * n];
    advantages = new double[steps * n];
    totals = new double[n];
  }

  /** Acts by a policy, and values what was met. */
  void collect(ActorCritic network, DType dtype, EpisodeListener listener) {
    actions.clear();
    for (int t = 0; t < steps; t++) {
      double[] now = environments.observations();
      System.arraycopy(now, 0, observations, t * n * width, n * width);
      double[] outputs = Observed.outputs(network.policy(), now, width, dtype);
      double[] worth = Observed.outputs(network.value(), now, width, dtype);
      System.arraycopy(worth, 0, values, t * n, n);
      if (t > 0) {
        follow(t - 1, worth);
      }
      int size = outputs.length / n;
      for (int i = 0; i < n; i++) {
        double[] row = Arrays.copyOfRange(outputs, i * size, (i + 1) * size);
        actions.add(law.draw(row, exploring));
      }
      environments.step(actions.subList(t * n, (t + 1) * n));
      record(t, network.value(), dtype, listener);
    }
    follow(steps - 1, Observed.outputs(network.value(), environments.observations(), width, dtype));
  }

  private void record(int t, Layer value, DType dtype, EpisodeListener listener) {
    for (int i = 0; i < n; i++) {
      int at = t * n + i;
      rewards[at] = Observed.reward(environments.rewards()[i], count + 1);
      terminated[at] = environments.terminated()[i];
      truncated[at] = environments.truncated()[i];
      totals[i] += rewards[at];
      count++;
      if (truncated[at]) {
        double[] last =
            Arrays.copyOfRange(environments.nextObservations(), i * width, (i + 1) * width);
        nextValues[at] = Observed.outputs(value, last, width, dtype)[0];
      }
      if (terminated[at] || truncated[at]) {
        listener.ended(count, totals[i]);
        totals[i] = 0;
      }
    }
  }

  /** What followed a step is what is seen now, unless the episode was over. */
  private void follow(int t, double[] worth) {
    for (int i = 0; i < n; i++) {
      int at = t * n + i;
      if (!terminated[at] && !truncated[at]) {
        nextValues[at] = worth[i];
      }
    }
  }

  void estimate(double discount, double lambda) {
    Advantages.fill(
        n, rewards, values, nextValues, terminated, truncated, discount, lambda, advantages);
  }

  /** The number of steps of all environments so far. */
  long count() {
    return count;
  }
}
