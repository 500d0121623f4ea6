package io.github.medl.gan.measures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.function.ToDoubleBiFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is measured does not depend on the unit of the data, short of the ends of the range. */
class UnitsTest {
  private final Tensor x = RandomStream.seed(1).normalTensor(30, 3);
  private final Tensor y = RandomStream.seed(2).normalTensor(30, 3).mul(1.5).add(0.5);

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-1000, 0x1p-660, 0x1p-530, 0x1p-200, 0x1p200, 0x1p530, 0x1p1010})
  void aDistanceIsInTheUnitOfTheData(double unit) {
    scalesWith(unit, EnergyDistance::of);
    scalesWith(unit, NearestDistance::of);
    scalesWith(unit, (a, b) -> NearestDistance.among(a));
    scalesWith(unit, (a, b) -> Matching.of(a, b).distance());
  }

  private void scalesWith(double unit, ToDoubleBiFunction<Tensor, Tensor> distance) {
    double expected = distance.applyAsDouble(x, y);
    assertThat(distance.applyAsDouble(x.mul(unit), y.mul(unit)) / unit)
        .isCloseTo(expected, within(1e-14));
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-500, 0x1p-300, 0x1p-260, 0x1p260, 0x1p500})
  void theFrechetDistanceIsInTheSquareOfTheUnit(double unit) {
    assertThat(FrechetDistance.of(x.mul(unit), y.mul(unit)) / unit / unit)
        .isCloseTo(FrechetDistance.of(x, y), within(1e-12));
  }

  @Test
  void aSquareThatIsNoNumberIsRefusedInWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> FrechetDistance.of(x.mul(1e200), y.mul(1e200)))
        .withMessageContaining("larger unit");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0x1p-1000, 0x1p-530, 0x1p530, 0x1p1000})
  void sharesAndModesKnowNoUnit(double unit) {
    assertThat(Neighbourhoods.of(x.mul(unit), y.mul(unit), 3))
        .isEqualTo(Neighbourhoods.of(x, y, 3));
    Ring ring = new Ring(4, 2, 0.3);
    Tensor samples = ring.points(100, RandomStream.seed(3));
    Ring.Cover expected = ring.cover(samples, 0.1);
    Ring.Cover cover = new Ring(4, 2 * unit, 0.3 * unit).cover(samples.mul(unit), 0.1);
    assertThat(cover.counts()).isEqualTo(expected.counts());
    assertThat(cover.goodShare()).isEqualTo(expected.goodShare());
  }

  @Test
  void noDistanceIsNegative() {
    for (int seed = 0; seed < 100; seed++) {
      Tensor some = RandomStream.seed(seed).normalTensor(7, 2);
      Tensor same = some.take(0, RandomStream.seed(seed + 1000).permutation(7));
      assertThat(EnergyDistance.of(some, same)).isNotNegative();
    }
  }

  @Test
  void countsThatNoSetCanHaveAreRefusedInWords() {
    assertThatThrownBy(() -> Neighbourhoods.of(x, y, Integer.MAX_VALUE))
        .isInstanceOf(ShapeException.class)
        .hasMessageContaining("at least 2147483648 rows");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Ring.eight().points(Integer.MAX_VALUE, RandomStream.seed(1)))
        .withMessageContaining("there are no 2147483647 points");
  }

  @Test
  void ofAWrongRowOfManyClassesTheSumIsTold() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassSpread.of(Tensor.ones(1, 2000)))
        .withMessage(
            "class spread: probabilities are at least 0 and sum to 1, those of row 0 sum to 2000.0;"
                + " of logits take softmax first");
  }
}
