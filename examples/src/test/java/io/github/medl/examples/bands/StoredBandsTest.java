package io.github.medl.examples.bands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.examples.Figures;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The bands that are kept are those of figures that can be run again, of ten seeds or more. */
class StoredBandsTest {
  private static final Path FOLDER = Path.of("src/main/resources/io/github/medl/examples/bands");

  @TestFactory
  Stream<DynamicTest> eachIsOfAFigureAndOfTenSeeds() throws Exception {
    try (Stream<Path> files = Files.list(FOLDER)) {
      List<String> names =
          files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList();
      return names.stream().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
    }
  }

  private static void check(String name) {
    boolean full = name.endsWith("-full");
    String id = name.replace("-full", "");
    StoredBands stored = StoredBands.of(id, full);
    assertThat(stored.id()).isEqualTo(id);
    assertThat(stored.rule()).isEqualTo(Band.RULE);
    assertThat(stored.seeds()).doesNotHaveDuplicates().hasSizeGreaterThanOrEqualTo(10);
    assertThat(stored.bands()).allMatch(band -> band.values().size() == stored.seeds().size());
    Figure figure = Figures.all().find(id).orElseThrow();
    assertThat(SeedRuns.canBeRun(figure.about())).isTrue();
  }

  @Test
  void aBandIsTheRangeWidenedByHalfOfItselfAndRoundedOutwards() {
    Band band = new Band("x", List.of(1.00004, 2.0, Double.NaN, 3.00004));
    assertThat(band.count()).isEqualTo(3);
    assertThat(band.least()).isEqualTo(1.00004);
    assertThat(band.most()).isEqualTo(3.00004);
    assertThat(band.low()).isEqualTo(0.00004, within(1e-12));
    assertThat(band.high()).isEqualTo(4.001);
    assertThat(new Band("x", List.of(-1.23456, -1.23456)).low()).isEqualTo(-1.235);
    assertThat(new Band("x", List.of(1.0, 3.0)).deviation()).isEqualTo(Math.sqrt(2));
    assertThat(new Band("none", List.of(Double.NaN)).least()).isNaN();
  }

  @Test
  void whatMayOnlyBeTooLittleOrTooMuchIsHeldAgainstOneEnd() {
    Band band = new Band("x", List.of(1.0, 3.0)); // from 0 to 4
    StoredBands stored = new StoredBands("4.2", List.of(0, 1), Band.RULE, List.of(band));
    Checks checks = new Checks();
    stored.checkAtLeast(checks, "x", 100);
    stored.checkAtMost(checks, "x", -100);
    assertThat(checks.list()).allMatch(Check::ok);
    stored.checkAtLeast(checks, "x", -0.1);
    stored.checkAtMost(checks, "x", 4.1);
    stored.check(checks, "x", 100);
    assertThat(checks.list().subList(2, 5)).noneMatch(Check::ok);
  }

  @Test
  void bandsThatAreNotKeptAreMissedInWords() {
    assertThatThrownBy(() -> StoredBands.of("4.2", false))
        .hasMessage("no bands of 4.2 are kept: there is no 4.2.json");
  }
}
