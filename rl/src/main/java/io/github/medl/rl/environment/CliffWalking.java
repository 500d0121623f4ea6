package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Transition;
import java.util.ArrayList;
import java.util.List;

/**
 * Example 6.6 of Sutton and Barto: along a cliff from the bottom left to the bottom right of 4 x 12
 * cells. Actions are 0 up, 1 right, 2 down, 3 left; a step costs 1; into the cliff costs 100 and
 * leads back to the start, without an end. No time limit.
 */
public final class CliffWalking {
  private static final String OPEN = "............";
  private static final String CLIFF = "SCCCCCCCCCCG";
  private static final int[][] MOVES = {{-1, 0}, {0, 1}, {1, 0}, {0, -1}};

  private CliffWalking() {}

  /**
   * The cliff.
   *
   * @param slippery whether one goes to either side of the wanted direction with probability 1/3
   *     each
   * @return a new environment of 48 states: the start is 36, the goal 47
   */
  public static GridEnvironment of(boolean slippery) {
    Grid grid = Grid.of(OPEN, OPEN, OPEN, CLIFF);
    int start = grid.state(3, 0);
    List<int[]> cells = grid.cells();
    List<Transition> rows = new ArrayList<>();
    for (int s = 0; s < cells.size(); s++) {
      for (int a = 0; a < 4; a++) {
        if (grid.at(cells.get(s)[0], cells.get(s)[1]) == 'G') {
          rows.add(new Transition(s, a, 1, s, 0, true));
          continue;
        }
        for (int turn = slippery ? -1 : 0; turn <= (slippery ? 1 : 0); turn++) {
          int[] move = MOVES[Math.floorMod(a + turn, 4)];
          int row = Math.min(Math.max(cells.get(s)[0] + move[0], 0), 3);
          int column = Math.min(Math.max(cells.get(s)[1] + move[1], 0), 11);
          char there = grid.at(row, column);
          double p = slippery ? 1.0 / 3 : 1;
          rows.add(
              there == 'C'
                  ? new Transition(s, a, p, start, -100, false)
                  : new Transition(s, a, p, grid.state(row, column), -1, there == 'G'));
        }
      }
    }
    return new GridEnvironment(
        grid, FiniteMdp.of(cells.size(), 4, rows).startingIn(start), Timed.NO_LIMIT);
  }
}
