package io.github.medl.grading;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** The table that stands at the end of the tests. */
final class PointsTable {
  private PointsTable() {}

  static String of(List<Mark> marks) {
    List<String> lines = new ArrayList<>();
    lines.add("part  points     read on");
    Marks.byPart(marks)
        .forEach(
            (part, own) ->
                lines.add(row(part, own, own.stream().allMatch(Mark::isFull) ? "" : hints(own))));
    lines.add(row("all", marks, ""));
    return lines.stream().map(String::stripTrailing).collect(Collectors.joining("\n", "\n", "\n"));
  }

  private static String row(String name, List<Mark> marks, String hints) {
    String points = Marks.text(Marks.earned(marks)) + " of " + Marks.text(Marks.possible(marks));
    return String.format(Locale.ROOT, "%-5s %-10s %s", name, points, hints);
  }

  private static String hints(List<Mark> marks) {
    Set<String> hints = new LinkedHashSet<>();
    marks.stream().filter(mark -> !mark.isFull()).forEach(mark -> hints.add(mark.test().hint()));
    hints.remove("");
    return String.join("; ", hints);
  }
}
