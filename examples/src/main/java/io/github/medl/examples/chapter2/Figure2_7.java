package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
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
import java.util.function.UnaryOperator;
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
      Knobs.real("alpha", "α", "learning rate (red)", 0.01, 0.002, 0.05).byRatio();
  private static final Knob.Real FAST =
      Knobs.real("fast", "α", "a larger one (blue)", 0.0235, 0.002, 0.05).byRatio();
  private static final Knob.Real TOO_FAST =
      Knobs.real("too-fast", "α", "too large a one (pale)", 0.024, 0.002, 0.05).byRatio();
  private static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the noise", 3, 0, 20);
  private static final Knob.Whole SEED = Knobs.seed(0);

  private static final int MAX_STEPS = 100_000;
  private static final double LEAST_STEP = 1e-5;

  /** Beyond this norm an iteration has diverged; the book lets it run on, to overflow. */
  private static final double DIVERGED = 1e6;

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
                + " for 100000 steps. Its first 300 points are drawn, as there.");
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData boston = Datasets.boston();
    int[] kept = notCensored(boston.y());
    Tensor rooms = Tensor.vector(boston.column("rm")).take(0, kept);
    LinearModel truth = LinearRegression.byQr().fit(column(rooms), boston.y().take(0, kept));

    int n = kept.length;
    NumpyRandom random = new NumpyRandom(context.get(SEED));
    Tensor x = Tensor.vector(random.normal(6, 2.5, n));
    Tensor y = truth.predict(column(x)).add(Tensor.vector(random.normal(0, context.get(NOISE), n)));

    Tensor design = design(x);
    UnaryOperator<Tensor> cost = theta -> y.sub(design.matmul(theta)).square().mean();
    Descent slow = descend(cost, context.get(ALPHA), context);
    Descent fast = descend(cost, context.get(FAST), context);
    Descent tooFast = descend(cost, context.get(TOO_FAST), context);

    Tensor optimum = LinearRegression.byQr().fit(column(x), y).coefficients();
    Eigh eigen = design.transpose().matmul(design).eigh();
    double steep = eigen.values().get(1);
    double flat = eigen.values().get(0);

    Checks checks =
        new Checks()
            .exactly("n", n, 490, AUTHORS_CODE)
            .near("Boston β₀", truth.coefficients().get(0), -30.0051201454, 1e-9, AUTHORS_CODE)
            .near("Boston β₁", truth.coefficients().get(1), 8.26855732243, 1e-9, AUTHORS_CODE)
            .near("mean of x", x.mean().item(), 5.92832008596, 1e-9, AUTHORS_CODE)
            .near("sd of x", x.variance().sqrt().item(), 2.48716777591, 1e-9, AUTHORS_CODE)
            .near("mean of y", y.mean().item(), 18.8165479673, 1e-9, AUTHORS_CODE)
            .near("sd of y", y.variance().sqrt().item(), 20.8809575774, 1e-9, AUTHORS_CODE)
            .near("optimum θ₀", optimum.get(0), -30.4483886, 5e-8, AUTHORS_CODE)
            .near("optimum θ₁", optimum.get(1), 8.31010064452, 1e-9, AUTHORS_CODE)
            .near("least C", cost.apply(optimum).item(), 8.8227624426, 1e-9, AUTHORS_CODE)
            .nearRelative("λ_max of XᵀX", steep, 20670.3268006, 1e-10, RECOMPUTED)
            .nearRelative("λ_min of XᵀX", flat, 71.8546671086, 1e-10, RECOMPUTED)
            .nearRelative("bound n / λ_max of α", n / steep, .0237054791018, 1e-10, RECOMPUTED)
            .near("length, α=" + slow.alpha(), slow.length(), 3109, 1, AUTHORS_CODE)
            .near("length, α=" + fast.alpha(), fast.length(), 1446, 1, AUTHORS_CODE)
            .near(
                "end θ₀, α=" + slow.alpha(), slow.end().get(0), -30.4450245584, 1e-8, AUTHORS_CODE)
            .near("end θ₁, α=" + slow.alpha(), slow.end().get(1), 8.30961640427, 1e-8, AUTHORS_CODE)
            .near(
                "end θ₀, α=" + fast.alpha(), fast.end().get(0), -30.4469721814, 1e-8, AUTHORS_CODE)
            .near("end θ₁, α=" + fast.alpha(), fast.end().get(1), 8.30989675681, 1e-8, AUTHORS_CODE)
            .near(
                "index of ‖θ‖ > 10⁶, α=" + tooFast.alpha(),
                tooFast.length() - 1,
                508,
                1,
                AUTHORS_CODE);
    // What the iterates do, against the factors 1 - 2αλ/n of the reference.
    Tensor flatAxis = eigen.vectors().select(1, 0);
    Tensor steepAxis = eigen.vectors().select(1, 1);
    checks
        .near(
            "factor a step, α=" + tooFast.alpha(),
            tooFast.factor(steepAxis),
            -1.02484833965,
            1e-9,
            RECOMPUTED)
        .near(
            "factor a step, α=" + fast.alpha(),
            fast.factor(steepAxis),
            -.982663999242,
            1e-9,
            RECOMPUTED)
        .near(
            "slow factor, α=" + slow.alpha(),
            slow.factor(flatAxis),
            .997067156445,
            1e-9,
            RECOMPUTED)
        .near(
            "slow factor, α=" + fast.alpha(),
            fast.factor(flatAxis),
            .993107817645,
            1e-9,
            RECOMPUTED);
    for (Descent run : List.of(slow, fast)) {
      checks.allNear(
          "all iterates against the closed form, α=" + run.alpha(),
          run.iterates().flatten().toDoubles(),
          closedForm(run, optimum, eigen, n).flatten().toDoubles(),
          1e-8,
          THEORY);
    }

    Table sample = Table.of("sample").column("x", x).column("y", y);
    return Outcome.of(Picture.of("", 1, chart(design, y, optimum, slow, fast, tooFast)))
        .checks(checks)
        .value("optimum", optimum)
        .value("eigenvalues of X'X", eigen.values())
        .table(sample)
        .table(iterates(slow, fast, tooFast))
        .data(boston.provenance())
        .seed(context.get(SEED));
  }

  /** The survey cut prices at $50000: a price of 50 only says "50 or more". */
  private static int[] notCensored(Tensor price) {
    return IntStream.range(0, price.size()).filter(i -> price.get(i) < 50).toArray();
  }

  private static Tensor column(Tensor x) {
    return x.reshape(-1, 1);
  }

  private static Tensor design(Tensor x) {
    return Tensor.stack(1, List.of(x.fullLike(1), x));
  }

  /**
   * A run of gradient descent.
   *
   * @param alpha the learning rate
   * @param thetas the iterates, beginning with the start
   * @param costs C at each of them
   */
  private record Descent(double alpha, List<Tensor> thetas, List<Double> costs) {
    /** The number of iterates, the start included: the book's "number of iterations". */
    int length() {
      return thetas.size();
    }

    boolean isDiverging() {
      return end().norm().item() > DIVERGED;
    }

    Tensor end() {
      return thetas.get(length() - 1);
    }

    Tensor iterates() {
      return Tensor.stack(0, thetas);
    }

    double[] coordinate(int i) {
      return iterates().select(1, i).toDoubles();
    }

    /** By which factor steps in a direction grow, seen over the first hundred of them. */
    double factor(Tensor direction) {
      if (length() < 102) {
        return Double.NaN; // it diverged before
      }
      Tensor first = thetas.get(1).sub(thetas.get(0));
      Tensor later = thetas.get(101).sub(thetas.get(100));
      double ratio = later.dot(direction).item() / first.dot(direction).item();
      double oneStep = thetas.get(2).sub(thetas.get(1)).dot(direction).item();
      double sign = Math.signum(oneStep / first.dot(direction).item());
      return sign * Math.pow(Math.abs(ratio), .01);
    }
  }

  private static Descent descend(UnaryOperator<Tensor> cost, double alpha, FigureContext context) {
    List<Tensor> thetas = new ArrayList<>();
    List<Double> costs = new ArrayList<>();
    Tensor theta = Tensor.zeros(2);
    for (int t = 0; t <= MAX_STEPS; t++) {
      if (t % 1000 == 0) {
        context.progress("step", t, MAX_STEPS);
      }
      var c = Autodiff.valueAndGradient(cost, theta);
      thetas.add(theta);
      costs.add(c.value().item());
      Tensor step = c.gradient().mul(alpha);
      if (theta.norm().item() > DIVERGED
          || t > 0 && theta.sub(thetas.get(t - 1)).norm().item() < LEAST_STEP) {
        break;
      }
      theta = theta.sub(step);
    }
    return new Descent(alpha, thetas, costs);
  }

  /** θ_t = θ* + V diag(1 - 2αλ/n)ᵗ Vᵀ(θ_0 - θ*), where XᵀX = V diag(λ) Vᵀ. */
  private static Tensor closedForm(Descent run, Tensor optimum, Eigh eigen, int n) {
    Tensor factors = eigen.values().mul(-2 * run.alpha() / n).add(1);
    Tensor error = eigen.vectors().transpose().matmul(optimum.neg());
    List<Tensor> errors = new ArrayList<>();
    for (int t = 0; t < run.length(); t++) {
      errors.add(error);
      error = error.mul(factors);
    }
    return Tensor.stack(0, errors).matmul(eigen.vectors(), false, true).add(optimum);
  }

  private static Chart chart(
      Tensor design, Tensor y, Tensor optimum, Descent slow, Descent fast, Descent tooFast) {
    double[] theta0 = Tensor.linspace(-40, 5, 451).toDoubles();
    double[] theta1 = Tensor.linspace(-5, 15, 201).toDoubles();
    double[][] cost = costs(design, y, optimum, theta0, theta1);
    double[] levels = IntStream.rangeClosed(0, 33).mapToDouble(i -> Math.exp(.6 * i)).toArray();
    int drawn = Math.min(300, tooFast.length());
    return Chart.titled("The learning rate matters")
        .axes("θ₀", "θ₁")
        .size(640, 460)
        .xRange(-40, 5)
        .yRange(-5, 15)
        .noGrid()
        .legend(Corner.LOWER_LEFT)
        .contours(theta0, theta1, cost, levels, Style.of(Palette.GREY).width(.8).alpha(.6))
        .line(
            tooFast.isDiverging() ? "α=" + tooFast.alpha() + ", diverges" : label(tooFast),
            Arrays.copyOf(tooFast.coordinate(0), drawn),
            Arrays.copyOf(tooFast.coordinate(1), drawn),
            Style.of(Palette.BLACK).width(.9).alpha(.2))
        .trajectory(label(fast), fast.coordinate(0), fast.coordinate(1), thin(Palette.BLUE))
        .trajectory(label(slow), slow.coordinate(0), slow.coordinate(1), thin(Palette.VERMILLION))
        .point("_start", 0, 0, Style.of(Palette.BLACK).size(9))
        .point("_optimum", optimum.get(0), optimum.get(1), Style.of(Palette.GREEN).size(9));
  }

  private static Style thin(Color colour) {
    return Style.of(colour).width(1.2).size(4);
  }

  private static String label(Descent run) {
    return String.format(Locale.ROOT, "α=%s, %d iterations", run.alpha(), run.length());
  }

  /**
   * C on a grid: {@code C(θ) = C(θ*) + (θ - θ*)ᵀ (XᵀX / n) (θ - θ*)}, exact since C is quadratic,
   * and 490 times less work than a residual for every house at every point.
   */
  private static double[][] costs(
      Tensor design, Tensor y, Tensor optimum, double[] theta0, double[] theta1) {
    Tensor h = design.transpose().matmul(design).div(design.dim(0));
    double least = y.sub(design.matmul(optimum)).square().mean().item();
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
