package io.github.medl.rl.mdp;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Howard's policy iteration: evaluate exactly, become greedy, until the policy repeats. A state
 * changes its action only for one that is better by more than {@link Bellman#TIE}, so rounding
 * cannot make it go in circles.
 */
public final class PolicyIteration {
  /**
   * A policy on the way.
   *
   * @param policy the action of each state
   * @param values V_π of shape (S)
   */
  public record Round(int[] policy, Tensor values) {}

  private PolicyIteration() {}

  /**
   * All policies from a given one to the best.
   *
   * @param mdp the process
   * @param discount γ in [0, 1]; at 1 the start must end from everywhere
   * @param start the first policy
   * @return the rounds; the last one's policy is its own improvement
   * @throws IllegalArgumentException if a policy has no value at this discount
   */
  public static List<Round> rounds(FiniteMdp mdp, double discount, int[] start) {
    List<Round> rounds = new ArrayList<>();
    int[] policy = start.clone();
    while (true) {
      PolicyEvaluation evaluation = PolicyEvaluation.of(mdp, policy, discount);
      rounds.add(new Round(policy, evaluation.values()));
      int[] better = improved(policy, evaluation.actionValues());
      if (rounds.stream().anyMatch(round -> Arrays.equals(better, round.policy()))) {
        return List.copyOf(rounds); // seen before: the same, or as good but for rounding
      }
      policy = better;
    }
  }

  /**
   * The best policy, from the greedy one of mean rewards on.
   *
   * @param mdp the process
   * @param discount γ in [0, 1)
   * @return its values, and how many policies were evaluated
   */
  public static Solution solve(FiniteMdp mdp, double discount) {
    List<Round> rounds = rounds(mdp, discount, Bellman.greedy(mdp.rewards()));
    return Solution.of(mdp, rounds.get(rounds.size() - 1).values(), discount, rounds.size());
  }

  private static int[] improved(int[] policy, Tensor actionValues) {
    List<int[]> best = Bellman.best(actionValues);
    int[] better = policy.clone();
    for (int s = 0; s < policy.length; s++) {
      if (Arrays.binarySearch(best.get(s), policy[s]) < 0) {
        better[s] = best.get(s)[0];
      }
    }
    return better;
  }
}
