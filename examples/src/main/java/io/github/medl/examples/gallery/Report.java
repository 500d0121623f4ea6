package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Source;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A result as text in the terminal. */
public final class Report {
  private Report() {}

  /**
   * One line: verdict, number, title, checks by kind, seconds.
   *
   * @param result the result
   * @return the line
   */
  public static String line(Result result) {
    return String.format(
        Locale.ROOT,
        "%-10s  %-10s  %s (%s; %s s)",
        result.status().label(),
        result.id(),
        result.title(),
        checks(result),
        Numbers.brief(result.seconds()));
  }

  private static String checks(Result result) {
    int count = result.checks().size();
    if (count == 0) {
      return "no checks";
    }
    return (result.passed() == count
            ? count + (count == 1 ? " check: " : " checks: ")
            : result.passed() + " of " + count + " checks: ")
        + result.evidenceInWords();
  }

  /**
   * The note, and the first number beside its reference; where checks do not hold, those instead.
   *
   * @param result the result
   * @param out written to
   */
  public static void briefly(Result result, PrintWriter out) {
    if (!result.note().isEmpty()) {
      out.println("            " + result.note());
    }
    List<Check> failed = result.checks().stream().filter(check -> !check.ok()).toList();
    for (Check check : failed) {
      out.println("            " + line(check));
    }
    if (failed.isEmpty() && !result.checks().isEmpty()) {
      int more = result.checks().size() - 1;
      out.println(
          "            "
              + line(result.first().orElseThrow())
              + (more > 0 ? "; and " + more + " more" : ""));
    }
  }

  /**
   * Everything: title, checks, short values.
   *
   * @param result the result
   * @param out written to
   */
  public static void everything(Result result, PrintWriter out) {
    out.println(About.label(result.id()) + ": " + result.title());
    if (!result.note().isEmpty()) {
      out.println(result.note());
    }
    for (Check check : result.checks()) {
      out.println("  " + line(check));
    }
    for (Map.Entry<String, Object> value : result.values().entrySet()) {
      if (value.getValue() instanceof Number number) {
        out.println("  " + value.getKey() + " = " + Numbers.format(number.doubleValue()));
      } else if (value.getValue() instanceof String text) {
        out.println("  " + value.getKey() + ": " + text);
      }
    }
    out.println(line(result));
  }

  private static String line(Check check) {
    return String.format(
        Locale.ROOT,
        "%s %s: %s; %s %s %s",
        check.ok() ? "ok  " : "FAIL",
        check.name(),
        Comparison.ours(check),
        check.source().label(),
        check.source() == Source.SEEDS ? "say" : "says",
        Comparison.expected(check));
  }

  /**
   * The sums over some results: verdicts, what the verified ones stand on, and checks by kind.
   *
   * @param results the results
   * @return for example {@code 3 verified (2 book, 1 theory), 1 short run, 0 failed, 0 unverified}
   */
  public static String sums(List<Result> results) {
    return Tally.of(results).inWords();
  }
}
