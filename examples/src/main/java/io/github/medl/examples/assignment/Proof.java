package io.github.medl.examples.assignment;

import io.github.medl.grading.Mark;
import io.github.medl.grading.Marks;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;

/**
 * An assignment is ready when its solution earns all points, what is handed out compiles and earns
 * none, and each foreseen mistake leaves the points that are foreseen. All of this is the
 * lecturer's own code and runs in this Java machine.
 *
 * @param suite its tests
 * @param problems what is not so, in sentences
 */
record Proof(Suite suite, List<String> problems) {
  static Proof of(Assignment assignment) throws IOException {
    Suite suite = Suite.of(assignment);
    Allowed allowed =
        new Allowed(
            assignment.course().allowed(),
            suite.solution().keySet().stream().map(Allowed::packageOf).collect(Collectors.toSet()));
    Proof proof = new Proof(suite, new ArrayList<>());
    SortedMap<String, String> solution = assignment.solution();
    proof.check("the solution", solution, suite.points(), allowed);
    SortedMap<String, String> handedOut = assignment.stub();
    proof.check("what is handed out", handedOut, 0, allowed);
    proof.checkVisible(assignment, handedOut);
    for (WrongSolution wrong : WrongSolution.of(assignment)) {
      String name = "the wrong solution '" + wrong.name() + "'";
      proof.check(name, wrong.in(solution), wrong.points(), allowed);
    }
    return proof;
  }

  boolean holds() {
    return problems.isEmpty();
  }

  private void check(String name, Map<String, String> sources, double points, Allowed allowed) {
    Compilation compiled = Compilation.of(sources);
    if (!compiled.isComplete()) {
      problems.add(name + " does not compile:\n" + compiled.words());
      return;
    }
    allowed
        .violations(compiled)
        .forEach(
            (file, what) ->
                problems.add(name + ": " + file + " uses " + what + ", which is not allowed"));
    List<Mark> marks = MemoryLoader.run(suite, compiled.classes());
    double earned = Marks.earned(marks);
    if (Math.abs(earned - points) > 1e-9) {
      StringBuilder words = new StringBuilder(name);
      words.append(" earns ").append(Marks.text(earned)).append(" of ");
      words.append(Marks.text(suite.points())).append(" points, not ").append(Marks.text(points));
      for (Mark mark : marks) {
        words.append("\n  ").append(Marks.text(mark.earned())).append(" of ");
        words.append(Marks.text(mark.test().points())).append(": part ");
        words.append(mark.test().part()).append(", ").append(mark.test().method());
        if (!mark.problem().isEmpty()) {
          words.append(": ").append(mark.problem().lines().findFirst().orElse(""));
        }
      }
      problems.add(words.toString());
    }
  }

  /** Students compile what they get with the visible tests only. */
  private void checkVisible(Assignment assignment, SortedMap<String, String> handedOut)
      throws IOException {
    handedOut.putAll(assignment.sources(Assignment.TEST));
    Compilation compiled = Compilation.of(handedOut);
    if (!compiled.isComplete()) {
      problems.add("what is handed out does not compile with its tests:\n" + compiled.words());
    }
  }
}
