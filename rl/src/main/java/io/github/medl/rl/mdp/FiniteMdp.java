package io.github.medl.rl.mdp;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A Markov decision process with finitely many states and actions, as a checked table.
 *
 * <pre>{@code
 * FiniteMdp mdp = FiniteMdp.of(2, 2, List.of(new Transition(0, 0, 1, 0, 0, false), ...));
 * Solution best = PolicyIteration.solve(mdp, 0.9);
 * }</pre>
 *
 * <p>A way that ends pays its reward and has no future; the state that it leads to only has a name.
 * The object never changes.
 */
public final class FiniteMdp {
  private static final double SUM = 1e-9;

  private final int states;
  private final int actions;
  private final int[] first; // of the pair s A + a; one more at the end
  private final int[] next;
  private final double[] probability;
  private final double[] reward;
  private final boolean[] ends;
  private final double[] start;
  private final boolean hasEnds;

  private FiniteMdp(int states, int actions, List<Transition> sorted, int[] first, double[] start) {
    this.states = states;
    this.actions = actions;
    this.first = first;
    this.start = start;
    int n = sorted.size();
    next = new int[n];
    probability = new double[n];
    reward = new double[n];
    ends = new boolean[n];
    boolean any = false;
    for (int i = 0; i < n; i++) {
      Transition way = sorted.get(i);
      next[i] = way.next();
      probability[i] = way.probability();
      reward[i] = way.reward();
      ends[i] = way.ends();
      any |= way.ends();
    }
    hasEnds = any;
  }

  private FiniteMdp(FiniteMdp other, double[] start) {
    states = other.states;
    actions = other.actions;
    first = other.first;
    next = other.next;
    probability = other.probability;
    reward = other.reward;
    ends = other.ends;
    hasEnds = other.hasEnds;
    this.start = start;
  }

