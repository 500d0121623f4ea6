package io.github.medl.examples.chapter2;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.data.Datasets;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Status;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way over factors of classes leads to the same place as least squares on all rows. */
class LinearClassifiersTest {
  private static final LabelledImages DIGITS = LabelledImages.of(Datasets.digits(), 0, 900, 16);

  private static LinearClassifiers classifiers() {
    return LinearClassifiers.factor(
        10,
        1 + DIGITS.pixelCount(),
        digit -> DIGITS.rows(DIGITS.indicesOf(digit)),
        FigureContext.quick());
  }

  @Test
  void oneVersusRestIsLeastSquaresOnAllRows() {
    Lstsq direct = DIGITS.rows().lstsq(labels(IntStream.range(0, 900).toArray()));

    LinearClassifiers.Fit fit = classifiers().oneVersusRest();

    assertThat(fit.rank()).isEqualTo(direct.rank()).isLessThan(1 + DIGITS.pixelCount());
    assertThat(fit.weights().allClose(direct.x(), 0, 1e-10)).isTrue();
    assertThat(fit.singularValues().toDoubles())
        .containsExactly(
            direct.singularValues().slice(0, 0, direct.rank()).toDoubles(), within(1e-10));
  }

  @Test
  void everyPairIsLeastSquaresOnTheRowsOfItsTwoClasses() {
    List<LinearClassifiers.Pair> pairs = classifiers().oneVersusOne();

    assertThat(pairs).hasSize(45);
    for (LinearClassifiers.Pair pair : pairs) {
      int[] rows =
          IntStream.range(0, 900)
              .filter(n -> DIGITS.labels()[n] == pair.i() || DIGITS.labels()[n] == pair.j())
              .toArray();
      Tensor label = labels(rows).select(1, pair.i()); // -1 for the others, who are all j
      Lstsq direct = DIGITS.rows(rows).lstsq(label);

      assertThat(pair.fit().rank()).isEqualTo(direct.rank());
      assertThat(pair.fit().weights().flatten().allClose(direct.x(), 0, 1e-9)).isTrue();
    }
  }

  @Test
  void withoutMnistTheTableSaysThatNothingIsVerified() throws Exception {
    Outcome outcome = new Table2_1().drawOnDigits(FigureContext.quick());

    assertThat(outcome.status(Kind.EXACT)).isEqualTo(Status.UNVERIFIED);
    assertThat(outcome.note()).contains("8 x 8 digits").contains("MNIST is missing");
    assertThat((Double) outcome.values().get("accuracy one-versus-rest")).isBetween(.85, 1.0);
    assertThat((Double) outcome.values().get("accuracy one-versus-one"))
        .isGreaterThan((Double) outcome.values().get("accuracy one-versus-rest"));
  }

  /** A row an image, +1 in the column of its digit and -1 elsewhere. */
  private static Tensor labels(int[] rows) {
    double[][] labels = new double[rows.length][10];
    for (int n = 0; n < rows.length; n++) {
      for (int digit = 0; digit < 10; digit++) {
        labels[n][digit] = DIGITS.labels()[rows[n]] == digit ? 1 : -1;
      }
    }
    return Tensor.of(labels);
  }
}
