package io.github.medl.examples.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;

/**
 * The book's numbers where a figure has too many to name each in its class: small csv files beside
 * the classes, whose first line says how they were obtained.
 */
public final class Reference {
  private final List<CSVRecord> rows;

  private Reference(List<CSVRecord> rows) {
    this.rows = rows;
  }

  /**
   * Reads the reference numbers of a figure.
   *
   * @param id the figure's number, such as {@code 4.7}
   * @return its table
   * @throws IOException if there is none
   */
  public static Reference of(String id) throws IOException {
    String name = "/io/github/medl/examples/reference/" + id + ".csv";
    try (InputStream in = Reference.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IOException("the reference numbers " + name + " are missing from the jar");
      }
      CSVFormat format =
          CSVFormat.DEFAULT
              .builder()
              .setHeader()
              .setSkipHeaderRecord(true)
              .setCommentMarker('#')
              .get();
      return new Reference(
          format
              .parse(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)))
              .getRecords());
    }
  }

  /**
   * A column of numbers.
   *
   * @param name the column's header
   * @return its numbers, top to bottom
   */
  public double[] numbers(String name) {
    return rows.stream().mapToDouble(row -> Double.parseDouble(row.get(name))).toArray();
  }

  /**
   * A column of words.
   *
   * @param name the column's header
   * @return its words, top to bottom
   */
  public List<String> words(String name) {
    return rows.stream().map(row -> row.get(name)).toList();
  }
}
