package io.github.medl.examples.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What a reader has set of a figure's parameters; all others have the book's values. */
public final class Settings {
  private static final Settings BOOK = new Settings(List.of(), Map.of());

  private final List<Knob<?>> knobs;
  private final Map<String, Object> chosen;

  private Settings(List<Knob<?>> knobs, Map<String, Object> chosen) {
    this.knobs = knobs;
    this.chosen = chosen;
  }

  /**
   * Nothing is set.
   *
   * @return the settings of the book
   */
  public static Settings book() {
    return BOOK;
  }

  /**
   * Reads what was set of a figure's parameters.
   *
   * @param about the figure's declaration
   * @param texts name to value, as typed
   * @return the settings
   * @throws IllegalArgumentException if the figure has no such parameter or the value is not
   *     allowed; the message says what is
   */
  public static Settings of(About about, Map<String, String> texts) {
    Map<String, Object> chosen = new HashMap<>();
    for (Map.Entry<String, String> text : texts.entrySet()) {
      Knob<?> knob = find(about, text.getKey());
      try {
        chosen.put(knob.name(), knob.read(text.getValue()));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException(about.label() + ": " + e.getMessage(), e);
      }
    }
    return new Settings(about.knobs(), chosen);
  }

  private static Knob<?> find(About about, String name) {
    return about.knobs().stream()
        .filter(knob -> knob.name().equals(name) || knob.symbol().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    about.label() + " has no parameter '" + name + "'" + hint(about, name)));
  }

  private static String hint(About about, String name) {
    List<String> names = about.knobs().stream().map(Knob::name).toList();
    if (names.isEmpty()) {
      return ", nor any other; medl list --play shows the figures that have some";
    }
    List<String> near = Nearest.of(name, names, 2);
    return near.isEmpty()
        ? "; it has " + String.join(", ", names)
        : "; did you mean " + near.get(0) + "?";
  }

  /**
   * The value of a parameter.
   *
   * @param <T> what the figure computes with
   * @param knob the parameter
   * @return what was set, or the book's value
   */
  @SuppressWarnings("unchecked")
  public <T> T get(Knob<T> knob) {
    return chosen.containsKey(knob.name()) ? (T) chosen.get(knob.name()) : knob.book();
  }

  /**
   * Whether all parameters have the book's values.
   *
   * @return true if the figure is the book's
   */
  public boolean isBook() {
    return values().stream().noneMatch(Setting::isChanged);
  }

  /**
   * The parameters of the figure with their values; none if these are {@link #book()}.
   *
   * @return in the order of the declaration
   */
  public List<Setting> values() {
    List<Setting> settings = new ArrayList<>();
    knobs.forEach(knob -> settings.add(setting(knob)));
    return settings;
  }

  private <T> Setting setting(Knob<T> knob) {
    return new Setting(knob.name(), knob.plain(get(knob)), knob.plain(knob.book()));
  }
}
