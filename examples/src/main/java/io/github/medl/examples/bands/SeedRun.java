package io.github.medl.examples.bands;

import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Relation;
import io.github.medl.examples.figure.Settings;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a figure gave with one seed.
 *
 * @param seed the seed
 * @param numbers its values by name, of a list each element by its place, {@code loss [0]}; and
 *     what its checks compare
 * @param checks its checks
 * @param fallback whether it had other data than the book's
 * @param seconds what it took, which is the machine's and not the figure's
 * @serial exclude
 */
public record SeedRun(
    int seed, Map<String, Double> numbers, List<Judged> checks, boolean fallback, double seconds)
    implements Serializable {
  /** Lists of more elements are curves and images, not results. */
  private static final int MOST_ELEMENTS = 12;

  /** Times are no results: by convention their names begin so. */
  private static final String TIME = "seconds";

  /**
   * A check of the figure, as {@link Check}, with words for what is told apart.
   *
   * @param name what is compared
   * @param relation how our number must stand to the reference
   * @param reference the number to meet
   * @param tolerance how near; half the width of a band
   * @param source where the reference comes from
   * @param ours our number
   * @param ok whether it holds
   * @serial exclude
   */
  public record Judged(
      String name,
      String relation,
      double reference,
      double tolerance,
      String source,
      double ours,
      boolean ok)
      implements Serializable {
    static Judged of(Check check) {
      return new Judged(
          check.name(),
          check.relation().label(),
          check.reference(),
          check.tolerance(),
          check.source().label(),
          check.ours(),
          check.ok());
    }

    /**
     * What is asked for.
     *
     * @return for example {@code >= 0.5} or {@code in [0.2, 0.4]}
     */
    public String asked() {
      return switch (relation) {
        case "in" ->
            "in [" + brief(reference - tolerance) + ", " + brief(reference + tolerance) + "]";
        case "holds" -> "holds";
        default -> relation + " " + brief(reference);
      };
    }

    private static String brief(double number) {
      return Band.text(number);
    }
  }

  /** Runs a figure with a seed; it shares nothing with the runs of other seeds. */
  static SeedRun of(Class<? extends Figure> type, boolean full, Map<String, String> set, int seed)
      throws IOException {
    long start = System.nanoTime();
    Figure figure = instance(type);
    Map<String, String> settings = new LinkedHashMap<>(set);
    settings.put(SeedRuns.KNOB, Integer.toString(seed));
    Outcome outcome =
        figure.draw(
            FigureContext.of(full, (stage, done, total) -> {})
                .with(Settings.of(figure.about(), settings)));
    Map<String, Double> numbers = new LinkedHashMap<>();
    outcome.values().forEach((name, value) -> put(numbers, name, value));
    List<Judged> checks = new ArrayList<>();
    for (Check check : outcome.checks()) {
      checks.add(Judged.of(check));
      if (check.relation() != Relation.HOLDS) {
        numbers.putIfAbsent(check.name(), check.ours());
      }
    }
    return new SeedRun(
        seed, numbers, checks, outcome.fallback(), (System.nanoTime() - start) / 1_000_000 / 1e3);
  }

  private static Figure instance(Class<? extends Figure> type) {
    try {
      return type.getDeclaredConstructor().newInstance();
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(type + " has no constructor without arguments", e);
    }
  }

  private static void put(Map<String, Double> numbers, String name, Object value) {
    if (name.startsWith(TIME)) {
      return;
    }
    if (value instanceof Number number) {
      numbers.put(name, number.doubleValue());
    } else if (value instanceof List<?> list && list.size() <= MOST_ELEMENTS) {
      for (int i = 0; i < list.size(); i++) {
        put(numbers, name + " [" + i + "]", list.get(i));
      }
    }
  }
}
