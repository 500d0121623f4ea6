package io.github.medl.examples.figure;

import io.github.medl.learning.data.Provenance;
import io.github.medl.plot.Animation;
import io.github.medl.plot.Picture;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a figure returns: pictures to look at, checks to verify, values and tables to compare.
 *
 * @param pictures what to draw; the first is {@code figure.png}, the next {@code figure-2.png}
 * @param checks our numbers beside their references
 * @param values further named numbers (Double), words (String) and arrays (nested lists of Double)
 * @param tables extra csv files, for example {@code sample} and {@code iterates}
 * @param data which data were read
 * @param seed the seed of the random stream, or null
 * @param note what a reader must know about this run, or an empty string
 * @param fallback whether other data than the book's were used, so that nothing is verified
 * @param films what moves: {@code film.gif}, {@code film-2.gif}
 */
public record Outcome(
    List<Picture> pictures,
    List<Check> checks,
    Map<String, Object> values,
    List<Table> tables,
    List<DataOrigin> data,
    Long seed,
    String note,
    boolean fallback,
    List<Animation> films) {

  /**
   * Keeps unmodifiable copies.
   *
   * @param pictures what to draw
   * @param checks numbers beside their references
   * @param values further numbers
   * @param tables extra csv files
   * @param data which data were read
   * @param seed the seed, or null
   * @param note a remark, or an empty string
   * @param fallback whether other data were used
   * @param films what moves
   */
  public Outcome {
    pictures = List.copyOf(pictures);
    checks = List.copyOf(checks);
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    tables = List.copyOf(tables);
    data = List.copyOf(data);
    films = List.copyOf(films);
  }

  /**
   * An outcome with pictures only; the methods below add to it.
   *
   * @param pictures what to draw
   * @return the outcome
   */
  public static Outcome of(Picture... pictures) {
    return new Outcome(
        List.of(pictures), List.of(), Map.of(), List.of(), List.of(), null, "", false, List.of());
  }

  /**
   * With checks.
   *
   * @param more added at the end
   * @return the outcome with them
   */
  public Outcome checks(Checks more) {
    return new Outcome(
        pictures, joined(checks, more.list()), values, tables, data, seed, note, fallback, films);
  }

  /**
   * With a named number, or array of numbers.
   *
   * @param name the name, in the book's symbols
   * @param numbers one number, or all elements of a vector
   * @return the outcome with it
   */
  public Outcome value(String name, double... numbers) {
    return put(name, numbers.length == 1 ? (Object) numbers[0] : list(numbers));
  }

  /**
   * With a named tensor.
   *
   * @param name the name, in the book's symbols
   * @param tensor of any shape, written as nested arrays
   * @return the outcome with it
   */
  public Outcome value(String name, Tensor tensor) {
    return put(name, nested(tensor.toDoubles(), tensor.shape(), 0, 0));
  }

  /**
   * With a named text.
   *
   * @param name the name
   * @param text the text
   * @return the outcome with it
   */
  public Outcome value(String name, String text) {
    return put(name, text);
  }

  /**
   * With a table, written as csv.
   *
   * @param table the table
   * @return the outcome with it
   */
  public Outcome table(Table table) {
    return new Outcome(
        pictures,
        checks,
        values,
        joined(tables, List.of(table)),
        data,
        seed,
        note,
        fallback,
        films);
  }

  /**
   * With something that moves, beside the pictures.
   *
   * @param film added at the end
   * @return the outcome with it
   */
  public Outcome film(Animation film) {
    return new Outcome(
        pictures, checks, values, tables, data, seed, note, fallback, joined(films, List.of(film)));
  }

  /**
   * With the data that were read.
   *
   * @param origins added at the end
   * @return the outcome with them
   */
  public Outcome data(DataOrigin... origins) {
    return new Outcome(
        pictures,
        checks,
        values,
        tables,
        joined(data, List.of(origins)),
        seed,
        note,
        fallback,
        films);
  }

  /**
   * With the data that were read.
   *
   * @param provenance as the data themselves say
   * @return the outcome with them
   */
  public Outcome data(List<Provenance> provenance) {
    return data(provenance.stream().map(DataOrigin::of).toArray(DataOrigin[]::new));
  }

  /**
   * With the seed of the random stream.
   *
   * @param number the seed
   * @return the outcome with it
   */
  public Outcome seed(long number) {
    return new Outcome(pictures, checks, values, tables, data, number, note, fallback, films);
  }

  /**
   * With a remark, for example that fewer epochs were run than under {@code --full}.
   *
   * @param text the remark
   * @return the outcome with it
   */
  public Outcome note(String text) {
    return new Outcome(
        pictures, checks, values, tables, data, seed, join(note, text), fallback, films);
  }

  /**
   * As computed from other data than the book's: never {@link Status#VERIFIED}.
   *
   * @param reason what was missing and what was taken instead
   * @return the outcome with it
   */
  public Outcome fellBack(String reason) {
    return new Outcome(
        pictures, checks, values, tables, data, seed, join(note, reason), true, films);
  }

  /**
   * As {@link #fellBack} where the data are others, and as it is where they are the book's.
   *
   * @param isWhole whether the data are the book's
   * @param reason what was missing and what was taken instead
   * @return the outcome, with the reason if need be
   */
  public Outcome fellBackUnless(boolean isWhole, String reason) {
    return isWhole ? this : fellBack(reason);
  }

  /**
   * The verdict, however long the figure ran: failed if a check fails; else verified if there are
   * checks, the data are the book's and the kind is not illustrative; else unverified.
   *
   * @param kind the kind of the figure
   * @return the verdict
   */
  public Status status(Kind kind) {
    if (!checks.stream().allMatch(Check::ok)) {
      return Status.FAILED;
    }
    return checks.isEmpty() || fallback || kind == Kind.ILLUSTRATIVE
        ? Status.UNVERIFIED
        : Status.VERIFIED;
  }

  /**
   * The verdict: that of {@link #status(Kind)}, but a long figure that did not run in full is a
   * short run where it would be verified.
   *
   * @param about the declaration of the figure
   * @param full whether it was asked to run in full
   * @return the verdict
   */
  public Status status(About about, boolean full) {
    Status status = status(about.kind());
    return status == Status.VERIFIED && about.cost().isLong() && !full ? Status.SHORT_RUN : status;
  }

  /**
   * The verdict: that of {@link #status(About, boolean)} with the book's parameters; with others
   * explored.
   *
   * @param about the declaration of the figure
   * @param context what the figure was told
   * @return the verdict
   */
  public Status status(About about, FigureContext context) {
    return context.settings().isBook() ? status(about, context.full()) : Status.EXPLORED;
  }

  private Outcome put(String name, Object value) {
    Map<String, Object> more = new LinkedHashMap<>(values);
    if (more.put(name, value) != null) {
      throw new IllegalArgumentException("two values are called '" + name + "'");
    }
    return new Outcome(pictures, checks, more, tables, data, seed, note, fallback, films);
  }

  private static Object nested(double[] elements, int[] shape, int axis, int start) {
    if (axis == shape.length) {
      return elements[start];
    }
    int stride = 1;
    for (int i = axis + 1; i < shape.length; i++) {
      stride *= shape[i];
    }
    List<Object> rows = new ArrayList<>(shape[axis]);
    for (int i = 0; i < shape[axis]; i++) {
      rows.add(nested(elements, shape, axis + 1, start + i * stride));
    }
    return rows;
  }

  private static List<Double> list(double[] numbers) {
    List<Double> list = new ArrayList<>(numbers.length);
    for (double number : numbers) {
      list.add(number);
    }
    return list;
  }

  private static String join(String first, String second) {
    return first.isEmpty() ? second : first + " " + second;
  }

  private static <T> List<T> joined(List<T> first, List<T> second) {
    List<T> all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }
}
