package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Citation;
import io.github.medl.examples.figure.DataOrigin;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import java.util.List;
import java.util.Map;

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
   * @param seconds how long it took
   * @return the result, without files yet
   */
  public static Result of(About about, Outcome outcome, double seconds) {
    return new Result(
        about.id(),
        about.title(),
        about.kind().label(),
        outcome.status(about.kind()),
        Citation.version(),
        outcome.seed(),
        seconds,
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
   * @param reason why, in words for the user
   * @param seconds how long it took to fail
   * @return the result
   */
  public static Result failed(About about, String reason, double seconds) {
    return new Result(
        about.id(),
        about.title(),
        about.kind().label(),
        Status.FAILED,
        Citation.version(),
        null,
        seconds,
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
        id, title, kind, status, version, seed, seconds, data, checks, values, note, names);
  }

  /**
   * How many checks hold.
   *
   * @return the number
   */
  public long passed() {
    return checks.stream().filter(Check::ok).count();
  }
}
