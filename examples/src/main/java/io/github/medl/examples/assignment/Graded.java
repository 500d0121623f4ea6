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
 * @param lost the points that lateness costs
 * @param notes what students and lecturer should know, in sentences
 * @param files what was taken of it
 */
record Graded(
    String student, List<Mark> marks, double lost, List<String> notes, Map<String, String> files) {
  /** What remains of the points. */
  double earned() {
    return Marks.earned(marks) - lost;
  }

  double possible() {
    return Marks.possible(marks);
  }

  Map<String, List<Mark>> parts() {
    return Marks.byPart(marks);
  }
}
