package io.github.medl.optim.minimise;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.medl.optim.Optimisers;
import io.github.medl.optim.linesearch.LineSearch;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Numbers of chapter 4's figures, from the methods of the library. */
class BookFiguresTest {
  /** Figure 4.10: C = t^4 - 4 t^3 - 2 t^2 + 10 t + 15. */
  private static final Objective QUARTIC =
      Objective.of(
          t -> 15 + t[0] * (10 + t[0] * (-2 + t[0] * (-4 + t[0]))),
          (t, g) -> g[0] = 10 + t[0] * (-4 + t[0] * (-12 + t[0] * 4)),
          t -> new double[][] {{-4 + t[0] * (-24 + t[0] * 12)}});

  @Test
  void figure4_10_newtonFindsTheGlobalMinimum() {
    Minimum end = Minimisers.newton().minimise(QUARTIC, new double[] {2.5});
    double[] iterates = {
      2.5,
      3.6363636363636367,
      3.204445137990994,
      3.072586901871616,
      3.0599062757041993,
      3.0597919793504174,
      3.0597919701013208
    };
    assertThat(end.trace().theta(0)).startsWith(new double[] {2.5});
    for (int t = 0; t < Math.min(iterates.length, end.trace().size()); t++) {
      assertThat(end.trace().theta(0)[t]).isCloseTo(iterates[t], within(1e-10));
    }
    assertThat(end.value()).isCloseTo(-0.06065979552750278, within(1e-10));
    assertThat(end.status()).isEqualTo(Status.CONVERGED_GRADIENT);
  }

  @Test
  void figure4_10_newtonGoesToAMaximumAndSaysSo() {
    Minimum end = Minimisers.newton().minimise(QUARTIC, new double[] {1.7});
    assertThat(end.trace().theta(0)[1]).isCloseTo(0.5312252964426878, within(1e-10));
    assertThat(end.trace().theta(0)[2]).isCloseTo(0.9120036804405969, within(1e-10));
    assertThat(end.theta().item()).isCloseTo(0.8745059056647393, within(1e-10));
    assertThat(end.status()).isEqualTo(Status.NOT_A_MINIMUM);
    assertThat(end.isConverged()).isFalse();
  }

  @Test
  void figure4_10_theSecantMethodEndsWhereNewtonDoes() {
    Minimum end = Minimisers.secant(0.1).minimise(QUARTIC, new double[] {3.2});
    assertThat(end.theta().item()).isCloseTo(3.0597919701013208, within(1e-9));
    assertThat(end.isConverged()).isTrue();
  }

  /** Figure 4.9: 1000 steps of exact line search. */
  @Test
  void figure4_9_exactSearchZigZags() {
    Minimum end =
        Minimisers.steepestDescent(LineSearch.newton())
            .minimise(Rosenbrock.FORMULAS, new double[] {0.4, -0.2}, Stopping.after(1000));
    assertThat(end.theta().toDoubles())
        .containsExactly(new double[] {0.9670635203220, 0.9349256457007}, within(1e-8));
    assertThat(end.value()).isCloseTo(1.0930031175e-3, within(1e-8));
    double[] alpha = {
      .0033365477691, .3172125127494, .0021868235216, .0439454795894, .0021322741664, .0390071023593
    };
    for (int t = 0; t < alpha.length; t++) {
      assertThat(end.trace().stepLength()[t + 1]).isCloseTo(alpha[t], within(1e-8));
    }
    double[] last = new double[2];
    double[] g = new double[2];
    for (int t = 0; t <= 1000; t++) {
      Rosenbrock.FORMULAS.valueAndGradient(end.trace().point(t), g);
      if (t > 0) {
        double cosine = Vectors.dot(g, last) / Vectors.norm(g) / Vectors.norm(last);
        assertThat(cosine).isCloseTo(0, within(1e-9));
      }
      System.arraycopy(g, 0, last, 0, 2);
    }
  }

  @Test
  void figure4_9_bisectionFindsTheSameSteps() {
    double[] start = {0.4, -0.2};
    Minimum newton =
        Minimisers.steepestDescent(LineSearch.newton())
            .minimise(Rosenbrock.FORMULAS, start, Stopping.after(100));
    Minimum bisection =
        Minimisers.steepestDescent(LineSearch.bisection())
            .minimise(Rosenbrock.FORMULAS, start, Stopping.after(100));
    assertThat(bisection.trace().theta(0)).containsExactly(newton.trace().theta(0), within(1e-9));
  }

