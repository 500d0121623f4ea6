package io.github.medl.rl.mdp;

import io.github.medl.tensor.Codes;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** Policies on a table, as probabilities π(a | s) of shape (S, A). */
public final class Policies {
  private Policies() {}

  /**
   * Every action with the same probability.
   *
   * @param mdp the process
   * @return π(a | s) = 1/A
   */
  public static Tensor uniform(FiniteMdp mdp) {
    return Tensor.full(1.0 / mdp.actions(), mdp.states(), mdp.actions());
  }

  /**
   * One action in each state.
   *
   * @param actions the action of each state
   * @param count A
   * @return π(a | s) = 1 if a is the action of s
   * @throws IllegalArgumentException if a number is no action; it says which
   */
  public static Tensor deterministic(int[] actions, int count) {
    Codes.checked("policy", "action", actions, count);
    double[] pi = new double[actions.length * count];
    for (int s = 0; s < actions.length; s++) {
      pi[s * count + actions[s]] = 1;
    }
    return Tensor.wrap(pi, actions.length, count);
  }

  /**
   * One action in each state, from a tensor.
   *
   * @param actions codes, the action of each state, of shape (S)
   * @param count A
   * @return π(a | s) = 1 if a is the action of s
   * @throws IllegalArgumentException if a number is no action; it says which
   */
  public static Tensor deterministic(Tensor actions, int count) {
    return deterministic(Codes.read("policy", "action", actions, count), count);
  }

  /**
   * The greedy policy, but for one step in ε⁻¹.
   *
   * @param actionValues Q of shape (S, A)
   * @param epsilon the probability that the action is drawn from all, the best included
   * @return ε/A for every action, and 1 − ε shared by those with the largest value
   */
  public static Tensor epsilonGreedy(Tensor actionValues, double epsilon) {
    int actions = actionValues.dim(1);
    double[] q = actionValues.toDoubles();
    if (!(epsilon >= 0 && epsilon <= 1) || Arrays.stream(q).anyMatch(Double::isNaN)) {
      throw new IllegalArgumentException(
          "epsilon-greedy: epsilon must lie in [0, 1], it is "
              + epsilon
              + ", and no action value may be NaN");
    }
    double[] pi = new double[q.length];
    for (int from = 0; from < q.length; from += actions) {
      double best = Arrays.stream(q, from, from + actions).max().getAsDouble();
      long ties = Arrays.stream(q, from, from + actions).filter(v -> v == best).count();
      for (int i = from; i < from + actions; i++) {
        pi[i] = epsilon / actions + (q[i] == best ? (1 - epsilon) / ties : 0);
      }
    }
    return Tensor.wrap(pi, actionValues.shape());
  }
}
