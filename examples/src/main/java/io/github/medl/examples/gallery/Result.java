package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Relation;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Settings;
import io.github.medl.examples.figure.Status;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What {@code result.json} holds.
 *
 * @param id the id of the figure
 * @param title its title
 * @param kind its kind
 * @param status the verdict
 * @param version the version of the library
 * @param seed the seed of the random stream, or null
 * @param seconds how long it took to compute, without drawing
 * @param settings the parameters of the figure and their values
 * @param data which data were read
 * @param checks our numbers beside their references
 * @param values further named numbers and arrays
 * @param note what a reader must know about this run, or an empty string
 * @param files the files beside {@code result.json}
 */
public record Result(
    String id,
    String title,
    String kind,
    Status status,
    String version,
    Long seed,
    double seconds,
    List<Setting> settings,
    List<DataOrigin> data,
    List<Check> checks,
    Map<String, Object> values,
    String note,
    List<String> files) {

  /**
   * The result of a figure that was computed.
   *
   * @param about its declaration
   * @param outcome what it returned
   * @param context what it was told
   * @param seconds how long it took
   * @return the result, without files yet
   */
  public static Result of(About about, Outcome outcome, FigureContext context, double seconds) {
    return new Result(
        about.id(),
        about.title(),
        about.kind().label(),
        outcome.status(about, context),
        Citation.version(),
        outcome.seed(),
        seconds,
        settings(about, context),
        outcome.data(),
        outcome.checks(),
        outcome.values(),
        outcome.note(),
        List.of());
  }

  /**
   * The result of a figure that could not be computed.
   *
   * @param about its declaration
   * @param context what it was told
   * @param reason why, in words for the user
   * @param seconds how long it took to fail
   * @return the result
   */
  public static Result failed(About about, FigureContext context, String reason, double seconds) {
    return new Result(
        about.id(),
        about.title(),
        about.kind().label(),
        Status.FAILED,
        Citation.version(),
        null,
        seconds,
        settings(about, context),
        List.of(),
        List.of(),
        Map.of(),
        reason,
        List.of());
  }

  /**
   * The same result with its files.
   *
   * @param names the names of the files beside {@code result.json}
   * @return the result with them
   */
  public Result withFiles(List<String> names) {
    return new Result(
        id, title, kind, status, version, seed, seconds, settings, data, checks, values, note,
        names);
  }

  private static List<Setting> settings(About about, FigureContext context) {
    List<Setting> chosen = context.settings().values();
    return chosen.isEmpty() ? Settings.of(about, Map.of()).values() : chosen;
  }

  /**
   * How many checks hold.
   *
   * @return the number
   */
  public long passed() {
    return checks.stream().filter(Check::ok).count();
  }

  /**
   * How many checks there are of each kind, the strongest kind first.
   *
   * @return only kinds that occur
   */
  public Map<Evidence, Long> evidence() {
    return checks.stream()
        .collect(
            Collectors.groupingBy(
                check -> check.source().evidence(),
                () -> new EnumMap<>(Evidence.class),
                Collectors.counting()));
  }

  /**
   * What the figure stands on: the book if any of its numbers is among the checks; otherwise the
   * kind that most checks are of, of two equally frequent kinds the weaker.
   *
   * @return one kind, or empty without checks
   */
  public Optional<Evidence> standsOn() {
    Map<Evidence, Long> kinds = evidence();
    return kinds.containsKey(Evidence.BOOK)
        ? Optional.of(Evidence.BOOK)
        : kinds.keySet().stream()
            .max(Comparator.<Evidence>comparingLong(kinds::get).thenComparing(kind -> kind));
  }

  /**
   * The check to show where there is room for one: the first number that equals its reference, of
   * the kind that the figure stands on.
   *
   * @return a check, or empty without checks
   */
  public Optional<Check> first() {
    List<Check> kind =
        checks.stream()
            .filter(check -> check.source().evidence() == standsOn().orElseThrow())
            .toList();
    return kind.stream()
        .filter(check -> check.relation() == Relation.EQUAL)
        .findFirst()
        .or(() -> kind.stream().findFirst());
  }

  /**
   * The kinds of check in words.
   *
   * @return for example {@code 20 book, 3 theory}; empty without checks
   */
  public String evidenceInWords() {
    return evidence().entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey().label())
        .collect(Collectors.joining(", "));
  }
}
