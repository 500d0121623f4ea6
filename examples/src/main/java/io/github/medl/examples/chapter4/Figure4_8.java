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

  /** The ray from θ along d, on a grid of rates α. */
  private record Ray(Tensor theta, Tensor d, double[] alpha, double[] cost) {

    static Ray steepestFrom(Tensor theta) {
      Tensor d = Autodiff.gradient(Rosenbrock::cost, theta).neg();
      double[] alpha = Grid.range(0, 1e-5, 300);
      Ray ray = new Ray(theta, d, alpha, new double[alpha.length]);
      Arrays.setAll(ray.cost, k -> ray.costAt(alpha[k]));
      return ray;
    }

    Tensor point(double rate) {
      return theta.add(d.mul(rate));
    }

    double costAt(double rate) {
      return Rosenbrock.cost(point(rate)).item();
    }

    int best() {
      return Tensor.of(cost).argmin();
    }

    Tensor next() {
      return point(alpha[best()]);
    }

    Tensor end() {
      return point(alpha[alpha.length - 1]);
    }

    /** Where the slope along the ray vanishes near α, by Newton's method in one dimension. */
    double stationary(double near) {
      Tensor rate = Tensor.scalar(near);
      for (int t = 0; t < 20; t++) {
        Tensor slope = Autodiff.gradient(a -> Rosenbrock.cost(theta.add(d.mul(a))), rate);
        Tensor curvature = Autodiff.hessian(a -> Rosenbrock.cost(theta.add(d.mul(a))), rate);
        rate = rate.sub(slope.div(curvature));
      }
      return rate.item();
    }
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Ray ray = Ray.steepestFrom(Tensor.vector(context.get(THETA1), context.get(THETA2)));
    return Outcome.of(Picture.of("Line search", 2, curve(ray), plane(ray))).checks(checks(ray));
  }

  private static Chart curve(Ray ray) {
    double rate = ray.alpha[ray.best()];
    return Chart.titled("(a)")
        .axes("α", "C(θ + αd)")
        .size(520, 520)
        .xRange(0, 0.003)
        .yRange(-5, 45)
        .line("C", ray.alpha, ray.cost, Style.of(Palette.BLUE).width(2.5))
        .line(
            "best rate",
            new double[] {rate, rate},
            new double[] {-5, ray.cost[ray.best()]},
            Style.of(Palette.GREEN).width(2.5))
        .text(rate, -2.5, "α^{(t)}", Style.of(Palette.BLACK), 22, 0);
  }

  private static Chart plane(Ray ray) {
    Tensor theta = ray.theta;
    Tensor next = ray.next();
    Tensor end = ray.end();
    return Rosenbrock.landscape("(b)", theta.get(0), theta.get(1), 1.19)
        .arrow(
            theta.get(0),
            theta.get(1),
            end.get(0),
            end.get(1),
            Style.of(Palette.VERMILLION).width(2))
        .point(
            "Next point", next.get(0), next.get(1), Style.of(Palette.GREEN).marker(Marker.CIRCLE));
  }

  private static Checks checks(Ray ray) throws IOException {
    double[] cost = ray.cost;
    double exact = ray.stationary(0.0016);
    double hill = ray.stationary(0.0055);
    double valley = ray.stationary(0.0092);
    return new Checks()
        .near("C at the start", cost[0], 41, 1e-9, AUTHORS_CODE)
        .near("d₁", ray.d.get(0), -204.4, 1e-9, AUTHORS_CODE)
        .near("d₂", ray.d.get(1), 128, 1e-9, AUTHORS_CODE)
        .allNear("C along the ray", cost, Reference.of("4.8").numbers("C"), 1e-9, AUTHORS_CODE)
        .near("best α on the grid", ray.alpha[ray.best()], 0.00165, 1e-9, AUTHORS_CODE)
        .near("C there", cost[ray.best()], 0.2895058061400218, 1e-9, AUTHORS_CODE)
        .near("θ₁ next", ray.next().get(0), 0.46274, 1e-9, AUTHORS_CODE)
        .near("θ₂ next", ray.next().get(1), 0.2112, 1e-9, AUTHORS_CODE)
        .near("exact minimiser α", exact, 0.0016483282074149248, 1e-9, RECOMPUTED)
        .near("C there, exact", ray.costAt(exact), 0.28947748084281955, 1e-9, RECOMPUTED)
        .near("local maximum beyond", hill, 0.0054998367212210925, 1e-9, RECOMPUTED)
        .near("C at the local maximum", ray.costAt(hill), 37.62095121622683, 1e-9, RECOMPUTED)
        .near("local minimum beyond", valley, 0.009189088681759154, 1e-9, RECOMPUTED)
        .near("C at the local minimum", ray.costAt(valley), 4.337565951877636, 1e-9, RECOMPUTED)
        .near("C at the end of the ray", cost[299], 12.702895682, 1e-9, AUTHORS_CODE)
        .near("θ₁ at the end of the ray", ray.end().get(0), 0.188844, 1e-9, AUTHORS_CODE)
        .near("θ₂ at the end of the ray", ray.end().get(1), 0.38272, 1e-9, AUTHORS_CODE);
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_8(), args);
  }
}
