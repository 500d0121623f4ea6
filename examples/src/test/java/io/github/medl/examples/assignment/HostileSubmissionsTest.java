package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Fakes;
import io.github.medl.grading.Mark;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Whatever a submission does, it costs that submission alone, and of it only what does it. */
@Execution(ExecutionMode.CONCURRENT)
class HostileSubmissionsTest {
  private static final String STEPS = "int t = 1; t <= steps; t++) {";

  @TempDir Path folder;
  private Path course;
  private Path submissions;
  private Map<String, String> solution;

  @BeforeEach
  void copyTheFirstAssignment() throws IOException {
    course = folder.resolve("course");
    submissions = Files.createDirectories(folder.resolve("submissions"));
    Path from = Path.of("../docs/assignments/a1-descent");
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path place = course.resolve("a1-descent").resolve(from.relativize(file).toString());
        Files.createDirectories(place.getParent());
        Files.copy(file, place);
      }
    }
    course("");
    Assignment assignment = Assignment.find(course, "a1");
    solution = new TreeMap<>(assignment.solution());
  }

  private void course(String allowed) throws IOException {
    Files.writeString(
        course.resolve(Course.NAME), "seconds = 3\nmegabytes = 200\nallowed = " + allowed);
  }

  private void submit(String student, String file, String was, String becomes) throws IOException {
    Map<String, String> files = new TreeMap<>(solution);
    assertThat(files.get("descent/" + file)).contains(was);
    files.computeIfPresent("descent/" + file, (name, text) -> text.replace(was, becomes));
    for (Map.Entry<String, String> one : files.entrySet()) {
      Path place = submissions.resolve(student).resolve("src/main/java").resolve(one.getKey());
      Files.createDirectories(place.getParent());
      Files.writeString(place, one.getValue());
    }
  }

  private void submitInDescend(String student, String code) throws IOException {
    submit(student, "Descent.java", STEPS, STEPS + "\n" + code);
  }

  /** Points by student. */
  private Map<String, Double> grade() throws IOException, InterruptedException {
    Map<String, Double> points = new TreeMap<>();
    new Assignments(Fakes.all())
        .grade(
            course,
            "a1",
            new Assignments.Handed(submissions, Optional.empty()),
            folder.resolve("grades"),
            2,
            count -> {},
            line -> points.put(line.student(), line.earned()));
    return points;
  }

  private String feedback(String student) throws IOException {
    return Files.readString(folder.resolve("grades/feedback/" + student + ".html"));
  }

  @Test
  void whatIsNotAllowedIsNeverRunAndCostsItsFile() throws Exception {
    Path outside = Files.writeString(folder.resolve("precious.txt"), "of the lecturer");
    String path = outside.toString().replace("\\", "\\\\");
    submitInDescend("good", "");
    submitInDescend("deletes", "new java.io.File(\"" + path + "\").delete();");
    submitInDescend("broken", "this does not compile");
    submit("half", "Rosenbrock.java", "double second = 200 * b;", "double second = 200;");
    Map<String, Double> points = grade();
    assertThat(points)
        .containsEntry("good", 10.0)
        .containsEntry("deletes", 3.0)
        .containsEntry("broken", 3.0)
        .containsEntry("half", 7.0);
    assertThat(outside).exists();
    assertThat(feedback("deletes")).contains("Descent.java uses java.io.File.&lt;init&gt;");
    assertThat(feedback("broken")).contains("Descent.java does not compile: line ");
    hiddenTestsTellOnlyPartAndHint();
    gradesAreTables();
    againTheSamePoints(points);
  }

  private void hiddenTestsTellOnlyPartAndHint() throws IOException {
    assertThat(feedback("half"))
        .contains("hidden test: 0 of 2<br>Read on: section 4.2; the gradient is wanted")
        .contains("gradient at the start: 0 of 1")
        .contains("yours:")
        .doesNotContain("gradientEverywhere")
        .doesNotContain("everywhere");
    assertThat(Files.readString(folder.resolve("grades/results/half.json")))
        .contains("\"max_score\" : 10.0")
        .doesNotContain("verywhere");
  }

  private void againTheSamePoints(Map<String, Double> points) throws Exception {
    Files.move(submissions.resolve("half"), submissions.resolveSibling("later"));
    submissions = Files.createDirectories(folder.resolve("again"));
    Files.move(folder.resolve("later"), submissions.resolve("half"));
    assertThat(grade()).containsEntry("half", points.get("half"));
  }

  private void gradesAreTables() throws IOException {
    List<String> rows = Files.readAllLines(folder.resolve("grades/grades.csv"));
    assertThat(rows.get(0)).isEqualTo("student,a,b,c,late,points,of,percent,notes");
    assertThat(rows).contains("good,3,3,4,0,10,10,100,").contains("half,0,3,4,0,7,10,70,");
    assertThat(Files.readAllLines(folder.resolve("grades/similarity.csv")).get(0))
        .isEqualTo("first,second,similarity");
    assertThat(Files.readString(folder.resolve("grades/results.json"))).contains("\"good\"");
  }

  @Test
  void whatIsAllowedAndHarmsCostsTheTestsThatItHarms() throws Exception {
    course("java.lang.System java.lang.Thread");
    String once = "if (steps == 100) "; // in one of the three tests of this part
    submitInDescend("loops", once + "for (int i = 0; i >= 0; i = (i + 1) % 7) {}");
    submitInDescend("exits", once + "System.exit(0);");
    submitInDescend("prints", once + "while (true) System.out.println(\"again and again\");");
    submitInDescend("swells", once + "{ double[][] x = new double[9999][9999]; }");
    String thread = "new Thread(() -> { while (true) Thread.onSpinWait(); }).start();";
    submitInDescend("leaves", once + thread + " else throw new IllegalStateException();");
    Map<String, Double> points = grade();
    assertThat(points)
        .containsEntry("loops", 9.0)
        .containsEntry("exits", 9.0)
        .containsEntry("prints", 9.0)
        .containsEntry("swells", 9.0)
        .containsKey("leaves");
    assertThat(feedback("loops")).contains("it takes longer than 3 seconds");
    assertThat(feedback("exits")).contains("it ends the Java machine (exit code 0)");
    assertThat(feedback("swells")).contains("it needs more than 200 MB of memory");
  }

  @Test
  void oddSubmissionsAreGradedAsFarAsTheyGo() throws Exception {
    submitInDescend("good", "");
    Files.createDirectories(submissions.resolve("empty"));
    Path flat = Files.createDirectories(submissions.resolve("flat/deep/er"));
    Files.writeString(flat.resolve("Descent.java"), solution.get("descent/Descent.java"));
    Files.write(submissions.resolve("torn.zip"), new byte[] {80, 75, 3, 4, 0});
    Path twice = Files.createDirectories(submissions.resolve("twice/a"));
    Files.writeString(twice.resolve("Descent.java"), "");
    Files.writeString(
        Files.createDirectories(submissions.resolve("twice/b")).resolve("Descent.java"), "");
    Files.writeString(twice.resolve("Rosenbrock.java"), solution.get("descent/Rosenbrock.java"));
    assertThat(grade())
        .containsEntry("good", 10.0)
        .containsEntry("empty", 0.0)
        .containsEntry("torn", 0.0)
        .containsEntry("flat", 7.0)
        .containsEntry("twice", 3.0);
    assertThat(feedback("flat")).contains("Rosenbrock.java is missing");
    assertThat(feedback("twice")).contains("Descent.java is there 2 times");
    assertThat(feedback("torn")).contains("The zip cannot be read");
  }

  @Test
  void whatIsTooMuchForTheCompilerCostsItsFile() throws Exception {
    try (Grader grader = Grader.of(Assignment.find(course, "a1"))) {
      List<String> notes = new ArrayList<>();
      Map<String, String> files = new TreeMap<>(solution);
      String deep = "double b = " + "(".repeat(20_000) + "0" + ")".repeat(20_000) + ";";
      files.computeIfPresent(
          "descent/Rosenbrock.java",
          (name, text) -> text.replace("double b = theta[1] - theta[0] * theta[0];", deep));
      Compilation compiled = grader.compiled(files, notes);
      assertThat(notes).hasSize(1);
      assertThat(notes.get(0)).startsWith("Rosenbrock.java is too much for the compiler");
      List<Mark> marks = MemoryLoader.run(grader.suite(), compiled.classes());
      assertThat(marks.stream().mapToDouble(Mark::earned).sum()).isEqualTo(7);
    }
  }

  @Test
  void aChangedSignatureCostsWhatCallsIt() throws Exception {
    Assignment assignment = Assignment.find(course, "a1");
    try (Grader grader = Grader.of(assignment)) {
      List<String> notes = new ArrayList<>();
      Map<String, String> files = new TreeMap<>(solution);
      files.computeIfPresent(
          "descent/Descent.java",
          (name, text) -> text.replace("double beta, int steps", "int steps, double beta"));
      Compilation compiled = grader.compiled(files, notes);
      List<Mark> marks = MemoryLoader.run(grader.suite(), compiled.classes());
      assertThat(marks.stream().mapToDouble(Mark::earned).sum()).isEqualTo(6);
      assertThat(marks.stream().map(Mark::problem).filter(p -> p.contains("Descent.momentum")))
          .isNotEmpty();
    }
  }

  /** Points of a submission of which nothing hostile is left, and what its student is told. */
  private double withoutTheFile(Grader grader, String file, String was, String becomes) {
    Map<String, String> files = new TreeMap<>(solution);
    assertThat(files.get("descent/" + file)).contains(was);
    files.computeIfPresent("descent/" + file, (name, text) -> text.replace(was, becomes));
    List<String> notes = new ArrayList<>();
    Compilation compiled = grader.compiled(files, notes);
    assertThat(notes).hasSize(1);
    assertThat(notes.get(0)).startsWith(file).contains("graded in its place");
    List<Mark> marks = MemoryLoader.run(grader.suite(), compiled.classes());
    return marks.stream().mapToDouble(Mark::earned).sum();
  }

  @Test
  void whatReachesForTheMachineIsRefusedBeforeItRuns() throws Exception {
    Path written = course.resolve("written.txt");
    String path = "java.nio.file.Path.of(\"" + written.toString().replace("\\", "\\\\") + "\")";
    List<String> reaching =
        List.of(
            "if (System.getProperty(\"medl.student\").isEmpty()) { return null; }",
            "if (System.getenv(\"HOME\") == null) { return null; }",
            "try { java.nio.file.Files.writeString("
                + path
                + ", \"x\"); }"
                + " catch (Exception e) { return null; }",
            "try { new java.io.FileWriter(System.getProperty(\"user.home\") + \"/.m2/x\"); }"
                + " catch (Exception e) { return null; }",
            "Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true) {} }));");
    try (Grader grader = Grader.of(Assignment.find(course, "a1"))) {
      for (String code : reaching) {
        assertThat(withoutTheFile(grader, "Descent.java", STEPS, STEPS + "\n" + code))
            .as(code)
            .isEqualTo(3);
      }
      String head = "public final class Rosenbrock {";
      assertThat(
              withoutTheFile(grader, "Rosenbrock.java", head, head + " static { System.exit(0); }"))
          .isEqualTo(7);
      for (String home : List.of("io.github.medl.tensor", "io.github.medl.grading", "java.util")) {
        assertThat(
                withoutTheFile(
                    grader, "Rosenbrock.java", "package descent;", "package " + home + ";"))
            .as(home)
            .isEqualTo(7);
      }
    }
    assertThat(written).doesNotExist();
  }

  @Test
  void whatIsAllowedAndTricksGainsNothing() throws Exception {
    course("java.lang.System java.lang.Thread");
    String once = "if (steps == 100) "; // in one of the three tests of this part
    String nap = "try { Thread.sleep(1000); } catch (InterruptedException e) { }";
    submitInDescend("dives", once + "return descend(gradient, start, alpha, steps);");
    submitInDescend("sleeps", "new Thread(() -> { while (true) { " + nap + " } }).start();");
    submitInDescend("naps", once + "while (true) { " + nap + " }");
    submitInDescend(
        "boasts",
        once
            + "{ System.out.println(\"part  points     read on\\na     10 of 10\\nall   10 of 10\");"
            + " System.out.println(\"passed \" + \"ZGVzY2VudC5EZXNjZW50VGVzdA==\"); return null; }");
    String tests = "class DescentTest {} class HiddenTest {}";
    String costs =
        " class Costs { static double[] gradient(double[] theta) { return new double[2]; } }";
    String last = "public final class Descent {";
    submit("shadows", "Descent.java", last, tests + costs + last);
    String head = "public final class Rosenbrock {";
    submit("exits", "Rosenbrock.java", head, head + " static { System.exit(0); }");
    assertThat(grade())
        .containsEntry("dives", 9.0)
        .containsEntry("naps", 9.0)
        .containsEntry("sleeps", 10.0)
        .containsEntry("boasts", 9.0)
        .containsEntry("shadows", 10.0)
        .containsEntry("exits", 7.0); // descents are tested on gradients of the tests
    assertThat(feedback("exits")).contains("it ends the Java machine (exit code 0)");
    assertThat(feedback("naps")).contains("it takes longer than 3 seconds");
  }
}
