package io.github.medl.io;

import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * A table of text: named columns over rows of equal length.
 *
 * @param name the file's name, for errors
 * @param columns the names of the columns
 * @param rows the cells, as many a row as there are columns
 * @param lines the line of the file on which each row ends, for errors
 */
public record Csv(String name, List<String> columns, List<List<String>> rows, List<Long> lines) {
  private static final String DIGITS_AND_SIGNS = "0123456789.+-eE";

  private static final CSVFormat FORMAT =
      CSVFormat.RFC4180
          .builder()
          .setCommentMarker('#')
          .setIgnoreEmptyLines(true)
          .setIgnoreSurroundingSpaces(true)
          .get();

  /**
   * Reads a file (UTF-8) whose first line names the columns; lines that begin with # are comments.
   *
   * @param file the file
   * @return the table
   * @throws MalformedFileException if the file is empty or not in UTF-8, or a row has more or fewer
   *     cells than the first line
   * @throws IOException if reading fails
   */
  public static Csv read(Path file) throws IOException {
    return parse(file.toString(), FileContent.whole("csv", file));
  }

  /**
   * Reads the content of a file (UTF-8) whose first line names the columns.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @return the table
   * @throws MalformedFileException as for {@link #read}
   */
  public static Csv parse(String name, byte[] content) throws MalformedFileException {
    Csv all = rows(name, content);
    if (all.rows.isEmpty()) {
      throw MalformedFileException.atLine(name, 1, "no line of column names");
    }
    return all.from(1, all.rows.get(0));
  }

  /**
   * Reads the content of a file (UTF-8) that does not name its columns, or not with the names
   * wanted.
   *
   * @param name the file's name, for errors
   * @param content the bytes
   * @param skip how many rows to leave out at the beginning
   * @param columns the names that the columns get
   * @return the table
   * @throws MalformedFileException if a row after the skipped ones has more or fewer cells than
   *     names
   */
  public static Csv parse(String name, byte[] content, int skip, List<String> columns)
      throws MalformedFileException {
    Csv all = rows(name, content);
    return all.from(Math.min(skip, all.rows.size()), columns);
  }

  private static Csv rows(String name, byte[] content) throws MalformedFileException {
    List<List<String>> rows = new ArrayList<>();
    List<Long> lines = new ArrayList<>();
    String text = Utf8.decoded(name, content);
    try (CSVParser parser = CSVParser.parse(new StringReader(text), FORMAT)) {
      for (CSVRecord row : parser) {
        rows.add(List.copyOf(row.toList()));
        lines.add(parser.getCurrentLineNumber());
      }
    } catch (IOException | UncheckedIOException e) {
      long line = lines.isEmpty() ? 1 : lines.get(lines.size() - 1) + 1;
      throw MalformedFileException.atLine(
          name,
          line,
          "not a table: a quote is not closed, or something follows a closing quote before the"
              + " next comma");
    }
    return new Csv(name, List.of(), rows, lines);
  }

  private Csv from(int skip, List<String> names) throws MalformedFileException {
    for (int i = skip; i < rows.size(); i++) {
      if (rows.get(i).size() != names.size()) {
        throw MalformedFileException.atLine(
            name,
            lines.get(i),
            "expected " + names.size() + " cells, but found " + rows.get(i).size() + hint(names));
      }
    }
    int n = rows.size();
    return new Csv(
        name, names, List.copyOf(rows.subList(skip, n)), List.copyOf(lines.subList(skip, n)));
  }

  /** What to do, if the names look as if other signs than commas stood between the cells. */
  private static String hint(List<String> names) {
    String all = String.join("", names);
    return all.contains(";") || all.contains("\t")
        ? "; semicolons or tabs seem to stand between the cells: write the file with commas there,"
            + " and with points in its numbers"
        : "";
  }

  /**
   * The cells of one column.
   *
   * @param column its name
   * @return one string a row
   * @throws IllegalArgumentException if there is no such column, or more than one
   */
  public List<String> strings(String column) {
    int j = index(column);
    return rows.stream().map(row -> row.get(j)).toList();
  }

  /**
   * The numbers of one column: decimal, with a point, as 1.5 or -2e3; or nan, inf, NaN, Infinity.
   *
   * @param column its name
   * @return one number a row
   * @throws MalformedFileException if a cell is not a number
   * @throws IllegalArgumentException if there is no such column, or more than one
   */
  public double[] numbers(String column) throws MalformedFileException {
    int j = index(column);
    double[] values = new double[rows.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i, j);
    }
    return values;
  }

  /**
   * The whole table as numbers.
   *
   * @return a FLOAT64 tensor, rows x columns
   * @throws MalformedFileException if a cell is not a number
   */
  public Tensor toTensor() throws MalformedFileException {
    int width = columns.size();
    double[] values = new double[rows.size() * width];
    for (int i = 0; i < values.length; i++) {
      values[i] = number(i / width, i % width);
    }
    return Tensor.wrap(values, rows.size(), width);
  }

  private int index(String column) {
    int j = columns.indexOf(column);
    if (j < 0) {
      throw new IllegalArgumentException(
          name + " has no column \"" + column + "\"; its columns are " + columns + hint(columns));
    }
    if (columns.lastIndexOf(column) != j) {
      throw new IllegalArgumentException(
          name + " has more than one column \"" + column + "\"; its columns are " + columns);
    }
    return j;
  }

  private double number(int i, int j) throws MalformedFileException {
    String cell = rows.get(i).get(j);
    try {
      return number(cell);
    } catch (NumberFormatException e) {
      throw MalformedFileException.atLine(
          name,
          lines.get(i),
          "column "
              + columns.get(j)
              + " is not a number: \""
              + Shaped.brief(cell)
              + "\""
              + (cell.contains(",") ? "; a number is written with a point" : ""));
    }
  }

  /** Java reads more than files should hold, such as 12f, 0x1p3, or a number and a zero byte. */
  private static double number(String cell) {
    for (int k = 0; k < cell.length(); k++) {
      if (DIGITS_AND_SIGNS.indexOf(cell.charAt(k)) < 0) {
        return switch (cell) {
          case "nan", "NaN" -> Double.NaN;
          case "inf", "Infinity", "+inf", "+Infinity" -> Double.POSITIVE_INFINITY;
          case "-inf", "-Infinity" -> Double.NEGATIVE_INFINITY;
          default -> throw new NumberFormatException(cell);
        };
      }
    }
    return Double.parseDouble(cell);
  }
}
