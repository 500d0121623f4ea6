package io.github.medl.optim.linesearch;

import java.util.OptionalDouble;

/**
 * Finds a step α &gt; 0 along a descent direction.
 *
 * <p>Conditions on the step, with φ(0) and φ'(0) &lt; 0 at the start of the ray:
 *
 * <ul>
 *   <li>Armijo, sufficient decrease: φ(α) ≤ φ(0) + c1 α φ'(0). Two units in the last place of φ(0)
 *       are forgiven: close to a minimum rounding hides every decrease.
 *   <li>weak Wolfe: Armijo and φ'(α) ≥ c2 φ'(0)
 *   <li>strong Wolfe: Armijo and |φ'(α)| ≤ c2 |φ'(0)|
 * </ul>
 */
@FunctionalInterface
public interface LineSearch {
  /**
   * Searches.
   *
   * @param phi the cost along the direction
   * @param value φ(0)
   * @param slope φ'(0), negative
   * @param first the step to try first, positive
   * @return the step, or nothing if none was found
   */
  OptionalDouble search(Ray phi, double value, double slope, double first);

  /**
   * Exact: Newton's method on φ'(α) = 0 from α = 0, as Figure 4.9 does. Fails where it does not end
   * at a minimum of φ below φ(0).
   *
   * @return the search
   */
  static LineSearch newton() {
    return Exact::newton;
  }

  /**
   * Exact: bisection on φ'(α) = 0, after doubling the first step until φ' is positive there.
   *
   * @return the search
   */
  static LineSearch bisection() {
    return Exact::bisection;
  }

  /**
   * Backtracking with c1 = 1e-4 and halving: {@link #backtracking(double, double)}.
   *
   * @return the search
   */
  static LineSearch backtracking() {
    return backtracking(1e-4, 0.5);
  }

  /**
   * Backtracking (Armijo, 1966): shrinks the first step until it satisfies Armijo's condition.
   *
   * @param c1 the part of the first-order decrease that is asked for, in (0, 1)
   * @param shrink the factor, in (0, 1)
   * @return the search
   * @throws IllegalArgumentException if a parameter is out of range
   */
  static LineSearch backtracking(double c1, double shrink) {
    require(c1 > 0 && c1 < 1 && shrink > 0 && shrink < 1, "backtracking: c1 and shrink in (0, 1)");
    return (phi, value, slope, first) -> Inexact.backtracking(phi, value, slope, first, c1, shrink);
  }

  /**
   * Weak Wolfe conditions, by doubling and bisection.
   *
   * @param c1 of Armijo's condition
   * @param c2 of the condition on the slope, in (c1, 1)
   * @return the search
   * @throws IllegalArgumentException unless 0 &lt; c1 &lt; c2 &lt; 1
   */
  static LineSearch weakWolfe(double c1, double c2) {
    require(0 < c1 && c1 < c2 && c2 < 1, "weakWolfe: needs 0 < c1 < c2 < 1");
    return (phi, value, slope, first) -> Inexact.weakWolfe(phi, value, slope, first, c1, c2);
  }

  /**
   * Strong Wolfe conditions, by cubic interpolation (Nocedal and Wright, 2006, algorithms 3.5 and
   * 3.6).
   *
   * @param c1 of Armijo's condition
   * @param c2 of the condition on the slope, in (c1, 1): 0.9 for quasi-Newton methods, 0.1 for
   *     conjugate gradients
   * @return the search
   * @throws IllegalArgumentException unless 0 &lt; c1 &lt; c2 &lt; 1
   */
  static LineSearch strongWolfe(double c1, double c2) {
    require(0 < c1 && c1 < c2 && c2 < 1, "strongWolfe: needs 0 < c1 < c2 < 1");
    return (phi, value, slope, first) -> new StrongWolfe(phi, value, slope, c1, c2).search(first);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }
}
