package io.github.medl.optim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rprop+ against its rule written a second time, in NumPy: {@code rprop_plus.py}. */
class RpropTest {
  private static final double[] STEPS_OF_NEURALNET = {1e-10, 0.1};

  @ParameterizedTest
  @ValueSource(
      strings = {
        "paper-rosenbrock",
        "neuralnet-rosenbrock",
        "paper-quadratic",
        "neuralnet-quadratic"
      })
  void theIteratesAreThoseOfTheRuleInNumpy(String run) throws Exception {
    Optimiser optimiser =
        run.startsWith("paper")
            ? Optimisers.rprop()
            : Optimisers.rprop(0.1, 0.5, 1.2, STEPS_OF_NEURALNET[0], STEPS_OF_NEURALNET[1]);
    boolean isRosenbrock = run.endsWith("rosenbrock");
    double[] theta = isRosenbrock ? new double[] {0.4, -0.2} : new double[] {5, -3};
    int t = 0;
    for (double[] row : rows(run)) {
      for (; t < row[0]; t++) {
        optimiser.step(theta, isRosenbrock ? rosenbrock(theta) : quadratic(theta));
      }
      assertThat(theta)
          .as("iterate %d of %s", t, run)
          .containsExactly(new double[] {row[1], row[2]}, within(1e-12));
    }
  }

  /** The signs alone decide, so a cost in other units has the same iterates. */
  @Test
  void theScaleOfTheCostDoesNotMatter() {
    double[] one = {5, -3};
    double[] other = {5, -3};
    Optimiser first = Optimisers.rprop();
    Optimiser second = Optimisers.rprop();
    for (int t = 0; t < 100; t++) {
      double[] g = quadratic(one);
      first.step(one, g);
      second.step(other, new double[] {1e6 * g[0], 1e-6 * g[1]});
    }
    assertThat(other).isEqualTo(one);
  }

  /** +0.1, +0.12, back by 0.12, then on with half of it. */
  @Test
  void aTurnTakesTheLastStepBack() {
    Optimiser rprop = Optimisers.rprop();
    double[] theta = {0};
    rprop.step(theta, new double[] {-1});
    assertThat(theta[0]).isEqualTo(0.1);
    rprop.step(theta, new double[] {-1});
    assertThat(theta[0]).isCloseTo(0.22, within(1e-15));
    rprop.step(theta, new double[] {3});
    assertThat(theta[0]).isCloseTo(0.1, within(1e-15));
    rprop.step(theta, new double[] {-1});
    assertThat(theta[0]).isCloseTo(0.16, within(1e-15));
  }

  @Test
  void singlePrecisionFollowsDoublePrecision() {
    Optimiser one = Optimisers.rprop();
    Optimiser two = Optimisers.rprop();
    double[] theta = {5, -3};
    float[] rounded = {5, -3};
    for (int t = 0; t < 30; t++) {
      double[] g = quadratic(theta);
      one.step(theta, g);
      two.step(rounded, new float[] {(float) g[0], (float) g[1]});
      assertThat((double) rounded[0]).isCloseTo(theta[0], within(1e-5));
      assertThat((double) rounded[1]).isCloseTo(theta[1], within(1e-5));
    }
  }

  @Test
  void aRunGoesOnFromItsMemory() {
    double[] theta = {5, -3};
    Optimiser whole = Optimisers.rprop();
    for (int t = 0; t < 20; t++) {
      whole.step(theta, quadratic(theta));
    }
    double[] resumed = theta.clone();
    Optimiser next = Optimisers.rprop();
    next.restore(whole.memory());
    for (int t = 0; t < 20; t++) {
      whole.step(theta, quadratic(theta));
      next.step(resumed, quadratic(resumed));
    }
    assertThat(resumed).isEqualTo(theta);
  }

  @Test
  void factorsAndStepsOutOfRangeAreRefused() {
    assertThatThrownBy(() -> Optimisers.rprop(0.1, 1, 1.2, 1e-6, 50))
        .hasMessageContaining("shrink");
    assertThatThrownBy(() -> Optimisers.rprop(0.1, 0.5, 0.9, 1e-6, 50))
        .hasMessageContaining("grow");
    assertThatThrownBy(() -> Optimisers.rprop(0.1, 0.5, 1.2, 1, 50)).hasMessageContaining("least");
    assertThatThrownBy(() -> Optimisers.rprop(Double.NaN, 0.5, 1.2, 1e-6, 50))
        .hasMessageContaining("least");
  }

  private static double[] rosenbrock(double[] t) {
    double bend = t[1] - t[0] * t[0];
    return new double[] {-2 * (1 - t[0]) - 400 * t[0] * bend, 200 * bend};
  }

  private static double[] quadratic(double[] t) {
    return new double[] {2 * (t[0] - 1), 2000 * (t[1] + 2)};
  }

  private static List<double[]> rows(String run) throws IOException, URISyntaxException {
    Path file = Path.of(RpropTest.class.getResource("rprop_plus.csv").toURI());
    return Files.readAllLines(file).stream()
        .map(line -> line.split(","))
        .filter(cells -> cells[0].equals(run))
        .map(
            cells ->
                new double[] {
                  Double.parseDouble(cells[1]),
                  Double.parseDouble(cells[2]),
                  Double.parseDouble(cells[3])
                })
        .toList();
  }
}
