package io.github.medl.examples.assignment;

import io.github.medl.grading.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Grades the submissions of an assignment, each for itself. */
final class Grader implements AutoCloseable {
  private final Assignment assignment;
  private final Suite suite;
  private final SortedMap<String, String> stub;
  private final List<String> wanted;
  private final Allowed allowed;
  private final Path folder;
  private final OwnMachine machine;

  private Grader(Assignment assignment, Suite suite, Path folder) throws IOException {
    this.assignment = assignment;
    this.suite = suite;
    this.stub = assignment.stub();
    this.wanted = assignment.toSubmit();
    this.folder = folder;
    this.allowed =
        new Allowed(
            assignment.course().allowed(),
            suite.solution().keySet().stream()
                .map(Allowed::packageOf)
                .collect(Collectors.toUnmodifiableSet()));
    this.machine = new OwnMachine(suite, folder.resolve("tests"), assignment.course());
  }

  /** Compiles the tests into a folder of its own. */
  static Grader of(Assignment assignment) throws IOException {
    Suite suite = Suite.of(assignment);
    Path folder = Files.createTempDirectory("medl-grade");
    Compilation.write(suite.classes(), folder.resolve("tests"));
    return new Grader(assignment, suite, folder);
  }

  Suite suite() {
    return suite;
  }

  SortedMap<String, String> stub() {
    return stub;
  }

  /** Grades one submission; whatever it does, it is graded. */
  Graded grade(Path path) throws IOException, InterruptedException {
    Submission submission = Submission.read(path, wanted);
    List<String> notes = new ArrayList<>(submission.notes());
    if (submission.files().isEmpty()) {
      notes.add("Nothing of it could be graded.");
      return new Graded(
          submission.student(), suite.lost("nothing was handed in"), 0, notes, Map.of());
    }
    Compilation compiled = compiled(submission.files(), notes);
    Path own = Files.createTempDirectory(folder, "one");
    Path work = Files.createDirectories(own.resolve("work"));
    Compilation.write(compiled.classes(), own.resolve("classes"));
    List<Mark> marks = machine.run(submission.student(), own.resolve("classes"), work);
    delete(own);
    return new Graded(submission.student(), marks, 0, notes, submission.files());
  }

  /** What of the submission compiles and is allowed; in place of the rest, what was handed out. */
  Compilation compiled(Map<String, String> submitted, List<String> notes) {
    Map<String, String> taken = new TreeMap<>(submitted);
    while (true) {
      Map<String, String> sources = new TreeMap<>(stub);
      sources.putAll(taken);
      Compilation compiled = Compilation.of(sources);
      Map<String, String> reasons =
          compiled.isComplete() ? unallowed(compiled) : broken(compiled, taken);
      if (reasons.isEmpty() && compiled.isComplete()) {
        return compiled;
      }
      if (taken.keySet().stream().noneMatch(reasons::containsKey)) {
        throw new AssignmentException(
            assignment.id() + ": the files handed out do not compile:\n" + compiled.words());
      }
      reasons.keySet().retainAll(taken.keySet());
      reasons.forEach(
          (file, reason) -> {
            taken.remove(file);
            notes.add(
                file.substring(file.lastIndexOf('/') + 1)
                    + " "
                    + reason
                    + ". The file handed out was graded in its place.");
          });
    }
  }

  private Map<String, String> unallowed(Compilation compiled) {
    Map<String, String> reasons = new TreeMap<>();
    allowed
        .violations(compiled)
        .forEach((file, what) -> reasons.put(file, "uses " + what + ", which is not allowed"));
    return reasons;
  }

  /**
   * The files that do not compile. If only files do not that are not the student's, one of the
   * student's has changed what they call: the first without which they compile.
   */
  private Map<String, String> broken(Compilation compiled, Map<String, String> taken) {
    Map<String, String> reasons = new TreeMap<>();
    compiled
        .problems()
        .forEach(
            (file, problems) ->
                reasons.put(file, "does not compile: " + String.join("; ", problems)));
    if (taken.keySet().stream().anyMatch(reasons::containsKey)) {
      return reasons;
    }
    String reason =
        compiled.problems().containsKey("")
            ? "is too much for the compiler, which gave up"
            : "has changed what other files call: " + compiled.words();
    for (String file : new TreeSet<>(taken.keySet())) {
      Map<String, String> without = new TreeMap<>(stub);
      without.putAll(taken);
      without.put(file, stub.get(file));
      if (Compilation.of(without).isComplete()) {
        return new TreeMap<>(Map.of(file, reason));
      }
    }
    taken.keySet().forEach(file -> reasons.put(file, reason));
    return reasons;
  }

  @Override
  public void close() throws IOException {
    delete(folder);
  }

  /** A folder and all in it; a link is deleted, not what it leads to. */
  private static void delete(Path folder) throws IOException {
    try (Stream<Path> paths = Files.walk(folder)) {
      for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    }
  }
}
