package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.Optimiser;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.NumpyRandom;
import io.github.medl.random.RandomStream;
import java.util.Arrays;

/**
 * Figure 4.3: stochastic gradient descent beside gradient descent on the mean of five losses C_i(θ)
 * = c_i (θ₁ - x_i1)² + (θ₂ - x_i2)², when their minimisers differ (a) and when they agree (b).
 */
public final class Figure4_3 implements Figure {
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α", "learning rate", 0.01, 1e-4, 0.3).byRatio();
  private static final Knob.Whole STEPS = Knobs.whole("steps", "t", "steps", 1000, 20, 5000);
  private static final Knob.Whole SEED = Knobs.seed(0);
  private static final int SEEDS = 100;
  private static final double[] C = {1, 2, 3, 2, 4};
  private static final double[][] APART = {{1, 1}, {2, 0}, {3, 1}, {2, 3}, {1, 2}};
  private static final double[][] SAME = {{2, 2}, {2, 2}, {2, 2}, {2, 2}, {2, 2}};
  private static final double[][] HULL = {{1, 1}, {2, 0}, {3, 1}, {2, 3}, {1, 2}, {1, 1}};

  @Override
  public About about() {
    return About.figure("4.3", "Stochastic gradient descent and gradient descent", Kind.SEEDED)
        .caption(
            "1000 steps from (6, 6) with rate 0.01: gradient descent (vermilion) and stochastic gradient"
                + " descent (blue) on the mean of five losses, whose minimisers (green) differ (a)"
                + " or agree (b).")
        .quick(0.5)
        .play(ALPHA, STEPS, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Descent method = new Descent(context.get(ALPHA), context.get(STEPS));
    int[] index = method.indices(new NumpyRandom(context.get(SEED)));
    Path sgdApart = method.stochastic(APART, index);
    Path sgdSame = method.stochastic(SAME, index);
    Path gdApart = method.full(APART);
    Path gdSame = method.full(SAME);
    Checks checks = checks(index, sgdApart, sgdSame, gdApart, gdSame);
    checkAnySeed(checks, method);

    return Outcome.of(
            Picture.of(
                "Stochastic gradient descent and gradient descent",
                2,
                chart("(a)", APART, sgdApart, gdApart),
                chart("(b)", SAME, sgdSame, gdSame)))
        .checks(checks)
        .seed(context.get(SEED))
        .note(
            "The band over seeds was made with the seeds 1 to " + SEEDS + " of NumPy's generator.")
        .table(Table.of("sample").column("index", index))
        .table(
            new Iterates()
                .run("sgd-a", sgdApart.theta1, sgdApart.theta2, costs(APART, sgdApart))
                .run("gd-a", gdApart.theta1, gdApart.theta2, costs(APART, gdApart))
                .run("sgd-b", sgdSame.theta1, sgdSame.theta2, costs(SAME, sgdSame))
                .run("gd-b", gdSame.theta1, gdSame.theta2, costs(SAME, gdSame))
                .table());
  }

  private static Checks checks(
      int[] index, Path sgdApart, Path sgdSame, Path gdApart, Path gdSame) {
    return new Checks()
        .allNear(
            "first indices",
            Arrays.stream(index).limit(20).asDoubleStream().toArray(),
            new double[] {4, 0, 3, 3, 3, 1, 3, 2, 4, 0, 0, 4, 2, 1, 0, 1, 1, 0, 1, 4},
            0,
            AUTHORS_CODE)
        .near(
            "(a) gradient descent: θ₁ final",
            gdApart.end(0),
            1.8333333333333355,
            1e-10,
            AUTHORS_CODE)
        .near(
            "(a) gradient descent: θ₂ final",
            gdApart.end(1),
            1.4000000077416497,
            1e-10,
            AUTHORS_CODE)
        .near("(b) gradient descent: θ₁ final", gdSame.end(0), 2.0, 1e-10, AUTHORS_CODE)
        .near(
            "(b) gradient descent: θ₂ final",
            gdSame.end(1),
            2.0000000067318697,
            1e-10,
            AUTHORS_CODE)
        .near("(a) stochastic: θ₁ final", sgdApart.end(0), 1.9120160206679582, 1e-10, AUTHORS_CODE)
        .near("(a) stochastic: θ₂ final", sgdApart.end(1), 1.3290090918864055, 1e-10, AUTHORS_CODE)
        .near("(b) stochastic: θ₁ final", sgdSame.end(0), 2.0000000000000027, 1e-10, AUTHORS_CODE)
        .near("(b) stochastic: θ₂ final", sgdSame.end(1), 2.0000000067318697, 1e-10, AUTHORS_CODE)
        .near(
            "(a) least cost, at (22/12, 7/5)",
            cost(APART, 22.0 / 12, 1.4),
            2.573333,
            1e-6,
            AUTHORS_CODE)
        .near("contraction in θ₁ a step", ratio(gdApart.theta1, 22.0 / 12), 0.952, 1e-9, THEORY)
        .near("contraction in θ₂ a step", ratio(gdApart.theta2, 1.4), 0.98, 1e-9, THEORY);
  }

  private record Path(double[] theta1, double[] theta2) {
    double end(int j) {
      return (j == 0 ? theta1 : theta2)[theta1.length - 1];
    }
  }

  private interface Slope {
    void add(int t, double[] theta, double[] gradient);
  }

  /** Some steps with one rate, from (6, 6). */
  private record Descent(double alpha, int steps) {
    /** The indices as the authors' script draws them: one before the loop, one after each step. */
    int[] indices(RandomStream random) {
      int[] index = new int[steps + 1];
      Arrays.setAll(index, t -> random.nextInt(C.length));
      return index;
    }

    Path stochastic(double[][] x, int[] index) {
      return path((t, theta, gradient) -> addSlope(x, index[t], theta, gradient, 1));
    }

    Path full(double[][] x) {
      return path(
          (t, theta, gradient) -> {
            for (int i = 0; i < C.length; i++) {
              addSlope(x, i, theta, gradient, 1.0 / C.length);
            }
          });
    }

    private Path path(Slope slope) {
      Optimiser descent = Optimisers.gradientDescent(alpha);
      double[] theta = {6, 6};
      double[] theta1 = new double[steps + 1];
      double[] theta2 = new double[steps + 1];
      for (int t = 0; ; t++) {
        theta1[t] = theta[0];
        theta2[t] = theta[1];
        if (t == steps) {
          return new Path(theta1, theta2);
        }
        double[] gradient = new double[2];
        slope.add(t, theta, gradient);
        descent.step(theta, gradient);
      }
    }
  }

  /** Adds a multiple of ∇C_i(θ). */
  private static void addSlope(
      double[][] x, int i, double[] theta, double[] gradient, double factor) {
    gradient[0] += factor * (2 * C[i] * (theta[0] - x[i][0]));
    gradient[1] += factor * (2 * (theta[1] - x[i][1]));
  }

  private static double cost(double[][] x, double theta1, double theta2) {
    double sum = 0;
    for (int i = 0; i < C.length; i++) {
      double d1 = theta1 - x[i][0];
      double d2 = theta2 - x[i][1];
      sum += C[i] * d1 * d1 + d2 * d2;
    }
    return sum / C.length;
  }

  private static double[] costs(double[][] x, Path path) {
    double[] costs = new double[path.theta1.length];
    Arrays.setAll(costs, t -> cost(x, path.theta1[t], path.theta2[t]));
    return costs;
  }

  private static double ratio(double[] theta, double minimum) {
    return (theta[10] - minimum) / (theta[9] - minimum);
  }

  /** The book's indices come from one seed; what holds for any seed. */
  private static void checkAnySeed(Checks checks, Descent method) {
    double[] low = {9, 9};
    double[] high = {-9, -9};
    double[] mean = new double[2];
    double farthest = 0;
    for (int seed = 1; seed <= SEEDS; seed++) {
      int[] index = method.indices(new NumpyRandom(seed));
      Path apart = method.stochastic(APART, index);
      Path same = method.stochastic(SAME, index);
      for (int j = 0; j < 2; j++) {
        low[j] = Math.min(low[j], apart.end(j));
        high[j] = Math.max(high[j], apart.end(j));
        mean[j] += apart.end(j) / SEEDS;
        farthest = Math.max(farthest, Math.abs(same.end(j) - 2));
      }
    }
    checks
        .between("(a) stochastic: least θ₁ over seeds", low[0], 1.2, 2.45, Source.SEEDS)
        .between("(a) stochastic: largest θ₁ over seeds", high[0], 1.2, 2.45, Source.SEEDS)
        .between("(a) stochastic: least θ₂ over seeds", low[1], 0.95, 1.85, Source.SEEDS)
        .between("(a) stochastic: largest θ₂ over seeds", high[1], 0.95, 1.85, Source.SEEDS)
        .near("(a) stochastic: mean θ₁ over seeds", mean[0], 22.0 / 12, 0.06, THEORY)
        .near("(a) stochastic: mean θ₂ over seeds", mean[1], 1.4, 0.06, THEORY)
        .near("(b) stochastic: farthest from 2 over seeds", farthest, 0, 1e-6, THEORY);
  }

  private static Chart chart(String title, double[][] x, Path stochastic, Path descent) {
    double[] grid = Grid.range(-3, 0.05, 191);
    double[] levels = Grid.range(2, 6, 30);
    double[] hull1 = Arrays.stream(x == APART ? HULL : SAME).mapToDouble(p -> p[0]).toArray();
    double[] hull2 = Arrays.stream(x == APART ? HULL : SAME).mapToDouble(p -> p[1]).toArray();
    return Chart.titled(title)
        .axes("θ₁", "θ₂")
        .size(520, 520)
        .equalAspect()
        .xRange(-3, 6.5)
        .yRange(-3, 6.5)
        .legend(Corner.LOWER_RIGHT)
        .contours(
            grid,
            grid,
            Grid.values(grid, grid, (a, b) -> cost(x, a, b)),
            levels,
            Style.of(Palette.GREY).width(0.6).alpha(0.5))
        .line("SGD", stochastic.theta1, stochastic.theta2, Style.of(Palette.BLUE).width(1.2))
        .line("GD", descent.theta1, descent.theta2, Style.of(Palette.VERMILLION).width(2))
        .line(
            x == APART ? "minimisers and their hull" : "",
            hull1,
            hull2,
            Style.of(Palette.GREEN).width(1.5))
        .points(
            x == APART ? "" : "minimiser of all",
            hull1,
            hull2,
            Style.of(Palette.GREEN).marker(Marker.CIRCLE));
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_3(), args);
  }
}
