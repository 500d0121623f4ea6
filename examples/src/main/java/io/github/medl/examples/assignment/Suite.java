package io.github.medl.examples.assignment;

import io.github.medl.grading.GradedTest;
import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * The tests of an assignment, compiled against its solution.
 *
 * @param classes the tests, visible and hidden
 * @param solution the solution
 * @param tests those that are worth points
 * @param hidden the names of the classes that are hidden
 */
record Suite(
    Map<String, byte[]> classes,
    Map<String, byte[]> solution,
    List<GradedTest> tests,
    Set<String> hidden) {
  static Suite of(Assignment assignment) throws IOException {
    Map<String, String> main = assignment.solution();
    Map<String, String> visible = assignment.sources(Assignment.TEST);
    Map<String, String> hidden = assignment.sources(Assignment.HIDDEN);
    Map<String, String> all = new TreeMap<>(main);
    for (Map<String, String> tests : List.of(visible, hidden)) {
      for (Map.Entry<String, String> test : tests.entrySet()) {
        if (all.put(test.getKey(), test.getValue()) != null) {
          throw new AssignmentException(
              assignment.id() + " has the file " + test.getKey() + " in two folders of src");
        }
      }
    }
    Compilation compiled = Compilation.of(all);
    if (!compiled.isComplete()) {
      throw new AssignmentException(
          assignment.id() + ": the solution and its tests do not compile:\n" + compiled.words());
    }
    Map<String, byte[]> classes = compiled.from(visible.keySet());
    Set<String> secret = Set.copyOf(compiled.from(hidden.keySet()).keySet());
    classes.putAll(compiled.from(hidden.keySet()));
    Map<String, byte[]> solution = compiled.from(main.keySet());
    List<GradedTest> tests = MemoryLoader.graded(classes, solution);
    if (tests.isEmpty()) {
      throw new AssignmentException(assignment.id() + " has no test with @Part and @Points");
    }
    return new Suite(classes, solution, tests, secret);
  }

  boolean isHidden(GradedTest test) {
    return hidden.contains(test.type());
  }

  double points() {
    return tests.stream().mapToDouble(GradedTest::points).sum();
  }

  /** How a test is called for {@code TestRun}. */
  static String name(GradedTest test) {
    return test.type() + "#" + test.method();
  }

  /** All tests lost for one reason. */
  List<Mark> lost(String problem) {
    Marks marks = new Marks();
    tests.forEach(test -> marks.lose(test, problem));
    return new ArrayList<>(marks.all());
  }
}
