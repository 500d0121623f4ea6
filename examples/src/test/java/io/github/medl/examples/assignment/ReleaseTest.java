package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.examples.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** From a new assignment to the folder that students get. */
class ReleaseTest {
  @TempDir Path folder;
  private final Assignments assignments = new Assignments(Figures.all());

  private static List<String> files(Path root) throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(Files::isRegularFile)
          .map(file -> root.relativize(file).toString().replace('\\', '/'))
          .sorted()
          .toList();
    }
  }

  @Test
  void aNewAssignmentIsReadyAndItsReleaseHoldsNoSolution() throws IOException {
    assignments.draft(folder, "a1-valley", "4.2");
    assertThat(files(folder))
        .contains(
            "course.properties",
            "a1-valley/handout.md",
            "a1-valley/src/main/java/a1valley/Answers.java",
            "a1-valley/src/test/java/a1valley/AnswersTest.java",
            "a1-valley/src/hidden/java/a1valley/HiddenTest.java");
    String solution =
        Files.readString(folder.resolve("a1-valley/src/main/java/a1valley/Answers.java"));
    assertThat(solution).contains("static double cost(double").contains("// BEGIN SOLUTION");
    assertThat(assignments.problems(folder, "a1")).isEmpty();

    Path released = assignments.release(folder, "a1", folder.resolve("students"));
    assertThat(files(released))
        .containsExactly(
            ".github/workflows/grade.yml",
            ".gitignore",
            "handout.md",
            "pom.xml",
            "src/main/java/a1valley/Answers.java",
            "src/test/java/a1valley/AnswersTest.java",
            "src/test/resources/junit-platform.properties");
    String handedOut = Files.readString(released.resolve("src/main/java/a1valley/Answers.java"));
    assertThat(handedOut).contains("part a is still to do").doesNotContain("SOLUTION", "return");
    assertThat(Files.readString(released.resolve("handout.md")))
        .contains("Figure 4.2: Gradient descent")
        .contains("Due: as announced")
        .doesNotContain("{{");
    assertThat(Files.readString(released.resolve("pom.xml")))
        .contains("<artifactId>a1-valley</artifactId>")
        .contains("<artifactId>medl-core</artifactId>")
        .doesNotContain("@");
    assertThatThrownBy(() -> assignments.release(folder, "a1", folder.resolve("students")))
        .hasMessageContaining("exists already");
  }

  @ParameterizedTest
  @ValueSource(strings = {"2.6", "4.9", "5.2", "6.3"})
  void draftsFromFiguresAreReadyWhateverTheirFunctionsTake(String figure) throws IOException {
    assignments.draft(folder, "a1", figure);
    assertThat(assignments.problems(folder, "a1")).isEmpty();
    assertThat(Files.readString(folder.resolve("a1/handout.md"))).contains("**Part b, 3 points.**");
  }

  @Test
  void aFigureWithoutFunctionsOfItsOwnIsRefusedInWords() {
    assertThatThrownBy(() -> assignments.draft(folder, "a1", "1.5"))
        .isInstanceOf(AssignmentException.class)
        .hasMessageContaining("Figure 1.5 has no function of numbers and tensors to begin with")
        .hasMessageContaining("its chapter")
        .hasMessageContaining("Without --from there is a plain pattern.");
    assertThat(folder.resolve("a1")).doesNotExist();
  }

  @Test
  void whatIsNotReadyIsNotReleased() throws IOException {
    Path made = assignments.draft(folder, "a2", "");
    Path answers = made.resolve("src/main/java/a2/Answers.java");
    String text = Files.readString(answers);
    Files.writeString(answers, text.replace("mul(0.5)", "mul(0.25)"));
    refused("the solution earns 4 of 6 points, not 6");
    Files.writeString(
        answers, text.replace("// STUB: throw new UnsupportedOperationException", "// STUB: oops"));
    refused("what is handed out does not compile");
    Files.writeString(
        answers,
        text.replaceFirst("// STUB: throw .*", "// STUB: return theta.square().sum().mul(0.5);"));
    refused("what is handed out earns 3 of 6 points, not 0");
    Files.writeString(answers, text);
    Files.writeString(made.resolve("wrong.txt"), "## none: 6\n- nowhere\n+ here\n");
    refused("stand 0 times in the solution");
    assertThat(folder.resolve("students")).doesNotExist();
  }

  private void refused(String why) {
    assertThatThrownBy(() -> assignments.release(folder, "a2", folder.resolve("students")))
        .isInstanceOf(AssignmentException.class)
        .hasMessageContaining(why);
  }

  @Test
  void namesThatMeanNothingAreToldInWords() throws IOException {
    assertThatThrownBy(() -> assignments.problems(folder, "a1"))
        .hasMessageContaining("There is no course.properties in");
    assignments.draft(folder, "a1-one", "");
    assertThatThrownBy(() -> assignments.problems(folder, "b"))
        .hasMessageContaining("There is no assignment 'b'")
        .hasMessageContaining("there are a1-one.");
    assertThatThrownBy(() -> assignments.draft(folder, "a1-one", ""))
        .hasMessageContaining("exists already");
    assertThatThrownBy(() -> assignments.draft(folder, "../x", ""))
        .hasMessageContaining("cannot be the name of an assignment");
    assertThatThrownBy(() -> assignments.draft(folder, "a3", "99.9"))
        .hasMessageContaining("There is no figure 99.9");
    Files.writeString(folder.resolve("course.properties"), "seconds = soon");
    Assignment assignment = Assignment.find(folder, "a1");
    assertThatThrownBy(() -> assignment.course().seconds())
        .hasMessageContaining("seconds must be a number above 0, not 'soon'");
  }
}
