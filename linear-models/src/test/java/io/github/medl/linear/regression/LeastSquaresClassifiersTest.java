package io.github.medl.linear.regression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.Datasets;
import io.github.medl.linear.regression.LeastSquaresOneVsOneModel.Pair;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.LinearAlgebra.Lstsq;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The way over factors of classes leads to the same place as least squares on all rows. */
class LeastSquaresClassifiersTest {
  private static final int N = 900;
  private static final Tensor X = Datasets.digits().x().slice(0, 0, N).div(16);
  private static final Tensor Y = Datasets.digits().y().slice(0, 0, N);
  private static final LeastSquaresClassifiers DIGITS = LeastSquaresClassifiers.factor(X, Y);

  @Test
  void oneVersusRestIsLeastSquaresOnAllRows() {
    Lstsq direct = Design.rows(X, true).lstsq(labels(IntStream.range(0, N).toArray()));

    LeastSquaresClassifiers.Weights weights = DIGITS.oneVsRest().weights();

    assertThat(weights.rank()).isEqualTo(direct.rank()).isLessThan(65);
    assertThat(weights.values().allClose(direct.x(), 0, 1e-10)).isTrue();
    assertThat(weights.singularValues().toDoubles())
        .containsExactly(
            direct.singularValues().slice(0, 0, direct.rank()).toDoubles(), within(1e-10));
  }

  @Test
  void everyPairIsLeastSquaresOnTheRowsOfItsTwoClasses() {
    LeastSquaresOneVsOneModel pairs = DIGITS.oneVsOne();

    assertThat(pairs.pairs()).hasSize(45);
    for (Pair pair : pairs.pairs()) {
      int[] rows =
          IntStream.range(0, N).filter(n -> Y.get(n) == pair.i() || Y.get(n) == pair.j()).toArray();
      Tensor label = labels(rows).select(1, pair.i()); // -1 for the others, who are all j
      Lstsq direct = Design.rows(X.take(0, rows), true).lstsq(label);

      assertThat(pair.weights().rank()).isEqualTo(direct.rank());
      assertThat(pair.weights().values().flatten().allClose(direct.x(), 0, 1e-9)).isTrue();
    }
  }

  @Test
  void votesAreSignsAndTheFirstOfEqualClassesWins() {
    LeastSquaresOneVsOneModel classifier = DIGITS.oneVsOne();
    Tensor scores = classifier.pairScores(X);
    Tensor votes = classifier.scores(X);

    assertThat(votes.sum(1).abs().max().item()).isZero(); // what one class wins another loses
    for (int n = 0; n < 20; n++) {
      double won = 0;
      double sum = 0;
      for (int p = 0; p < 45; p++) {
        Pair pair = classifier.pairs().get(p);
        double side = pair.i() == 3 ? 1 : pair.j() == 3 ? -1 : 0;
        won += side * Math.signum(scores.get(n, p));
        sum += side * scores.get(n, p);
      }
      assertThat(votes.get(n, 3)).isEqualTo(won);
      assertThat(classifier.summedScores(X).get(n, 3)).isCloseTo(sum, within(1e-12));
    }
    assertThat(classifier.predict(X).toDoubles())
        .isEqualTo(IntStream.of(votes.argmax(1)).asDoubleStream().toArray());
  }

  @Test
  void mostDigitsAreRecognised() {
    Tensor x = Datasets.digits().x().slice(0, N, 1797).div(16);
    Tensor y = Datasets.digits().y().slice(0, N, 1797);

    double rest = DIGITS.oneVsRest().predict(x).equalTo(y).mean().item();
    double pairs = DIGITS.oneVsOne().predict(x).equalTo(y).mean().item();

    assertThat(rest).isBetween(.85, 1.);
    assertThat(pairs).isBetween(rest, 1.);
  }

  @Test
  void theListenerHearsOfEveryPairAndMayEndTheWork() {
    int[] heard = new int[46];
    DIGITS.oneVsOne(
        done -> {
          synchronized (heard) {
            heard[done]++;
          }
        });

    assertThat(heard[0]).isZero();
    assertThat(IntStream.rangeClosed(1, 45).allMatch(k -> heard[k] == 1)).isTrue();
    assertThatThrownBy(
            () ->
                DIGITS.oneVsOne(
                    done -> {
                      throw new IllegalStateException("enough");
                    }))
        .hasMessage("enough");
  }

  @Test
  void badInputIsRefused() {
    assertThatThrownBy(() -> LeastSquaresClassifiers.factor(X, Tensor.zeros(N)))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("all 900 observations are of class 0");
    assertThatThrownBy(() -> LeastSquaresClassifiers.factor(1, 64, k -> X))
        .hasMessageContaining("1 classes");
    assertThatThrownBy(() -> LeastSquaresClassifiers.factor(2, 63, k -> X))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("(n, 63)");
    assertThatThrownBy(() -> LeastSquaresClassifiers.factor(2, 64, k -> X.slice(0, 0, N * k)))
        .hasMessageContaining("class 0: x has no rows");
    assertThatThrownBy(() -> DIGITS.oneVsRest().predict(X.slice(1, 0, 3)))
        .hasMessageContaining("fitted to 64 columns");
  }

  /** A row an image, +1 in the column of its digit and -1 elsewhere. */
  private static Tensor labels(int[] rows) {
    double[][] labels = new double[rows.length][10];
    for (int n = 0; n < rows.length; n++) {
      for (int digit = 0; digit < 10; digit++) {
        labels[n][digit] = Y.get(rows[n]) == digit ? 1 : -1;
      }
    }
    return Tensor.of(labels);
  }

  @Test
  void theUnitOfTheDataChangesNoPrediction() {
    Tensor x = RandomStream.seed(1).normalTensor(40, 3);
    double[] labels = new double[40];
    Arrays.setAll(labels, i -> x.get(i, 0) > 0.5 ? 2 : x.get(i, 1) > 0 ? 1 : 0);
    Tensor y = Tensor.vector(labels);
    LeastSquaresClassifiers expected = LeastSquaresClassifiers.factor(x, y);
    for (double unit : new double[] {0x1p-1000, 0x1p-500, 0x1p-60, 0x1p60, 0x1p500, 0x1p1000}) {
      Tensor scaled = x.mul(unit);
      LeastSquaresClassifiers same = LeastSquaresClassifiers.factor(scaled, y);
      assertThat(same.oneVsRest().predict(scaled).toDoubles())
          .isEqualTo(expected.oneVsRest().predict(x).toDoubles());
      assertThat(same.oneVsOne().predict(scaled).toDoubles())
          .isEqualTo(expected.oneVsOne().predict(x).toDoubles());
    }
  }
}
