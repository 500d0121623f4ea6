package io.github.medl.learning.information;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The two pairs of samples were computed with SciPy through the quantile functions. */
class WassersteinTest {
  private static final double[] FIVE = {-0.949, 1.393, -1.633, 0.653, -0.06};
  private static final double[] OTHER_FIVE = {0.53, -1.424, -1.284, 1.232, -0.839};
  private static final double[] FOUR = {1.373, 0.642, -0.111, -0.972};
  private static final double[] SIX = {1.141, -2.44, -0.96, 0.076, -0.698, 1.277};

  @Test
  void samplesOfOneSize() {
    assertThat(Wasserstein.first(FIVE, OTHER_FIVE)).isCloseTo(0.3214, within(1e-15));
    assertThat(Wasserstein.second(FIVE, OTHER_FIVE)).isCloseTo(0.40094812632060023, within(1e-15));
  }

  @Test
  void samplesOfTwoSizes() {
    assertThat(Wasserstein.first(FOUR, SIX)).isCloseTo(0.5855, within(1e-15));
    assertThat(Wasserstein.second(FOUR, SIX)).isCloseTo(0.7462182433220637, within(1e-15));
    assertThat(Wasserstein.second(SIX, FOUR)).isCloseTo(0.7462182433220637, within(1e-15));
  }

  @Test
  void movingASampleCostsTheDistance() {
    double[] x = new double[100];
    RandomStream.seed(1).fillNormal(x);
    double[] moved = Arrays.stream(x).map(v -> v + 2.5).toArray();
    for (double p : new double[] {1, 2, 3.5}) {
      assertThat(Wasserstein.distance(x, moved, p)).isCloseTo(2.5, within(1e-12));
      assertThat(Wasserstein.distance(x, x, p)).isZero();
    }
  }

  @Test
  void distanceGrowsWithTheOrder() {
    assertThat(Wasserstein.first(FOUR, SIX)).isLessThan(Wasserstein.second(FOUR, SIX));
    assertThat(Wasserstein.second(FOUR, SIX)).isLessThan(Wasserstein.distance(FOUR, SIX, 4));
  }

  @Test
  void badSamplesAreRefusedInWords() {
    double[] none = {};
    double[] gap = {1, Double.NaN};
    assertThatThrownBy(() -> Wasserstein.first(none, FOUR)).hasMessageContaining("first sample");
    assertThatThrownBy(() -> Wasserstein.first(FOUR, gap)).hasMessageContaining("number 1");
    assertThatThrownBy(() -> Wasserstein.distance(FOUR, SIX, 0.5)).hasMessageContaining("0.5");
  }

  @Test
  void theDistanceOfTwoPointsIsTheirDistanceInEveryOrderAndUnit() {
    for (double gap : new double[] {1e-300, 1e-9, 19, 1e9, 1e300}) {
      for (double p : new double[] {1, 2, 3, 500, 1e6}) {
        assertThat(Wasserstein.distance(new double[] {0}, new double[] {gap}, p) / gap)
            .isCloseTo(1, within(1e-12));
      }
    }
  }

  @Test
  void theUnitOfTheNumbersIsTheUnitOfTheDistance() {
    for (double p : new double[] {1, 1.5, 2, 3, 10}) {
      double distance = Wasserstein.distance(FOUR, SIX, p);
      for (double unit : new double[] {0x1p-1000, 0x1p-500, 0x1p-20, 0x1p500, 0x1p1000}) {
        double[] x = Arrays.stream(FOUR).map(v -> v * unit).toArray();
        double[] y = Arrays.stream(SIX).map(v -> v * unit).toArray();
        assertThat(Wasserstein.distance(x, y, p) / unit / distance).isCloseTo(1, within(1e-13));
      }
    }
  }

  @Test
  void numbersAtBothEndsOfTheRangeHaveADistanceWhereItIsANumber() {
    double most = Double.MAX_VALUE;
    double[] ends = {most, -most};
    for (double p : new double[] {1, 2, 3}) {
      assertThat(Wasserstein.distance(ends, new double[] {0, 0}, p) / most)
          .isCloseTo(1, within(1e-15));
      assertThat(Wasserstein.distance(ends, new double[] {most, -most}, p)).isZero();
    }
  }

  @Test
  void aTinyDifferenceBesideLargeNumbersCounts() {
    double[] x = {0, 1};
    double[] y = {1e-200, 1};
    assertThat(Wasserstein.second(x, y) / 1e-200).isCloseTo(Math.sqrt(.5), within(1e-15));
  }
}
