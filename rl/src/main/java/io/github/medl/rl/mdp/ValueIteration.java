package io.github.medl.rl.mdp;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Value iteration, V ← max_a (r + γ P V) from V = 0, with what it guarantees on the way.
 *
 * <pre>{@code
 * ValueIteration iteration = ValueIteration.of(mdp, 0.9);
 * iteration.sweep();
 * iteration.errorBound();                     // |V* - V| is not larger
 * Solution solution = iteration.until(1e-8);  // largest change of a sweep
 * }</pre>
 *
 * <p>With the Gauss-Seidel variant a state already sees the new values of those before it.
 */
public final class ValueIteration {
  private static final int MOST_SWEEPS = 10_000_000;

  private final FiniteMdp mdp;
  private final double discount;
  private final boolean isInPlace;
  private double[] values;
  private double[] before;
  private int sweeps;

  private ValueIteration(FiniteMdp mdp, double discount, boolean isInPlace) {
    Bellman.checkDiscount(discount);
    this.mdp = mdp;
    this.discount = discount;
    this.isInPlace = isInPlace;
    values = new double[mdp.states()];
    before = new double[mdp.states()];
  }

  /**
   * The synchronous iteration: all states at once.
   *
   * @param mdp the process
   * @param discount γ in [0, 1]
   * @return the iteration at V = 0
   */
  public static ValueIteration of(FiniteMdp mdp, double discount) {
    return new ValueIteration(mdp, discount, false);
  }

  /**
   * The Gauss-Seidel iteration: state after state, in place.
   *
   * @param mdp the process
   * @param discount γ in [0, 1]
   * @return the iteration at V = 0
   */
  public static ValueIteration gaussSeidel(FiniteMdp mdp, double discount) {
    return new ValueIteration(mdp, discount, true);
  }

  /**
   * Iterates until hardly anything changes.
   *
   * @param mdp the process
   * @param discount γ in [0, 1]
   * @param tolerance the largest change of the last sweep
   * @return the values after it
   */
  public static Solution solve(FiniteMdp mdp, double discount, double tolerance) {
    return of(mdp, discount).until(tolerance);
  }

  /** One sweep over all states. */
  public void sweep() {
    System.arraycopy(values, 0, before, 0, values.length);
    double[] seen = isInPlace ? values : before;
    for (int s = 0; s < values.length; s++) {
      double best = Double.NEGATIVE_INFINITY;
      for (int a = 0; a < mdp.actions(); a++) {
        best = Math.max(best, mdp.backup(s, a, seen, discount));
      }
      values[s] = best;
    }
    sweeps++;
  }

  /**
   * Sweeps until hardly anything changes.
   *
   * @param tolerance the largest change of the last sweep
   * @return the values after it
   * @throws IllegalArgumentException if the tolerance is negative or NaN, a value becomes infinite,
   *     or ten million sweeps do not suffice: at discount 1 values may grow for ever
   */
  public Solution until(double tolerance) {
    if (!(tolerance >= 0)) {
      throw new IllegalArgumentException(
          "value iteration: the tolerance must not be negative, it is " + tolerance);
    }
    do {
      if (sweeps == MOST_SWEEPS) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "after %d sweeps values still change by %s; at discount %s they may have no limit",
                sweeps,
                change(),
                discount));
      }
      sweep();
      if (!Double.isFinite(change())) {
        throw new IllegalArgumentException(
            "after " + sweeps + " sweeps a value is no longer finite: the rewards are too large");
      }
    } while (change() > tolerance);
    return solution();
  }

  /**
   * The state of the iteration.
   *
   * @return V, its action values and its greedy policy
   */
  public Solution solution() {
    return Solution.of(mdp, Tensor.of(values), discount, sweeps);
  }

  /**
   * The number of sweeps.
   *
   * @return k
   */
  public int sweeps() {
    return sweeps;
  }

  /**
   * The change of the last sweep.
   *
   * @return max |V_k − V_{k-1}|
   */
  public double change() {
    return Math.max(-extreme(-1), extreme(1));
  }

  /**
   * How far from the best values this can be.
   *
   * @return γ/(1-γ) max |V_k − V_{k-1}|, not less than max |V* - V_k|; infinite at γ = 1
   */
  public double errorBound() {
    return discount == 1 ? Double.POSITIVE_INFINITY : weight() * change();
  }

  /**
   * What the greedy policy can lose.
   *
   * @return 2γ/(1-γ) max |V_k − V_{k-1}|, not less than max (V* - V^greedy)
   */
  public double lossBound() {
    return 2 * errorBound();
  }

  /**
   * A bound of the best values from below.
   *
   * @return V_k + γ/(1-γ) min (V_k − V_{k-1}); what has ended counts as a state that stays at 0;
   *     minus infinity at γ = 1
   * @throws IllegalStateException in a Gauss-Seidel iteration, for which this does not hold
   */
  public Tensor lower() {
    return bound(mdp.hasEnds() ? Math.min(extreme(-1), 0) : extreme(-1), -1);
  }

  /**
   * A bound of the best values from above.
   *
   * @return V_k + γ/(1-γ) max (V_k − V_{k-1}); what has ended counts as a state that stays at 0;
   *     infinity at γ = 1
   * @throws IllegalStateException in a Gauss-Seidel iteration, for which this does not hold
   */
  public Tensor upper() {
    return bound(mdp.hasEnds() ? Math.max(extreme(1), 0) : extreme(1), 1);
  }

  private Tensor bound(double change, int side) {
    if (isInPlace) {
      throw new IllegalStateException("these bounds are of the synchronous iteration");
    }
    double by = discount == 1 ? side * Double.POSITIVE_INFINITY : weight() * change;
    return Tensor.of(values).add(by);
  }

  private double weight() {
    return discount / (1 - discount);
  }

  /** The largest (sign 1) or the smallest (sign -1) of V_k − V_{k-1}. */
  private double extreme(int sign) {
    double most = Double.NEGATIVE_INFINITY;
    for (int s = 0; s < values.length; s++) {
      most = Math.max(most, sign * (values[s] - before[s]));
    }
    return sign * most;
  }
}
