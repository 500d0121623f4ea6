package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
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
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.NumpyRandom;
import io.github.medl.tensor.LinearAlgebra.Eigh;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 2.7: the learning rate matters. Gradient descent {@code θ ← θ - α ∇C(θ)} on the mean
 * squared error {@code C(θ) = ‖y - Xθ‖² / n} of simple regression, from {@code θ = 0}: slow but
 * sure, fast and zigzagging, or diverging.
 *
 * <p>The gradient is {@code -2 Xᵀ(y - Xθ) / n}, so that the error shrinks in the direction of an
 * eigenvector of {@code XᵀX} by the factor {@code 1 - 2αλ/n} a step. All factors are below 1 in
 * size if and only if {@code α < n / λ_max}.
 */
public final class Figure2_7 implements Figure {
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α", "learning rate (vermilion)", 0.01, 0.002, 0.05).byRatio();
  private static final Knob.Real FAST =
      Knobs.real("fast", "α", "a larger one (blue)", 0.0235, 0.002, 0.05).byRatio();
  private static final Knob.Real TOO_FAST =
      Knobs.real("too-fast", "α", "too large a one (purple)", 0.024, 0.002, 0.05).byRatio();
  private static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the noise", 3, 0, 20);
  private static final Knob.Whole SEED = Knobs.seed(0);

  /** The axes. */
  private static final double LEFT = -40;

  private static final double RIGHT = 5;
  private static final double BOTTOM = -5;
  private static final double TOP = 15;

  @Override
  public About about() {
    return About.figure("2.7", "The learning rate matters", Kind.SEEDED)
        .caption(
            "Contours of the mean squared error, and gradient descent with a small, a large and"
                + " a too large learning rate α.")
        .data("boston")
        .quick(0.5)
        .play(ALPHA, FAST, TOO_FAST, NOISE, SEED)
        .differs(
            "The diverging run is stopped when ‖θ‖ exceeds 10⁶; the authors' code lets it overflow"
                + " for 100000 steps. It is drawn until it leaves the axes; the book draws its"
                + " first 300 points, whose strokes fill a third of the picture.");
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData boston = Datasets.boston();
    Problem problem = Problem.of(boston, context.get(SEED), context.get(NOISE));
    Descent slow = Descent.of(problem::cost, context.get(ALPHA), context);
    Descent fast = Descent.of(problem::cost, context.get(FAST), context);
    Descent tooFast = Descent.of(problem::cost, context.get(TOO_FAST), context);

    Checks checks = new Checks();
    problem.check(checks);
    checkEnds(checks, slow, fast, tooFast);
    checkFactors(checks, problem.eigen(), slow, fast, tooFast);
    checkAgainstClosedForm(checks, problem, slow);
    checkAgainstClosedForm(checks, problem, fast);
    return Outcome.of(Picture.of("", 1, chart(problem, slow, fast, tooFast)))
        .checks(checks)
        .value("optimum", problem.optimum())
        .value("eigenvalues of X'X", problem.eigen().values())
        .table(Table.of("sample").column("x", problem.x()).column("y", problem.y()))
        .table(iterates(slow, fast, tooFast))
        .data(boston.provenance())
        .seed(context.get(SEED));
  }

