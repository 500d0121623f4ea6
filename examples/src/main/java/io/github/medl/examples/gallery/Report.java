package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.FigureId;
import io.github.medl.examples.figure.Setting;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Status;
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
    if (result.status() == Status.EXPLORED) {
      return Setting.changes(result.settings());
    }
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
    if (result.status() == Status.EXPLORED) {
      result.first().ifPresent(check -> out.println("            " + line(result, check)));
      return;
    }
    List<Check> failed = result.checks().stream().filter(check -> !check.ok()).toList();
    for (Check check : failed) {
      out.println("            " + line(result, check));
    }
    if (failed.isEmpty() && !result.checks().isEmpty()) {
      int more = result.checks().size() - 1;
      out.println(
          "            "
              + line(result, result.first().orElseThrow())
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
    out.println(FigureId.label(result.id()) + ": " + result.title());
    if (!result.note().isEmpty()) {
      out.println(result.note());
    }
    for (Setting setting : result.settings()) {
      String book =
          setting.isChanged() ? "; book: " + setting.withBook().text() : ", as in the book";
      out.println("  --set " + setting.name() + "=" + setting.text() + book);
    }
    numbers(result, out);
    out.println(line(result));
  }

  /** Checks and short values, a line each. */
  static void numbers(Result result, PrintWriter out) {
    for (Check check : result.checks()) {
      out.println("  " + line(result, check));
    }
    for (Map.Entry<String, Object> value : result.values().entrySet()) {
      if (value.getValue() instanceof Number number) {
        out.println("  " + value.getKey() + " = " + Numbers.format(number.doubleValue()));
      } else if (value.getValue() instanceof String text) {
        out.println("  " + value.getKey() + ": " + text);
      }
    }
  }

  /** Of an explored figure a number is the same as its reference, or another; none is wrong. */
  private static String line(Result result, Check check) {
    boolean isExplored = result.status() == Status.EXPLORED;
    return String.format(
        Locale.ROOT,
        "%s %s: %s; %s %s %s",
        check.ok() ? (isExplored ? "same" : "ok  ") : (isExplored ? "else" : "FAIL"),
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
