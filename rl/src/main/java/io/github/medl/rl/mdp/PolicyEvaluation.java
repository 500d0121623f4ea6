package io.github.medl.rl.mdp;

import io.github.medl.engine.SingularMatrixException;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * What a policy is worth, exactly: V = (I - γ P_π)⁻¹ r_π.
 *
 * @param values V_π of shape (S)
 * @param actionValues Q_π of shape (S, A)
 * @param occupancy (1 - γ) μᵀ (I - γ P_π)⁻¹ of shape (S): the share of discounted time in each
 *     state; at γ = 1 the expected number of visits
 */
public record PolicyEvaluation(Tensor values, Tensor actionValues, Tensor occupancy) {

  /**
   * Evaluates a policy.
   *
   * @param mdp the process
   * @param policy π of shape (S, A), rows that sum to 1
   * @param discount γ in [0, 1]; 1 only if the policy ends from everywhere
   * @return its values
   * @throws IllegalArgumentException if the policy never ends from some state and γ is 1
   */
  public static PolicyEvaluation of(FiniteMdp mdp, Tensor policy, double discount) {
    Bellman.checkDiscount(discount);
    Tensor system = system(mdp, policy, discount);
    Tensor reward = policy.mul(mdp.rewards()).sum(1);
    try {
      Tensor values = system.solve(reward);
      Tensor visits = system.transpose().solve(mdp.start());
      return new PolicyEvaluation(
          values,
          Bellman.actionValues(mdp, values, discount),
          discount < 1 ? visits.mul(1 - discount) : visits);
    } catch (SingularMatrixException e) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "at discount %s this policy has no value: from some state it never ends",
              discount),
          e);
    }
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

  /** I - γ P_π, differentiable in the policy. */
  static Tensor system(FiniteMdp mdp, Tensor policy, double discount) {
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
    Tensor p = mdp.probabilities().permute(1, 0, 2).mul(policy.reshape(states, actions, 1)).sum(1);
    return Tensor.eye(states).sub(p.mul(discount));
  }
}
