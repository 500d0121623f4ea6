package io.github.medl.examples.gallery;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.Map;

/** A result as text in the terminal. */
public final class Report {
  private Report() {}

  /**
   * One line: verdict, number, title, checks, seconds.
   *
   * @param result the result
   * @return the line
   */
  public static String line(Result result) {
    String checks =
        result.checks().isEmpty()
            ? "no checks"
            : String.format(
                Locale.ROOT, "%d of %d checks", result.passed(), result.checks().size());
    return String.format(
        Locale.ROOT,
        "%-10s  %-10s  %s (%s, %s s)",
        result.status().label(),
        result.id(),
        result.title(),
        checks,
        Numbers.brief(result.seconds()));
  }

  /**
   * The checks that do not hold, and the note.
   *
   * @param result the result
   * @param out written to
   */
  public static void problems(Result result, PrintWriter out) {
    if (!result.note().isEmpty()) {
      out.println("            " + result.note());
    }
    for (Check check : result.checks()) {
      if (!check.ok()) {
        out.println("            " + line(check));
      }
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
        "%s %s: %s; %s says %s ± %s",
        check.ok() ? "ok  " : "FAIL",
        check.name(),
        Numbers.format(check.ours()),
        check.source().label(),
        Numbers.format(check.reference()),
        Numbers.brief(check.tolerance()));
  }
}
