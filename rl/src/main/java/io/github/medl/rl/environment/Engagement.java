package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeping somebody engaged: levels 1, ..., L, of which one goes up with probability p₀, or p₁ if
 * stimulated (action 1), which costs κ, and down otherwise; a move off either end stays. The state
 * is the level minus 1, and the level is what is paid. It has no end.
 *
 * @param levels L
 * @param p0 the probability to go up by itself
 * @param p1 the probability to go up when stimulated
 * @param cost κ of a stimulation
 * @param pays which level is paid
 */
public record Engagement(int levels, double p0, double p1, double cost, Pays pays) {
  /** Which level is paid. */
  public enum Pays {
    /** The level in which the action is taken. */
    LEFT,
    /** The level to which it leads. */
    REACHED
  }

  /**
   * Ten levels, p₀ = 1/2, p₁ = 3/4.
   *
   * @param cost κ
   * @param pays which level is paid
   * @return the process
   */
  public static Engagement of(double cost, Pays pays) {
    return new Engagement(10, 0.5, 0.75, cost, pays);
  }

  /**
   * The process as a table, which starts in level 1.
   *
   * @return S = L states and two actions
   */
  public FiniteMdp mdp() {
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < levels; s++) {
      for (int a = 0; a < 2; a++) {
        double up = a == 1 ? p1 : p0;
        int above = Math.min(s + 1, levels - 1);
        int below = Math.max(s - 1, 0);
        rows.add(new Transition(s, a, up, above, reward(s, above, a), false));
        rows.add(new Transition(s, a, 1 - up, below, reward(s, below, a), false));
      }
    }
    return FiniteMdp.of(levels, 2, rows);
  }

  private double reward(int from, int to, int action) {
    return (pays == Pays.LEFT ? from : to) + 1 - cost * action;
  }
}
