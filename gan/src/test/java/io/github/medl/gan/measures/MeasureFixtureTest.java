package io.github.medl.gan.measures;

import static io.github.medl.testing.fixtures.Fixtures.check;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.medl.tensor.Tensor;
import io.github.medl.testing.fixtures.Fixtures;
import io.github.medl.testing.fixtures.Fixtures.Case;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Measures of samples, as NumPy and SciPy compute them. */
class MeasureFixtureTest {
  @Test
  void frechetDistance() {
    for (Case c : Fixtures.read("/gan/gan.json", "frechet_distance")) {
      check("distance", FrechetDistance.of(c.input("a"), c.input("b")), c.output());
    }
  }

  @Test
  void energyDistance() {
    for (Case c : Fixtures.read("/gan/gan.json", "energy_distance")) {
      check("distance", EnergyDistance.of(c.input("x"), c.input("y")), c.output());
    }
  }

  @Test
  void neighbourhoods() {
    for (Case c : Fixtures.read("/gan/gan.json", "precision_recall")) {
      Neighbourhoods ours = Neighbourhoods.of(c.input("real"), c.input("fake"), c.integer("k"));
      check("precision", ours.precision(), c.output("precision"));
      check("recall", ours.recall(), c.output("recall"));
      check("density", ours.density(), c.output("density"));
      check("coverage", ours.coverage(), c.output("coverage"));
    }
  }

  @Test
  void modesOfTheRing() {
    for (Case c : Fixtures.read("/gan/gan.json", "ring_modes")) {
      Ring ring = new Ring(8, c.number("radius"), c.number("sd"));
      Ring.Cover ours = ring.cover(c.input("x"), c.number("min_share"));
      check(
          "counts",
          Tensor.of(Arrays.stream(ours.counts()).asDoubleStream().toArray()),
          c.output("counts"));
      check("covered", ours.covered(), c.output("covered"));
      check("good share", ours.goodShare(), c.output("good_share"));
      check("divergence", ours.divergence(), c.output("kl"));
    }
  }

  @Test
  void matchingOfPoints() {
    for (Case c : Fixtures.read("/gan/gan.json", "wasserstein_points")) {
      Matching ours = Matching.of(c.input("x"), c.input("y"));
      check("distance", ours.distance(), c.output("w1"));
      assertThat(Arrays.stream(ours.partners()).asDoubleStream().toArray())
          .isEqualTo(Fixtures.tensor(c.output("matching")).toDoubles());
    }
  }
}
