package io.github.medl.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.github.medl.examples.docs.GeneratedPages;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Manifest;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import io.github.medl.examples.gallery.ShownSize;
import io.github.medl.learning.data.DatasetInfo;
import io.github.medl.learning.data.Datasets;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What every figure of the manifest promises. */
@Execution(ExecutionMode.CONCURRENT)
class FiguresTest {
  /**
   * Figures that train for longer are drawn by {@code medl run --all}, once, with the same checks:
   * to draw them here twice would double the time of the gate.
   */
  private static final double SECONDS = 5;

  @TestFactory
  Stream<DynamicTest> theClassIsNamedAndPlacedByTheNumber() {
    return each(
        figure -> {
          About about = figure.about();
          assertThat(about.id()).isEqualTo(Manifest.idOf(figure.getClass()));
          assertThat(figure.getClass().getPackageName())
              .isEqualTo("io.github.medl.examples.chapter" + about.chapter());
          var main = figure.getClass().getMethod("main", String[].class);
          assertThat(Modifier.isStatic(main.getModifiers())).isTrue();
          assertThat(about.caption()).isNotBlank();
          assertThat(about.cost().seconds()).isPositive();
          assertThat(Datasets.catalogue().stream().map(DatasetInfo::name))
              .containsAll(about.data());
        });
  }

  @TestFactory
  Stream<DynamicTest> quickFiguresHoldTheirChecksTwiceAlike() {
    return each(
        figure -> {
          if (figure.about().cost().isLong() || figure.about().cost().seconds() > SECONDS) {
            return;
          }
          assumeFalse(
              "java".equals(System.getProperty("medl.engine"))
                  && figure.about().data().contains("mnist")
                  && Datasets.available("mnist").isPresent(),
              "decompositions of 785 columns take minutes without native code");
          Outcome first = figure.draw(FigureContext.quick());
          Outcome second = figure.draw(FigureContext.quick());
          assertThat(first.checks()).isEqualTo(second.checks());
          assertThat(withoutTimes(first)).isEqualTo(withoutTimes(second));
          assertThat(first.checks()).allMatch(check -> check.ok());
          assertThat(first.pictures())
              .isNotEmpty()
              .allSatisfy(
                  picture ->
                      assertThat(ShownSize.smallestText(picture))
                          .as("pixels of the smallest text on the figure's page")
                          .isGreaterThanOrEqualTo(9));
          if (figure.about().kind() != Kind.ILLUSTRATIVE && !first.fallback()) {
            assertThat(first.status(figure.about(), false)).isEqualTo(Status.VERIFIED);
          }
        });
  }

  /** Times belong to the machine and the moment; their names begin with "seconds". */
  private static Map<String, Object> withoutTimes(Outcome outcome) {
    Map<String, Object> values = new LinkedHashMap<>(outcome.values());
    values.keySet().removeIf(name -> name.startsWith("seconds"));
    return values;
  }

  @Test
  void everyFigureClassStandsInTheManifest() throws Exception {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java/io/github/medl/examples"))) {
      List<String> classes =
          files
              .filter(file -> file.getParent().getFileName().toString().startsWith("chapter"))
              .map(file -> file.getFileName().toString().replace(".java", ""))
              .filter(name -> name.matches("(Figure|Table|Equation|Lab|Course)\\d+_.*"))
              .toList();
      assertThat(Figures.all().figures().stream().map(f -> f.getClass().getSimpleName()))
          .containsExactlyInAnyOrderElementsOf(classes);
    }
  }

  @Test
  void generatedPagesAreUpToDate() throws Exception {
    assertThat(GeneratedPages.outdated(Figures.all(), Path.of("..")))
        .as("pages made from the manifest; run ./medl docs and commit them")
        .isEmpty();
  }

  private interface Promise {
    void test(Figure figure) throws Exception;
  }

  private static Stream<DynamicTest> each(Promise promise) {
    return Figures.all().figures().stream()
        .map(figure -> DynamicTest.dynamicTest(figure.about().id(), () -> promise.test(figure)));
  }
}
