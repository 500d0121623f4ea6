package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Transition;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Worlds on a rectangle. Actions are 0 north, 1 east, 2 south, 3 west; who walks against a wall or
 * the border stays. Letters of the map: {@code .} a cell, {@code #} a wall, {@code S} a start,
 * {@code T} the end.
 *
 * <pre>{@code
 * GridWorld world = GridWorld.of("....", ".#..", "S...").living(-0.04).slip(0.1).exit(0, 3, 1);
 * FiniteMdp mdp = world.mdp();
 * }</pre>
 *
 * <p>Without an {@code S} episodes start in all cells alike that are not an end. A description is a
 * value: the methods give another one.
 */
public final class GridWorld {
  private static final int[][] MOVES = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};

  /** A cell from which every action does the same. */
  private record Special(int row, int column, int toRow, int toColumn, double reward) {
    boolean isExit() {
      return toRow < 0;
    }
  }

  private final Grid grid;
  private final double living;
  private final double bump;
  private final double slip;
  private final List<Special> specials;

  private GridWorld(Grid grid, double living, double bump, double slip, List<Special> specials) {
    this.grid = grid;
    this.living = living;
    this.bump = bump;
    this.slip = slip;
    this.specials = specials;
  }

  /**
   * A world in which nothing is paid.
   *
   * @param map its rows
   * @return the world
   */
  public static GridWorld of(String... map) {
    return new GridWorld(Grid.of(map), 0, 0, 0, List.of());
  }

  /**
   * What each step pays.
   *
   * @param reward also where one bumps, unless {@link #bump} is said afterwards
   * @return the world with it
   */
  public GridWorld living(double reward) {
    return new GridWorld(grid, reward, reward, slip, specials);
  }

  /**
   * What a step pays that leads nowhere.
   *
   * @param reward for a step against a wall or the border
   * @return the world with it
   */
  public GridWorld bump(double reward) {
    return new GridWorld(grid, living, reward, slip, specials);
  }

  /**
   * Slippery ground.
   *
   * @param probability of going to the left of the wanted direction, and the same to the right
   * @return the world with it
   * @throws IllegalArgumentException if it is not in [0, 1/2]
   */
  public GridWorld slip(double probability) {
    if (!(probability >= 0 && probability <= 0.5)) {
      throw new IllegalArgumentException(
          "a slip to each side has a probability in [0, 1/2]: " + probability);
    }
    return new GridWorld(grid, living, bump, probability, specials);
  }

  /**
   * A cell on which the game is over: every action there pays, and ends the episode in a state
   * beyond the cells.
   *
   * @param row from 0
   * @param column from 0
   * @param reward what leaving pays
   * @return the world with it
   */
  public GridWorld exit(int row, int column, double reward) {
    return with(new Special(row, column, -1, -1, reward));
  }

  /**
   * A cell from which every action leads to another one.
   *
   * @param row from 0
   * @param column from 0
   * @param toRow where to
   * @param toColumn where to
   * @param reward what it pays
   * @return the world with it
   */
  public GridWorld jump(int row, int column, int toRow, int toColumn, double reward) {
    grid.state(toRow, toColumn);
    return with(new Special(row, column, toRow, toColumn, reward));
  }

  private GridWorld with(Special special) {
    grid.state(special.row(), special.column());
    List<Special> more = new ArrayList<>(specials);
    more.add(special);
    return new GridWorld(grid, living, bump, slip, more);
  }

  /**
   * The map.
   *
   * @return its cells
   */
  public Grid grid() {
    return grid;
  }

  /**
   * The world to act in.
   *
   * @param limit the time limit in steps; 0 for none
   * @return an environment
   */
  public GridEnvironment environment(int limit) {
    return new GridEnvironment(grid, mdp(), limit);
  }

  /**
   * The world as a table.
   *
   * @return a state for each cell, row by row, and one more, the last, if there is an {@link #exit}
   */
  public FiniteMdp mdp() {
    List<int[]> cells = grid.cells();
    boolean hasExit = specials.stream().anyMatch(Special::isExit);
    int states = cells.size() + (hasExit ? 1 : 0);
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < cells.size(); s++) {
      for (int a = 0; a < 4; a++) {
        add(rows, s, a, cells.get(s), states);
      }
    }
    for (int a = 0; hasExit && a < 4; a++) {
      rows.add(new Transition(states - 1, a, 1, states - 1, 0, true));
    }
    return FiniteMdp.of(states, 4, rows).startingIn(start(cells, states));
  }

  private void add(List<Transition> rows, int s, int a, int[] cell, int states) {
    for (Special special : specials) {
      if (special.row() == cell[0] && special.column() == cell[1]) {
        int next = special.isExit() ? states - 1 : grid.state(special.toRow(), special.toColumn());
        rows.add(new Transition(s, a, 1, next, special.reward(), special.isExit()));
        return;
      }
    }
    if (isEnd(cell)) {
      rows.add(new Transition(s, a, 1, s, 0, true));
      return;
    }
    for (int turn = -1; turn <= 1; turn++) {
      double p = turn == 0 ? 1 - 2 * slip : slip;
      if (p > 0) {
        int[] move = MOVES[Math.floorMod(a + turn, 4)];
        boolean isFree = grid.isOpen(cell[0] + move[0], cell[1] + move[1]);
        int[] to = isFree ? new int[] {cell[0] + move[0], cell[1] + move[1]} : cell;
        rows.add(
            new Transition(s, a, p, grid.state(to[0], to[1]), isFree ? living : bump, isEnd(to)));
      }
    }
  }

  private boolean isEnd(int[] cell) {
    return grid.at(cell[0], cell[1]) == 'T';
  }

  private Tensor start(List<int[]> cells, int states) {
    boolean isMarked = cells.stream().anyMatch(c -> grid.at(c[0], c[1]) == 'S');
    double[] mu = new double[states];
    int count = 0;
    for (int s = 0; s < cells.size(); s++) {
      int[] cell = cells.get(s);
      if (isMarked ? grid.at(cell[0], cell[1]) == 'S' : !isEnd(cell)) {
        mu[s] = 1;
        count++;
      }
    }
    if (count == 0) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "the map %s has no cell to start in", grid.rows()));
    }
    return Tensor.wrap(mu).div(count);
  }

  /**
   * The world of 4 x 3 cells of Russell and Norvig: an exit of +1 in the top right corner, one of
   * -1 below it, -0.04 for leaving any other cell, slips of 0.1 to each side.
   *
   * @return the world
   */
  public static GridWorld world4x3() {
    return of("....", ".#..", "S...").living(-0.04).slip(0.1).exit(0, 3, 1).exit(1, 3, -1);
  }

  /**
   * Example 3.5 of Sutton and Barto: 5 x 5 cells without an end; from A = (0, 1) every action leads
   * to (4, 1) and pays 10, from B = (0, 3) to (2, 3) and pays 5; off the grid costs 1.
   *
   * @return the world
   */
  public static GridWorld grid5x5() {
    return of(".....", ".....", ".....", ".....", ".....")
        .bump(-1)
        .jump(0, 1, 4, 1, 10)
        .jump(0, 3, 2, 3, 5);
  }

  /**
   * Example 4.1 of Sutton and Barto: 4 x 4 cells, ends in two corners, a step costs 1.
   *
   * @return the world
   */
  public static GridWorld grid4x4() {
    return of("T...", "....", "....", "...T").living(-1);
  }
}
