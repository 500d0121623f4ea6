package io.github.medl.rl.environment;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * A rectangle of cells, a letter each; the cells that are not walls have numbers, row by row from
 * the top left.
 *
 * @param rows the letters, {@code #} for a wall
 */
public record Grid(List<String> rows) {
  private static final char WALL = '#';

  /**
   * Checks that it is a rectangle.
   *
   * @param rows the letters
   * @throws IllegalArgumentException if it is empty or the rows have different lengths
   */
  public Grid {
    rows = List.copyOf(rows);
    if (rows.isEmpty() || rows.get(0).isEmpty()) {
      throw new IllegalArgumentException("a map needs at least one cell");
    }
    for (String row : rows) {
      if (row.length() != rows.get(0).length()) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT, "the rows of a map have one length: '%s' and '%s'", rows.get(0), row));
      }
    }
  }

  /**
   * A map.
   *
   * @param rows a string each
   * @return the grid
   */
  public static Grid of(String... rows) {
    return new Grid(Arrays.asList(rows));
  }

  /**
   * The number of columns.
   *
   * @return the length of a row
   */
  public int columns() {
    return rows.get(0).length();
  }

  /**
   * A cell's letter.
   *
   * @param row from 0, at the top
   * @param column from 0, at the left
   * @return the letter
   */
  public char at(int row, int column) {
    return rows.get(row).charAt(column);
  }

  /**
   * Whether one can be there.
   *
   * @param row any number
   * @param column any number
   * @return false outside of the grid and in walls
   */
  public boolean isOpen(int row, int column) {
    return row >= 0
        && row < rows.size()
        && column >= 0
        && column < columns()
        && at(row, column) != WALL;
  }

  /**
   * The open cells.
   *
   * @return row and column of state 0, 1, ...
   */
  public List<int[]> cells() {
    List<int[]> cells = new ArrayList<>();
    for (int row = 0; row < rows.size(); row++) {
      for (int column = 0; column < columns(); column++) {
        if (isOpen(row, column)) {
          cells.add(new int[] {row, column});
        }
      }
    }
    return cells;
  }

  /**
   * The number of a cell.
   *
   * @param row from 0
   * @param column from 0
   * @return its state
   * @throws IllegalArgumentException if it is outside or a wall
   */
  public int state(int row, int column) {
    if (!isOpen(row, column)) {
      throw new IllegalArgumentException("no state is at row " + row + ", column " + column);
    }
    int state = 0;
    for (int k = 0; k < row * columns() + column; k++) {
      state += isOpen(k / columns(), k % columns()) ? 1 : 0;
    }
    return state;
  }
}
