package io.github.medl.rl.mdp;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** One step of looking ahead: the operators that all solvers share. */
public final class Bellman {
  /**
   * Actions whose values differ by less count as equally good: in units of the largest |Q| if that
   * is less than 1, so that rewards may come in any unit. What {@link #ROUNDING} makes is no
   * difference either.
   */
  public static final double TIE = 1e-9;

  /** Relative to the largest |Q|. */
  private static final double ROUNDING = 1e-13;

  private Bellman() {}

  /**
   * Action values of state values.
   *
   * @param mdp the process
   * @param values V of shape (S)
   * @param discount γ
   * @return Q(s, a) = Σ p(s' | s, a) (r + γ V(s')), of shape (S, A)
   * @throws ShapeException if there is not a value for each state
   */
  public static Tensor actionValues(FiniteMdp mdp, Tensor values, double discount) {
    if (values.size() != mdp.states()) {
      throw new ShapeException(
          "action values",
          "expected a value for each of " + mdp.states() + " states, got " + values.shapeText());
    }
    return Tensor.wrap(
        actionValues(mdp, values.toDoubles(), discount), mdp.states(), mdp.actions());
  }

  static double[] actionValues(FiniteMdp mdp, double[] values, double discount) {
    double[] q = new double[mdp.states() * mdp.actions()];
    for (int pair = 0; pair < q.length; pair++) {
      q[pair] = mdp.backup(pair / mdp.actions(), pair % mdp.actions(), values, discount);
    }
    return q;
  }

  /**
   * The greedy policy.
   *
   * @param actionValues Q of shape (S, A)
   * @return for each state the lowest action within {@link #TIE} of the best
   */
  public static int[] greedy(Tensor actionValues) {
    return best(actionValues).stream().mapToInt(actions -> actions[0]).toArray();
  }

  /**
   * All good actions.
   *
   * @param actionValues Q of shape (S, A)
   * @return for each state the actions within {@link #TIE} of the best, ascending
   * @throws IllegalArgumentException if a value is NaN, or there is no action
   */
  public static List<int[]> best(Tensor actionValues) {
    double[] q = actionValues.toDoubles();
    int actions = actionValues.dim(1);
    double scale = 0;
    for (double value : q) {
      if (Double.isNaN(value)) {
        throw new IllegalArgumentException("greedy policy: an action value is NaN");
      }
      scale = Double.isInfinite(value) ? scale : Math.max(scale, Math.abs(value));
    }
    if (actions == 0) {
      throw new IllegalArgumentException("greedy policy: there is no action to choose");
    }
    double tie = TIE * Math.min(1, scale) + ROUNDING * scale;
    return IntStream.range(0, actionValues.dim(0))
        .mapToObj(
            s -> {
              double[] row = Arrays.copyOfRange(q, s * actions, (s + 1) * actions);
              double largest = Arrays.stream(row).max().getAsDouble();
              return IntStream.range(0, actions).filter(a -> row[a] >= largest - tie).toArray();
            })
        .toList();
  }

  /**
   * Refuses what is no discount.
   *
   * @param discount γ
   * @throws IllegalArgumentException if it does not lie in [0, 1]
   */
  public static void checkDiscount(double discount) {
    if (!(discount >= 0 && discount <= 1)) {
      throw new IllegalArgumentException("the discount must be in [0, 1], it is " + discount);
    }
  }
}
