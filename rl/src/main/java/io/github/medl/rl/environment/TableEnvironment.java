package io.github.medl.rl.environment;

import io.github.medl.random.RandomStream;
import io.github.medl.rl.mdp.FiniteMdp;
import java.util.Arrays;
import java.util.Objects;

/**
 * A finite Markov decision process to act in. What the agent sees is the number of the state; as
 * numbers for a network it is one-hot.
 */
public class TableEnvironment extends Timed<Integer> implements DiscreteEnvironment {
  private final FiniteMdp mdp;
  private int state;

  /**
   * Acts in a table.
   *
   * @param mdp the process
   * @param limit the time limit in steps; 0 for none
   */
  public TableEnvironment(FiniteMdp mdp, int limit) {
    super(limit);
    this.mdp = mdp;
  }

  @Override
  void draw(RandomStream stream) {
    state = mdp.drawStart(stream);
  }

  /**
   * Starts an episode in a given state.
   *
   * @param start its number
   */
  public final void begin(int start) {
    state = Objects.checkIndex(start, mdp.states());
    begin();
  }

  /**
   * The process.
   *
   * @return its table
   */
  public final FiniteMdp mdp() {
    return mdp;
  }

  /**
   * Where the agent is.
   *
   * @return the number of the state; after the end the one that was led to, which has no future
   */
  public final int state() {
    return state;
  }

  @Override
  public final int actions() {
    return mdp.actions();
  }

  @Override
  public final double step(int action, RandomStream stream) {
    require();
    requireAction(action, mdp.actions());
    int row = mdp.draw(state, action, stream);
    state = mdp.next(row);
    done(mdp.ends(row));
    return mdp.reward(row);
  }

  @Override
  public final int observationSize() {
    return mdp.states();
  }

  @Override
  public final void observe(double[] to, int from) {
    Arrays.fill(to, from, from + mdp.states(), 0);
    to[from + state] = 1;
  }
}
