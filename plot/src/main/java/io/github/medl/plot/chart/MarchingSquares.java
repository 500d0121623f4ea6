package io.github.medl.plot.chart;

import io.github.medl.plot.paint.Check;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Contour lines of a function that is known on a rectangular grid, by marching squares: in each
 * cell the level crosses edges where linear interpolation says so, and the crossings are joined to
 * polylines. In a cell with two opposite corners above and two below, the mean of the corners
 * decides which corners are connected. A cell with a corner that is not finite is left out.
 *
 * <p>Source: W. Lorensen and H. Cline, "Marching Cubes", SIGGRAPH 1987, in two dimensions.
 */
public final class MarchingSquares {
  private static final int NONE = -1;

  private final double[] x;
  private final double[] y;
  private final double[][] z;
  private final int columns;
  // An edge is numbered by its lower left grid point: 2p along x, 2p + 1 along y. Each crossed
  // edge belongs to at most two segments, hence has at most two neighbours.
  private final int[] first;
  private final int[] second;

  private MarchingSquares(double[] x, double[] y, double[][] z) {
    Check.grid(x, y, z);
    this.x = x;
    this.y = y;
    this.z = z;
    columns = x.length;
    first = new int[2 * x.length * y.length];
    second = new int[first.length];
    Arrays.fill(first, NONE);
    Arrays.fill(second, NONE);
  }

  /**
   * The contour lines of one level.
   *
   * @param x strictly increasing abscissas
   * @param y strictly increasing ordinates
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}
   * @param level the level
   * @return polylines as {abscissas, ordinates}; a closed one ends where it begins
   * @throws IllegalArgumentException when the grid is malformed or the level not finite
   */
  public static List<double[][]> contour(double[] x, double[] y, double[][] z, double level) {
    return contours(x, y, z, level).get(0);
  }

  /**
   * The contour lines of several levels.
   *
   * @param x strictly increasing abscissas
   * @param y strictly increasing ordinates
   * @param z values, {@code z[j][i]} at {@code (x[i], y[j])}
   * @param levels the levels
   * @return for each level its polylines, as in {@link #contour}
   * @throws IllegalArgumentException when the grid is malformed or a level not finite
   */
  public static List<List<double[][]>> contours(
      double[] x, double[] y, double[][] z, double... levels) {
    MarchingSquares squares = new MarchingSquares(x, y, z);
    List<List<double[][]>> all = new ArrayList<>();
    for (double level : levels) {
      Check.finite("a contour level", level);
      all.add(squares.trace(level));
    }
    return all;
  }

  private List<double[][]> trace(double level) {
    List<Integer> crossed = segments(level);
    List<double[][]> lines = new ArrayList<>();
    // Open lines first, from one of their ends; what is left are closed ones.
    for (boolean closed : new boolean[] {false, true}) {
      for (int edge : crossed) {
        boolean end = first[edge] != NONE && second[edge] == NONE;
        if (end || (closed && first[edge] != NONE)) {
          lines.add(follow(edge, level));
        }
      }
    }
    return lines;
  }

  private List<Integer> segments(double level) {
    List<Integer> crossed = new ArrayList<>();
    for (int j = 0; j + 1 < y.length; j++) {
      double[] low = z[j];
      double[] high = z[j + 1];
      for (int i = 0; i + 1 < columns; i++) {
        double a = low[i];
        double b = low[i + 1];
        double c = high[i + 1];
        double d = high[i];
        int corners =
            (a >= level ? 1 : 0)
                | (b >= level ? 2 : 0)
                | (c >= level ? 4 : 0)
                | (d >= level ? 8 : 0);
        // The sum is not finite if a corner is not.
        if (corners == 0 || corners == 15 || !Double.isFinite(a + b + c + d)) {
          continue;
        }
        int p = j * columns + i;
        int south = 2 * p;
        int west = south + 1;
        int north = south + 2 * columns;
        int east = west + 2;
        switch (corners) {
          case 1, 14 -> link(west, south, crossed);
          case 2, 13 -> link(south, east, crossed);
          case 3, 12 -> link(west, east, crossed);
          case 4, 11 -> link(east, north, crossed);
          case 6, 9 -> link(south, north, crossed);
          case 7, 8 -> link(west, north, crossed);
          default -> {
            boolean centre = (a + b + c + d) / 4 >= level;
            if ((corners == 5) == centre) {
              // The corners c-a (5) or the corners b-d (10, centre below) are cut apart.
              link(south, east, crossed);
              link(west, north, crossed);
            } else {
              link(west, south, crossed);
              link(east, north, crossed);
            }
          }
        }
      }
    }
    return crossed;
  }

  private void link(int from, int to, List<Integer> crossed) {
    add(from, to, crossed);
    add(to, from, crossed);
  }

  private void add(int from, int to, List<Integer> crossed) {
    if (first[from] == NONE) {
      first[from] = to;
      crossed.add(from);
    } else {
      second[from] = to;
    }
  }

  /** Walks along the segments from an edge, and forgets them on the way. */
  private double[][] follow(int start, double level) {
    Deque<Integer> path = new ArrayDeque<>();
    int edge = start;
    while (edge != NONE) {
      path.add(edge);
      int next = first[edge] != NONE ? first[edge] : second[edge];
      if (next != NONE) {
        forget(edge, next);
        forget(next, edge);
      }
      edge = next;
    }
    double[][] line = new double[2][path.size()];
    int k = 0;
    for (int e : path) {
      int p = e / 2;
      int i = p % columns;
      int j = p / columns;
      boolean alongX = e % 2 == 0;
      double from = z[j][i];
      double to = alongX ? z[j][i + 1] : z[j + 1][i];
      double t = (level - from) / (to - from);
      line[0][k] = alongX ? x[i] + t * (x[i + 1] - x[i]) : x[i];
      line[1][k] = alongX ? y[j] : y[j] + t * (y[j + 1] - y[j]);
      k++;
    }
    return line;
  }

  private void forget(int edge, int neighbour) {
    if (first[edge] == neighbour) {
      first[edge] = second[edge];
      second[edge] = NONE;
    } else if (second[edge] == neighbour) {
      second[edge] = NONE;
    }
  }
}
