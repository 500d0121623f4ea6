package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * Over the ice from S to G, which pays 1, without falling into a hole H. Actions are 0 left, 1
 * down, 2 right, 3 up; on slippery ice one goes there or to one of both sides, each with
 * probability 1/3. Holes and the goal end the episode. Maps and limits are those of {@code
 * FrozenLake-v1}.
 */
public final class FrozenLake {
  private static final String[] SMALL = {"SFFF", "FHFH", "FFFH", "HFFG"};
  private static final String[] LARGE = {
    "SFFFFFFF", "FFFFFFFF", "FFFHFFFF", "FFFFFHFF", "FFFHFFFF", "FHHFFFHF", "FHFFHFHF", "FFFHFFFG"
  };
  private static final int[][] MOVES = {{0, -1}, {1, 0}, {0, 1}, {-1, 0}};

  private FrozenLake() {}

  /**
   * The lake of 4 x 4 cells, 100 steps.
   *
   * @param slippery whether one slips
   * @return a new environment
   */
  public static GridEnvironment small(boolean slippery) {
    return of(100, slippery, SMALL);
  }

  /**
   * The lake of 8 x 8 cells, 200 steps.
   *
   * @param slippery whether one slips
   * @return a new environment
   */
  public static GridEnvironment large(boolean slippery) {
    return of(200, slippery, LARGE);
  }

  /**
   * Any lake.
   *
   * @param limit the time limit in steps; 0 for none
   * @param slippery whether one slips
   * @param map rows of S (start, exactly one), F (frozen), H (hole) and G (goal)
   * @return a new environment
   * @throws IllegalArgumentException if the map has another letter or not exactly one start
   */
  public static GridEnvironment of(int limit, boolean slippery, String... map) {
    Grid grid = Grid.of(map);
    List<int[]> cells = grid.cells();
    List<Transition> rows = new ArrayList<>();
    int start = -1;
    for (int s = 0; s < cells.size(); s++) {
      char letter = letter(grid, cells.get(s));
      if ("SFHG".indexOf(letter) < 0 || letter == 'S' && start >= 0) {
        throw new IllegalArgumentException("a lake has one S, and F, H and G: " + grid.rows());
      }
      start = letter == 'S' ? s : start;
      for (int a = 0; a < 4; a++) {
        if (isEnd(letter)) {
          rows.add(new Transition(s, a, 1, s, 0, true));
        } else {
          for (int turn = slippery ? -1 : 0; turn <= (slippery ? 1 : 0); turn++) {
            int[] move = MOVES[Math.floorMod(a + turn, 4)];
            int row = cells.get(s)[0] + move[0];
            int column = cells.get(s)[1] + move[1];
            int next = grid.isOpen(row, column) ? grid.state(row, column) : s;
            char there = letter(grid, cells.get(next));
            double p = slippery ? 1.0 / 3 : 1;
            rows.add(new Transition(s, a, p, next, there == 'G' ? 1 : 0, isEnd(there)));
          }
        }
      }
    }
    if (start < 0) {
      throw new IllegalArgumentException("a lake has one S, and F, H and G: " + grid.rows());
    }
    FiniteMdp mdp = FiniteMdp.of(cells.size(), 4, rows).startingIn(start);
    return new GridEnvironment(grid, mdp, limit);
  }

  private static char letter(Grid grid, int[] cell) {
    return grid.at(cell[0], cell[1]);
  }

  private static boolean isEnd(char letter) {
    return letter == 'H' || letter == 'G';
  }
}
