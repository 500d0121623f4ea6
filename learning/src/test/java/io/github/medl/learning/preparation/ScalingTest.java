package io.github.medl.learning.preparation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.learning.UnfittableException;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import org.junit.jupiter.api.Test;

class ScalingTest {
  private static final Tensor X = Tensor.of(new double[][] {{1, 10}, {2, 30}, {3, 20}, {6, 20}});
  private static final Tensor RANDOM =
      RandomStream.seed(1).normalTensor(50, 3).mul(Tensor.vector(1, 10, .1)).add(1e4);

  @Test
  void standardizedColumnsHaveMeanZeroAndDeviationOne() {
    Tensor sample = Standardize.sample().fit(RANDOM).apply(RANDOM);
    assertThat(sample.mean(0).allClose(Tensor.zeros(3), 0, 1e-10)).isTrue();
    assertThat(sample.sampleVariance(0).allClose(Tensor.ones(3), 0, 1e-10)).isTrue();
    Tensor population = Standardize.population().fit(RANDOM).apply(RANDOM);
    assertThat(population.variance(0).allClose(Tensor.ones(3), 0, 1e-10)).isTrue();
  }

  @Test
  void theTwoDeviationsDifferByTheirDivisors() {
    ColumnScaling sample = Standardize.sample().fit(X); // Σ(x - 3)² = 14, Σ(x - 20)² = 200
    ColumnScaling population = Standardize.population().fit(X);
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
    ColumnScaling scaling = Standardize.sample().fit(RANDOM);
    assertThat(scaling.invert(scaling.apply(RANDOM)).allClose(RANDOM, 1e-14, 0)).isTrue();
  }

  @Test
  void refusalsSayWhatToDo() {
    Tensor constant = Tensor.of(new double[][] {{1, .1}, {2, .1}, {3, .1}});
    assertThatThrownBy(() -> Standardize.sample().fit(constant))
        .isInstanceOf(UnfittableException.class)
        .hasMessage(
            "standardize: column 1 is 0.1 in all 3 rows, so it tells nothing; leave it out");
    assertThatThrownBy(() -> MinMax.unit().fit(constant)).hasMessageContaining("column 1 is 0.1");
    assertThatThrownBy(() -> Standardize.sample().fit(Tensor.ones(1, 1)))
        .hasMessageContaining("in all 1 rows");
    assertThatThrownBy(
            () -> Standardize.sample().fit(Tensor.of(new double[][] {{1}, {Double.NaN}})))
        .hasMessageContaining("x[1, 0] is NaN");
    assertThatThrownBy(() -> MinMax.to(1, 1)).hasMessageContaining("[1.0, 1.0] is no interval");
    assertThatThrownBy(() -> MinMax.unit().fit(X).apply(Tensor.ones(2, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("fitted to 2 columns");
  }
}
