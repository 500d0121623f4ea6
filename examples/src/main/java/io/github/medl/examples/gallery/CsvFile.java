package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Table;
import io.github.medl.plot.Series;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.commons.csv.CSVFormat;

/** Writes tables as csv: a header, commas, UTF-8, numbers in full precision. */
public final class CsvFile {
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT.builder().setRecordSeparator('\n').get();

  /** Characters written at a time: a character by character writer takes three times as long. */
  private static final int PIECE = 1 << 16;

  private CsvFile() {}

  /** Writes {@code series} to {@code file}. */
  static void write(Series series, Path file) throws IOException {
    Table table = Table.of("series");
    for (int i = 0; i < series.columns().size(); i++) {
      table = table.column(series.columns().get(i), series.data().get(i));
    }
    write(table, file);
  }

  /**
   * Writes a table.
   *
   * @param table the table
   * @param file where to
   * @throws IOException if it cannot be written
   */
  public static void write(Table table, Path file) throws IOException {
    try (OutputStream out = Files.newOutputStream(file)) {
      StringBuilder text = new StringBuilder(2 * PIECE);
      text.append(line(table.columns().stream().map(Table.Column::name).toArray())).append('\n');
      String[] lastWord = new String[table.columns().size()];
      String[] lastCell = new String[table.columns().size()];
      for (int row = 0; row < table.rows(); row++) {
        for (int c = 0; c < lastWord.length; c++) {
          Table.Column column = table.columns().get(c);
          String cell = column.cells().get(row);
          if (!column.isNumeric()) { // words may need quotes, and often repeat
            if (!cell.equals(lastWord[c])) {
              lastWord[c] = cell;
              lastCell[c] = line(cell);
            }
            cell = lastCell[c];
          }
          text.append(cell).append(c == lastWord.length - 1 ? '\n' : ',');
        }
        if (text.length() > PIECE) {
          out.write(text.toString().getBytes(StandardCharsets.UTF_8));
          text.setLength(0);
        }
      }
      out.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
  }

  private static String line(Object... cells) {
    return FORMAT.format(cells);
  }
}
