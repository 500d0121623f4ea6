package io.github.medl.examples.chapter3;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.Check;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import java.io.IOException;
import java.util.stream.Stream;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The long figures of digits, which the test of all figures leaves out, on the small digits. */
@Execution(ExecutionMode.CONCURRENT)
class AutoencoderFiguresTest {
  interface Drawing {
    Outcome draw(FigureContext context) throws IOException;
  }

  static Stream<Drawing> drawings() {
    return Stream.of(
        new Figure3_12()::drawOnDigits,
        new Figure3_14()::drawOnDigits,
        new Figure3_15()::drawOnDigits,
        new Figure3_16()::drawOnDigits);
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void withoutMnistAFigureSaysSoAndClaimsNothing(Drawing figure) throws IOException {
    Outcome outcome = figure.draw(FigureContext.quick());
    assertThat(outcome.status(Kind.STATISTICAL)).isEqualTo(Status.UNVERIFIED);
    assertThat(outcome.note()).contains("MNIST is missing");
    assertThat(outcome.checks()).allMatch(Check::ok);
  }

  @ParameterizedTest
  @MethodSource("drawings")
  void theSameSeedTrainsTheSameNetworks(Drawing figure) throws IOException {
    Outcome first = figure.draw(FigureContext.quick());
    Outcome second = figure.draw(FigureContext.quick());
    assertThat(first.values()).isEqualTo(second.values());
    assertThat(first.checks()).isEqualTo(second.checks());
  }
}
