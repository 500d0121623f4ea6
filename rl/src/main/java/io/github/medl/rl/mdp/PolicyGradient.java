package io.github.medl.rl.mdp;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.tensor.Tensor;

/**
 * The exact gradient of what a softmax policy π(a | s) ∝ exp θ(s, a) earns, J(θ) = μᵀ V_π. Two ways
 * that must agree: by differentiating the linear solve, and by the policy gradient theorem.
 */
public final class PolicyGradient {
  private PolicyGradient() {}

  /**
   * What a policy earns, differentiable in θ.
   *
   * @param mdp the process, with its start μ
   * @param discount γ
   * @param theta θ of shape (S, A)
   * @param temperature τ: each step also pays τ times the entropy of π(. | s); 0 for none
   * @return μᵀ (I − γ P_π)⁻¹ (r_π + τ H_π), a scalar
   */
  public static Tensor objective(FiniteMdp mdp, double discount, Tensor theta, double temperature) {
    Bellman.checkDiscount(discount);
    if (discount == 1 && !PolicyEvaluation.alwaysEnds(mdp)) {
      throw new IllegalArgumentException(
          "policy gradient: at discount 1 every state must be able to end; from some there is no end");
    }
    Tensor logs = theta.logSoftmax(1);
    Tensor policy = logs.exp();
    Tensor reward = policy.mul(mdp.rewards().sub(logs.mul(temperature))).sum(1);
    return mdp.start().dot(PolicyEvaluation.system(mdp, policy, discount).solve(reward));
  }

  /**
   * The gradient, through the linear solve.
   *
   * @param mdp the process, with its start μ
   * @param discount γ
   * @param theta θ of shape (S, A)
   * @param temperature τ, 0 for no entropy
   * @return the derivatives of {@link #objective} by θ, of shape (S, A)
   */
  public static Tensor gradient(FiniteMdp mdp, double discount, Tensor theta, double temperature) {
    return Autodiff.gradient(t -> objective(mdp, discount, t, temperature), theta);
  }

  /**
   * The gradient by the policy gradient theorem.
   *
   * @param mdp the process, with its start μ
   * @param discount γ, less than 1
   * @param theta θ of shape (S, A)
   * @return 1/(1-γ) d(s) π(a | s) (Q(s, a) − V(s)) with d the {@link PolicyEvaluation#occupancy}
   */
  public static Tensor theorem(FiniteMdp mdp, double discount, Tensor theta) {
    Tensor policy = theta.softmax(1);
    PolicyEvaluation of = PolicyEvaluation.of(mdp, policy, discount);
    int states = mdp.states();
    return of.occupancy()
        .div(1 - discount)
        .reshape(states, 1)
        .mul(policy)
        .mul(of.actionValues().sub(of.values().reshape(states, 1)));
  }
}
