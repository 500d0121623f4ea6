package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/**
 * Figure 4.10: one step of Newton's method in one dimension goes to the stationary point of the
 * second-order Taylor polynomial Q; (a) to a minimum where C is convex, (b) to a maximum where it
 * is not.
 */
public final class Figure4_10 implements Figure {
  private static final Knob.Real START =
      Knobs.real("theta", "θ", "where the step of (a) begins", 2.5, -1, 4.2);
  private static final Knob.Real OTHER =
      Knobs.real("theta-b", "θ", "where the step of (b) begins", 1.7, -1, 4.2);

  @Override
  public About about() {
    return About.figure("4.10", "Newton's method in one dimension", Kind.EXACT)
        .caption(
            "C(θ) = θ⁴ - 4θ³ - 2θ² + 10θ + 15 (blue) and its quadratic approximation Q (vermilion)"
                + " at θ = 2.5 (a) and θ = 1.7 (b).")
        .differs("The script places the next points by hand, at 3.64 and 0.53; we compute them.")
        .quick(0.5)
        .play(START, OTHER);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double start = context.get(START);
    double other = context.get(OTHER);
    double[] toMinimum = newton(start);
    double[] toMaximum = newton(other);
    return Outcome.of(
            Picture.of(
                "Newton's method in one dimension",
                2,
                chart("(a)", start, toMinimum[1], Grid.range(1.5, 0.01, 270)),
                chart("(b)", other, toMaximum[1], Grid.range(-1, 0.01, 400))))
        .checks(checks(start, toMinimum, other, toMaximum))
        .value("iterates from " + start, toMinimum)
        .value((start == other ? "again " : "") + "iterates from " + other, toMaximum);
  }

  private static Checks checks(double start, double[] toMinimum, double other, double[] toMaximum) {
    return new Checks()
        .near("(a) C(θ)", cost(start), 4.0625, 1e-10, AUTHORS_CODE)
        .near("(a) C'(θ)", slope(start), -12.5, 1e-10, AUTHORS_CODE)
        .near("(a) C''(θ)", curvature(start), 11, 1e-10, AUTHORS_CODE)
        .allNear(
            "(a) iterates",
            Arrays.copyOfRange(toMinimum, 1, 7),
            new double[] {
              3.6363636363636367, 3.204445137990994, 3.072586901871616,
              3.0599062757041993, 3.0597919793504174, 3.0597919701013208
            },
            1e-10,
            RECOMPUTED)
        .near(
            "(a) Q at the next point",
            taylor(start, toMinimum[1]),
            -3.0397727273,
            1e-10,
            RECOMPUTED)
        .near(
            "(a) Q at 3.64, where the script puts it",
            taylor(start, 3.64),
            -3.0397,
            1e-10,
            AUTHORS_CODE)
        .near("(a) C at the next point", cost(toMinimum[1]), 7.4322109146, 1e-10, RECOMPUTED)
        .near("(a) C at the global minimum", cost(toMinimum[12]), -0.0606597955, 1e-10, RECOMPUTED)
        .near("(b) C(θ)", cost(other), 14.9201, 1e-10, AUTHORS_CODE)
        .near("(b) C'(θ)", slope(other), -11.828, 1e-10, AUTHORS_CODE)
        .near("(b) C''(θ)", curvature(other), -10.12, 1e-10, AUTHORS_CODE)
        .allNear(
            "(b) iterates",
            Arrays.copyOfRange(toMaximum, 1, 6),
            new double[] {
              0.5312252964426878,
              0.9120036804405969,
              0.8746125035848595,
              0.874505906746391,
              0.8745059056647393
            },
            1e-10,
            RECOMPUTED)
        .near(
            "(b) Q at the next point",
            taylor(other, toMaximum[1]),
            21.8322335968,
            1e-10,
            RECOMPUTED)
        .near("(b) C at the next point", cost(toMaximum[1]), 19.2278415662, 1e-10, RECOMPUTED)
        .near("(b) C at the local maximum", cost(toMaximum[12]), 20.1252460707, 1e-10, RECOMPUTED)
        .near("the other local minimum", newton(-1)[12], -0.9342978758, 1e-10, RECOMPUTED)
        .near("C there", cost(newton(-1)[12]), 7.9354137249, 1e-10, RECOMPUTED);
  }

  private static Tensor cost(Tensor theta) {
    Tensor square = theta.square();
    return square
        .square()
        .sub(square.mul(theta).mul(4))
        .sub(square.mul(2))
        .add(theta.mul(10))
        .add(15)
        .sum();
  }

  private static double cost(double theta) {
    return cost(Tensor.scalar(theta)).item();
  }

  private static double slope(double theta) {
    return Autodiff.gradient(Figure4_10::cost, Tensor.scalar(theta)).item();
  }

  private static double curvature(double theta) {
    return Autodiff.hessian(Figure4_10::cost, Tensor.scalar(theta)).item();
  }

  /** Q(u) = C(θ) + C'(θ)(u - θ) + C''(θ)(u - θ)²/2. */
  private static double taylor(double theta, double u) {
    double d = u - theta;
    return cost(theta) + slope(theta) * d + curvature(theta) * d * d / 2;
  }

  /** The iterates of twelve steps. */
  private static double[] newton(double start) {
    double[] iterates =
        Minimisers.newton()
            .minimise(Objective.of(Figure4_10::cost), new double[] {start}, Stopping.after(12))
            .trace()
            .theta(0);
    int reached = iterates.length; // it stops where the gradient is exactly 0
    double[] all = Arrays.copyOf(iterates, 13);
    Arrays.fill(all, reached, Math.max(reached, 13), iterates[reached - 1]);
    return all;
  }

  private static Chart chart(String title, double theta, double next, double[] domain) {
    double[] axis = Grid.range(-1, 0.01, 501);
    double low = -10;
    double level = cost(theta);
    Style bar = Style.of(Palette.GREEN).width(2);
    return Chart.titled(title)
        .axes("θ", "")
        .size(520, 420)
        .xTicks(new double[] {theta, next}, "θ^{(t)}", "θ^{(t+1)}")
        .yTicks()
        .noGrid()
        .xRange(-1, 4.2)
        .yRange(low, 31)
        .legend(Corner.UPPER_LEFT)
        .line(
            "C(θ)",
            axis,
            Arrays.stream(axis).map(Figure4_10::cost).toArray(),
            Style.of(Palette.BLUE).width(2))
        .line(
            "Q(θ)",
            domain,
            Arrays.stream(domain).map(u -> taylor(theta, u)).toArray(),
            Style.of(Palette.VERMILLION).width(2))
        .line("_theta", new double[] {theta, theta}, new double[] {low, level}, bar)
        .line(
            "_next theta", new double[] {next, next}, new double[] {low, taylor(theta, next)}, bar)
        .line(
            "_level",
            new double[] {Math.min(theta, next), Math.max(theta, next)},
            new double[] {level, level},
            Style.of(Palette.GREY).dashed());
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_10(), args);
  }
}
