package io.github.medl.random;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against vectors drawn by R itself: {@code r_reference.R}. */
class RRandomTest {
  private static final double[] P = {0.1, 0, 0.2, 0.3, 0.4};
  private static final double[] TIES = {2, 1, 1, 2, 1, 1, 2, 1, 1, 2, 1, 1};

  private final Reference r = new Reference("r_reference.csv");

  @Test
  void seed42GivesTheNumbersThatEveryoneKnows() {
    assertThat(new RRandom(42).uniform()).isCloseTo(0.914806, within(5e-7));
    assertThat(new RRandom(42).normal()).isCloseTo(1.370958447, within(5e-10));
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 42, 101, -5, 2147483647})
  void everySeedGivesRsStream(int seed) {
    assertThat(new RRandom(seed).runif(20)).isEqualTo(r.doubles("runif " + seed));
    assertThat(new RRandom(seed).rexp(200)).isEqualTo(r.doubles("rexp " + seed));
    assertThat(new RRandom(seed).rnorm(200)).isEqualTo(r.doubles("rnorm " + seed));
  }

  @Test
  void shiftedAndScaledNumbersAreEqual() {
    assertThat(new RRandom(1).runif(10, -3, 4)).isEqualTo(r.doubles("runif range"));
    assertThat(new RRandom(1).rnorm(11, 2, 0.5)).isEqualTo(r.doubles("rnorm range"));
    assertThat(new RRandom(1).rexp(10, 3)).isEqualTo(r.doubles("rexp rate"));
  }

  @Test
  void mixedDrawsShareOneStream() {
    RRandom random = new RRandom(2);
    double[] first = {random.normal(), random.uniform(), random.rexp(1)[0]};
    int[] sample = random.sample(10, 3);
    double normal = random.normal();
    double[] drawn = {
      first[0],
      first[1],
      first[2],
      sample[0],
      sample[1],
      sample[2],
      normal,
      random.sample(100, 1)[0]
    };
    assertThat(drawn).isEqualTo(r.doubles("mixed"));
  }

  @Test
  void samplesWithEqualProbabilitiesAreEqual() {
    RRandom random = new RRandom(3);
    assertThat(new double[] {random.sample(1, 1)[0], random.uniform()})
        .isEqualTo(r.doubles("sample 1"));
    assertThat(new RRandom(3).sample(2)).isEqualTo(r.ints("sample 2"));
    assertThat(new RRandom(3).sample(10)).isEqualTo(r.ints("sample 10"));
    assertThat(new RRandom(3).sample(65536, 16)).isEqualTo(r.ints("sample 16 of 65536"));
    assertThat(new RRandom(3).sample(65537, 16)).isEqualTo(r.ints("sample 16 of 65537"));
    assertThat(new RRandom(3).sample(569, 456)).isEqualTo(r.ints("sample 456 of 569"));
    assertThat(new RRandom(3).sample(7, 30, true)).isEqualTo(r.ints("sample replace"));
    assertThat(new RRandom(3).sample(20_000_000, 20)).isEqualTo(r.ints("sample hashed"));
    assertThat(new RRandom(3).sample(20_000_000, 1)).isEqualTo(r.ints("sample 1 of 2e7"));
    assertThat(new RRandom(3).sample(new double[] {1.5, 2.5, 3.5, 4.5}, 6, true))
        .isEqualTo(r.doubles("sample x"));
  }

  @Test
  void samplesWithGivenProbabilitiesAreEqual() {
    assertThat(new RRandom(4).sample(5, 40, true, P)).isEqualTo(r.ints("sample prob"));
    assertThat(new RRandom(4).sample(5, 4, false, P)).isEqualTo(r.ints("sample prob no replace"));
    assertThat(new RRandom(4).sample(12, 40, true, TIES)).isEqualTo(r.ints("sample prob ties"));
    assertThat(new RRandom(4).sample(12, 12, false, TIES))
        .isEqualTo(r.ints("sample prob ties no replace"));
    double[] many = IntStream.rangeClosed(1, 300).mapToDouble(i -> i % 7 + 1).toArray();
    assertThat(new RRandom(4).sample(300, 60, true, many)).isEqualTo(r.ints("sample walker"));
  }

  @Test
  void permutationAndShuffleAreRsSample() {
    int[] sample = new RRandom(3).sample(10);
    int[] order = new RRandom(3).permutation(10);
    int[] shuffled = IntStream.rangeClosed(1, 10).toArray();
    new RRandom(3).shuffle(shuffled);
    assertThat(Arrays.stream(order).map(i -> i + 1).toArray()).isEqualTo(sample);
    assertThat(shuffled).isEqualTo(sample);
  }

  @Test
  void aHundredThousandNumbersAreEqual() {
    assertThat(everyHundredth(new RRandom(5).runif(100_000))).isEqualTo(r.doubles("runif big"));
    assertThat(everyHundredth(new RRandom(5).rexp(100_000))).isEqualTo(r.doubles("rexp big"));
    assertThat(everyHundredth(new RRandom(5).rnorm(100_000))).isEqualTo(r.doubles("rnorm big"));
  }

  @Test
  void aMillionNormalNumbersAreEqualBitForBit() throws Exception {
    assertThat(Reference.digest("MD5", new RRandom(6).rnorm(1_000_000)))
        .isEqualTo(r.text("rnorm md5"));
  }

  private static double[] everyHundredth(double[] x) {
    return IntStream.range(0, x.length / 100).mapToDouble(i -> x[100 * i]).toArray();
  }

  @Test
  void figure2_8DrawsTheBooksSample() {
    RRandom random = new RRandom(101);
    double[] x1 = random.rnorm(1000, 2, 2);
    double[] x2 = random.rnorm(1000, 1, 1);
    // The Hessian of the figure's cost is the matrix of mean products.
    assertThat(meanProduct(x1, x1)).isCloseTo(7.401863648, within(5e-10));
    assertThat(meanProduct(x1, x2)).isCloseTo(1.897690728, within(5e-10));
    assertThat(meanProduct(x2, x2)).isCloseTo(2.052686645, within(5e-10));
  }

  private static double meanProduct(double[] a, double[] b) {
    return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum() / a.length;
  }

  @Test
  void figure2_10DrawsTheBooksSample() {
    double[] noise = new RRandom(11).rnorm(10, 0, 0.2);
    double[] y = new double[10];
    for (int i = 0; i < 10; i++) {
      double angle = 2 * Math.PI * i / 9;
      y[i] = Math.sin(angle) - Math.cos(angle) + noise[i];
    }
    // The best constant leaves the variance of y: the book's training error of degree 0.
    assertThat(Math.pow(Moments.deviation(y, 10), 2)).isCloseTo(0.950702954, within(5e-10));
  }

  @Test
  void whatRRefusesIsRefused() {
    RRandom random = new RRandom(0);
    assertThatIllegalArgumentException().isThrownBy(() -> random.sample(3, 4));
    assertThatIllegalArgumentException().isThrownBy(() -> random.sample(0, 1, true));
    assertThatIllegalArgumentException().isThrownBy(() -> random.runif(-1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.runif(1, 2, 1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.rnorm(1, 0, -1));
    assertThatIllegalArgumentException().isThrownBy(() -> random.rexp(1, 0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.sample(2, 1, true, new double[] {1, -1}))
        .withMessageContaining("probability 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> random.sample(2, 2, false, new double[] {1, 0}));
  }
}
