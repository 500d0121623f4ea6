package io.github.medl.optim.minimise;

import java.util.List;

/** A cost that is a mean over observations, C(θ) = (C_1(θ) + ... + C_m(θ)) / m. */
public interface FiniteSum extends Objective {
  /**
   * The terms.
   *
   * @return C_1, ..., C_m
   */
  List<Objective> terms();

  /**
   * The mean of some costs.
   *
   * @param terms C_1, ..., C_m
   * @return the objective
   * @throws IllegalArgumentException if there are none
   */
  static FiniteSum mean(List<Objective> terms) {
    if (terms.isEmpty()) {
      throw new IllegalArgumentException("mean: there are no terms");
    }
    return new Mean(List.copyOf(terms));
  }
}
