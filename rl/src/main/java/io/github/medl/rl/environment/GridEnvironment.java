package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;

/** A table whose states are the cells of a grid; states beyond the cells have no place. */
public final class GridEnvironment extends TableEnvironment {
  private final Grid grid;

  GridEnvironment(Grid grid, FiniteMdp mdp, int limit) {
    super(mdp, limit);
    this.grid = grid;
  }

  /**
   * The map.
   *
   * @return its cells
   */
  public Grid grid() {
    return grid;
  }
}
