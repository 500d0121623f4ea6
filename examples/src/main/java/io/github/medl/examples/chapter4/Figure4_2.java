package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.Schedule;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Trace;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.Locale;

/**
 * Figure 4.2: gradient descent θ ← θ - α_t ∇C(θ) on Rosenbrock's function with a fixed rate (a) and
 * with a decaying one, α_t = α γ^t (b).
 */
public final class Figure4_2 implements Figure {
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α", "learning rate (green)", 0.005, 1e-5, 0.01).byRatio();
  private static final Knob.Real SLOWER =
      Knobs.real("slower", "α", "learning rate (blue)", 0.0025, 1e-5, 0.01).byRatio();
  private static final Knob.Real GAMMA =
      Knobs.real("gamma", "γ", "decay of the rate in (b)", 0.99, 0.9, 1);
  private static final Knob.Whole STEPS = Knobs.whole("steps", "t", "steps", 100_000, 100, 100_000);
  private static final Knob.Real THETA1 = Knobs.real("theta1", "θ₁", "start", 0.2, -0.3, 1.09);
  private static final Knob.Real THETA2 = Knobs.real("theta2", "θ₂", "start", -0.2, -0.3, 1.09);

  @Override
  public About about() {
    return About.figure("4.2", "Gradient descent with fixed and decaying learning rate", Kind.EXACT)
        .caption(
            "100 000 steps from (0.2, -0.2) over the contour lines of Rosenbrock's function."
                + " (a) γ = 1, (b) γ = 0.99.")
        .differs(
            "With γ = 1 neither run converges to (1, 1): both rates exceed 2/λ_max of the Hessian"
                + " there, and each run ends in an orbit of period 2.")
        .differs(
            "With γ = 1 the way into the orbit grows out of rounding errors, so the last bits"
                + " decide which of its two points step 100 000 lands on (and, between steps 149"
                + " and 10 300, iterates at the size of the swings). The authors' script squares"
                + " with the pow of the C library, which differs from θ₁θ₁ by one bit in 0.09 % of"
                + " cases. We repeat that function (CMath.pow), and every iterate of γ = 1 is"
                + " theirs bit for bit; with θ₁θ₁ the run with α = 0.0025 ends on the other point"
                + " of the orbit.")
        .quick(0.5)
        .play(ALPHA, SLOWER, GAMMA, STEPS, THETA1, THETA2);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double gamma = context.get(GAMMA);
    double alpha = context.get(ALPHA);
    double slower = context.get(SLOWER);
    Path[] paths = {
      descend(context, 1, alpha),
      descend(context, 1, slower),
      descend(context, gamma, alpha),
      descend(context, gamma, slower)
    };
    Iterates iterates = new Iterates();
    for (Path path : paths) {
      iterates.run(path.name(), path.trace);
    }
    Chart fixed = landscape(context, "(a) γ = 1", paths[0], paths[1]);
    Chart decaying = landscape(context, "(b) γ = " + gamma, paths[2], paths[3]);
    return Outcome.of(Picture.of("Gradient descent on Rosenbrock's function", 2, fixed, decaying))
        .checks(checks(paths))
        .table(iterates.table());
  }

  private static Chart landscape(FigureContext context, String title, Path green, Path blue) {
    Chart chart = Rosenbrock.landscape(title, context.get(THETA1), context.get(THETA2));
    draw(chart, green, Palette.GREEN);
    draw(chart, blue, Palette.BLUE);
    return chart;
  }

  private static Checks checks(Path[] paths) {
    Tensor hessian = Autodiff.hessian(Rosenbrock::cost, Tensor.vector(1, 1));
    double largestStableRate = 2 / hessian.eigh().values().max().item();
    Checks checks = new Checks();
    checkEnd(checks, paths[0], 0.5341923827912796, 0.2146510452389456, 0.7169736034);
    checkEnd(checks, paths[1], 0.8820528615601, 0.7385512830363, 0.1696677867);
    checkEnd(checks, paths[2], 0.5359092117672, 0.2848784622479, 0.2159186023);
    checkEnd(checks, paths[3], 0.4004388799647, 0.1574186008728, 0.3603336071);
    checkOrbit(checks, paths[0], 0.46330448, 0.28536150);
    checkOrbit(checks, paths[1], 0.84783153, 0.75828427);
    String first = paths[0].label();
    return checks
        .near("2/λ_max of the Hessian at (1, 1)", largestStableRate, 0.0019968, 1e-7, THEORY)
        .near("smallest θ₁, " + first, min(paths[0].trace.theta(0)), 0.112, 1e-9, AUTHORS_CODE)
        .near(
            "largest θ₁, " + first, max(paths[0].trace.theta(0)), 0.7926490961, 1e-9, AUTHORS_CODE)
        .near(
            "largest θ₂, " + first, max(paths[0].trace.theta(1)), 0.6282925896, 1e-9, AUTHORS_CODE)
        .near(
            "gradient as automatic differentiation has it",
            gradientGap(paths[0]),
            0,
            1e-12,
            THEORY);
  }