  /**
   * The simple regression whose error is descended: prices made from the line through the Boston
   * houses.
   *
   * @param truth that line
   * @param x rooms
   * @param y prices
   * @param design rows (1, x)
   * @param optimum least squares of y on x
   * @param eigen of XᵀX
   */
  private record Problem(
      LinearModel truth, Tensor x, Tensor y, Tensor design, Tensor optimum, Eigh eigen) {
    static Problem of(TabularData boston, int seed, double noise) {
      int[] kept = notCensored(boston.y());
      Tensor rooms = Tensor.vector(boston.column("rm")).take(0, kept);
      LinearModel truth = LinearRegression.byQr().fit(column(rooms), boston.y().take(0, kept));

      int n = kept.length;
      NumpyRandom random = new NumpyRandom(seed);
      Tensor x = Tensor.vector(random.normal(6, 2.5, n));
      Tensor y = truth.predict(column(x)).add(Tensor.vector(random.normal(0, noise, n)));
      Tensor design = Tensor.stack(1, List.of(x.fullLike(1), x));
      Tensor optimum = LinearRegression.byQr().fit(column(x), y).coefficients();
      return new Problem(truth, x, y, design, optimum, design.transpose().matmul(design).eigh());
    }

    int n() {
      return x.size();
    }

    /** The mean squared error. */
    Tensor cost(Tensor theta) {
      return y.sub(design.matmul(theta)).square().mean();
    }

    /**
     * C on a grid: {@code C(θ) = C(θ*) + (θ - θ*)ᵀ (XᵀX / n) (θ - θ*)}, exact since C is quadratic,
     * and 490 times less work than a residual for every house at every point.
     */
    double[][] costs(double[] theta0, double[] theta1) {
      Tensor h = design.transpose().matmul(design).div(n());
      double least = cost(optimum).item();
      double h00 = h.get(0, 0);
      double h01 = h.get(0, 1);
      double h11 = h.get(1, 1);
      double[][] cost = new double[theta1.length][theta0.length];
      for (int j = 0; j < theta1.length; j++) {
        double b = theta1[j] - optimum.get(1);
        for (int i = 0; i < theta0.length; i++) {
          double a = theta0[i] - optimum.get(0);
          cost[j][i] = least + h00 * a * a + 2 * h01 * a * b + h11 * b * b;
        }
      }
      return cost;
    }

    void check(Checks checks) {
      double steep = eigen.values().get(1);
      double flat = eigen.values().get(0);
      checks
          .exactly("n", n(), 490, AUTHORS_CODE)
          .near("Boston β₀", truth.coefficients().get(0), -30.0051201454, 1e-9, AUTHORS_CODE)
          .near("Boston β₁", truth.coefficients().get(1), 8.26855732243, 1e-9, AUTHORS_CODE)
          .near("mean of x", x.mean().item(), 5.92832008596, 1e-9, AUTHORS_CODE)
          .near("sd of x", x.variance().sqrt().item(), 2.48716777591, 1e-9, AUTHORS_CODE)
          .near("mean of y", y.mean().item(), 18.8165479673, 1e-9, AUTHORS_CODE)
          .near("sd of y", y.variance().sqrt().item(), 20.8809575774, 1e-9, AUTHORS_CODE)
          .near("optimum θ₀", optimum.get(0), -30.4483886, 5e-8, AUTHORS_CODE)
          .near("optimum θ₁", optimum.get(1), 8.31010064452, 1e-9, AUTHORS_CODE)
          .near("least C", cost(optimum).item(), 8.8227624426, 1e-9, AUTHORS_CODE)
          .nearRelative("λ_max of XᵀX", steep, 20670.3268006, 1e-10, RECOMPUTED)
          .nearRelative("λ_min of XᵀX", flat, 71.8546671086, 1e-10, RECOMPUTED)
          .nearRelative("bound n / λ_max of α", n() / steep, .0237054791018, 1e-10, RECOMPUTED);
    }
  }

  /** Where the runs end, and after how many iterates. */
  private static void checkEnds(Checks checks, Descent slow, Descent fast, Descent tooFast) {
    String ofSlow = ", α=" + slow.alpha();
    String ofFast = ", α=" + fast.alpha();
    checks
        .near("length" + ofSlow, slow.length(), 3109, 1, AUTHORS_CODE)
        .near("length" + ofFast, fast.length(), 1446, 1, AUTHORS_CODE)
        .near("end θ₀" + ofSlow, slow.end().get(0), -30.4450245584, 1e-8, AUTHORS_CODE)
        .near("end θ₁" + ofSlow, slow.end().get(1), 8.30961640427, 1e-8, AUTHORS_CODE)
        .near("end θ₀" + ofFast, fast.end().get(0), -30.4469721814, 1e-8, AUTHORS_CODE)
        .near("end θ₁" + ofFast, fast.end().get(1), 8.30989675681, 1e-8, AUTHORS_CODE)
        .near(
            "index of ‖θ‖ > 10⁶, α=" + tooFast.alpha(), tooFast.length() - 1, 508, 1, AUTHORS_CODE);
  }

  /** What the iterates do, against the factors 1 - 2αλ/n of the reference. */
  private static void checkFactors(
      Checks checks, Eigh eigen, Descent slow, Descent fast, Descent tooFast) {
    Tensor flat = eigen.vectors().select(1, 0);
    Tensor steep = eigen.vectors().select(1, 1);
    String factor = "factor a step, α=";
    String slowFactor = "slow factor, α=";
    checks
        .near(factor + tooFast.alpha(), tooFast.factor(steep), -1.02484833965, 1e-9, RECOMPUTED)
        .near(factor + fast.alpha(), fast.factor(steep), -.982663999242, 1e-9, RECOMPUTED)
        .near(slowFactor + slow.alpha(), slow.factor(flat), .997067156445, 1e-9, RECOMPUTED)
        .near(slowFactor + fast.alpha(), fast.factor(flat), .993107817645, 1e-9, RECOMPUTED);
  }

