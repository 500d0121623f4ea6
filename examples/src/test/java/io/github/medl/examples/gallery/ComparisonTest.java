package io.github.medl.examples.gallery;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Evidence;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An inequality reads as an inequality, and no kind of evidence as another. */
class ComparisonTest {
  private static final Checks CHECKS =
      new Checks()
          .near("equal", 0.5, 0.5, 1e-9, AUTHORS_CODE)
          .exactly("count", 713, 713, THEORY)
          .atMost("error", 0.0661, 0.0675, SEEDS)
          .atLeast("accuracy", 0.97, 0.96, SEEDS)
          .between("loss", 0.06, 0.05, 0.075, SEEDS)
          .holds("it falls", true, THEORY)
          .allNear("path", new double[] {1, 2}, new double[] {1, 2}, 1e-12, THEORY);

  private static List<String> each(java.util.function.Function<Check, String> words) {
    return CHECKS.list().stream().map(words).toList();
  }

  @Test
  void whatIsExpectedIsSaidInItsOwnForm() {
    assertThat(each(Comparison::expected))
        .containsExactly(
            "0.5 ± 1e-9",
            "713",
            "at most 0.0675",
            "at least 0.96",
            "0.05 to 0.075",
            "true",
            "at most 1e-12");
  }

  @Test
  void oursIsANumberOrTheTruthOfAStatement() {
    assertThat(each(Comparison::ours))
        .containsExactly("0.5", "713", "0.0661", "0.97", "0.06", "true", "0");
  }

  @Test
  void onlyAnEqualityHasADifference() {
    assertThat(each(Comparison::difference)).containsExactly("0", "0", "", "", "", "", "");
  }

  @Test
  void kindsOfEvidenceAreCountedApart() {
    About about = About.figure("1.1", "All kinds", Kind.EXACT);
    Result verified = Result.of(about, Outcome.of().checks(CHECKS), FigureContext.quick(), 1);
    Result shorter =
        Result.of(
            about.slow(600),
            Outcome.of().checks(new Checks().holds("s", true, SEEDS)),
            FigureContext.quick(),
            1);
    assertThat(verified.evidenceInWords()).isEqualTo("1 book, 3 theory, 3 seeds");
    assertThat(shorter.standsOn()).contains(Evidence.SEEDS);
    assertThat(verified.first()).contains(CHECKS.list().get(0));
    assertThat(Tally.of(List.of(verified, shorter)).inWords())
        .isEqualTo(
            "1 verified (1 book), 1 short run, 0 failed, 0 unverified;"
                + " 8 checks (1 book, 3 theory, 4 seeds).");
  }

  @Test
  void aFigureWithoutTheBooksNumbersStandsOnWhatMostChecksAreOf() {
    Checks checks = new Checks().exactly("parameters", 9, 9, THEORY);
    About about = About.figure("1.1", "Trained", Kind.STATISTICAL);
    checks.atLeast("accuracy", .98, .97, SEEDS).near("loss", .06, .06, .01, SEEDS);
    Result result = Result.of(about, Outcome.of().checks(checks), FigureContext.quick(), 1);
    assertThat(result.standsOn()).contains(Evidence.SEEDS);
    assertThat(result.first()).contains(checks.list().get(2));
    checks.exactly("layers", 3, 3, THEORY);
    result = Result.of(about, Outcome.of().checks(checks), FigureContext.quick(), 1);
    assertThat(result.standsOn()).as("of two alike the weaker").contains(Evidence.SEEDS);
    checks.near("accuracy printed", .98, .98, .005, PRINTED);
    result = Result.of(about, Outcome.of().checks(checks), FigureContext.quick(), 1);
    assertThat(result.standsOn()).contains(Evidence.BOOK);
  }
}
