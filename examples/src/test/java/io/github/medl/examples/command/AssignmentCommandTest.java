package io.github.medl.examples.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Figures;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class AssignmentCommandTest {
  @TempDir Path folder;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  private int medl(String... args) {
    out.getBuffer().setLength(0);
    err.getBuffer().setLength(0);
    return MedlCommand.execute(
        Figures.all(), new PrintWriter(out, true), new PrintWriter(err, true), args);
  }

  @Test
  void newCheckReleaseAndGradeAreOneWay() throws Exception {
    String course = "--course=" + folder;
    assertThat(medl("assignment", "new", "a1", course)).isEqualTo(0);
    assertThat(out.toString()).contains("New assignment: " + folder.resolve("a1"));
    assertThat(medl("assignment", "check", "a1", course)).isEqualTo(0);
    assertThat(out.toString()).contains("ready");
    Path students = folder.resolve("students");
    assertThat(medl("assignment", "release", "a1", "--to=" + students, course)).isEqualTo(0);
    assertThat(out.toString()).contains("Released: " + students.resolve("a1"));

    Path one = Files.createDirectories(folder.resolve("handed in/ann"));
    Files.copy(folder.resolve("a1/src/main/java/a1/Answers.java"), one.resolve("Answers.java"));
    Path grades = folder.resolve("grades");
    assertThat(
            medl(
                "assignment",
                "grade",
                "a1",
                folder.resolve("handed in").toString(),
                "--out=" + grades,
                course))
        .isEqualTo(0);
    assertThat(out.toString()).contains("ann: 6 of 6").contains("Grades: ");
    assertThat(grades.resolve("feedback/ann.html")).exists();
  }

  @Test
  void wrongUsageIsTwoAndWhatIsNotReadyIsOne() {
    assertThat(medl("assignment")).isEqualTo(2);
    assertThat(err.toString()).contains("Say new, check, release, bundle or grade.");
    assertThat(medl("assignment", "release", "a1")).isEqualTo(2);
    assertThat(err.toString()).contains("--to");
    assertThat(medl("assignment", "grade", "a1", "x", "--jobs=0")).isEqualTo(2);
    assertThat(medl("assignment", "check", "a1", "--course=" + folder)).isEqualTo(1);
    assertThat(err.toString()).contains("medl: There is no course.properties in");
  }
}
