package io.github.medl.examples.figure;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Named columns of equal length, written as {@code name.csv} beside the figure.
 *
 * <p>Two names have a fixed form: {@code sample} has one observation a row, in drawing order, with
 * columns {@code x}, {@code x1}, {@code x2}, {@code y}, {@code label}, {@code train}; {@code
 * iterates} has the columns {@code run, iteration, theta1, theta2, cost}.
 *
 * @param name the file name without {@code .csv}
 * @param columns the columns
 */
public record Table(String name, List<Column> columns) {

  /**
   * A column.
   *
   * @param name the header
   * @param cells the cells, numbers already in full precision
   */
  public record Column(String name, List<String> cells) {
    /**
     * Keeps an unmodifiable copy of the cells.
     *
     * @param name the header
     * @param cells the cells
     */
    public Column {
      cells = List.copyOf(cells);
    }
  }

  /**
   * Keeps an unmodifiable copy and compares the lengths.
   *
   * @param name the file name without {@code .csv}
   * @param columns the columns
   */
  public Table {
    if (!name.matches("[a-z0-9][a-z0-9_-]*")) {
      throw new IllegalArgumentException(
          "table name '" + name + "' must consist of lower-case letters, digits, '-' and '_'");
    }
    columns = List.copyOf(columns);
    for (Column column : columns) {
      if (column.cells().size() != columns.get(0).cells().size()) {
        throw new IllegalArgumentException(
            "table '%s': column '%s' has %d rows, but column '%s' has %d"
                .formatted(
                    name,
                    column.name(),
                    column.cells().size(),
                    columns.get(0).name(),
                    columns.get(0).cells().size()));
      }
    }
  }

  /**
   * A table without columns yet.
   *
   * @param name the file name without {@code .csv}
   * @return the table
   */
  public static Table of(String name) {
    return new Table(name, List.of());
  }

  /**
   * This table with one more column of numbers.
   *
   * @param header the column's name
   * @param numbers the numbers, written by {@link Double#toString(double)}
   * @return the wider table
   */
  public Table column(String header, double... numbers) {
    return with(header, Arrays.stream(numbers).mapToObj(Double::toString).toList());
  }

  /**
   * This table with one more column, the elements of a tensor.
   *
   * @param header the column's name
   * @param numbers a vector
   * @return the wider table
   */
  public Table column(String header, Tensor numbers) {
    return column(header, numbers.toDoubles());
  }

  /**
   * This table with one more column of whole numbers.
   *
   * @param header the column's name
   * @param numbers the numbers
   * @return the wider table
   */
  public Table column(String header, int[] numbers) {
    return with(header, Arrays.stream(numbers).mapToObj(Integer::toString).toList());
  }

  /**
   * This table with one more column of words.
   *
   * @param header the column's name
   * @param words the words
   * @return the wider table
   */
  public Table column(String header, List<String> words) {
    return with(header, words);
  }

  /**
   * The number of rows.
   *
   * @return 0 for a table without columns
   */
  public int rows() {
    return columns.isEmpty() ? 0 : columns.get(0).cells().size();
  }

  private Table with(String header, List<String> cells) {
    List<Column> wider = new ArrayList<>(columns);
    wider.add(new Column(header, cells));
    return new Table(name, wider);
  }
}
