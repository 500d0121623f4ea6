package io.github.medl.examples.figure;

import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A matrix of numbers, such as the kernel of a convolution; rows are separated by semicolons,
 * numbers by blanks: {@code "0 -1 1; 0 -1 1; 0 -1 1"}.
 *
 * @param name the name on the command line
 * @param symbol the book's symbol
 * @param meaning a few words
 * @param book the book's value, of shape (rows, columns)
 * @param least the least that an entry may be
 * @param most the largest that an entry may be
 */
public record Matrix(
    String name, String symbol, String meaning, Tensor book, double least, double most)
    implements Knob<Tensor> {
  /**
   * Checks the declaration.
   *
   * @param name the name on the command line
   * @param symbol the book's symbol
   * @param meaning a few words
   * @param book the book's value
   * @param least the least that an entry may be
   * @param most the largest that an entry may be
   */
  public Matrix {
    Knobs.requireName(name);
    for (double entry : book.toDoubles()) {
      Knobs.requireRange(name, least, entry, most);
    }
  }

  /**
   * How many rows it has.
   *
   * @return the number of rows
   */
  public int rows() {
    return book.dim(0);
  }

  /**
   * How many columns it has.
   *
   * @return the number of columns
   */
  public int columns() {
    return book.dim(1);
  }

  @Override
  public String allowed() {
    return String.format(
        Locale.ROOT,
        "%d rows of %d numbers from %s to %s, such as \"%s\"",
        rows(),
        columns(),
        Knobs.text(least),
        Knobs.text(most),
        write(book));
  }

  @Override
  public Tensor read(String text) {
    List<Double> entries = new ArrayList<>();
    String[] rows = text.strip().split("\\s*;\\s*", -1);
    for (String row : rows) {
      String[] words = row.strip().split("[\\s,]+");
      for (String word : words) {
        double entry = Knobs.number(this, word, text).doubleValue();
        if (!(entry >= least && entry <= most)) {
          throw Knobs.refused(this, text);
        }
        entries.add(entry);
      }
      if (words.length != columns()) {
        throw Knobs.refused(this, text);
      }
    }
    if (rows.length != rows()) {
      throw Knobs.refused(this, text);
    }
    double[] values = entries.stream().mapToDouble(Double::doubleValue).toArray();
    return Tensor.of(values, rows(), columns());
  }

  @Override
  public String write(Tensor value) {
    return Arrays.stream(value.toRows())
        .map(row -> Arrays.stream(row).mapToObj(Knobs::text).collect(Collectors.joining(" ")))
        .collect(Collectors.joining("; "));
  }

  @Override
  public Object plain(Tensor value) {
    return Arrays.stream(value.toRows()).map(row -> Arrays.stream(row).boxed().toList()).toList();
  }
}
