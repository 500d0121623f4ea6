package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;

/**
 * Where a matrix that is mostly zeros has its other entries: compressed sparse rows. The entries
 * are numbered row by row, within a row by ascending column; the numbers themselves are not part of
 * the pattern, so that they may be learned. {@link SparseMatrix} joins both.
 *
 * <p>Memory and work are linear in the number of entries. Sums run over a row (for the transpose: a
 * column) from its first entry to its last, on any number of threads.
 */
public final class SparsePattern implements SparseProducts {
  private final int rows;
  private final int columns;
  private final int[] rowStarts;
  private final int[] columnIndices;

  /** Made when first asked for; a thread that sees none makes an equal one. */
  private volatile Twin twin;

  private volatile int[] rowIndices;

  private SparsePattern(int rows, int columns, int[] rowStarts, int[] columnIndices) {
    this.rows = rows;
    this.columns = columns;
    this.rowStarts = rowStarts;
    this.columnIndices = columnIndices;
  }

  /**
   * The same entries column by column: where each column begins, the row of each entry, ascending,
   * and its number.
   */
  record Twin(int[] starts, int[] rows, int[] numbers) {}

  /**
   * A pattern with its entries given in any order. A place that is named more than once has as many
   * entries, which products add up.
   *
   * @param rows the number of rows
   * @param columns the number of columns
   * @param rowOf the row of each entry
   * @param columnOf the column of each entry
   * @return the pattern, whose entry number k is the given one number {@code order(...)[k]}
   * @throws IllegalArgumentException if a size is negative, or more than memory holds, or the
   *     arrays differ in length
   * @throws IndexOutOfBoundsException if an entry lies outside of the matrix
   */
  public static SparsePattern of(int rows, int columns, int[] rowOf, int[] columnOf) {
    int[] order = order(rows, columns, rowOf, columnOf);
    int[] starts = new int[rows + 1];
    int[] sorted = new int[order.length];
    for (int k = 0; k < order.length; k++) {
      starts[rowOf[order[k]] + 1]++;
      sorted[k] = columnOf[order[k]];
    }
    for (int i = 0; i < rows; i++) {
      starts[i + 1] += starts[i];
    }
    return new SparsePattern(rows, columns, starts, sorted);
  }

  /**
   * The order in which {@link #of} numbers entries: by row, then by column, and those of one place
   * as they were given.
   *
   * @param rows the number of rows
   * @param columns the number of columns
   * @param rowOf the row of each entry
   * @param columnOf the column of each entry
   * @return for each number in the pattern the place of the entry in the arrays given
   * @throws IllegalArgumentException if a size is negative, or more than memory holds, or the
   *     arrays differ in length
   * @throws IndexOutOfBoundsException if an entry lies outside of the matrix
   */
  public static int[] order(int rows, int columns, int[] rowOf, int[] columnOf) {
    boolean tooLarge = Math.max(rows, columns) == Integer.MAX_VALUE;
    if (rows < 0 || columns < 0 || tooLarge || rowOf.length != columnOf.length) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "sparse pattern of (%d, %d): the sizes must lie in [0, 2^31 - 2], and there must be a"
                  + " row and a column for each entry; got %d rows and %d columns",
              rows,
              columns,
              rowOf.length,
              columnOf.length));
    }
    Room.check(
        "sparse pattern",
        Math.max(rows, columns) + " rows or columns",
        (double) Math.max(rows, columns) * Integer.BYTES);
    for (int k = 0; k < rowOf.length; k++) {
      if (rowOf[k] < 0 || rowOf[k] >= rows || columnOf[k] < 0 || columnOf[k] >= columns) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "sparse pattern: entry %d stands at (%d, %d), outside of (%d, %d)",
                k,
                rowOf[k],
                columnOf[k],
                rows,
                columns));
      }
    }
    int[] given = new int[rowOf.length];
    Arrays.setAll(given, k -> k);
    return sorted(sorted(given, columnOf, columns), rowOf, rows);
  }

  /** The numbers by ascending key; those of one key keep their order. */
  private static int[] sorted(int[] numbers, int[] keys, int bound) {
    int[] next = new int[bound + 1];
    for (int key : keys) {
      next[key + 1]++;
    }
    for (int i = 0; i < bound; i++) {
      next[i + 1] += next[i];
    }
    int[] result = new int[numbers.length];
    for (int number : numbers) {
      result[next[keys[number]]++] = number;
    }
    return result;
  }

  /**
   * The number of rows.
   *
   * @return m for a matrix of (m, n)
   */
  public int rows() {
    return rows;
  }

  /**
   * The number of columns.
   *
   * @return n for a matrix of (m, n)
   */
  public int columns() {
    return columns;
  }

  /**
   * The number of entries.
   *
   * @return how many places are not known to be zero
   */
  public int size() {
    return columnIndices.length;
  }

  /**
   * Where each row begins.
   *
   * @return rows + 1 numbers of entries, the last {@link #size()}
   */
  public int[] rowStarts() {
    return rowStarts.clone();
  }

  /**
   * The row of each entry.
   *
   * @return ascending numbers
   */
  public int[] rowIndices() {
    return rowOfEach().clone();
  }

  /**
   * The column of each entry.
   *
   * @return numbers that ascend within a row
   */
  public int[] columnIndices() {
    return columnIndices.clone();
  }

  int[] starts() {
    return rowStarts;
  }

  int[] columnOfEach() {
    return columnIndices;
  }

  int[] rowOfEach() {
    int[] known = rowIndices;
    if (known == null) {
      known = new int[size()];
      for (int i = 0; i < rows; i++) {
        Arrays.fill(known, rowStarts[i], rowStarts[i + 1], i);
      }
      rowIndices = known;
    }
    return known;
  }

  Twin twin() {
    Twin known = twin;
    if (known == null) {
      int[] numbers = new int[size()];
      Arrays.setAll(numbers, k -> k);
      numbers = sorted(numbers, columnIndices, columns);
      int[] rowOf = rowOfEach();
      int[] starts = new int[columns + 1];
      int[] of = new int[numbers.length];
      for (int k = 0; k < numbers.length; k++) {
        starts[columnIndices[k] + 1]++;
        of[k] = rowOf[numbers[k]];
      }
      for (int j = 0; j < columns; j++) {
        starts[j + 1] += starts[j];
      }
      known = new Twin(starts, of, numbers);
      twin = known;
    }
    return known;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SparsePattern p
        && rows == p.rows
        && columns == p.columns
        && Arrays.equals(rowStarts, p.rowStarts)
        && Arrays.equals(columnIndices, p.columnIndices);
  }

  @Override
  public int hashCode() {
    return 31 * (31 * rows + columns) + Arrays.hashCode(columnIndices);
  }

  /** The sizes. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT, "SparsePattern(%d, %d) with %d entries", rows, columns, size());
  }
}
