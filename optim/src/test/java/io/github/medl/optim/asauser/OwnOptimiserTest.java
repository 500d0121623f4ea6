package io.github.medl.optim.asauser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import org.junit.jupiter.api.Test;

/** A method of one's own, written once with the public face alone. */
class OwnOptimiserTest {
  private static final int N = 40_000; // more than one thread shares it

  private static Optimiser adam() {
    return Optimisers.byElement(
        Schedule.constant(0.01),
        2,
        (theta, g, m, t, alpha) -> {
          m[0] = 0.9 * m[0] + (1 - 0.9) * g;
          m[1] = 0.999 * m[1] + (1 - 0.999) * g * g;
          double mean = m[0] / (1 - Math.pow(0.9, t));
          double root = Math.sqrt(m[1] / (1 - Math.pow(0.999, t)));
          return theta - alpha * mean / (root + 1e-8);
        });
  }

  /** The gradient of Σ cᵢ θᵢ² / 2. */
  private static double[] gradient(double[] theta) {
    double[] g = new double[theta.length];
    for (int i = 0; i < g.length; i++) {
      g[i] = (1 + i % 7) * theta[i];
    }
    return g;
  }

  private static double[] start() {
    double[] theta = new double[N];
    for (int i = 0; i < N; i++) {
      theta[i] = Math.sin(i + 1);
    }
    return theta;
  }

  private static double[] run(Optimiser method, double[] theta, int steps) {
    for (int t = 0; t < steps; t++) {
      method.step(theta, gradient(theta));
    }
    return theta;
  }

  @Test
  void adamAsARuleOfAnElementIsTheLibrarysAdam() {
    double[] ours = run(adam(), start(), 50);
    double[] theirs = run(Optimisers.adam(0.01), start(), 50);
    for (int i = 0; i < N; i++) {
      assertThat(ours[i]).isCloseTo(theirs[i], org.assertj.core.data.Offset.offset(1e-12));
    }
  }

  @Test
  void inSinglePrecisionItIsTheSameMethod() {
    float[] theta = {1, -2, 3};
    double[] wide = {1, -2, 3};
    Optimiser single = adam();
    Optimiser twice = adam();
    for (int t = 0; t < 30; t++) {
      single.step(theta, new float[] {theta[0], 2 * theta[1], 3 * theta[2]});
      twice.step(wide, new double[] {wide[0], 2 * wide[1], 3 * wide[2]});
    }
    for (int i = 0; i < 3; i++) {
      assertThat(theta[i]).isCloseTo((float) wide[i], org.assertj.core.data.Offset.offset(1e-5f));
    }
  }

  @Test
  void itGoesOnFromItsMemoryWithTheSameBits() {
    double[] whole = run(adam(), start(), 20);
    Optimiser first = adam();
    double[] theta = run(first, start(), 12);
    Optimiser second = adam();
    second.restore(first.memory());
    assertThat(run(second, theta, 8)).isEqualTo(whole);
  }

  @Test
  void aNegativeNumberOfSlotsIsRefused() {
    assertThatThrownBy(
            () -> Optimisers.byElement(Schedule.constant(1), -1, (theta, g, m, t, a) -> theta))
        .hasMessageContaining("slots");
  }
}
