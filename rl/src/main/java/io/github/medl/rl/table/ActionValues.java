package io.github.medl.rl.table;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** A table Q(s, a) that changes, zeros at first. It belongs to one thread. */
public final class ActionValues {
  private final int states;
  private final int actions;
  private final double[] q;

  /**
   * Zeros.
   *
   * @param states S
   * @param actions A
   * @throws IllegalArgumentException if there is no state or no action, or more of them than a
   *     table holds
   */
  public ActionValues(int states, int actions) {
    if (states < 1 || actions < 1 || (long) states * actions >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "a table of action values needs states and actions, and less than 2^31 pairs of them;"
                  + " got %d and %d",
              states,
              actions));
    }
    this.states = states;
    this.actions = actions;
    q = new double[states * actions];
  }

  /**
   * The number of actions.
   *
   * @return A
   */
  public int actions() {
    return actions;
  }

  /** The place of a pair in the table. */
  int pair(int state, int action) {
    if (state < 0 || state >= states || action < 0 || action >= actions) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT,
              "action values: there is no state %d with an action %d among %d states and %d actions",
              state,
              action,
              states,
              actions));
    }
    return state * actions + action;
  }

  /**
   * A value.
   *
   * @param state s
   * @param action a
   * @return Q(s, a)
   */
  public double get(int state, int action) {
    return q[pair(state, action)];
  }

  /**
   * Corrects a value.
   *
   * @param state s
   * @param action a
   * @param change is added to Q(s, a)
   */
  public void add(int state, int action, double change) {
    int pair = pair(state, action);
    q[pair] += change;
    if (Double.isNaN(q[pair])) {
      throw new IllegalStateException(
          String.format(
              Locale.ROOT,
              "Q(%d, %d) has become NaN: a reward is NaN, or the step size is too large",
              state,
              action));
    }
  }

  /**
   * The largest value of a state.
   *
   * @param state s
   * @return max_a Q(s, a)
   */
  public double max(int state) {
    return q[state * actions + first(state)];
  }

  /**
   * The best action, the lowest of equals.
   *
   * @param state s
   * @return argmax_a Q(s, a)
   */
  public int first(int state) {
    int best = 0;
    for (int a = 1; a < actions; a++) {
      if (get(state, a) > get(state, best)) {
        best = a;
      }
    }
    return best;
  }

  /**
   * A best action, equals with the same probability.
   *
   * @param state s
   * @param stream is asked only if there are equals
   * @return one of the actions of the largest value
   */
  public int best(int state, RandomStream stream) {
    double max = max(state);
    int ties = ties(state, max);
    int chosen = ties == 1 ? 0 : stream.nextInt(ties);
    int a = first(state);
    while (chosen > 0) {
      a++;
      chosen -= get(state, a) == max ? 1 : 0;
    }
    return a;
  }

  private int ties(int state, double max) {
    int ties = 0;
    for (int a = 0; a < actions; a++) {
      ties += get(state, a) == max ? 1 : 0;
    }
    return ties;
  }

  /**
   * What the ε-greedy policy expects of a state.
   *
   * @param state s
   * @param epsilon ε, shared by all actions; the best share 1 − ε
   * @return Σ_a π(a | s) Q(s, a)
   */
  public double expected(int state, double epsilon) {
    double sum = 0;
    for (int a = 0; a < actions; a++) {
      sum += get(state, a);
    }
    return epsilon / actions * sum + (1 - epsilon) * max(state);
  }

  /**
   * The table.
   *
   * @return a copy of shape (S, A)
   */
  public Tensor toTensor() {
    return Tensor.of(q, states, actions);
  }
}
