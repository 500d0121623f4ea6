package io.github.medl.examples.assignment;

import java.time.Duration;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What it costs to be late: nothing, a share of all points for each day begun, or everything.
 *
 * @param share of all points, for each 24 hours begun; 1 if what is late is refused
 */
record LateRule(double share) {
  private static final Pattern PER_DAY =
      Pattern.compile("(\\d{1,2}(?:\\.\\d+)?|100) ?% (?:per|a) day");

  /**
   * By its words: {@code none}, {@code refuse} or {@code 10% per day}.
   *
   * @throws AssignmentException if they are others
   */
  static LateRule of(String where, String words) {
    String text = words.strip().toLowerCase(Locale.ROOT);
    Matcher perDay = PER_DAY.matcher(text);
    if (text.equals("none")) {
      return new LateRule(0);
    } else if (text.equals("refuse")) {
      return new LateRule(1);
    } else if (perDay.matches()) {
      return new LateRule(Double.parseDouble(perDay.group(1)) / 100);
    }
    throw new AssignmentException(
        where + " must be none, refuse, or as 10% per day, not '" + words.strip() + "'");
  }

  boolean costs() {
    return share > 0;
  }

  /** What a submission loses that came this much after the deadline; never more than there is. */
  double lost(Duration late, double possible, double earned) {
    if (late.isNegative() || late.isZero()) {
      return 0;
    }
    long begun = late.minusNanos(1).toDays() + 1;
    return Math.min(earned, begun * share * possible);
  }
}
