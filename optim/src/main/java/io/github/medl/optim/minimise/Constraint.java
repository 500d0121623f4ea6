package io.github.medl.optim.minimise;

/**
 * A condition on θ.
 *
 * @param function h
 * @param isEquality whether h(θ) = 0 is asked for, or else h(θ) ≤ 0
 */
public record Constraint(Objective function, boolean isEquality) {
  /**
   * The condition h(θ) = 0.
   *
   * @param h the function
   * @return the constraint
   */
  public static Constraint zero(Objective h) {
    return new Constraint(h, true);
  }

  /**
   * The condition h(θ) ≤ 0.
   *
   * @param h the function
   * @return the constraint
   */
  public static Constraint notPositive(Objective h) {
    return new Constraint(h, false);
  }

  /** What of h(θ) breaks the condition. */
  double excess(double h) {
    return isEquality ? h : Math.max(0, h);
  }
}
