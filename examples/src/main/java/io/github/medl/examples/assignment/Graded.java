package io.github.medl.examples.assignment;

import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import java.util.List;
import java.util.Map;

/**
 * A submission and what it earned.
 *
 * @param student its name
 * @param marks those of all tests
 * @param notes what students and lecturer should know, in sentences
 * @param files what was taken of it
 */
record Graded(String student, List<Mark> marks, List<String> notes, Map<String, String> files) {
  double earned() {
    return Marks.earned(marks);
  }

  double possible() {
    return Marks.possible(marks);
  }

  Map<String, List<Mark>> parts() {
    return Marks.byPart(marks);
  }
}
