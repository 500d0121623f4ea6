package io.github.medl.rl.mdp;

import io.github.medl.tensor.Tensor;

/**
 * Between value and policy iteration: the greedy policy of V, then m applications of its operator V
 * ← r_π + γ P_π V, from V = 0. With m = 1 it is value iteration, with m → ∞ policy iteration.
 */
public final class ModifiedPolicyIteration {
  private ModifiedPolicyIteration() {}

  /**
   * Some rounds.
   *
   * @param mdp the process
   * @param discount γ in [0, 1]
   * @param m applications of the operator a round, the first of which is the greedy sweep itself
   * @param rounds how many
   * @return V after them
   */
  public static Solution run(FiniteMdp mdp, double discount, int m, int rounds) {
    Bellman.checkDiscount(discount);
    if (m < 1 || rounds < 0) {
      throw new IllegalArgumentException("needs m >= 1 and rounds >= 0, got " + m + ", " + rounds);
    }
    int states = mdp.states();
    double[] values = new double[states];
    for (int round = 0; round < rounds; round++) {
      Tensor q = Bellman.actionValues(mdp, Tensor.of(values), discount);
      int[] policy = Bellman.greedy(q);
      for (int k = 0; k < m; k++) {
        double[] next = new double[states];
        for (int s = 0; s < states; s++) {
          next[s] = mdp.backup(s, policy[s], values, discount);
        }
        values = next;
      }
    }
    return Solution.of(mdp, Tensor.wrap(values), discount, rounds);
  }
}
