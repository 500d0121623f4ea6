package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.Status;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Verdicts and checks, counted apart by what they stand on.
 *
 * @param status figures by verdict
 * @param verified verified figures by what they stand on
 * @param checks checks by kind
 */
record Tally(Map<Status, Long> status, Map<Evidence, Long> verified, Map<Evidence, Long> checks) {

  /** Counts some results. */
  static Tally of(List<Result> results) {
    Map<Status, Long> status = new EnumMap<>(Status.class);
    Map<Evidence, Long> verified = new EnumMap<>(Evidence.class);
    Map<Evidence, Long> checks = new EnumMap<>(Evidence.class);
    for (Result result : results) {
      status.merge(result.status(), 1L, Long::sum);
      if (result.status() == Status.VERIFIED) {
        verified.merge(result.standsOn().orElseThrow(), 1L, Long::sum);
      }
      if (result.status() != Status.EXPLORED) { // its numbers need not be the book's
        result.evidence().forEach((kind, count) -> checks.merge(kind, count, Long::sum));
      }
    }
    return new Tally(status, verified, checks);
  }

  long count(Status one) {
    return status.getOrDefault(one, 0L);
  }

  long allChecks() {
    return checks.values().stream().mapToLong(Long::longValue).sum();
  }

  /** Two sentences: figures, then checks. */
  String inWords() {
    List<String> parts = new ArrayList<>();
    for (Status one : Status.values()) {
      boolean isRare = one == Status.SHORT_RUN || one == Status.EXPLORED;
      if (!isRare || count(one) > 0) {
        parts.add(count(one) + " " + one.label() + (one == Status.VERIFIED ? by(verified) : ""));
      }
    }
    return String.format(
        Locale.ROOT, "%s; %d checks%s.", String.join(", ", parts), allChecks(), by(checks));
  }

  private static String by(Map<Evidence, Long> counts) {
    return Arrays.stream(Evidence.values())
        .filter(counts::containsKey)
        .map(kind -> counts.get(kind) + " " + kind.label())
        .collect(Collectors.collectingAndThen(Collectors.joining(", "), Tally::inBrackets));
  }

  private static String inBrackets(String text) {
    return text.isEmpty() ? "" : " (" + text + ")";
  }
}
