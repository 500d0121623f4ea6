package io.github.medl.rl.mdp;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a policy is worth, exactly: V = (I − γ P_π)⁻¹ r_π.
 *
 * @param values V_π of shape (S)
 * @param actionValues Q_π of shape (S, A)
 * @param occupancy (1 − γ) μᵀ (I − γ P_π)⁻¹ of shape (S): the share of discounted time in each
 *     state; at γ = 1 the expected number of visits
 */
public record PolicyEvaluation(Tensor values, Tensor actionValues, Tensor occupancy) {
  /** Rows of a policy in single precision sum to 1 within this. */
  private static final double SUM = 1e-5;

  /**
   * Evaluates a policy.
   *
   * @param mdp the process
   * @param policy π of shape (S, A), rows that sum to 1
   * @param discount γ in [0, 1]
   * @return its values; at γ = 1 states from which it never ends are worth 0
   * @throws IllegalArgumentException if a row of π is no probabilities, or γ is 1 and the policy
   *     goes on being paid for ever
   */
  public static PolicyEvaluation of(FiniteMdp mdp, Tensor policy, double discount) {
    Bellman.checkDiscount(discount);
    checkProbabilities(mdp, policy);
    Tensor reward = policy.mul(mdp.rewards()).sum(1);
    Tensor system = system(mdp, policy, discount);
    if (discount == 1) {
      Tensor ending = ending(mdp, policy, reward);
      // a state that never ends gets the equation V = 0
      system = system.where(ending.reshape(mdp.states(), 1), Tensor.eye(mdp.states()));
    }
    Tensor values = system.solve(reward);
    Tensor visits = system.transpose().solve(mdp.start());
    return new PolicyEvaluation(
        values,
        Bellman.actionValues(mdp, values, discount),
        discount < 1 ? visits.mul(1 - discount) : visits);
  }

  private static void checkProbabilities(FiniteMdp mdp, Tensor policy) {
    checkShape(mdp, policy);
    double[][] rows = policy.toRows();
    for (int s = 0; s < rows.length; s++) {
      double sum = Arrays.stream(rows[s]).sum();
      if (!(Math.abs(sum - 1) <= SUM) || Arrays.stream(rows[s]).anyMatch(p -> p < 0)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "policy evaluation: row %d of the policy is %s, expected probabilities that sum to"
                    + " 1",
                s,
                Arrays.toString(rows[s])));
      }
    }
  }

  /** Whether a policy that takes every action ends for certain, wherever it begins. */
  static boolean alwaysEnds(FiniteMdp mdp) {
    Tensor none = Tensor.zeros(mdp.states());
    return ending(mdp, Policies.uniform(mdp), none).min().item() == 1;
  }

  /** 1 for the states from which the policy may come to an end, by looking back from the ends. */
  private static Tensor ending(FiniteMdp mdp, Tensor policy, Tensor reward) {
    double[] ends = new double[mdp.states()];
    List<Transition> ways =
        mdp.transitions().stream()
            .filter(way -> way.probability() * policy.get(way.state(), way.action()) > 0)
            .toList();
    for (boolean changes = true; changes; ) {
      changes = false;
      for (Transition way : ways) {
        if (ends[way.state()] == 0 && (way.ends() || ends[way.next()] == 1)) {
          ends[way.state()] = 1;
          changes = true;
        }
      }
    }
    for (Transition way : ways) {
      if (ends[way.state()] == 0 && reward.get(way.state()) != 0) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "at discount 1 this policy has no value: from state %d it never ends, and is paid"
                    + " for ever",
                way.state()));
      }
    }
    return Tensor.wrap(ends);
  }

  /**
   * Evaluates a deterministic policy.
   *
   * @param mdp the process
   * @param policy the action of each state
   * @param discount γ, as in {@link #of(FiniteMdp, Tensor, double)}
   * @return its values
   */
  public static PolicyEvaluation of(FiniteMdp mdp, int[] policy, double discount) {
    return of(mdp, Policies.deterministic(policy, mdp.actions()), discount);
  }

  /** I − γ P_π, differentiable in the policy. */
  private static void checkShape(FiniteMdp mdp, Tensor policy) {
    int states = mdp.states();
    int actions = mdp.actions();
    if (policy.rank() != 2 || policy.dim(0) != states || policy.dim(1) != actions) {
      throw new ShapeException(
          "policy evaluation",
          String.format(
              Locale.ROOT,
              "expected a policy (%d, %d), got %s",
              states,
              actions,
              policy.shapeText()));
    }
  }

  static Tensor system(FiniteMdp mdp, Tensor policy, double discount) {
    checkShape(mdp, policy);
    int states = mdp.states();
    int actions = mdp.actions();
    Tensor p = mdp.probabilities().permute(1, 0, 2).mul(policy.reshape(states, actions, 1)).sum(1);
    return Tensor.eye(states).sub(p.mul(discount));
  }
}
