package io.github.medl.examples.figure;

import java.util.List;
import java.util.stream.Collectors;

/**
 * A parameter of a figure in one run, with values as JSON has them: a number, a truth value, a
 * word, or lists of numbers.
 *
 * @param name the name on the command line
 * @param value the value that the figure was computed with
 * @param book the value with which it is the book's
 */
public record Setting(String name, Object value, Object book) {
  /**
   * Whether it has another value than the book's.
   *
   * @return true where it makes the figure another one
   */
  public boolean isChanged() {
    return !value.equals(book);
  }

  /**
   * The value as it is typed.
   *
   * @return for example {@code 0.004}, {@code on} or {@code 0 1; 1 0}
   */
  public String text() {
    return text(value);
  }

  /**
   * The same parameter in the book's figure.
   *
   * @return with the book's value
   */
  public Setting withBook() {
    return new Setting(name, book, book);
  }

  /**
   * What differs from the book, as it is typed.
   *
   * @param settings the parameters of a run
   * @return for example {@code alpha=0.004, steps=500}; empty for the book's
   */
  public static String changes(List<Setting> settings) {
    return settings.stream()
        .filter(Setting::isChanged)
        .map(setting -> setting.name() + "=" + setting.text())
        .collect(Collectors.joining(", "));
  }

  /**
   * What differs from the book, as {@code medl run} takes it.
   *
   * @param settings the parameters of a run
   * @return for example {@code --set alpha=0.004 --set kernel="0 1; 1 0"}
   */
  public static String options(List<Setting> settings) {
    return settings.stream()
        .filter(Setting::isChanged)
        .map(setting -> "--set " + setting.name() + "=" + quoted(setting.text()))
        .collect(Collectors.joining(" "));
  }

  private static String text(Object plain) {
    if (plain instanceof Boolean on) {
      return on ? "on" : "off";
    }
    if (plain instanceof Double number) {
      return Knobs.text(number);
    }
    if (plain instanceof List<?> list) {
      String between = !list.isEmpty() && list.get(0) instanceof List ? "; " : " ";
      return list.stream().map(Setting::text).collect(Collectors.joining(between));
    }
    return plain.toString();
  }

  private static String quoted(String text) {
    return text.matches("[A-Za-z0-9.+-]+") ? text : '"' + text + '"';
  }
}
