package io.github.medl.examples.figure;

import java.math.BigDecimal;
import java.util.List;

/** How figures declare their knobs; the book's value stands before the range. */
public final class Knobs {
  private static final int LARGEST_SEED = Integer.MAX_VALUE;
  private static final int MOST_DIGITS = 400;

  private Knobs() {}

  /**
   * A number of a range.
   *
   * @param name the name on the command line
   * @param symbol the book's symbol
   * @param meaning a few words
   * @param book the book's value
   * @param least the least that is allowed
   * @param most the largest that is allowed
   * @return the knob
   */
  public static Knob.Real real(
      String name, String symbol, String meaning, double book, double least, double most) {
    return new Knob.Real(name, symbol, meaning, book, least, most, false);
  }

  /**
   * A whole number of a range.
   *
   * @param name the name on the command line
   * @param symbol the book's symbol
   * @param meaning a few words
   * @param book the book's value
   * @param least the least that is allowed
   * @param most the largest that is allowed
   * @return the knob
   */
  public static Knob.Whole whole(
      String name, String symbol, String meaning, int book, int least, int most) {
    return new Knob.Whole(name, symbol, meaning, book, least, most, false);
  }

  /**
   * The seed of the random stream, called {@code seed}.
   *
   * @param book the book's, or ours
   * @return the knob
   */
  public static Knob.Whole seed(int book) {
    return new Knob.Whole(
        "seed", "seed", "which random numbers are drawn", book, 0, LARGEST_SEED, true);
  }

  /**
   * Something that is on or off.
   *
   * @param name the name on the command line
   * @param symbol what is read beside it
   * @param meaning a few words
   * @param book the book's value
   * @return the knob
   */
  public static Knob.Switch onOff(String name, String symbol, String meaning, boolean book) {
    return new Knob.Switch(name, symbol, meaning, book);
  }

  /**
   * One of several words, the first of which is the book's.
   *
   * @param name the name on the command line
   * @param symbol what is read beside it
   * @param meaning a few words
   * @param words all of them
   * @return the knob
   */
  public static Knob.Choice choice(String name, String symbol, String meaning, String... words) {
    return new Knob.Choice(name, symbol, meaning, words[0], List.of(words));
  }

  /** A name that a command line and JSON take as it is. */
  static void requireName(String name) {
    if (!name.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
      throw new IllegalArgumentException(
          "the name of a parameter consists of lower-case letters, digits and hyphens, unlike '"
              + name
              + "'");
    }
  }

  /** A range that is finite and holds the book's value. */
  static void requireRange(String name, double least, double book, double most) {
    if (!(Double.isFinite(least) && Double.isFinite(most) && least <= book && book <= most)) {
      throw new IllegalArgumentException(
          name + ": the book's value " + book + " lies outside of " + least + " to " + most);
    }
  }

  /** Reads a decimal number, as no locale writes it: with a point. */
  static BigDecimal number(Knob<?> knob, String text) {
    return number(knob, text, text);
  }

  /** Reads a number that is a word of a text. */
  static BigDecimal number(Knob<?> knob, String word, String text) {
    try {
      BigDecimal number = new BigDecimal(word.strip().replace('−', '-'));
      if (number.precision() > MOST_DIGITS || Math.abs((long) number.scale()) > MOST_DIGITS) {
        throw refused(knob, text); // nobody means it, and it would take minutes
      }
      return number;
    } catch (NumberFormatException e) {
      throw refused(knob, text);
    }
  }

  static IllegalArgumentException refused(Knob<?> knob, String text) {
    String shown = text.length() > 60 ? text.substring(0, 60) + "..." : text;
    return new IllegalArgumentException(
        knob.name() + " must be " + knob.allowed() + ", not '" + shown + "'");
  }

  /** A number with all its digits, without a needless point or exponent. */
  static String text(double number) {
    if (number == 0) {
      return "0";
    }
    BigDecimal decimal = BigDecimal.valueOf(number).stripTrailingZeros();
    int exponent = decimal.precision() - decimal.scale() - 1;
    return exponent < -6 || exponent > 9
        ? decimal.toString().replace("E", "e").replace("e+", "e")
        : decimal.toPlainString();
  }
}
