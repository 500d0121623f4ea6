package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.linesearch.LineSearch;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import java.util.Arrays;

/**
 * Figure 4.9: steepest descent with exact line search zig-zags, because each gradient is orthogonal
 * to the one before.
 */
public final class Figure4_9 implements Figure {
  private static final Knob.Whole STEPS = Knobs.whole("steps", "t", "steps", 1000, 10, 5000);
  private static final Knob.Real THETA1 = Knobs.real("theta1", "θ₁", "start", 0.4, -0.3, 1.09);
  private static final Knob.Real THETA2 = Knobs.real("theta2", "θ₂", "start", -0.2, -0.3, 1.09);

  @Override
  public About about() {
    return About.figure("4.9", "The zig-zag of exact line search", Kind.EXACT)
        .caption(
            "1000 steps of steepest descent from (0.4, -0.2) on Rosenbrock's function, each to the"
                + " minimum along its line.")
        .quick(0.5)
        .play(THETA1, THETA2, STEPS);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double[] start = {context.get(THETA1), context.get(THETA2)};
    Trace trace =
        Minimisers.steepestDescent(LineSearch.newton())
            .minimise(Rosenbrock.OBJECTIVE, start, Stopping.after(context.get(STEPS)))
            .trace();
    double[] theta1 = trace.theta(0);
    double[] theta2 = trace.theta(1);
    double[] cost = trace.value();
    double[] alpha = rates(theta1, theta2);

    Chart chart =
        Rosenbrock.landscape("", start[0], start[1])
            .line("steepest descent", theta1, theta2, Style.of(Palette.GREEN).width(2));
    return Outcome.of(Picture.of("Steepest descent with exact line search", 1, chart))
        .checks(checks(theta1, theta2, cost, alpha))
        .table(new Iterates().run("exact", trace).table())
        .table(Table.of("rates").column("alpha", alpha));
  }

  private static Checks checks(double[] theta1, double[] theta2, double[] cost, double[] alpha) {
    int last = theta1.length - 1;
    return new Checks()
        .near("θ₁ final", theta1[last], 0.9670635203220, 1e-8, AUTHORS_CODE)
        .near("θ₂ final", theta2[last], 0.9349256457007, 1e-8, AUTHORS_CODE)
        .near("C final", cost[last], 1.0930031175e-3, 1e-8, AUTHORS_CODE)
        .near(
            "distance from (1, 1)",
            Math.hypot(theta1[last] - 1, theta2[last] - 1),
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
        .near(
            "largest |cos| between successive gradients",
            largestCosine(theta1, theta2),
            0,
            1e-9,
            THEORY)
        .holds(
            "every step goes to the global minimum along its line",
            global(theta1, theta2, alpha),
            THEORY)
        .holds("the cost falls at every step", falls(cost), THEORY);
  }

  /** The rates α of θ^(t+1) = θ^(t) - α ∇C(θ^(t)), from the iterates. */
  private static double[] rates(double[] theta1, double[] theta2) {
    double[] alpha = new double[theta1.length - 1];
    for (int t = 0; t < alpha.length; t++) {
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
    for (int t = 0; t < theta1.length - 1; t++) {
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
   * Whether each rate is the global minimiser of φ(α) = (p - αd₁)² + 100 (r₀ + r₁α + r₂α²)², the
   * cost along the line: φ' is a cubic; divided by its known root it leaves a quadratic, whose
   * roots are the other stationary points, if there are any.
   */
  private static boolean global(double[] theta1, double[] theta2, double[] alpha) {
    for (int t = 0; t < alpha.length; t++) {
      double d1 = -Rosenbrock.slope1(theta1[t], theta2[t]);
      double d2 = -Rosenbrock.slope2(theta1[t], theta2[t]);
      double r0 = theta2[t] - theta1[t] * theta1[t];
      double r1 = d2 - 2 * theta1[t] * d1;
      double r2 = -d1 * d1;
      double cubic = 400 * r2 * r2;
      double square = 600 * r1 * r2 + alpha[t] * cubic;
      double linear = 2 * d1 * d1 + 200 * (r1 * r1 + 2 * r0 * r2) + alpha[t] * square;
      double discriminant = square * square - 4 * cubic * linear;
      for (int sign = -1; sign <= 1 && discriminant >= 0; sign += 2) {
        double other = (-square + sign * Math.sqrt(discriminant)) / (2 * cubic);
        double cost = Rosenbrock.cost(theta1[t] + other * d1, theta2[t] + other * d2);
        if (cost < Rosenbrock.cost(theta1[t + 1], theta2[t + 1])) {
          return false;
        }
      }
    }
    return true;
  }

  private static boolean falls(double[] cost) {
    for (int t = 0; t < cost.length - 1; t++) {
      if (!(cost[t + 1] < cost[t])) {
        return false;
      }
    }
    return true;
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_9(), args);
  }
}
