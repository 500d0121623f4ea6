package io.github.medl.rl.table;

import java.util.Locale;

/**
 * Several grids over a box of the plane, each shifted a little: a point lies in one tile of each.
 * Neighbours share tiles, so what is learned of one point is in part learned of those around it.
 *
 * <p>Source: Sutton and Barto, "Reinforcement Learning" (2nd edition), section 9.5.4. Tiling k is
 * shifted by (k mod n)/n of a width along the first coordinate and by (3k mod n)/n along the
 * second.
 */
public final class TileCoding {
  private final int tilings;
  private final int tiles;
  private final double[] low;
  private final double[] width;

  /**
   * Tiles over a box.
   *
   * @param tilings n, how many grids
   * @param divisions how many widths make a side of the box; a grid has one tile more each way
   * @param low the lower ends of both coordinates
   * @param high the upper ends of both coordinates
   */
  public TileCoding(int tilings, int divisions, double[] low, double[] high) {
    if (tilings < 1 || divisions < 1 || low.length != 2 || high.length != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "tiles need a grid, a division and two coordinates: %d, %d, %d, %d",
              tilings,
              divisions,
              low.length,
              high.length));
    }
    this.tilings = tilings;
    tiles = divisions + 1;
    this.low = low.clone();
    width = new double[] {(high[0] - low[0]) / divisions, (high[1] - low[1]) / divisions};
    if (!(width[0] > 0 && width[1] > 0) || Double.isInfinite(width[0] + width[1])) {
      throw new IllegalArgumentException("the box must have positive, finite sides");
    }
    if ((double) tilings * tiles * tiles > Integer.MAX_VALUE) {
      throw new IllegalArgumentException(
          tilings + " tilings of " + tiles + " x " + tiles + " tiles are more than a table holds");
    }
  }

  /**
   * How many tiles there are.
   *
   * @return n (divisions + 1)²
   */
  public int size() {
    return tilings * tiles * tiles;
  }

  /**
   * How many tiles a point lies in.
   *
   * @return n
   */
  public int tilings() {
    return tilings;
  }

  /**
   * The tiles of a point.
   *
   * @param x a point; outside of the box it counts as the nearest one on its edge
   * @param active is filled with n numbers of tiles
   */
  public void tilesOf(double[] x, int[] active) {
    for (int k = 0; k < tilings; k++) {
      int row = place(x[0], 0, k % tilings);
      int column = place(x[1], 1, 3 * k % tilings);
      active[k] = (k * tiles + row) * tiles + column;
    }
  }

  private int place(double x, int axis, int shift) {
    if (Double.isNaN(x)) {
      throw new IllegalArgumentException("tiles: coordinate " + axis + " is NaN, and lies nowhere");
    }
    double place = (x - low[axis]) / width[axis] + (double) shift / tilings;
    return (int) Math.min(Math.max(Math.floor(place), 0), tiles - 1);
  }
}
