package io.github.medl.plot;

import java.util.List;
import java.util.Objects;

/**
 * A control beside a picture, whose value is a text: a field, with a slider that goes through some
 * texts; or a list of words.
 *
 * @param name how it is called when it is turned
 * @param label what stands above it
 * @param hint what may be typed, shown when the mouse rests on it
 * @param value the value at first
 * @param usual the value of the button that sets all back
 * @param steps the texts of a slider from left to right, or the words of a list; none for a field
 *     alone
 * @param isList whether nothing but one of the steps can be chosen
 */
public record Dial(
    String name,
    String label,
    String hint,
    String value,
    String usual,
    List<String> steps,
    boolean isList) {
  /**
   * Keeps an unmodifiable copy.
   *
   * @param name how it is called
   * @param label what stands above it
   * @param hint what may be typed
   * @param value the value at first
   * @param usual the value to which it is set back
   * @param steps texts or words
   * @param isList whether it is a list of words
   */
  public Dial {
    Objects.requireNonNull(name, "name");
    steps = List.copyOf(steps);
    if (isList && !steps.contains(value)) {
      throw new IllegalArgumentException(name + ": '" + value + "' is none of " + steps);
    }
  }
}
