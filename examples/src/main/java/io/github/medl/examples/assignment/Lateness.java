package io.github.medl.examples.assignment;

import io.github.medl.grading.Marks;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who was late, and what it costs. When something was received, whoever received it says: the times
 * of files and commits are the student's own.
 */
final class Lateness {
  private final LateRule rule;
  private final Map<String, Duration> late;
  private final Map<String, String> when;

  private Lateness(LateRule rule) {
    this.rule = rule;
    this.late = new TreeMap<>();
    this.when = new TreeMap<>();
  }

  /**
   * Of some students.
   *
   * @param received a table of names and times, if there is one
   * @throws AssignmentException if a rule costs points and times are not known, or not of all
   */
  static Lateness of(Assignment assignment, List<String> students, Optional<Path> received)
      throws IOException {
    Course course = assignment.course();
    Optional<ZonedDateTime> deadline = course.deadline(assignment);
    Lateness lateness = new Lateness(course.late(assignment));
    if (received.isEmpty()) {
      if (lateness.rule.costs() && deadline.isPresent()) {
        throw new AssignmentException(
            assignment.id()
                + " has a deadline, and being late costs points. Say when submissions came in:"
                + " --received FILE, a table with the columns name and time; or set "
                + assignment.id()
                + ".late = none.");
      }
      return lateness;
    }
    ZonedDateTime due =
        deadline.orElseThrow(
            () ->
                new AssignmentException(
                    Course.NAME
                        + " does not say when it is due: "
                        + assignment.id()
                        + ".deadline = 2026-12-15 23:59"));
    Map<String, ZonedDateTime> times = Received.read(received.get(), course.zone());
    List<String> missing = students.stream().filter(name -> !times.containsKey(name)).toList();
    if (!missing.isEmpty()) {
      throw new AssignmentException(
          received.get() + " does not say when these were received: " + String.join(", ", missing));
    }
    for (String student : students) {
      ZonedDateTime time = times.get(student);
      lateness.late.put(student, Duration.between(due, time));
      lateness.when.put(student, Course.words(time));
    }
    return lateness;
  }

  /** The same with what is lost, and a sentence about it. */
  Graded of(Graded graded) {
    Duration by = late.getOrDefault(graded.student(), Duration.ZERO);
    if (by.isNegative() || by.isZero()) {
      return graded;
    }
    double lost = rule.lost(by, graded.possible(), graded.earned());
    List<String> notes = new ArrayList<>(graded.notes());
    notes.add(
        String.format(
            Locale.ROOT,
            "Received %s, %s after the deadline: %s.",
            when.get(graded.student()),
            words(by),
            lost > 0 ? Marks.text(lost) + (lost == 1 ? " point" : " points") + " off" : "noted"));
    return new Graded(graded.student(), graded.marks(), lost, notes, graded.files());
  }

  /** As {@code 1 d 2 h 5 min}, rounded up. */
  private static String words(Duration late) {
    long minutes = late.minusNanos(1).toMinutes() + 1;
    StringBuilder text = new StringBuilder();
    if (minutes >= 24 * 60) {
      text.append(minutes / (24 * 60)).append(" d ");
    }
    if (minutes >= 60) {
      text.append(minutes / 60 % 24).append(" h ");
    }
    return text.append(minutes % 60).append(" min").toString();
  }
}
