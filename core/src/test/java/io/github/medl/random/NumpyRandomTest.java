package io.github.medl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against vectors drawn by NumPy itself: {@code numpy_reference.py}. */
class NumpyRandomTest {
  private static final double[] P = {0.1, 0.0, 0.2, 0.3, 0.4};

  private final Reference numpy = new Reference("numpy_reference.csv");

  @Test
  void seedZeroGivesTheNumbersThatEveryoneKnows() {
    assertThat(new NumpyRandom(0).uniform()).isEqualTo(0.5488135039273248);
    assertThat(new NumpyRandom(0).normal()).isEqualTo(1.764052345967664);
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, 4294967295L})
  void uniformNumbersAreEqualBitForBit(long seed) {
    assertThat(new NumpyRandom(seed).rand(20)).isEqualTo(numpy.doubles("rand " + seed));
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 42, 4294967295L})
  void normalNumbersAreEqualBitForBit(long seed) {
    assertThat(new NumpyRandom(seed).randn(200)).isEqualTo(numpy.doubles("randn " + seed));
  }

  @Test
  void arraysOfSeedsAreMixedAsNumpyDoes() {
    assertThat(new NumpyRandom(new int[] {1, 2, 3}).rand(20))
        .isEqualTo(numpy.doubles("rand array"));
    assertThat(new NumpyRandom(IntStream.range(0, 1000).toArray()).rand(20))
        .isEqualTo(numpy.doubles("rand array long"));
    assertThat(new NumpyRandom(new int[] {-1, -2}).rand(5))
        .isEqualTo(numpy.doubles("rand array negative"));
  }

  @Test
  void shiftedAndScaledNumbersAreEqual() {
    assertThat(new NumpyRandom(3).uniform(-2, 5, 20)).isEqualTo(numpy.doubles("uniform"));
    assertThat(new NumpyRandom(3).normal(6, 2.5, 21)).isEqualTo(numpy.doubles("normal"));
    assertThat(new NumpyRandom(4).exponential(2, 50)).isEqualTo(numpy.doubles("exponential"));
  }

  @Test
  void theSecondNormalNumberOfAPairIsKeptAcrossOtherDraws() {
    NumpyRandom random = new NumpyRandom(9);
    double[] drawn = {
      random.normal(),
      random.uniform(),
      random.normal(),
      random.randint(0, 10, 1)[0],
      random.normal(),
      random.normal()
    };
    assertThat(drawn).isEqualTo(numpy.doubles("mixed"));
  }

  @Test
  void integersOfEveryWidthAreEqual() {
    assertThat(new NumpyRandom(5).randint(0, 10, 50)).isEqualTo(numpy.longs("randint 10"));
    assertThat(new NumpyRandom(5).randint(-7, 6, 50)).isEqualTo(numpy.longs("randint negative"));
    assertThat(new NumpyRandom(5).randint(3, 4, 2))
        .containsExactly(numpy.longs("randint one")[0], numpy.longs("randint one")[1]);
    assertThat(new NumpyRandom(5).randint(0, 1L << 32, 10)).isEqualTo(numpy.longs("randint 2^32"));
    assertThat(new NumpyRandom(5).randint(-(1L << 39), 1L << 39, 10))
        .isEqualTo(numpy.longs("randint 2^40"));
    assertThat(new NumpyRandom(5).randint(Long.MIN_VALUE, Long.MAX_VALUE, 10))
        .isEqualTo(numpy.longs("randint all"));
  }

  @Test
  void ordersAndChoicesAreEqual() {
    assertThat(new NumpyRandom(6).permutation(10)).isEqualTo(numpy.ints("permutation 10"));
    assertThat(new NumpyRandom(6).permutation(1000)).startsWith(numpy.ints("permutation 1000"));
    double[] halves = IntStream.range(0, 10).mapToDouble(i -> i / 2.0).toArray();
    new NumpyRandom(7).shuffle(halves);
    assertThat(halves).isEqualTo(numpy.doubles("shuffle"));
    assertThat(new NumpyRandom(8).choice(5, 20, true)).isEqualTo(numpy.ints("choice replace"));
    assertThat(new NumpyRandom(8).choice(20, 7, false)).isEqualTo(numpy.ints("choice no replace"));
    assertThat(new NumpyRandom(8).choice(5, 30, true, P)).isEqualTo(numpy.ints("choice replace p"));
    assertThat(new NumpyRandom(8).choice(5, 4, false, P))
        .isEqualTo(numpy.ints("choice no replace p"));
    double[] q = IntStream.rangeClosed(1, 100).mapToDouble(i -> i / 5050.0).toArray();
    assertThat(new NumpyRandom(8).choice(100, 60, false, q))
        .isEqualTo(numpy.ints("choice no replace q"));
  }

  @Test
  void aHundredThousandNumbersAreEqual() throws Exception {
    assertThat(Reference.digest("SHA-256", new NumpyRandom(123).rand(100_000)))
        .isEqualTo(numpy.text("rand sha256"));
    double[] normal = new NumpyRandom(123).randn(100_000);
    double[] kept = IntStream.range(0, 1000).mapToDouble(i -> normal[100 * i]).toArray();
    assertThat(kept).isEqualTo(numpy.doubles("randn big"));
  }

  @Test
  void aMillionNumbersWithALogarithmAreEqualBitForBit() throws Exception {
    assertThat(Reference.digest("SHA-256", new NumpyRandom(124).randn(1_000_000)))
        .isEqualTo(numpy.text("randn sha256"));
    assertThat(Reference.digest("SHA-256", new NumpyRandom(125).exponential(2, 1_000_000)))
        .isEqualTo(numpy.text("exponential sha256"));
  }

  @Test
  void figure2_7DrawsTheBooksSample() {
    NumpyRandom random = new NumpyRandom(0);
    double[] x = random.normal(6, 2.5, 490);
    double[] noise = random.normal(0, 3, 490);
    double[] y = new double[490];
    for (int i = 0; i < 490; i++) {
      y[i] = -30.0051201454 + 8.2685573224 * x[i] + noise[i];
    }
    assertThat(Moments.mean(x)).isCloseTo(5.92832009, within(5e-9));
    assertThat(Moments.deviation(x, 490)).isCloseTo(2.48716778, within(5e-9));
    assertThat(Moments.mean(y)).isCloseTo(18.81654797, within(5e-9));
    assertThat(Moments.deviation(y, 490)).isCloseTo(20.88095758, within(5e-9));
  }

  @Test
  void whatNumpyRefusesIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new NumpyRandom(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> new NumpyRandom(1L << 32));
    assertThatIllegalArgumentException().isThrownBy(() -> new NumpyRandom(new int[0]));
    NumpyRandom random = new NumpyRandom(0);
    assertThatIllegalArgumentException().isThrownBy(() -> random.randint(3, 3, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.rand(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.choice(3, 4, false))
        .withMessage("choice: n must be at least 4, but is 3");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.choice(2, 1, true, new double[] {0.5, 0.4}))
        .withMessageContaining("add up to 0.9");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.choice(2, 2, false, new double[] {1, 0}))
        .withMessageContaining("1 values of positive probability");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.choice(2, 2, true, new double[] {Double.NaN, 1}));
  }
}
