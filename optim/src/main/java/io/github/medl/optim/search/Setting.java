package io.github.medl.optim.search;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * A value for each hyper-parameter.
 *
 * @param values the values by name, in the order of the space
 * @serial exclude
 */
public record Setting(Map<String, Double> values) implements Serializable {
  /**
   * Keeps an unmodifiable copy.
   *
   * @param values the values by name
   */
  public Setting {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /**
   * One value.
   *
   * @param name the hyper-parameter
   * @return its value
   * @throws IllegalArgumentException if there is no such hyper-parameter
   */
  public double value(String name) {
    Double value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there is no hyper-parameter '%s'; there are %s",
              name,
              values.keySet()));
    }
    return value;
  }

  /**
   * One value that is a whole number, as a number of units.
   *
   * @param name the hyper-parameter
   * @return its value, rounded
   * @throws IllegalArgumentException if there is no such hyper-parameter, or its value is no int
   */
  public int count(String name) {
    double value = value(name);
    if (!(Math.rint(value) >= Integer.MIN_VALUE && Math.rint(value) <= Integer.MAX_VALUE)) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT, "hyper-parameter '%s' is no number of units: %s", name, value));
    }
    return (int) Math.round(value);
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
