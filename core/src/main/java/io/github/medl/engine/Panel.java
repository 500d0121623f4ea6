package io.github.medl.engine;

import java.util.Objects;

/**
 * A matrix that is a part of a larger one: some columns of some rows of a row-major array.
 *
 * @param start index of its first element
 * @param rows how many rows it has
 * @param columns how many columns it has
 * @param rowLength the length of a row of the larger matrix
 */
public record Panel(int start, int rows, int columns, int rowLength) {
  /**
   * A matrix whose rows follow each other.
   *
   * @param start index of its first element
   * @param rows how many rows it has
   * @param columns how many columns it has
   * @return the matrix
   */
  public static Panel of(int start, int rows, int columns) {
    return new Panel(start, rows, columns, columns);
  }

  /** The index of an element. */
  int at(int row, int column) {
    return start + row * rowLength + column;
  }

  /** How many elements it has. */
  int size() {
    return rows * columns;
  }

  /** Whether its rows follow each other. */
  boolean isDense() {
    return rowLength == columns;
  }

  /** Its copy at the beginning of an array, row after row. */
  Panel packed() {
    return of(0, rows, columns);
  }

  /** That it fits into an array of this length. */
  void checkFit(int length) {
    if ((start | rows | columns) < 0 || columns > rowLength) {
      throw new IndexOutOfBoundsException("matmul: no part of a matrix: " + this);
    }
    if (rows > 0) {
      long size = (rows - 1L) * rowLength + columns;
      Objects.checkFromIndexSize((long) start, size, (long) length);
    }
  }

  /** That a block lies within it. */
  void checkBlock(int row, int column, int height, int width) {
    Objects.checkFromIndexSize(row, height, rows);
    Objects.checkFromIndexSize(column, width, columns);
  }
}