  private static void checkAgainstClosedForm(Checks checks, Problem problem, Descent run) {
    checks.allNear(
        "all iterates against the closed form, α=" + run.alpha(),
        run.iterates().flatten().toDoubles(),
        run.closedForm(problem.optimum(), problem.eigen(), problem.n()).flatten().toDoubles(),
        1e-8,
        THEORY);
  }

  /** The survey cut prices at $50000: a price of 50 only says "50 or more". */
  private static int[] notCensored(Tensor price) {
    return IntStream.range(0, price.size()).filter(i -> price.get(i) < 50).toArray();
  }

  private static Tensor column(Tensor x) {
    return x.reshape(-1, 1);
  }

  private static Chart chart(Problem problem, Descent slow, Descent fast, Descent tooFast) {
    double[] theta0 = Tensor.linspace(LEFT, RIGHT, 451).toDoubles();
    double[] theta1 = Tensor.linspace(BOTTOM, TOP, 201).toDoubles();
    double[] levels = IntStream.rangeClosed(0, 33).mapToDouble(i -> Math.exp(.6 * i)).toArray();
    Tensor optimum = problem.optimum();
    int drawn = untilItLeaves(tooFast);
    return Chart.titled("The learning rate matters")
        .axes("θ₀", "θ₁")
        .size(640, 460)
        .xRange(LEFT, RIGHT)
        .yRange(BOTTOM, TOP)
        .noGrid()
        .legend(Corner.LOWER_LEFT)
        .contours(
            theta0,
            theta1,
            problem.costs(theta0, theta1),
            levels,
            Style.of(Palette.GREY).width(.8).alpha(.6))
        .trajectory(
            tooFast.isDiverging() ? "α=" + tooFast.alpha() + ", diverges" : label(tooFast),
            Arrays.copyOf(tooFast.coordinate(0), drawn),
            Arrays.copyOf(tooFast.coordinate(1), drawn),
            thin(Palette.PURPLE))
        .trajectory(label(fast), fast.coordinate(0), fast.coordinate(1), thin(Palette.BLUE))
        .trajectory(label(slow), slow.coordinate(0), slow.coordinate(1), thin(Palette.VERMILLION))
        .point("start", 0, 0, Style.of(Palette.BLACK).size(9))
        .point("optimum", optimum.get(0), optimum.get(1), Style.of(Palette.GREEN).size(9));
  }

  /** How many iterates until one lies outside of the axes, that one included; at most 300. */
  private static int untilItLeaves(Descent run) {
    int most = Math.min(300, run.length());
    for (int t = 0; t < most; t++) {
      double theta0 = run.thetas().get(t).get(0);
      double theta1 = run.thetas().get(t).get(1);
      if (theta0 < LEFT || theta0 > RIGHT || theta1 < BOTTOM || theta1 > TOP) {
        return t + 1;
      }
    }
    return most;
  }

  private static Style thin(Color colour) {
    return Style.of(colour).width(1.2).size(4);
  }

  private static String label(Descent run) {
    return String.format(Locale.ROOT, "α=%s, %d iterations", run.alpha(), run.length());
  }

  private static Table iterates(Descent... runs) {
    List<String> run = new ArrayList<>();
    List<Tensor> thetas = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    int[] iteration = new int[0];
    for (Descent descent : runs) {
      run.addAll(Collections.nCopies(descent.length(), "alpha=" + descent.alpha()));
      iteration =
          IntStream.concat(IntStream.of(iteration), IntStream.range(0, descent.length())).toArray();
      thetas.add(descent.iterates());
      costs.addAll(descent.costs());
    }
    Tensor theta = Tensor.concat(0, thetas);
    return Table.of("iterates")
        .column("run", run)
        .column("iteration", iteration)
        .column("theta1", theta.select(1, 0))
        .column("theta2", theta.select(1, 1))
        .column("cost", costs.stream().mapToDouble(Double::doubleValue).toArray());
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_7(), args);
  }
}
