package io.github.medl.examples.chapter2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import io.github.medl.examples.sample.Photograph;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PhotographTest {
  private static final Photograph DRAWN =
      new Photograph(Photograph.drawn(110, 130), List.of(), "not here");

  @Test
  void aDrawnPictureHasColoursFromZeroToOne() {
    assertThat(DRAWN.rgb().shape()).containsExactly(110, 130, 3);
    assertThat(DRAWN.rgb().min().item()).isGreaterThanOrEqualTo(0);
    assertThat(DRAWN.rgb().max().item()).isLessThanOrEqualTo(1);
  }

  @Test
  void figuresFromADrawnPictureClaimNothing() {
    Map.of(
            Figure2_13.draw(DRAWN, FigureContext.quick()), Kind.STATISTICAL,
            Figure2_15.draw(DRAWN, FigureContext.quick()), Kind.EXACT)
        .forEach(PhotographTest::claimsNothing);
  }

  private static void claimsNothing(Outcome outcome, Kind kind) {
    assertThat(outcome.status(kind)).isEqualTo(Status.UNVERIFIED);
    assertThat(outcome.checks()).isNotEmpty().allMatch(check -> check.ok());
    assertThat(outcome.note()).contains("picture drawn by code").contains("not here");
    assertThat(outcome.data()).isEmpty();
  }
}