  /** Figure 4.6 through the face of the minimisers, gradients by automatic differentiation. */
  @Test
  void figure4_6_momentumEndsWhereTheBookEnds() {
    Minimum end =
        Minimisers.firstOrder(() -> Optimisers.momentum(0.01, 0.9))
            .minimise(Rosenbrock.AUTOMATIC, new double[] {0.4, -0.2}, Stopping.after(1000));
    assertThat(end.theta().toDoubles())
        .containsExactly(new double[] {0.9951380326250648, 0.9902801905705503}, within(1e-10));
    assertThat(end.value()).isCloseTo(2.36768041e-5, within(1e-12));
  }

  /** Figure 4.3: SGD over five losses, for some index sequence, against the recursion by hand. */
  @Test
  void figure4_3_stochasticStepsTakeOneLossAtATime() {
    double[] c = {1, 2, 3, 2, 4};
    double[][] x = {{1, 1}, {2, 0}, {3, 1}, {2, 3}, {1, 2}};
    List<Objective> losses = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int k = i;
      losses.add(
          Objective.of(
              t -> c[k] * Math.pow(t[0] - x[k][0], 2) + Math.pow(t[1] - x[k][1], 2),
              (t, g) -> {
                g[0] = 2 * c[k] * (t[0] - x[k][0]);
                g[1] = 2 * (t[1] - x[k][1]);
              }));
    }
    FiniteSum mean = FiniteSum.mean(losses);
    int[] calls = {0};
    Minimum sgd =
        Minimisers.stochastic(() -> Optimisers.gradientDescent(0.01), () -> 3 * calls[0]++ % 5)
            .minimise(mean, new double[] {6, 6}, Stopping.after(3));
    double[] theta = {6, 6};
    for (int t = 0; t < 3; t++) {
      int k = 3 * t % 5;
      theta[0] -= 0.01 * 2 * c[k] * (theta[0] - x[k][0]);
      theta[1] -= 0.01 * 2 * (theta[1] - x[k][1]);
    }
    assertThat(sgd.theta().toDoubles()).containsExactly(theta, within(1e-14));
    Minimum gd =
        Minimisers.gradientDescent(0.01).minimise(mean, new double[] {6, 6}, Stopping.after(1000));
    assertThat(gd.theta().toDoubles())
        .containsExactly(new double[] {1.8333333333333355, 1.4000000077416497}, within(1e-10));
  }

  /** Figure 4.1: Newton's method from a grid of starts finds all nine stationary points. */
  @Test
  void figure4_1_newtonFindsAllNineStationaryPoints() {
    Objective peaks = Objective.of(BookFiguresTest::peaks);
    Set<String> minima = new TreeSet<>();
    Set<String> others = new TreeSet<>();
    for (double a = -2; a <= 2; a += 0.25) {
      for (double b = -2; b <= 2; b += 0.25) {
        Minimum end =
            Minimisers.newton()
                .minimise(peaks, new double[] {a, b}, Stopping.STANDARD.withIterations(50));
        boolean inside = Math.abs(end.theta().get(0)) < 3 && Math.abs(end.theta().get(1)) < 3;
        if (inside && end.status() == Status.CONVERGED_GRADIENT) {
          minima.add(
              String.format(Locale.ROOT, "%.6f %.6f", end.theta().get(0), end.theta().get(1)));
        } else if (inside && end.status() == Status.NOT_A_MINIMUM) {
          others.add(
              String.format(Locale.ROOT, "%.6f %.6f", end.theta().get(0), end.theta().get(1)));
        }
      }
    }
    assertThat(minima)
        .containsExactlyInAnyOrder("0.228279 -1.625535", "-1.347396 0.204519", "0.296446 0.320196");
    assertThat(others)
        .containsExactlyInAnyOrder(
            "-0.009318 1.581368",
            "-0.460025 -0.629197",
            "1.285685 -0.004848",
            "-0.265938 0.466740",
            "0.416323 -0.394145",
            "1.098273 0.854461");
  }

  private static Tensor peaks(Tensor t) {
    Tensor x = t.select(0, 0);
    Tensor y = t.select(0, 1);
    Tensor xx = x.square();
    Tensor yy = y.square();
    Tensor a = x.neg().add(1).square().mul(3).mul(xx.neg().sub(y.add(1).square()).exp());
    Tensor b = x.div(5).sub(x.pow(3)).sub(y.pow(5)).mul(10).mul(xx.neg().sub(yy).exp());
    Tensor c = x.add(1).square().neg().sub(yy).exp().div(3);
    return a.sub(b).sub(c);
  }
}
