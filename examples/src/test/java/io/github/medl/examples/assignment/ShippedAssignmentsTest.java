package io.github.medl.examples.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.Figures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Of each assignment in docs/assignments the solution earns all points, what is handed out none,
 * and five mistakes exactly what is foreseen.
 */
@Execution(ExecutionMode.CONCURRENT)
class ShippedAssignmentsTest {
  private static final Path COURSE = Path.of("../docs/assignments");

  private static List<Path> folders() throws IOException {
    try (Stream<Path> all = Files.list(COURSE)) {
      return all.filter(Files::isDirectory).sorted().toList();
    }
  }

  @TestFactory
  Stream<DynamicTest> earnsWhatIsForeseen() throws IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> {
                      Assignment assignment = Assignment.find(COURSE, folder.toString());
                      assertThat(WrongSolution.of(assignment)).hasSize(5);
                      assertThat(Proof.of(assignment).problems()).isEmpty();
                    }));
  }

  @TestFactory
  Stream<DynamicTest> handoutsCiteFiguresThatExist() throws IOException {
    return folders().stream()
        .map(
            folder ->
                DynamicTest.dynamicTest(
                    folder.getFileName().toString(),
                    () -> {
                      String text = Files.readString(folder.resolve(Assignment.HANDOUT));
                      Matcher cite = Pattern.compile("\\{\\{cite (.*?)}}").matcher(text);
                      assertThat(cite.find()).isTrue();
                      do {
                        assertThat(Figures.all().ids()).contains(cite.group(1));
                      } while (cite.find());
                    }));
  }
}
