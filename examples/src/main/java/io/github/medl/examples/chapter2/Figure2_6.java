package io.github.medl.examples.chapter2;

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
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.loss.Loss;
import io.github.medl.learning.loss.Losses;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import org.apache.commons.math3.analysis.solvers.BrentSolver;

/**
 * Figure 2.6: three losses of the error {@code e = ŷ - y}, and the densities of errors for which
 * the first two are the negative log-likelihood: squared loss belongs to the normal distribution,
 * absolute loss to the Laplace distribution.
 */
public final class Figure2_6 implements Figure {
  private static final Knob.Real DELTA =
      Knobs.real("delta", "δ", "where Huber's loss becomes a line", 1, 0.05, 3);

  /** Where the densities are drawn. */
  private static final Tensor X = Tensor.linspace(-4, 4, 801);

  @Override
  public About about() {
    return About.figure("2.6", "Loss functions and densities of errors", Kind.EXACT)
        .caption(
            "Left: squared, absolute and Huber loss. Right: the normal and the Laplace density.")
        .quick(0.1)
        .play(DELTA);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double delta = context.get(DELTA);
    double inner = crossing(0, 1);
    double outer = crossing(1, 4);
    double[] crossings = {-outer, -inner, inner, outer};

    Checks checks = new Checks();
    checkLosses(checks, Losses.huber(delta));
    checkDensities(checks);
    checkCrossings(checks, inner, outer);
    return Outcome.of(
            Picture.of("Losses and densities of errors", 2, losses(delta), densities(crossings)))
        .checks(checks)
        .value("crossings", crossings);
  }

  private static Chart losses(double delta) {
    Tensor e = Tensor.linspace(-2, 2, 801);
    String name = delta == 1 ? "1" : Double.toString(delta);
    double[] huber = losses(Losses.huber(delta), e);
    return Chart.titled("(a)")
        .axes("e = ŷ - y", "Loss")
        .xRange(-2, 2)
        .yRange(0, 4)
        .xTicks(-2, -1, 0, 1, 2)
        .yTicks(0, 1, 2, 3, 4)
        .legend(Corner.BEST)
        .line("Squared loss", e.toDoubles(), losses(Losses.squared(), e), Style.palette(0))
        .line("Absolute loss", e.toDoubles(), losses(Losses.absolute(), e), Style.palette(1))
        .line("Huber loss (δ=" + name + ")", e.toDoubles(), huber, Style.palette(2));
  }

  private static Chart densities(double[] crossings) {
    return Chart.titled("(b)")
        .axes("x", "Density")
        .xRange(-4, 4)
        .yRange(0, 0.55)
        .xTicks(-4, -2, 0, 2, 4)
        .legend(Corner.BEST)
        .line("Normal(0, 1)", X.toDoubles(), normal(X).toDoubles(), Style.palette(0))
        .line("Laplace(0, 1)", X.toDoubles(), laplace(X).toDoubles(), Style.palette(1))
        .points(
            "_crossings",
            crossings,
            normal(Tensor.vector(crossings)).toDoubles(),
            Style.of(Palette.BLACK).size(5));
  }

  private static void checkLosses(Checks checks, Loss huber) {
    Tensor e = Tensor.linspace(-2, 2, 9);
    checks
        .allNear("squared loss", losses(Losses.squared(), e), SQUARED, 1e-12, RECOMPUTED)
        .allNear("absolute loss", losses(Losses.absolute(), e), ABSOLUTE, 1e-12, RECOMPUTED)
        .allNear("Huber loss", losses(huber, e), HUBER, 1e-12, RECOMPUTED);
  }

  private static void checkDensities(Checks checks) {
    Tensor left = Tensor.linspace(-4, 0, 9);
    Tensor right = left.neg();
    double peak = normal(X).max().item();
    double peakOfLaplace = laplace(X).max().item();
    checks
        .allNear("normal density, x <= 0", normal(left).toDoubles(), NORMAL, 1e-12, RECOMPUTED)
        .allNear("normal density, x >= 0", normal(right).toDoubles(), NORMAL, 1e-12, RECOMPUTED)
        .allNear("Laplace density, x <= 0", laplace(left).toDoubles(), LAPLACE, 1e-12, RECOMPUTED)
        .allNear("Laplace density, x >= 0", laplace(right).toDoubles(), LAPLACE, 1e-12, RECOMPUTED)
        .near("normal peak", peak, .398942280401, 1e-12, RECOMPUTED)
        .near("Laplace peak", peakOfLaplace, .5, 1e-12, RECOMPUTED);
  }

  /** ln of both densities: x²/2 + ln(2π)/2 = |x| + ln 2, a quadratic equation for |x|. */
  private static void checkCrossings(Checks checks, double inner, double outer) {
    double root = Math.sqrt(1 - Math.log(2 * Math.PI) + 2 * Math.log(2));
    checks
        .near("inner crossing", inner, 1 - root, 1e-12, THEORY)
        .near("outer crossing", outer, 1 + root, 1e-12, THEORY);
  }

  /** The loss of a prediction that is e above the target. */
  private static double[] losses(Loss loss, Tensor e) {
    return loss.each(e, e.fullLike(0)).toDoubles();
  }

  private static Tensor normal(Tensor x) {
    return x.square().div(-2).exp().div(Math.sqrt(2 * Math.PI));
  }

  private static Tensor laplace(Tensor x) {
    return x.abs().neg().exp().div(2);
  }

  /** Where the densities are equal, between two points at which their order differs. */
  private static double crossing(double from, double to) {
    return new BrentSolver(1e-15, 1e-15)
        .solve(100, x -> normal(Tensor.scalar(x)).sub(laplace(Tensor.scalar(x))).item(), from, to);
  }

  /** The losses at e = -2, -1.5, ..., 2. */
  private static final double[] SQUARED = {4, 2.25, 1, .25, 0, .25, 1, 2.25, 4};

  private static final double[] ABSOLUTE = {2, 1.5, 1, .5, 0, .5, 1, 1.5, 2};
  private static final double[] HUBER = {1.5, 1, .5, .125, 0, .125, .5, 1, 1.5};

  /** The densities at x = -4, -3.5, ..., 0. */
  private static final double[] NORMAL = {
    .000133830225765,
    .000872682695046,
    .00443184841194,
    .0175283004936,
    .0539909665132,
    .129517595666,
    .241970724519,
    .352065326764,
    .398942280401
  };

  private static final double[] LAPLACE = {
    .00915781944437,
    .0150986917112,
    .0248935341839,
    .0410424993119,
    .0676676416183,
    .111565080074,
    .183939720586,
    .303265329856,
    .5
  };

  public static void main(String[] args) {
    Show.figure(new Figure2_6(), args);
  }
}
