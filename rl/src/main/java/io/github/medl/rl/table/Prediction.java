package io.github.medl.rl.table;

import io.github.medl.rl.returns.Returns;
import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;

/**
 * Learns what the states are worth under the policy that is followed: TD(λ) with one of three kinds
 * of traces, TD(0) for λ = 0; and Monte Carlo averages.
 */
public final class Prediction {
  private final Traces.Linear values;
  private final int[] active = new int[1];
  private final int[] after = new int[1];

  private Prediction(Traces.Linear values) {
    this.values = values;
  }

  /**
   * TD(λ).
   *
   * @param states S
   * @param discount γ
   * @param stepSize α, the step size
   * @param lambda λ
   * @param traces which kind
   * @return a learner at V = 0
   */
  public static Prediction tdLambda(
      int states, double discount, double stepSize, double lambda, Traces traces) {
    return new Prediction(new Traces.Linear(traces, states, 1, stepSize, discount, lambda));
  }

  /**
   * TD(0).
   *
   * @param states S
   * @param discount γ
   * @param stepSize α, the step size
   * @return a learner at V = 0
   */
  public static Prediction td(int states, double discount, double stepSize) {
    return tdLambda(states, discount, stepSize, 0, Traces.ACCUMULATING);
  }

  /**
   * Learns from a step.
   *
   * @param state s
   * @param reward r
   * @param next s'
   * @param terminated whether s' has no future
   * @param truncated whether the episode is cut after this step
   */
  public void learn(int state, double reward, int next, boolean terminated, boolean truncated) {
    int states = values.weights().length;
    if (Math.min(state, next) < 0 || Math.max(state, next) >= states || Double.isNaN(reward)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "prediction: a step from state %d to state %d with reward %s, expected states of 0 to"
                  + " %d and a number",
              state,
              next,
              reward,
              states - 1));
    }
    active[0] = state;
    after[0] = next;
    double future = terminated ? 0 : values.value(after, 0);
    values.learn(active, 0, reward, future, terminated || truncated);
  }

  /**
   * What was learned.
   *
   * @return V of shape (S)
   */
  public Tensor values() {
    return Tensor.of(values.weights());
  }

  /**
   * An episode that was watched.
   *
   * @param states s_0, ..., s_{T-1}
   * @param rewards r_0, ..., r_{T-1}
   */
  public record Episode(int[] states, double[] rewards) {}

  /**
   * Monte Carlo: averages of the returns of episodes that came to their own end.
   *
   * @param states S
   * @param discount γ
   * @param episodes what was watched
   * @param firstOnly whether only the first visit of a state in an episode counts
   * @return V of shape (S); NaN where no episode was
   */
  public static Tensor monteCarlo(
      int states, double discount, List<Episode> episodes, boolean firstOnly) {
    double[] sum = new double[states];
    long[] count = new long[states];
    for (Episode episode : episodes) {
      Codes.checked("Monte Carlo", "state", episode.states(), states);
      double[] returns = Returns.discounted(episode.rewards(), discount, 0);
      if (episode.states().length < returns.length) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "Monte Carlo: an episode of %d rewards has only %d states",
                returns.length,
                episode.states().length));
      }
      boolean[] seen = new boolean[states];
      for (int t = 0; t < returns.length; t++) {
        int s = episode.states()[t];
        if (!firstOnly || !seen[s]) {
          sum[s] += returns[t];
          count[s]++;
        }
        seen[s] = true;
      }
    }
    return Tensor.generate(s -> sum[s] / count[s], states);
  }
}
