package io.github.medl.learning.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScalingTest {
  private static final Tensor X = Tensor.of(new double[][] {{1, 10}, {2, 30}, {3, 20}, {6, 20}});
  private static final Tensor RANDOM =
      RandomStream.seed(1).normalTensor(50, 3).mul(Tensor.vector(1, 10, .1)).add(1e4);

  @Test
  void standardisedColumnsHaveMeanZeroAndDeviationOne() {
    Tensor sample = Standardise.sample().fit(RANDOM).apply(RANDOM);
    assertThat(sample.mean(0).allClose(Tensor.zeros(3), 0, 1e-10)).isTrue();
    assertThat(sample.sampleVariance(0).allClose(Tensor.ones(3), 0, 1e-10)).isTrue();
    Tensor population = Standardise.population().fit(RANDOM).apply(RANDOM);
    assertThat(population.variance(0).allClose(Tensor.ones(3), 0, 1e-10)).isTrue();
  }

  @Test
  void theTwoDeviationsDifferByTheirDivisors() {
    ColumnScaling sample = Standardise.sample().fit(X); // Σ(x - 3)² = 14, Σ(x - 20)² = 200
    ColumnScaling population = Standardise.population().fit(X);
    assertThat(sample.centre()).isEqualTo(Tensor.vector(3, 20));
    assertThat(sample.scale()).isEqualTo(Tensor.vector(Math.sqrt(14 / 3.), Math.sqrt(200 / 3.)));
    assertThat(population.scale()).isEqualTo(Tensor.vector(Math.sqrt(3.5), Math.sqrt(50)));
  }

  @Test
  void minMaxReachesBothEnds() {
    Tensor unit = MinMax.unit().fit(X).apply(X);
    assertThat(unit)
        .isEqualTo(Tensor.of(new double[][] {{0, 0}, {1 / 5., 1}, {2 / 5., .5}, {1, .5}}));
    Tensor both = MinMax.to(-1, 1).fit(RANDOM).apply(RANDOM);
    assertThat(both.min(0).allClose(Tensor.full(-1, 3), 0, 1e-9)).isTrue();
    assertThat(both.max(0).allClose(Tensor.ones(3), 0, 1e-9)).isTrue();
  }

  @Test
  void otherDataAreMovedByWhatTrainingDataTaught() {
    Tensor z = MinMax.unit().fit(X).apply(Tensor.of(new double[][] {{11, 0}}));
    assertThat(z).isEqualTo(Tensor.of(new double[][] {{2, -.5}}));
  }

  @Test
  void thereIsAWayBack() {
    ColumnScaling scaling = Standardise.sample().fit(RANDOM);
    assertThat(scaling.invert(scaling.apply(RANDOM)).allClose(RANDOM, 1e-14, 0)).isTrue();
  }

  @Test
  void refusalsSayWhatToDo() {
    Tensor constant = Tensor.of(new double[][] {{1, .1}, {2, .1}, {3, .1}});
    assertThatThrownBy(() -> Standardise.sample().fit(constant))
        .isInstanceOf(UnfittableException.class)
        .hasMessage(
            "standardise: column 1 is 0.1 in all 3 rows, so it tells nothing; leave it out");
    assertThatThrownBy(() -> MinMax.unit().fit(constant)).hasMessageContaining("column 1 is 0.1");
    assertThatThrownBy(() -> Standardise.sample().fit(Tensor.ones(1, 1)))
        .hasMessageContaining("in all 1 rows");
    assertThatThrownBy(
            () -> Standardise.sample().fit(Tensor.of(new double[][] {{1}, {Double.NaN}})))
        .hasMessageContaining("x[1, 0] is NaN");
    assertThatThrownBy(() -> MinMax.to(1, 1)).hasMessageContaining("[1.0, 1.0] is no interval");
    assertThatThrownBy(() -> MinMax.unit().fit(X).apply(Tensor.ones(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("fitted to 2 columns");
  }

  @ParameterizedTest
  @ValueSource(doubles = {1e-300, 1e-200, 1e-160, 1e160, 1e200, 2e307})
  void sizesAreNoMatter(double size) {
    Tensor x = Tensor.of(new double[] {-1, 2, 5}, 3, 1);
    for (Preparation scaling :
        List.of(Standardise.sample(), Standardise.population(), MinMax.unit())) {
      assertThat(scaling.fit(x.mul(size)).apply(x.mul(size)).toDoubles())
          .containsExactly(scaling.fit(x).apply(x).toDoubles(), within(1e-14));
    }
  }

  @Test
  void theLargestNumbersAreStandardisedAndRefusedByMinMaxInWords() {
    Tensor x = Tensor.of(new double[] {-1e308, 1e308}, 2, 1);
    assertThat(Standardise.population().fit(x).apply(x).toDoubles())
        .containsExactly(new double[] {-1, 1}, within(1e-15));
    assertThatThrownBy(() -> MinMax.unit().fit(x))
        .isInstanceOf(UnfittableException.class)
        .hasMessageContaining("column 0 goes from -1.0E308 to 1.0E308");
    Tensor small = Tensor.of(new double[] {1e-200, 2e-200, 3e-200}, 3, 1);
    assertThat(Standardise.sample().fit(small).apply(small).toDoubles())
        .containsExactly(new double[] {-1, 0, 1}, within(1e-14));
    Tensor single = Tensor.of(new double[] {1e-30, 2e-30, 3e-30}, 3, 1).cast(DType.FLOAT32);
    assertThat(Standardise.sample().fit(single).apply(single).toDoubles())
        .containsExactly(new double[] {-1, 0, 1}, within(1e-6));
  }

  @ParameterizedTest
  @ValueSource(doubles = {.1, 1 / 3., 1e9 + .1})
  void constantsThatBinaryDoesNotHoldAreRefusedAsOthers(double c) {
    Tensor almost = Tensor.generate(i -> i % 2 == 0 ? c : Math.nextUp(c), 6, 1);
    for (Tensor x : List.of(Tensor.full(c, 6, 1), almost)) {
      assertThatThrownBy(() -> Standardise.sample().fit(x)).hasMessageContaining("tells nothing");
      assertThatThrownBy(() -> MinMax.unit().fit(x)).hasMessageContaining("tells nothing");
    }
  }
}
