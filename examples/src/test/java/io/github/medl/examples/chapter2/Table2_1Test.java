package io.github.medl.examples.chapter2;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import org.junit.jupiter.api.Test;

class Table2_1Test {
  @Test
  void withoutMnistTheTableSaysThatNothingIsVerified() throws Exception {
    Outcome outcome = new Table2_1().drawOnDigits(FigureContext.quick());

    assertThat(outcome.status(Kind.EXACT)).isEqualTo(Status.UNVERIFIED);
    assertThat(outcome.note()).contains("8 x 8 digits").contains("MNIST is missing");
    assertThat((Double) outcome.values().get("accuracy one-versus-rest")).isBetween(.85, 1.0);
    assertThat((Double) outcome.values().get("accuracy one-versus-one"))
        .isGreaterThan((Double) outcome.values().get("accuracy one-versus-rest"));
  }
}