  /** The iterates θ^(0), θ^(1), ... of one run; the last is finite, also where it diverges. */
  private record Path(double gamma, double alpha, Trace trace) {
    String name() {
      return String.format(Locale.ROOT, "gamma=%s alpha=%s", gamma == 1 ? "1" : gamma, alpha);
    }

    String label() {
      return String.format(Locale.ROOT, "γ=%s, α=%s", gamma == 1 ? "1" : gamma, alpha);
    }

    int last() {
      return trace.size() - 1;
    }

    double theta(int j, int t) {
      return trace.point(t)[j];
    }
  }

  private static Path descend(FigureContext context, double gamma, double alpha) {
    int steps = context.get(STEPS);
    double[] start = {context.get(THETA1), context.get(THETA2)};
    double[] rate = new double[steps];
    rate[0] = alpha;
    for (int t = 1; t < steps; t++) {
      rate[t] = rate[t - 1] * gamma; // step by step, as the script; a power rounds differently
    }
    Schedule decay = t -> rate[(int) t];
    Minimum end =
        Minimisers.gradientDescent(decay)
            .minimise(Rosenbrock.OBJECTIVE, start, Stopping.after(steps));
    return new Path(gamma, alpha, end.trace());
  }

  private static void draw(Chart chart, Path path, Color colour) {
    double[] theta1 = path.trace.theta(0);
    double[] theta2 = path.trace.theta(1);
    int n = settled(theta1, theta2);
    chart.line(
        "α = " + path.alpha,
        Arrays.copyOf(theta1, n),
        Arrays.copyOf(theta2, n),
        Style.of(colour).width(2.5).alpha(0.6));
  }

  /** How many iterates there are to draw: later ones cover the last two to within 1e-6. */
  private static int settled(double[] theta1, double[] theta2) {
    int n = theta1.length;
    while (n > 3
        && Math.abs(theta1[n - 1] - theta1[n - 3]) < 1e-6
        && Math.abs(theta2[n - 1] - theta2[n - 3]) < 1e-6) {
      n--;
    }
    return n;
  }

  private static void checkEnd(Checks checks, Path path, double end1, double end2, double cost) {
    double theta1 = path.theta(0, path.last());
    double theta2 = path.theta(1, path.last());
    checks
        .near("θ₁ final, " + path.label(), theta1, end1, 1e-9, AUTHORS_CODE)
        .near("θ₂ final, " + path.label(), theta2, end2, 1e-9, AUTHORS_CODE)
        .near(
            "C final, " + path.label(), Rosenbrock.cost(theta1, theta2), cost, 1e-9, AUTHORS_CODE);
  }

  private static void checkOrbit(Checks checks, Path path, double other1, double other2) {
    checks
        .near(
            "θ₁ one step before, " + path.label(),
            path.theta(0, path.last() - 1),
            other1,
            1e-8,
            AUTHORS_CODE)
        .near(
            "θ₂ one step before, " + path.label(),
            path.theta(1, path.last() - 1),
            other2,
            1e-8,
            AUTHORS_CODE)
        .near(
            "period 2, " + path.label(),
            path.theta(0, path.last()) - path.theta(0, path.last() - 2),
            0,
            1e-9,
            THEORY);
  }

  /** How far the formula of the gradient is from automatic differentiation along a path. */
  private static double gradientGap(Path path) {
    double gap = 0;
    for (int t = 0; t < Math.min(100, path.last()); t++) {
      double theta1 = path.theta(0, t);
      double theta2 = path.theta(1, t);
      Tensor gradient = Autodiff.gradient(Rosenbrock::cost, Tensor.vector(theta1, theta2));
      gap = Math.max(gap, Math.abs(gradient.get(0) - Rosenbrock.slope1(theta1, theta2)));
      gap = Math.max(gap, Math.abs(gradient.get(1) - Rosenbrock.slope2(theta1, theta2)));
    }
    return gap;
  }

  private static double min(double[] x) {
    return Arrays.stream(x).min().orElseThrow();
  }

  private static double max(double[] x) {
    return Arrays.stream(x).max().orElseThrow();
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_2(), args);
  }
}
