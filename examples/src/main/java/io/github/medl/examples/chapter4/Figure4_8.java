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
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;

/**
 * Figure 4.8: a line search on Rosenbrock's function, from θ = (0.8, 0) along d = -∇C(θ): (a) the
 * cost C(θ + αd) along the ray, (b) the ray and the next point over the contour lines.
 */
public final class Figure4_8 implements Figure {
  private static final Knob.Real THETA1 = Knobs.real("theta1", "θ₁", "start", 0.8, -0.3, 1.09);
  private static final Knob.Real THETA2 = Knobs.real("theta2", "θ₂", "start", 0, -0.3, 1.09);

  @Override
  public About about() {
    return About.figure("4.8", "Line search", Kind.EXACT)
        .caption(
            "(a) Rosenbrock's function along the steepest descent from (0.8, 0), with the best rate"
                + " α. (b) The ray, and the next point.")
        .quick(0.5)
        .play(THETA1, THETA2);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Tensor theta = Tensor.vector(context.get(THETA1), context.get(THETA2));
    Tensor d = Autodiff.gradient(Rosenbrock::cost, theta).neg();
    double[] alpha = Grid.range(0, 1e-5, 300);
    double[] cost = Arrays.stream(alpha).map(a -> along(theta, d, a)).toArray();
    int best = Tensor.of(cost).argmin();
    Tensor next = theta.add(d.mul(alpha[best]));
    Tensor end = theta.add(d.mul(alpha[299]));

    double exact = stationary(theta, d, 0.0016);
    double hill = stationary(theta, d, 0.0055);
    double valley = stationary(theta, d, 0.0092);
    Checks checks =
        new Checks()
            .near("C at the start", cost[0], 41, 1e-9, AUTHORS_CODE)
            .near("d₁", d.get(0), -204.4, 1e-9, AUTHORS_CODE)
            .near("d₂", d.get(1), 128, 1e-9, AUTHORS_CODE)
            .allNear("C along the ray", cost, Reference.of("4.8").numbers("C"), 1e-9, AUTHORS_CODE)
            .near("best α on the grid", alpha[best], 0.00165, 1e-9, AUTHORS_CODE)
            .near("C there", cost[best], 0.2895058061400218, 1e-9, AUTHORS_CODE)
            .near("θ₁ next", next.get(0), 0.46274, 1e-9, AUTHORS_CODE)
            .near("θ₂ next", next.get(1), 0.2112, 1e-9, AUTHORS_CODE)
            .near("exact minimiser α", exact, 0.0016483282074149248, 1e-9, RECOMPUTED)
            .near("C there, exact", along(theta, d, exact), 0.28947748084281955, 1e-9, RECOMPUTED)
            .near("local maximum beyond", hill, 0.0054998367212210925, 1e-9, RECOMPUTED)
            .near(
                "C at the local maximum",
                along(theta, d, hill),
                37.62095121622683,
                1e-9,
                RECOMPUTED)
            .near("local minimum beyond", valley, 0.009189088681759154, 1e-9, RECOMPUTED)
            .near(
                "C at the local minimum",
                along(theta, d, valley),
                4.337565951877636,
                1e-9,
                RECOMPUTED)
            .near("C at the end of the ray", cost[299], 12.702895682, 1e-9, AUTHORS_CODE)
            .near("θ₁ at the end of the ray", end.get(0), 0.188844, 1e-9, AUTHORS_CODE)
            .near("θ₂ at the end of the ray", end.get(1), 0.38272, 1e-9, AUTHORS_CODE);

    Chart curve =
        Chart.titled("(a)")
            .axes("α", "C(θ + αd)")
            .size(520, 520)
            .xRange(0, 0.003)
            .yRange(-5, 45)
            .line("C", alpha, cost, Style.of(Palette.BLUE).width(2.5))
            .line(
                "best rate",
                new double[] {alpha[best], alpha[best]},
                new double[] {-5, cost[best]},
                Style.of(Palette.GREEN).width(2.5))
            .text(alpha[best], -2.5, "α^{(t)}", Style.of(Palette.BLACK), 22, 0);
    Chart plane =
        Rosenbrock.landscape("(b)", theta.get(0), theta.get(1), 1.19)
            .arrow(
                theta.get(0),
                theta.get(1),
                end.get(0),
                end.get(1),
                Style.of(Palette.VERMILLION).width(2))
            .point(
                "Next point",
                next.get(0),
                next.get(1),
                Style.of(Palette.GREEN).marker(Marker.CIRCLE));
    return Outcome.of(Picture.of("Line search", 2, curve, plane)).checks(checks);
  }

  private static double along(Tensor theta, Tensor d, double alpha) {
    return Rosenbrock.cost(theta.add(d.mul(alpha))).item();
  }

  /** Where the slope along the ray vanishes near α, by Newton's method in one dimension. */
  private static double stationary(Tensor theta, Tensor d, double near) {
    Tensor alpha = Tensor.scalar(near);
    for (int t = 0; t < 20; t++) {
      Tensor slope = Autodiff.gradient(a -> Rosenbrock.cost(theta.add(d.mul(a))), alpha);
      Tensor curvature = Autodiff.hessian(a -> Rosenbrock.cost(theta.add(d.mul(a))), alpha);
      alpha = alpha.sub(slope.div(curvature));
    }
    return alpha.item();
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_8(), args);
  }
}
