package io.github.medl.gan.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class MeasuresTest {
  private final SplittableStream stream = RandomStream.seed(5);

  @Test
  void aSampleIsAtNoDistanceFromItself() {
    Tensor x = stream.normalTensor(40, 3);
    assertThat(FrechetDistance.of(x, x)).isCloseTo(0, within(1e-12));
    assertThat(EnergyDistance.of(x, x)).isEqualTo(0);
    assertThat(Matching.of(x, x).distance()).isEqualTo(0);
    assertThat(Neighbourhoods.of(x, x, 3))
        .satisfies(
            all -> {
              assertThat(all.precision()).isEqualTo(1);
              assertThat(all.recall()).isEqualTo(1);
              assertThat(all.coverage()).isEqualTo(1);
            });
  }

  /** The covariances cancel: what is left is the squared shift. */
  @Test
  void theFrechetDistanceOfAShiftedSampleIsTheSquaredShift() {
    Tensor x = stream.normalTensor(50, 4);
    Tensor shift = Tensor.vector(1, -2, 0.5, 3);
    assertThat(FrechetDistance.of(x, x.add(shift)))
        .isCloseTo(shift.square().sum().item(), within(1e-11));
  }

  /** W₂² of two centred normals on a line is (s₁ - s₂)². */
  @Test
  void theFrechetDistanceOfAStretchedSampleIsTheSquareOfTheDifferenceOfDeviations() {
    Tensor x = stream.normalTensor(50, 1);
    Tensor centred = x.sub(x.mean());
    double deviation = Math.sqrt(centred.sampleVariance().item());
    assertThat(FrechetDistance.of(centred, centred.mul(3)))
        .isCloseTo(4 * deviation * deviation, within(1e-12));
  }

  /** A covariance without full rank has roots that rounding makes negative. */
  @Test
  void featuresThatAreAlwaysTheSameAreNoTrouble() {
    Tensor x = stream.normalTensor(30, 2);
    Tensor dead = Tensor.concat(1, List.of(x, Tensor.zeros(30, 3), x));
    assertThat(FrechetDistance.of(dead, dead)).isCloseTo(0, within(1e-7));
  }

  @Test
  void onALineTheBestMatchingKeepsTheOrder() {
    Tensor x = stream.normalTensor(60, 1);
    Tensor y = stream.normalTensor(60, 1).mul(2).add(1);
    double[] a = x.toDoubles();
    double[] b = y.toDoubles();
    Arrays.sort(a);
    Arrays.sort(b);
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += Math.abs(a[i] - b[i]);
    }
    assertThat(Matching.of(x, y).distance()).isCloseTo(sum / a.length, within(1e-12));
  }

  @Test
  void pointsOfTheRingAreGoodButForOneInNinety() {
    Ring ring = Ring.eight();
    Ring.Cover cover = ring.cover(ring.points(20_000, stream), 0.02);
    assertThat(cover.covered()).isEqualTo(8);
    double good = 1 - Math.exp(-4.5); // the square of the distance is exponential
    assertThat(cover.goodShare())
        .isCloseTo(good, within(4 * Math.sqrt(good * (1 - good) / 20_000)));
    assertThat(cover.divergence()).isBetween(0.0, 1e-3);
  }

  @Test
  void aForgottenModeShows() {
    Ring ring = Ring.eight();
    Tensor one = ring.centres().take(0, 3, 3, 3, 5);
    Ring.Cover cover = ring.cover(one, 0.02);
    assertThat(cover.counts()).containsExactly(0, 0, 0, 3, 0, 1, 0, 0);
    assertThat(cover.covered()).isEqualTo(2);
    assertThat(cover.divergence())
        .isCloseTo(Math.log(8) + .75 * Math.log(.75) + .25 * Math.log(.25), within(1e-12));
    assertThat(ring.cover(Tensor.zeros(5, 2), 0.02).divergence()).isNaN();
  }

  @Test
  void aClassifierThatIsSureOfOneClassIsSureAndNotEven() {
    Tensor p = Tensor.of(new double[][] {{.9, .1}, {.8, .2}, {.6, .4}, {.1, .9}});
    ClassSpread spread = ClassSpread.of(p);
    assertThat(spread.confidence()).isCloseTo(.8, within(1e-15));
    assertThat(spread.shares().toDoubles()).containsExactly(.75, .25);
    assertThat(spread.entropy())
        .isCloseTo(-.75 * Math.log(.75) - .25 * Math.log(.25), within(1e-15));
  }

  @Test
  void aCopyIsAtNoDistanceFromItsDataWhichAreApart() {
    Tensor real = Tensor.of(new double[][] {{0, 0}, {3, 4}, {3, 5}});
    assertThat(NearestDistance.of(real.slice(0, 1, 3), real)).isZero();
    assertThat(NearestDistance.among(real)).isCloseTo((5 + 1 + 1) / 3.0, within(1e-15));
    assertThat(NearestDistance.of(Tensor.of(new double[][] {{0, 1}, {3, 7}}), real))
        .isCloseTo(1.5, within(1e-15));
  }

  @Test
  void aScoreHasTheFloorBesideIt() {
    Tensor real = stream.normalTensor(400, 2);
    Tensor far = stream.normalTensor(400, 2).add(3);
    Score score = Score.of(FrechetDistance::of, real, far, RandomStream.seed(1));
    assertThat(score.value()).isBetween(15.0, 21.0);
    assertThat(score.floor()).isBetween(0.0, 0.2);
    assertThat(score)
        .hasToString(
            String.format(
                Locale.ROOT, "%.4g (real against real %.4g)", score.value(), score.floor()));
    assertThat(Score.of(FrechetDistance::of, real, far, RandomStream.seed(1))).isEqualTo(score);
  }

  /**
   * Whatever the scale: rounding would give a little less than 0, or much less of large numbers.
   */
  @Test
  void equalSetsAreAtNoDistance() {
    for (double scale : new double[] {1, 1e8}) {
      Tensor x = RandomStream.seed(5).normalTensor(50, 3).mul(scale);
      double allowed = 1e-12 * scale * scale;
      assertThat(FrechetDistance.of(x, x)).isBetween(0.0, allowed);
      assertThat(FrechetDistance.of(x.slice(0, 0, 3), x.slice(0, 0, 3))).isBetween(0.0, allowed);
      assertThat(EnergyDistance.of(x, x)).isZero();
      assertThat(Matching.of(x, x).distance()).isZero();
      assertThat(Neighbourhoods.of(x, x, 3))
          .satisfies(n -> assertThat(n.precision()).isEqualTo(1))
          .satisfies(n -> assertThat(n.recall()).isEqualTo(1))
          .satisfies(n -> assertThat(n.coverage()).isEqualTo(1));
    }
  }

  @Test
  void settingsAndNumbersOutOfRangeAreRefusedInWords() {
    Ring ring = Ring.eight();
    Tensor points = ring.points(20, RandomStream.seed(1));
    assertThatThrownBy(() -> ring.points(-1, stream)).hasMessageContaining("no -1 points");
    assertThatThrownBy(() -> ring.cover(points, Double.NaN)).hasMessageContaining("it is NaN");
    assertThatThrownBy(() -> ring.cover(points, 2)).hasMessageContaining("it is 2.0");
    assertThatThrownBy(() -> new Ring(8, Double.POSITIVE_INFINITY, 1))
        .hasMessageContaining("Infinity");
    assertThatThrownBy(() -> ClassSpread.of(points)).hasMessageContaining("take softmax first");
    assertThatThrownBy(() -> ClassSpread.of(points.mul(Double.NaN))).hasMessageContaining("NaN");
    Tensor sure = Tensor.of(new double[][] {{1, 0}, {1, 0}, {1, 0}});
    assertThat(ClassSpread.of(sure).entropy()).isZero();
  }

  @Test
  void whatCannotBeComparedIsRefusedInWords() {
    Tensor x = Tensor.zeros(4, 2);
    assertThatThrownBy(() -> EnergyDistance.of(x, Tensor.zeros(4, 3)))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("energy distance")
        .hasMessageContaining("(4, 2) and (4, 3)");
    assertThatThrownBy(() -> FrechetDistance.of(x, Tensor.zeros(1, 2)))
        .hasMessageContaining("at least 2 rows");
    assertThatThrownBy(() -> Matching.of(x, Tensor.zeros(3, 2)))
        .hasMessageContaining("as many points, got 4 and 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Neighbourhoods.of(x, x, 0))
        .withMessageContaining("k must be at least 1");
    assertThatThrownBy(() -> Neighbourhoods.of(x, x, 4)).hasMessageContaining("at least 5 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EnergyDistance.of(x, Tensor.of(new double[][] {{1, 2}, {0, Double.NaN}})))
        .withMessageContaining("row 1 holds NaN");
    assertThatThrownBy(() -> Score.of(EnergyDistance::of, Tensor.zeros(3, 2), x, stream))
        .hasMessageContaining("at least four");
  }
}
