package io.github.medl.rl.mdp;

import io.github.medl.tensor.Tensor;

/**
 * What is best in a process, or the best known so far.
 *
 * @param values V of shape (S)
 * @param actionValues Q of shape (S, A)
 * @param policy the greedy action of each state, the lowest of equals
 * @param rounds how many sweeps or policies it took
 */
public record Solution(Tensor values, Tensor actionValues, int[] policy, int rounds) {
  /** Of values that are given. */
  static Solution of(FiniteMdp mdp, Tensor values, double discount, int rounds) {
    Tensor q = Bellman.actionValues(mdp, values, discount);
    return new Solution(values, q, Bellman.greedy(q), rounds);
  }
}
