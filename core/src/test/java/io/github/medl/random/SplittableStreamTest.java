package io.github.medl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.DType;
import java.util.Arrays;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SplittableStreamTest {
  private final SplittableStream random = RandomStream.seed(2024);

  /** The words are those of {@code lxm_reference.py}; the rest must never change. */
  @Test
  void aSeedGivesTheseNumbersForEver() {
    SplittableStream stream = RandomStream.seed(0);
    long[] words = LongStream.generate(stream::nextLong).limit(4).toArray();
    assertThat(words)
        .containsExactly(
            3501205837692748406L,
            -7752819873761325631L,
            -2867358668301916344L,
            2610427664358462134L);
    assertThat(stream.uniform()).isEqualTo(0.33927230889058113);
    assertThat(stream.normal()).isEqualTo(-0.1213877243352698);
    assertThat(stream.normal()).isEqualTo(0.8230969601272414);
    assertThat(stream.nextInt(1000)).isEqualTo(60);
    assertThat(stream.split().uniform()).isEqualTo(0.020232391705893304);
    assertThat(stream.permutation(8)).containsExactly(5, 7, 6, 3, 4, 0, 1, 2);
  }

  @Test
  void equalSeedsGiveEqualStreamsAndOthersOtherOnes() {
    assertThat(RandomStream.seed(2024).uniform()).isEqualTo(random.uniform());
    assertThat(RandomStream.seed(2025).uniform()).isNotEqualTo(RandomStream.seed(2024).uniform());
  }

  @Test
  void splitStreamsAreReproducibleAndUncorrelated() {
    SplittableStream child = random.split();
    SplittableStream again = RandomStream.seed(2024).split();
    double product = 0;
    int n = 100_000;
    for (int i = 0; i < n; i++) {
      double z = child.normal();
      assertThat(again.normal()).isEqualTo(z);
      product += z * random.normal();
    }
    assertThat(product / n).isCloseTo(0, within(5 / Math.sqrt(n)));
  }

  @Test
  void momentsAreThoseOfTheDistributions() {
    int n = 200_000;
    double[] u = DoubleStream.generate(random::uniform).limit(n).toArray();
    double[] z = DoubleStream.generate(random::normal).limit(n).toArray();
    double[] e = DoubleStream.generate(random::exponential).limit(n).toArray();
    assertThat(DoubleStream.of(u)).allMatch(v -> v >= 0 && v < 1);
    assertThat(Moments.mean(u)).isCloseTo(0.5, within(0.004));
    assertThat(Moments.deviation(u, n)).isCloseTo(Math.sqrt(1 / 12.0), within(0.003));
    assertThat(Moments.mean(z)).isCloseTo(0, within(0.012));
    assertThat(Moments.deviation(z, n)).isCloseTo(1, within(0.01));
    assertThat(Moments.mean(e)).isCloseTo(1, within(0.012));
  }

  @Test
  void integersAreEquallyLikely() {
    int[] counts = new int[7];
    for (int i = 0; i < 70_000; i++) {
      counts[random.nextInt(7)]++;
    }
    assertThat(IntStream.of(counts)).allMatch(count -> Math.abs(count - 10_000) < 500);
    assertThat(random.nextInt(1)).isZero();
    assertThat(random.nextInt(Integer.MAX_VALUE)).isNotNegative();
  }

  @Test
  void allOrdersAreEquallyLikely() {
    int[] counts = new int[6];
    for (int i = 0; i < 12_000; i++) {
      int[] order = random.permutation(3);
      counts[2 * order[0] + (order[1] < order[2] ? 0 : 1)]++;
    }
    assertThat(IntStream.of(counts)).allMatch(count -> Math.abs(count - 2000) < 250);
    assertThat(random.permutation(0)).isEmpty();
  }

  @Test
  void choiceWithoutReplacementHasNoRepeats() {
    assertThat(Arrays.stream(random.choice(20, 20, false)).distinct().count()).isEqualTo(20);
    assertThat(random.choice(3, 100, true)).contains(0, 1, 2);
    assertThat(random.choice(new double[] {0, 1, 3}, 4000)).doesNotContain(0).contains(1, 2);
    double ones =
        Arrays.stream(random.choice(new double[] {0, 1, 3}, 40_000)).filter(i -> i == 1).count();
    assertThat(ones / 40_000).isCloseTo(0.25, within(0.012));
  }

  @Test
  void tensorsHoldTheStreamInOrder() {
    double[] expected = DoubleStream.generate(RandomStream.seed(3)::normal).limit(6).toArray();
    assertThat(RandomStream.seed(3).normalTensor(2, 3).toDoubles()).isEqualTo(expected);
    float[] floats = RandomStream.seed(3).normalTensor(DType.FLOAT32, 2, 3).toFloats();
    for (int i = 0; i < 6; i++) {
      assertThat(floats[i]).isEqualTo((float) expected[i]);
    }
    assertThat(RandomStream.seed(3).uniformTensor(DType.FLOAT32, 4).dtype())
        .isEqualTo(DType.FLOAT32);
  }

  @Test
  void nonsenseIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> random.nextInt(0));
    assertThatIllegalArgumentException().isThrownBy(() -> random.permutation(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.choice(3, 4, false));
    assertThatIllegalArgumentException().isThrownBy(() -> random.choice(new double[] {0, 0}, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.normalTensor(2, -1));
  }

  @Test
  void anIntervalMayBeLongerThanTheLargestNumber() {
    RandomStream random = RandomStream.seed(1);
    RandomStream same = RandomStream.seed(1);
    for (int i = 0; i < 1000; i++) {
      double u = same.uniform();
      assertThat(random.uniform(-1e308, 1e308) / 1e308).isCloseTo(2 * u - 1, within(1e-15));
    }
  }
}
