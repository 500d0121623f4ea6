package io.github.medl.examples.figure;

import io.github.medl.tensor.Tensor;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

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
      cells = cells instanceof Numbers ? cells : List.copyOf(cells);
    }

    /**
     * Whether the cells are numbers, which need no quotes.
     *
     * @return true for a column made from numbers
     */
    public boolean isNumeric() {
      return cells instanceof Numbers;
    }
  }

  /** Cells that are numbers, so that none needs quotes. */
  private abstract static class Numbers extends AbstractList<String> {}

  /** Whole numbers; the text of each is made when it is asked for. */
  private static final class Integers extends Numbers {
    private final int[] numbers;

    Integers(int[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public String get(int i) {
      return Integer.toString(numbers[i]);
    }

    @Override
    public int size() {
      return numbers.length;
    }
  }

  /**
   * Numbers as the text of each is asked for: a column of a million iterates is never in memory as
   * text. Texts are remembered by their bits, because settled iterates repeat.
   */
  private static final class Decimals extends Numbers {
    private static final int REMEMBERED = 1 << 12;

    private final double[] numbers;
    private final long[] keys = new long[REMEMBERED];
    private final @Nullable String[] texts = new String[REMEMBERED];

    Decimals(double[] numbers) {
      this.numbers = numbers;
    }

    @Override
    public String get(int i) {
      long key = Double.doubleToRawLongBits(numbers[i]);
      int at = (int) (key * 0x9E3779B97F4A7C15L >>> 52);
      if (texts[at] == null || keys[at] != key) {
        keys[at] = key;
        texts[at] = Double.toString(numbers[i]);
      }
      return texts[at];
    }

    @Override
    public int size() {
      return numbers.length;
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
            String.format(
                Locale.ROOT,
                "table '%s': column '%s' has %d rows, but column '%s' has %d",
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
    return with(header, new Decimals(numbers.clone()));
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
    return with(header, new Integers(numbers.clone()));
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
