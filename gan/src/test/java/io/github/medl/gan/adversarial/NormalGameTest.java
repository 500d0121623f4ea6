package io.github.medl.gan.adversarial;

import static io.github.medl.testing.fixtures.Fixtures.check;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class NormalGameTest {
  @Test
  void allNumbersAreThoseOfSciPy() {
    for (Case c : Fixtures.read("/gan/gan.json", "two_normals")) {
      NormalGame game =
          new NormalGame(c.number("m1"), c.number("s1"), c.number("m2"), c.number("s2"));
      double[] x = c.input("x").toDoubles();
      Tensor d = Tensor.of(Arrays.stream(x).map(game::discriminator).toArray());
      check(c + " discriminator", d, c.output("discriminator"));
      check(c + " KL", game.kl(), c.output("kl_pq"));
      check(c + " reverse KL", game.reverseKl(), c.output("kl_qp"));
      check(c + " JS", game.jensenShannon(), c.output("js"));
      // the file's own quadrature runs over the kinks of |p - q|: it is right to 3e-8
      assertThat(game.totalVariation())
          .isCloseTo(Fixtures.number(c.output("total_variation")), within(3e-8));
      check(c + " value", game.value(), c.output("minimax"));
      check(c + " W1", game.w1(), c.output("w1"));
      check(c + " W2", game.w2(), c.output("w2"));
    }
  }

  /** Centred laws with s = 1/2 and 3/2 cross where x² (1/s₁² - 1/s₂²) = 2 ln 3. */
  @Test
  void theTotalVariationOfTwoCentredLawsIsKnown() {
    double x = Math.sqrt(2 * Math.log(3) / (4 - 4.0 / 9));
    double expected =
        Tensor.scalar(x * 2 / Math.sqrt(2)).erf().item()
            - Tensor.scalar(x / 1.5 / Math.sqrt(2)).erf().item();
    assertThat(new NormalGame(0, 0.5, 0, 1.5).totalVariation()).isCloseTo(expected, within(1e-15));
  }

  @Test
  void theSlopesAreTheDerivativesOfTheLosses() {
    NormalGame game = new NormalGame(0, 1, 1.5, 0.7);
    double h = 1e-6;
    for (double x : new double[] {-1, 0.3, 1.5, 3}) {
      double minimax =
          (Math.log1p(-game.discriminator(x + h)) - Math.log1p(-game.discriminator(x - h)))
              / (2 * h);
      double other =
          (-Math.log(game.discriminator(x + h)) + Math.log(game.discriminator(x - h))) / (2 * h);
      assertThat(game.minimaxSlope(x)).isCloseTo(minimax, within(1e-7));
      assertThat(game.nonSaturatingSlope(x)).isCloseTo(other, within(1e-7));
    }
  }

  @Test
  void aPerfectGeneratorLeavesTheDiscriminatorNothing() {
    NormalGame even = new NormalGame(2, 3, 2, 3);
    assertThat(even.discriminator(77)).isEqualTo(0.5);
    assertThat(even.value()).isCloseTo(-Math.log(4), within(1e-14));
    assertThat(even.totalVariation()).isZero();
    assertThat(even.w1()).isZero();
  }

  @Test
  void farApartNothingOverflows() {
    NormalGame far = new NormalGame(0, 1e-3, 1e6, 1e-3);
    assertThat(far.discriminator(1e6)).isZero();
    assertThat(far.jensenShannon()).isCloseTo(Math.log(2), within(1e-14));
    assertThat(far.totalVariation()).isEqualTo(1);
    assertThat(far.nonSaturatingSlope(1e6)).isCloseTo(1e12, within(1.0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalGame(0, 1, 0, 0))
        .withMessageContaining("positive, got 1.0 and 0.0");
  }

  @Test
  void distancesOfLawsDoNotDependOnTheUnit() {
    NormalGame game = new NormalGame(0.5, 1, -1, 2);
    for (double unit : new double[] {0x1p-1000, 0x1p-600, 0x1p-250, 0x1p250, 0x1p600, 0x1p1000}) {
      NormalGame same = new NormalGame(0.5 * unit, unit, -unit, 2 * unit);
      assertThat(same.kl()).isCloseTo(game.kl(), within(1e-12));
      assertThat(same.reverseKl()).isCloseTo(game.reverseKl(), within(1e-12));
      assertThat(same.jensenShannon()).isCloseTo(game.jensenShannon(), within(1e-14));
      assertThat(same.totalVariation()).isCloseTo(game.totalVariation(), within(1e-14));
      assertThat(same.w1() / unit).isCloseTo(game.w1(), within(1e-14));
      assertThat(same.w2() / unit).isCloseTo(game.w2(), within(1e-14));
      assertThat(same.discriminator(unit)).isCloseTo(game.discriminator(1), within(1e-12));
    }
  }

  @Test
  void distancesOfLawsDoNotDependOnWhereTheyLie() {
    NormalGame game = new NormalGame(0, 1, 1, 2);
    double far = 0x1p40;
    NormalGame same = new NormalGame(far, 1, far + 1, 2);
    assertThat(same.totalVariation()).isCloseTo(game.totalVariation(), within(1e-14));
    assertThat(same.jensenShannon()).isCloseTo(game.jensenShannon(), within(1e-14));
  }

  /** The narrower, the better they are told apart, between TV²/2 ≤ JS ≤ TV log 2. */
  @Test
  void aNarrowLawWithinAWideOneIsSeen() {
    double before = 0;
    for (double r = 0.5; r > 1e-12; r /= 2) {
      NormalGame game = new NormalGame(0, 1, 0.003, r);
      double js = game.jensenShannon();
      double tv = game.totalVariation();
      assertThat(js).isBetween(tv * tv / 2, tv * Math.log(2));
      assertThat(js).isGreaterThan(before);
      before = js;
    }
    assertThat(new NormalGame(0, 1e-300, 0, 1).jensenShannon()).isEqualTo(Math.log(2));
    assertThat(new NormalGame(0, 1e-300, 0, 1).totalVariation()).isEqualTo(1);
  }

  /** Both quadratures, where both are good. */
  @Test
  void atTheSeamBothQuadraturesAgree() {
    double below = new NormalGame(0, 1, 0.3, 8).jensenShannon();
    double above = new NormalGame(0, 1, 0.3, Math.nextUp(8.0)).jensenShannon();
    assertThat(above).isCloseTo(below, within(1e-11));
  }

  @Test
  void whatIsNoNormalLawIsRefusedInWords() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalGame(Double.NaN, 1, 0, 1))
        .withMessageContaining("finite means and deviations, got N(NaN, 1.0²)");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new NormalGame(0, 1, 0, Double.POSITIVE_INFINITY))
        .withMessageContaining("finite");
  }
}
