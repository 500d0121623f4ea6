package io.github.medl.examples.figure;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A parameter of a figure that its reader may turn: the number stands in the figure's code as
 * {@code context.get(ALPHA)}, and with the book's value the figure is the book's.
 *
 * @param <T> what the figure computes with
 */
public sealed interface Knob<T> permits Knob.Real, Knob.Whole, Knob.Switch, Knob.Choice, Matrix {
  /**
   * The name on the command line, {@code --set alpha=0.004}.
   *
   * @return lower-case letters, digits and hyphens
   */
  String name();

  /**
   * The book's symbol.
   *
   * @return for example {@code α}; or the name, where the book has no symbol
   */
  String symbol();

  /**
   * What it is.
   *
   * @return a few words, for example {@code learning rate}
   */
  String meaning();

  /**
   * The value with which the figure is the book's.
   *
   * @return the default
   */
  T book();

  /**
   * What may be set, in words.
   *
   * @return for example {@code a number from 0.0001 to 0.1}
   */
  String allowed();

  /**
   * Reads a value.
   *
   * @param text as a user types it
   * @return the value
   * @throws IllegalArgumentException if it is none that is allowed; the message says what is
   */
  T read(String text);

  /**
   * A value as {@link #read} takes it, always in the same form.
   *
   * @param value a value
   * @return its text
   */
  String write(T value);

  /**
   * A value as JSON has it.
   *
   * @param value a value
   * @return a number, a truth value, a word, or lists of numbers
   */
  default Object plain(T value) {
    return value;
  }

  /**
   * A number of a range.
   *
   * @param name the name on the command line
   * @param symbol the book's symbol
   * @param meaning a few words
   * @param book the book's value
   * @param least the least that is allowed
   * @param most the largest that is allowed
   * @param logarithmic whether equal ratios, not equal differences, are equal steps of a slider
   */
  record Real(
      String name,
      String symbol,
      String meaning,
      Double book,
      double least,
      double most,
      boolean logarithmic)
      implements Knob<Double> {
    /**
     * Checks the declaration.
     *
     * @param name the name on the command line
     * @param symbol the book's symbol
     * @param meaning a few words
     * @param book the book's value
     * @param least the least that is allowed
     * @param most the largest that is allowed
     * @param logarithmic whether equal ratios are equal steps
     */
    public Real {
      Knobs.requireName(name);
      Knobs.requireRange(name, least, book, most);
      if (logarithmic && least <= 0) {
        throw new IllegalArgumentException(
            name + ": a logarithmic range begins above 0, not at " + least);
      }
    }

    /**
     * The same, whose slider moves by equal ratios.
     *
     * @return the knob with a logarithmic slider
     */
    public Real byRatio() {
      return new Real(name, symbol, meaning, book, least, most, true);
    }

    @Override
    public String allowed() {
      return "a number from " + Knobs.text(least) + " to " + Knobs.text(most);
    }

    @Override
    public Double read(String text) {
      double value = Knobs.number(this, text).doubleValue();
      if (!(value >= least && value <= most)) {
        throw Knobs.refused(this, text);
      }
      return value;
    }

    @Override
    public String write(Double value) {
      return Knobs.text(value);
    }
  }

  /**
   * A whole number of a range; also the seed of a random stream.
   *
   * @param name the name on the command line
   * @param symbol the book's symbol
   * @param meaning a few words
   * @param book the book's value
   * @param least the least that is allowed
   * @param most the largest that is allowed
   * @param isSeed whether there is no order in it: it names a random stream
   */
  record Whole(
      String name, String symbol, String meaning, Integer book, int least, int most, boolean isSeed)
      implements Knob<Integer> {
    /**
     * Checks the declaration.
     *
     * @param name the name on the command line
     * @param symbol the book's symbol
     * @param meaning a few words
     * @param book the book's value
     * @param least the least that is allowed
     * @param most the largest that is allowed
     * @param isSeed whether it names a random stream
     */
    public Whole {
      Knobs.requireName(name);
      Knobs.requireRange(name, least, book, most);
    }

    @Override
    public String allowed() {
      return String.format(Locale.ROOT, "a whole number from %d to %d", least, most);
    }

    @Override
    public Integer read(String text) {
      BigDecimal value = Knobs.number(this, text);
      if (value.compareTo(BigDecimal.valueOf(least)) < 0
          || value.compareTo(BigDecimal.valueOf(most)) > 0
          || value.remainder(BigDecimal.ONE).signum() != 0) {
        throw Knobs.refused(this, text);
      }
      return value.intValueExact();
    }

    @Override
    public String write(Integer value) {
      return value.toString();
    }
  }

  /**
   * Something that is on or off.
   *
   * @param name the name on the command line
   * @param symbol what is read beside it
   * @param meaning a few words
   * @param book the book's value
   */
  record Switch(String name, String symbol, String meaning, Boolean book) implements Knob<Boolean> {
    private static final Map<String, Boolean> WORDS =
        Map.of("on", true, "true", true, "yes", true, "off", false, "false", false, "no", false);

    /**
     * Checks the declaration.
     *
     * @param name the name on the command line
     * @param symbol what is read beside it
     * @param meaning a few words
     * @param book the book's value
     */
    public Switch {
      Knobs.requireName(name);
    }

    @Override
    public String allowed() {
      return "on or off";
    }

    @Override
    public Boolean read(String text) {
      Boolean value = WORDS.get(text.strip().toLowerCase(Locale.ROOT));
      if (value == null) {
        throw Knobs.refused(this, text);
      }
      return value;
    }

    @Override
    public String write(Boolean value) {
      return value ? "on" : "off";
    }
  }

  /**
   * One of several words.
   *
   * @param name the name on the command line
   * @param symbol what is read beside it
   * @param meaning a few words
   * @param book the book's value
   * @param words all of them
   */
  record Choice(String name, String symbol, String meaning, String book, List<String> words)
      implements Knob<String> {
    /**
     * Keeps an unmodifiable copy and checks the declaration.
     *
     * @param name the name on the command line
     * @param symbol what is read beside it
     * @param meaning a few words
     * @param book the book's value
     * @param words all of them
     */
    public Choice {
      Knobs.requireName(name);
      words = List.copyOf(words);
      if (!words.contains(book)) {
        throw new IllegalArgumentException(name + ": '" + book + "' is none of " + words);
      }
    }

    @Override
    public String allowed() {
      return "one of " + String.join(", ", words);
    }

    @Override
    public String read(String text) {
      return words.stream()
          .filter(word -> word.equalsIgnoreCase(text.strip()))
          .findFirst()
          .orElseThrow(() -> Knobs.refused(this, text));
    }

    @Override
    public String write(String value) {
      return value;
    }
  }
}
