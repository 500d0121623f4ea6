package io.github.medl.rl.mdp;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A known number of steps, by backward induction: the best action may depend on how many are left.
 *
 * @param values V_0, ..., V_N: V_n(s) is the largest expected (discounted) sum of the next n
 *     rewards
 * @param policies the best action of each state with 1, ..., N steps to go, the lowest of equals
 */
public record FiniteHorizon(List<Tensor> values, List<int[]> policies) {

  /**
   * Looks ahead from the end.
   *
   * @param mdp the process
   * @param steps N
   * @param discount γ in [0, 1]
   * @return values and policies for every number of steps to go
   */
  public static FiniteHorizon of(FiniteMdp mdp, int steps, double discount) {
    Bellman.checkDiscount(discount);
    if (steps < 0) {
      throw new IllegalArgumentException("finite horizon: " + steps + " steps are less than none");
    }
    List<Tensor> values = new ArrayList<>(List.of(Tensor.zeros(mdp.states())));
    List<int[]> policies = new ArrayList<>();
    for (int n = 0; n < steps; n++) {
      Tensor q = Bellman.actionValues(mdp, values.get(n), discount);
      values.add(q.max(1));
      policies.add(Bellman.greedy(q));
    }
    return new FiniteHorizon(List.copyOf(values), List.copyOf(policies));
  }

  /**
   * The values with all steps to go.
   *
   * @return V_N of shape (S)
   */
  public Tensor first() {
    return values.get(values.size() - 1);
  }
}
