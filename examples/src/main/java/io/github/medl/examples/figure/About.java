package io.github.medl.examples.figure;

import java.util.ArrayList;
import java.util.List;

/**
 * The declaration of a figure.
 *
 * @param id the number: {@code 4.2}, {@code table-2.1}, {@code L4.1}, {@code C1.1}, {@code eq-8.72}
 * @param title a short title, in our own words
 * @param chapter the chapter it belongs to
 * @param kind how far it can be compared with the book
 * @param cost whether it is quick or long, and how many seconds to expect
 * @param data names of the data sets it reads
 * @param caption one or two sentences: what is to be seen
 * @param differences where it differs from the book, and why; also the slips of the book's code
 * @param knobs the parameters that a reader may turn
 */
public record About(
    String id,
    String title,
    int chapter,
    Kind kind,
    Cost cost,
    List<String> data,
    String caption,
    List<String> differences,
    List<Knob<?>> knobs) {

  /**
   * What a figure costs.
   *
   * @param isLong whether {@code --full} is needed to run it as the book did
   * @param seconds expected seconds on two cores, of the form that {@code --full} asks for
   */
  public record Cost(boolean isLong, double seconds) {
    /**
     * The tier.
     *
     * @return {@code quick} or {@code long}
     */
    public String tier() {
      return isLong ? "long" : "quick";
    }

    /**
     * The seconds for people.
     *
     * @return for example {@code < 1 s}, {@code 12 s} or {@code 5 min}
     */
    public String text() {
      if (seconds < 1) {
        return "< 1 s";
      }
      return seconds < 100 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
    }
  }

  /**
   * Keeps unmodifiable copies and checks the id.
   *
   * @param id the number
   * @param title a short title
   * @param chapter the chapter
   * @param kind the kind
   * @param cost the cost
   * @param data names of data sets
   * @param caption what is to be seen
   * @param differences differences from the book
   * @param knobs parameters, each with a name of its own
   */
  public About {
    FigureId.of(id);
    if (title.isBlank()) {
      throw new IllegalArgumentException("figure " + id + " needs a title");
    }
    data = List.copyOf(data);
    differences = List.copyOf(differences);
    knobs = List.copyOf(knobs);
    if (knobs.stream().map(Knob::name).distinct().count() < knobs.size()) {
      throw new IllegalArgumentException("two parameters of figure " + id + " have one name");
    }
  }

  /**
   * The declaration of a quick figure without data; the methods below add to it.
   *
   * @param id the number; its first part is the chapter
   * @param title a short title, in our own words
   * @param kind how far it can be compared with the book
   * @return the declaration
   */
  public static About figure(String id, String title, Kind kind) {
    return new About(
        id,
        title,
        FigureId.of(id).chapter(),
        kind,
        new Cost(false, 1),
        List.of(),
        "",
        List.of(),
        List.of());
  }

  /**
   * With a caption.
   *
   * @param text one or two sentences: what is to be seen
   * @return the declaration with it
   */
  public About caption(String text) {
    return new About(id, title, chapter, kind, cost, data, text, differences, knobs);
  }

  /**
   * With the names of the data sets it reads.
   *
   * @param names as in {@code medl data list}
   * @return the declaration with them
   */
  public About data(String... names) {
    return new About(id, title, chapter, kind, cost, List.of(names), caption, differences, knobs);
  }

  /**
   * With the seconds to expect of a quick figure.
   *
   * @param seconds on two cores
   * @return the declaration with them
   */
  public About quick(double seconds) {
    return new About(
        id, title, chapter, kind, new Cost(false, seconds), data, caption, differences, knobs);
  }

  /**
   * As a long figure: run in full only under {@code --full}.
   *
   * @param seconds to expect under {@code --full}, on two cores
   * @return the declaration with it
   */
  public About slow(double seconds) {
    return new About(
        id, title, chapter, kind, new Cost(true, seconds), data, caption, differences, knobs);
  }

  /**
   * With one more difference from the book.
   *
   * @param note what differs, and why
   * @return the declaration with it
   */
  public About differs(String note) {
    List<String> more = new ArrayList<>(differences);
    more.add(note);
    return new About(id, title, chapter, kind, cost, data, caption, more, knobs);
  }

  /**
   * With parameters that a reader may turn.
   *
   * @param more in the order in which they are shown
   * @return the declaration with them
   */
  public About play(Knob<?>... more) {
    return new About(id, title, chapter, kind, cost, data, caption, differences, List.of(more));
  }

  /**
   * How the id is read.
   *
   * @return for example {@code Figure 4.2}, {@code Table 2.1} or {@code Equation (8.72)}
   */
  public String label() {
    return FigureId.of(id).label();
  }
}