  /**
   * A process from its rows, which starts in state 0.
   *
   * @param states S
   * @param actions A, the same in every state
   * @param rows in any order; those of a pair (s, a) keep theirs
   * @return the process
   * @throws IllegalArgumentException if a number is out of range or not finite, a pair has no row,
   *     or the probabilities of a pair do not sum to 1 within 1e-9
   */
  public static FiniteMdp of(int states, int actions, List<Transition> rows) {
    if (states < 1 || actions < 1) {
      throw new IllegalArgumentException(
          "a process needs a state and an action, not " + states + " and " + actions);
    }
    if ((long) states * actions >= Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%d states times %d actions are more than a table holds",
              states,
              actions));
    }
    List<List<Transition>> pairs = new ArrayList<>(states * actions);
    for (int pair = 0; pair < states * actions; pair++) {
      pairs.add(new ArrayList<>());
    }
    for (Transition row : rows) {
      check(row, states, actions);
      pairs.get(row.state() * actions + row.action()).add(row);
    }
    List<Transition> sorted = new ArrayList<>(rows.size());
    int[] first = new int[states * actions + 1];
    for (int pair = 0; pair < pairs.size(); pair++) {
      double sum = pairs.get(pair).stream().mapToDouble(Transition::probability).sum();
      if (!(Math.abs(sum - 1) <= SUM)) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "the probabilities of state %d, action %d sum to %s, not to 1",
                pair / actions,
                pair % actions,
                sum));
      }
      sorted.addAll(pairs.get(pair));
      first[pair + 1] = sorted.size();
    }
    double[] start = new double[states];
    start[0] = 1;
    return new FiniteMdp(states, actions, sorted, first, start);
  }

  private static void check(Transition row, int states, int actions) {
    boolean inRange =
        row.state() >= 0
            && row.state() < states
            && row.next() >= 0
            && row.next() < states
            && row.action() >= 0
            && row.action() < actions;
    if (!inRange
        || !(row.probability() >= 0 && row.probability() <= 1)
        || !Double.isFinite(row.reward())) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "%s does not fit: states 0 to %d, actions 0 to %d, probabilities in [0, 1], finite"
                  + " rewards",
              row,
              states - 1,
              actions - 1));
    }
  }

  /**
   * A process without an end from its matrices, which starts in state 0.
   *
   * @param probabilities P of shape (A, S, S): P[a, s, s'] = p(s' | s, a)
   * @param rewards R of shape (S, A): the mean reward of action a in state s
   * @return the process
   * @throws ShapeException if the shapes do not belong together
   * @throws IllegalArgumentException as {@link #of(int, int, List)}
   */
  public static FiniteMdp of(Tensor probabilities, Tensor rewards) {
    if (probabilities.rank() != 3
        || rewards.rank() != 2
        || probabilities.dim(1) != probabilities.dim(2)
        || probabilities.dim(0) != rewards.dim(1)
        || probabilities.dim(1) != rewards.dim(0)) {
      throw new ShapeException(
          "FiniteMdp",
          "expected (A, S, S) and (S, A), got "
              + probabilities.shapeText()
              + " and "
              + rewards.shapeText());
    }
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < rewards.dim(0); s++) {
      for (int a = 0; a < rewards.dim(1); a++) {
        for (int t = 0; t < rewards.dim(0); t++) {
          double p = probabilities.get(a, s, t);
          if (p != 0) {
            rows.add(new Transition(s, a, p, t, rewards.get(s, a), false));
          }
        }
      }
    }
    return of(rewards.dim(0), rewards.dim(1), rows);
  }

  /**
   * The process with another start.
   *
   * @param distribution μ of shape (S): the probability to start in each state
   * @return another process with the same table
   * @throws IllegalArgumentException if it is no distribution over the states
   */
  public FiniteMdp startingIn(Tensor distribution) {
    double[] mu = distribution.toDoubles();
    double sum = Arrays.stream(mu).sum();
    if (mu.length != states
        || !(Math.abs(sum - 1) <= SUM)
        || Arrays.stream(mu).anyMatch(p -> p < 0)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "the start needs %d probabilities that sum to 1; got %d that sum to %s",
              states,
              mu.length,
              sum));
    }
    return new FiniteMdp(this, mu);
  }

  /**
   * The process with another start.
   *
   * @param state where each episode starts
   * @return another process with the same table
   */
  public FiniteMdp startingIn(int state) {
    if (state < 0 || state >= states) {
      throw new IndexOutOfBoundsException(
          String.format(
              Locale.ROOT, "the start is state %d, expected one of 0 to %d", state, states - 1));
    }
    double[] mu = new double[states];
    mu[state] = 1;
    return new FiniteMdp(this, mu);
  }

  /**
   * The number of states.
   *
   * @return S
   */
  public int states() {
    return states;
  }

  /**
   * The number of actions.
   *
   * @return A
   */
  public int actions() {
    return actions;
  }

  /**
   * Where episodes start.
   *
   * @return μ of shape (S)
   */
  public Tensor start() {
    return Tensor.of(start);
  }

  /**
   * The table.
   *
   * @return its rows by state and action
   */
  public List<Transition> transitions() {
    List<Transition> rows = new ArrayList<>(next.length);
    for (int pair = 0; pair < states * actions; pair++) {
      for (int i = first[pair]; i < first[pair + 1]; i++) {
        rows.add(
            new Transition(
                pair / actions, pair % actions, probability[i], next[i], reward[i], ends[i]));
      }
    }
    return List.copyOf(rows);
  }

  /**
   * How one goes on: ways that end are not in it, so a row may sum to less than 1.
   *
   * @return P of shape (A, S, S)
   */
  public Tensor probabilities() {
    double[] p = new double[actions * states * states];
    for (int s = 0; s < states; s++) {
      for (int a = 0; a < actions; a++) {
        for (int i = first[s * actions + a]; i < first[s * actions + a + 1]; i++) {
          if (!ends[i]) {
            p[(a * states + s) * states + next[i]] += probability[i];
          }
        }
      }
    }
    return Tensor.wrap(p, actions, states, states);
  }

  /**
   * Mean rewards.
   *
   * @return R of shape (S, A)
   */
  public Tensor rewards() {
    double[] r = new double[states * actions];
    for (int pair = 0; pair < r.length; pair++) {
      for (int i = first[pair]; i < first[pair + 1]; i++) {
        r[pair] += probability[i] * reward[i];
      }
    }
    return Tensor.wrap(r, states, actions);
  }

  /** Σ p (r + γ V(s')) over the ways of a pair, V(s') = 0 on a way that ends. */
  double backup(int state, int action, double[] values, double discount) {
    int pair = state * actions + action;
    double sum = 0;
    for (int i = first[pair]; i < first[pair + 1]; i++) {
      sum += probability[i] * (ends[i] ? reward[i] : reward[i] + discount * values[next[i]]);
    }
    return sum;
  }

  boolean hasEnds() {
    return hasEnds;
  }

  /**
   * Draws a start.
   *
   * @param stream the source; one uniform number is taken
   * @return a state
   */
  public int drawStart(RandomStream stream) {
    return index(start, 0, states, stream.uniform());
  }

  /**
   * Draws where an action leads.
   *
   * @param state s
   * @param action a
   * @param stream the source; one uniform number is taken
   * @return the number of a row, for {@link #next}, {@link #reward} and {@link #ends}
   */
  public int draw(int state, int action, RandomStream stream) {
    int pair = state * actions + action;
    return index(probability, first[pair], first[pair + 1], stream.uniform());
  }

  /** The place of u in the cumulative sums; the last of positive weight where rounding ends low. */
  private static int index(double[] weights, int from, int to, double u) {
    double left = u;
    int last = from;
    for (int i = from; i < to; i++) {
      if (weights[i] > 0) {
        last = i;
        if (left < weights[i]) {
          return i;
        }
        left -= weights[i];
      }
    }
    return last;
  }

  /**
   * The state that a row leads to.
   *
   * @param row a number that {@link #draw} gave
   * @return s'
   */
  public int next(int row) {
    return next[row];
  }

  /**
   * The reward of a row.
   *
   * @param row a number that {@link #draw} gave
   * @return r
   */
  public double reward(int row) {
    return reward[row];
  }

  /**
   * Whether a row ends the episode.
   *
   * @param row a number that {@link #draw} gave
   * @return true if s' has no future
   */
  public boolean ends(int row) {
    return ends[row];
  }
}
