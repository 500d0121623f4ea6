package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.plot.Chart;
import io.github.medl.examples.plot.Palette;
import io.github.medl.examples.plot.Picture;
import io.github.medl.examples.plot.Style;
import io.github.medl.optim.linesearch.LineSearch;
import io.github.medl.optim.minimize.Minimizers;
import io.github.medl.optim.minimize.Stopping;
import io.github.medl.optim.minimize.Trace;
import java.util.Arrays;

/**
 * Figure 4.9: steepest descent with exact line search zig-zags, because each gradient is orthogonal
 * to the one before.
 */
public final class Figure4_9 implements Figure {
  private static final double[] START = {0.4, -0.2};
  private static final int STEPS = 1000;

  /** A figure has no state. */
  public Figure4_9() {}

  @Override
  public About about() {
    return About.figure("4.9", "The zig-zag of exact line search", Kind.EXACT)
        .caption(
            "1000 steps of steepest descent from (0.4, -0.2) on Rosenbrock's function, each to the"
                + " minimum along its line.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Trace trace =
        Minimizers.steepestDescent(LineSearch.newton())
            .minimize(Rosenbrock.OBJECTIVE, START, Stopping.after(STEPS))
            .trace();
    double[] theta1 = trace.theta(0);
    double[] theta2 = trace.theta(1);
    double[] cost = trace.value();
    double[] alpha = rates(theta1, theta2);

    Checks checks =
        new Checks()
            .near("θ₁ final", theta1[STEPS], 0.9670635203220, 1e-8, AUTHORS_CODE)
            .near("θ₂ final", theta2[STEPS], 0.9349256457007, 1e-8, AUTHORS_CODE)
            .near("C final", cost[STEPS], 1.0930031175e-3, 1e-8, AUTHORS_CODE)
            .near(
                "distance from (1, 1)",
                Math.hypot(theta1[STEPS] - 1, theta2[STEPS] - 1),
                0.0729348,
                1e-7,
                AUTHORS_CODE)
            .allNear(
                "first rates",
                Arrays.copyOf(alpha, 6),
                new double[] {
                  .0033365477691, .3172125127494, .0021868235216,
                  .0439454795894, .0021322741664, .0390071023593
                },
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "first θ₁",
                Arrays.copyOfRange(theta1, 1, 5),
                new double[] {0.2118187058, 0.5872680419, 0.5836534728, 0.6027682233},
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "first θ₂",
                Arrays.copyOfRange(theta2, 1, 5),
                new double[] {0.0402314394, 0.3343334193, 0.3389477629, 0.3539209842},
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "first costs",
                Arrays.copyOf(cost, 5),
                new double[] {13.32, .6233787469, .1814786234, .1736346606, .1666451598},
                1e-8,
                AUTHORS_CODE)
            .near("largest |cos| between successive gradients", largestCosine(theta1, theta2), 0, 1e-9, THEORY)
            .holds("every step goes to the global minimum along its line", global(theta1, theta2, alpha), THEORY)
            .holds("the cost falls at every step", falls(cost), THEORY);

    Chart chart =
        Rosenbrock.landscape("", START[0], START[1])
            .line("steepest descent", theta1, theta2, Style.of(Palette.GREEN).width(2));
    return Outcome.of(Picture.of("Steepest descent with exact line search", 1, chart))
        .checks(checks)
        .table(new Iterates().run("exact", trace).table())
        .table(Table.of("rates").column("alpha", alpha));
  }

  /** The rates α of θ^(t+1) = θ^(t) - α ∇C(θ^(t)), from the iterates. */
  private static double[] rates(double[] theta1, double[] theta2) {
    double[] alpha = new double[STEPS];
    for (int t = 0; t < STEPS; t++) {
      double step = Math.hypot(theta1[t + 1] - theta1[t], theta2[t + 1] - theta2[t]);
      double slope =
          Math.hypot(
              Rosenbrock.slope1(theta1[t], theta2[t]), Rosenbrock.slope2(theta1[t], theta2[t]));
      alpha[t] = step / slope;
    }
    return alpha;
  }

  private static double largestCosine(double[] theta1, double[] theta2) {
    double largest = 0;
    for (int t = 0; t < STEPS; t++) {
      double a1 = Rosenbrock.slope1(theta1[t], theta2[t]);
      double a2 = Rosenbrock.slope2(theta1[t], theta2[t]);
      double b1 = Rosenbrock.slope1(theta1[t + 1], theta2[t + 1]);
      double b2 = Rosenbrock.slope2(theta1[t + 1], theta2[t + 1]);
      double cosine = (a1 * b1 + a2 * b2) / (Math.hypot(a1, a2) * Math.hypot(b1, b2));
      largest = Math.max(largest, Math.abs(cosine));
    }
    return largest;
  }

  /**
   * Along a line the cost is a quartic φ. With φ'(α) = 0, φ(x) - φ(α) = (x - α)² q(x) for a quadratic
   * q, so α is the global minimum exactly if q is nowhere negative; q comes from three other values.
   */
  private static boolean global(double[] theta1, double[] theta2, double[] alpha) {
    for (int t = 0; t < STEPS; t++) {
      double d1 = -Rosenbrock.slope1(theta1[t], theta2[t]);
      double d2 = -Rosenbrock.slope2(theta1[t], theta2[t]);
      double[] q = new double[3];
      for (int k = 0; k < 3; k++) { // at α(1 + u) for u = -2, -1, 1
        double u = new double[] {-2, -1, 1}[k];
        double x = alpha[t] * (1 + u);
        double rise =
            Rosenbrock.cost(theta1[t] + x * d1, theta2[t] + x * d2)
                - Rosenbrock.cost(theta1[t + 1], theta2[t + 1]);
        q[k] = rise / (u * u);
      }
      // q(u) = a u² + b u + c through (-2, q0), (-1, q1), (1, q2)
      double b = (q[2] - q[1]) / 2;
      double a = (q[0] - (q[1] + q[2]) / 2 + 2 * b) / 3;
      double c = (q[1] + q[2]) / 2 - a;
      double least = a > 0 ? c - b * b / (4 * a) : Math.min(q[0], Math.min(q[1], q[2]));
      if (least < -1e-9 * Math.abs(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean falls(double[] cost) {
    for (int t = 0; t < STEPS; t++) {
      if (!(cost[t + 1] < cost[t])) {
        return false;
      }
    }
    return true;
  }

  /**
   * Shows the figure and prints its numbers.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Show.figure(new Figure4_9(), args);
  }
}
