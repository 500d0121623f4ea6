package io.github.medl.rl.environment;

import io.github.medl.rl.mdp.FiniteMdp;
import io.github.medl.rl.mdp.Transition;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * A taxi in a town of 5 x 5 squares picks a passenger up at one of four stops and brings him to
 * another. Actions are 0 south, 1 north, 2 east, 3 west, 4 pick up, 5 drop off; a step costs 1,
 * what is not allowed 10, and the delivery pays 20 and ends. The state is ((row 5 + column) 5 +
 * passenger) 4 + destination with passenger 4 in the taxi; a passenger may be left at a wrong stop.
 * Limit 200.
 *
 * <p>The delivered state has the number of an ordinary one and no future: who learns must heed
 * {@link #isTerminated()}, not the number.
 *
 * <p>Source: Dietterich, "Hierarchical reinforcement learning with the MAXQ value function
 * decomposition" (2000).
 */
public final class Taxi extends TableEnvironment {
  /** Row and column of the stops R, G, Y and B. */
  private static final int[][] STOPS = {{0, 0}, {0, 4}, {4, 0}, {4, 3}};

  private static final int SIZE = 5;
  private static final int INSIDE = 4;

  /** The town with the public time limit of 200 steps. */
  public Taxi() {
    super(table(), 200);
  }

  /**
   * The number of a state.
   *
   * @param row of the taxi, from 0
   * @param column of the taxi, from 0
   * @param passenger the stop 0 to 3 where he waits, or 4 in the taxi
   * @param destination the stop where he wants to go
   * @return 0 to 499
   */
  public static int state(int row, int column, int passenger, int destination) {
    return ((row * SIZE + column) * SIZE + passenger) * STOPS.length + destination;
  }

  /**
   * The stops.
   *
   * @return row and column of R, G, Y and B
   */
  public static List<int[]> stops() {
    return List.of(STOPS[0].clone(), STOPS[1].clone(), STOPS[2].clone(), STOPS[3].clone());
  }

  /**
   * Whether a wall stands to the east of a square.
   *
   * @param row from 0
   * @param column from 0
   * @return true if one cannot drive on to the east
   */
  public static boolean isWallEast(int row, int column) {
    return column == SIZE - 1 || column == 1 && row < 2 || (column == 0 || column == 2) && row > 2;
  }

  private static FiniteMdp table() {
    List<Transition> rows = new ArrayList<>();
    double[] start = new double[SIZE * SIZE * SIZE * STOPS.length];
    for (int s = 0; s < start.length; s++) {
      int destination = s % 4;
      int passenger = s / 4 % 5;
      int column = s / 20 % 5;
      int row = s / 100;
      start[s] = passenger != INSIDE && passenger != destination ? 1.0 / 300 : 0;
      for (int a = 0; a < 6; a++) {
        rows.add(way(s, a, row, column, passenger, destination));
      }
    }
    return FiniteMdp.of(start.length, 6, rows).startingIn(Tensor.wrap(start));
  }

  private static Transition way(int s, int a, int row, int column, int passenger, int destination) {
    int nextRow = row;
    int nextColumn = column;
    int nextPassenger = passenger;
    double reward = -1;
    boolean ends = false;
    int stop = stopAt(row, column);
    switch (a) {
      case 0 -> nextRow = Math.min(row + 1, SIZE - 1);
      case 1 -> nextRow = Math.max(row - 1, 0);
      case 2 -> nextColumn = isWallEast(row, column) ? column : column + 1;
      case 3 -> nextColumn = column == 0 || isWallEast(row, column - 1) ? column : column - 1;
      case 4 -> {
        boolean isHere = passenger != INSIDE && passenger == stop;
        nextPassenger = isHere ? INSIDE : passenger;
        reward = isHere ? -1 : -10;
      }
      default -> {
        ends = passenger == INSIDE && stop == destination;
        nextPassenger = passenger == INSIDE && stop >= 0 ? stop : passenger;
        reward = ends ? 20 : passenger == INSIDE && stop >= 0 ? -1 : -10;
      }
    }
    int next = state(nextRow, nextColumn, nextPassenger, destination);
    return new Transition(s, a, 1, next, reward, ends);
  }

  private static int stopAt(int row, int column) {
    for (int k = 0; k < STOPS.length; k++) {
      if (STOPS[k][0] == row && STOPS[k][1] == column) {
        return k;
      }
    }
    return -1;
  }
}
