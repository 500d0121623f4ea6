package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Reference;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Trace;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** What must be true of the race of Lab 4.1: PyTorch's iterates, and identities of the methods. */
record RaceChecks(Race race) {
  Checks of(Map<String, Trace> firstOrder, Map<String, Minimum> others) throws IOException {
    Checks checks = new Checks();
    checkTorch(checks, firstOrder);
    checkIdentities(checks, firstOrder);

    Trace newton = others.get("newton").trace();
    double gap = 0;
    for (int t = 1; t < newton.size(); t++) {
      double[] before = newton.point(t - 1);
      double[] theta = newton.point(t);
      double step = theta[0] - before[0];
      gap = Math.max(gap, Math.abs(theta[1] - (theta[0] * theta[0] - step * step)));
    }
    checks.near("newton: θ₂ = θ₁² - (Δθ₁)² after every step", gap, 0, 1e-12, THEORY);
    // The inverse Hessian at (1, 1) times C'''[e, e] / 2 is at most sqrt(5) (200 + 100 sqrt(5))
    // |e|^2 long, and the rest of the step is of third order.
    checks.atMost(
        "newton: |θ - (1, 1)| after a step / its square before",
        contraction(newton),
        Math.sqrt(5) * (200 + 100 * Math.sqrt(5)),
        THEORY);
    others.forEach(
        (name, minimum) -> {
          checks.holds(name + ": converged", minimum.isConverged(), THEORY);
          checks.allNear(
              name + ": θ", minimum.theta().toDoubles(), new double[] {1, 1}, 1e-7, THEORY);
        });
    Minimum gaussNewton = race.minimise(Minimisers.gaussNewton(), Race.SQUARES);
    return checks.exactly("steps of Gauss-Newton", gaussNewton.iterations(), 2, THEORY);
  }

  /** Iterates 1, 10, 100 and 1000 of PyTorch's optimisers. */
  private static void checkTorch(Checks checks, Map<String, Trace> runs) throws IOException {
    Reference torch = Reference.of("L4.1");
    List<String> names = torch.words("run");
    double[] iteration = torch.numbers("iteration");
    double[] theta1 = torch.numbers("theta1");
    double[] theta2 = torch.numbers("theta2");
    for (int row = 0; row < names.size(); row++) {
      Trace run = runs.get(names.get(row));
      double[] ours = run.point(Math.min((int) iteration[row], run.size() - 1));
      checks.allNearRelative(
          String.format(Locale.ROOT, "%s: θ after %d", names.get(row), (int) iteration[row]),
          ours,
          new double[] {theta1[row], theta2[row]},
          1e-10,
          RECOMPUTED);
    }
  }

  private void checkIdentities(Checks checks, Map<String, Trace> runs) {
    double rate = race.alpha() / (1 - race.beta());
    Trace smoothed = race.run(() -> Optimisers.momentum(rate, race.beta()), Race.STEPS);
    checks
        .near(
            "heavy-ball is the book's momentum with rate α / (1 - β)",
            distance(runs.get("heavy-ball"), smoothed),
            0,
            1e-12,
            THEORY)
        .near(
            "nesterov is a step after a look ahead",
            lookAhead(runs.get("nesterov")),
            0,
            1e-12,
            THEORY)
        .holds("gradient-descent: C never grows", falls(runs.get("gradient-descent")), THEORY);
    for (String name : List.of("adam", "amsgrad", "adamax")) {
      checks.near(
          name + ": the first step is α in each coordinate",
          race.start()[0] - runs.get(name).point(1)[0],
          0.05,
          1e-9,
          THEORY);
    }
  }

  /** How far the run is from v = μ v + ∇C(φ - α μ v), φ = φ - α v, seen at θ = φ - α μ v. */
  private double lookAhead(Trace nesterov) {
    double[] phi = race.start().clone();
    double[] v = new double[2];
    double[] theta = race.start().clone();
    double[] gradient = new double[2];
    double gap = 0;
    for (int t = 1; t < nesterov.size(); t++) {
      Rosenbrock.OBJECTIVE.valueAndGradient(theta, gradient);
      for (int j = 0; j < 2; j++) {
        v[j] = race.beta() * v[j] + gradient[j];
        phi[j] -= race.alpha() * v[j];
        theta[j] = phi[j] - race.alpha() * race.beta() * v[j];
        gap = Math.max(gap, Math.abs(theta[j] - nesterov.point(t)[j]));
      }
    }
    return gap;
  }

  private static double distance(Trace one, Trace two) {
    double largest = 0;
    for (int j = 0; j < 2; j++) {
      double[] a = one.theta(j);
      double[] b = two.theta(j);
      for (int t = 0; t < Math.min(a.length, b.length); t++) {
        largest = Math.max(largest, Math.abs(a[t] - b[t]));
      }
    }
    return largest;
  }

  private static boolean falls(Trace run) {
    double[] cost = run.value();
    for (int t = 1; t < cost.length; t++) {
      if (cost[t] > cost[t - 1]) {
        return false;
      }
    }
    return true;
  }

  private static double error(Trace run, int t) {
    double[] theta = run.point(t);
    return Math.hypot(theta[0] - 1, theta[1] - 1);
  }

  /** The largest |θ_t+1 - θ*| / |θ_t - θ*|² near the minimum. */
  private static double contraction(Trace newton) {
    double largest = 0;
    for (int t = 1; t < newton.size(); t++) {
      double before = error(newton, t - 1);
      if (before < 0.01 && before > 1e-12) {
        largest = Math.max(largest, error(newton, t) / (before * before));
      }
    }
    return largest;
  }
}
