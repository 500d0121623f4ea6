package io.github.medl.examples.figure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;

class OutcomeTest {
  private static Checks good() {
    return new Checks().exactly("one", 1, 1, Source.THEORY);
  }

  private static Checks bad() {
    return good().exactly("two", 1, 2, Source.THEORY);
  }

  private static About about(Kind kind) {
    return About.figure("4.2", "A figure", kind);
  }

  private static Status status(Outcome outcome) {
    return outcome.status(about(Kind.EXACT), false);
  }

  @Test
  void verifiedNeedsChecksThatAllHold() {
    assertThat(status(Outcome.of().checks(good()))).isEqualTo(Status.VERIFIED);
    assertThat(status(Outcome.of().checks(bad()))).isEqualTo(Status.FAILED);
    assertThat(status(Outcome.of())).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void otherDataThanTheBooksAreNeverVerified() {
    Outcome outcome = Outcome.of().checks(good()).fellBack("digits instead of mnist");
    assertThat(status(outcome)).isEqualTo(Status.UNVERIFIED);
    assertThat(outcome.note()).isEqualTo("digits instead of mnist");
    assertThat(status(outcome.checks(bad()))).isEqualTo(Status.FAILED);
  }

  @Test
  void anIllustrationIsNeverVerified() {
    assertThat(Outcome.of().checks(good()).status(about(Kind.ILLUSTRATIVE), true))
        .isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void aLongFigureThatRanShortIsNotVerified() {
    About slow = about(Kind.STATISTICAL).slow(600);
    Outcome outcome = Outcome.of().checks(good());
    assertThat(outcome.status(slow, false)).isEqualTo(Status.SHORT_RUN);
    assertThat(outcome.status(slow, true)).isEqualTo(Status.VERIFIED);
    assertThat(outcome.checks(bad()).status(slow, false)).isEqualTo(Status.FAILED);
    assertThat(outcome.fellBack("small digits").status(slow, false)).isEqualTo(Status.UNVERIFIED);
  }

  @Test
  void valuesKeepTheirShape() {
    Outcome outcome =
        Outcome.of()
            .value("alpha", 0.5)
            .value("path", 1, 2)
            .value("H", Tensor.of(new double[] {1, 2, 3, 4, 5, 6}, 2, 3));
    assertThat(outcome.values().get("alpha")).isEqualTo(0.5);
    assertThat(outcome.values().get("path")).isEqualTo(List.of(1.0, 2.0));
    assertThat(outcome.values().get("H"))
        .isEqualTo(List.of(List.of(1.0, 2.0, 3.0), List.of(4.0, 5.0, 6.0)));
    assertThatThrownBy(() -> outcome.value("alpha", 1)).hasMessageContaining("'alpha'");
  }

  @Test
  void tablesHaveColumnsOfOneLength() {
    Table table = Table.of("sample").column("x", 1, 2).column("label", new int[] {0, 1});
    assertThat(table.rows()).isEqualTo(2);
    assertThatThrownBy(() -> table.column("y", 1))
        .hasMessageContaining("'y' has 1 rows")
        .hasMessageContaining("'x' has 2");
    assertThatThrownBy(() -> Table.of("../sample")).hasMessageContaining("table name");
  }
}
