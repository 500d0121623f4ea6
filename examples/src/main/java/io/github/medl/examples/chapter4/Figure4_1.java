package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Picture;
import io.github.medl.plot.surface.Surface;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Figure 4.1: a convex function θ₁² + θ₂² and one with many local extrema; all stationary points of
 * the second, found by Newton's method from a grid of starting points.
 */
public final class Figure4_1 implements Figure {
  @Override
  public About about() {
    return About.figure("4.1", "Convexity and local and global extrema", Kind.EXACT)
        .caption(
            "(a) A convex function. (b) One with three minima, three maxima and three saddles.")
        .quick(1);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    double[] theta = Grid.range(-2.5, 0.01, 500);
    Tensor mesh = Tensor.generate(k -> theta[k % 2 == 0 ? k / 2 % 500 : k / 1000], 500, 500, 2);
    Tensor bowl = bowl(mesh);
    Tensor peaks = peaks(mesh);
    List<Stationary> found = stationaryPoints();
    return Outcome.of(
            Picture.of(
                "Convexity and local and global extrema",
                2,
                surface("(a) convex", theta, bowl),
                surface("(b) not convex", theta, peaks)))
        .checks(onGrids(theta, bowl, peaks))
        .checks(ofStationaryPoints(found))
        .table(
            Table.of("stationary")
                .column("theta1", column(found, 0))
                .column("theta2", column(found, 1))
                .column("cost", column(found, 2))
                .column("type", kinds(found)));
  }

  private static Checks onGrids(double[] theta, Tensor bowl, Tensor peaks) throws IOException {
    int least = peaks.argmin();
    int largest = peaks.argmax();
    Reference grid = Reference.of("4.1");
    Tensor points = pairs(grid.numbers("theta1"), grid.numbers("theta2"));
    return new Checks()
        .allNear(
            "(a) on a coarse grid",
            bowl(points).toDoubles(),
            grid.numbers("convex"),
            1e-12,
            AUTHORS_CODE)
        .allNear(
            "(b) on a coarse grid",
            peaks(points).toDoubles(),
            grid.numbers("nonconvex"),
            1e-12,
            AUTHORS_CODE)
        .near("(a) largest value on the grid", bowl.max().item(), 12.5, 1e-12, AUTHORS_CODE)
        .near(
            "(b) least value on the grid", peaks.min().item(), -6.550788631741, 1e-12, AUTHORS_CODE)
        .near("(b) θ₁ there", theta[least % 500], 0.23, 1e-12, AUTHORS_CODE)
        .near("(b) θ₂ there", theta[least / 500], -1.63, 1e-12, AUTHORS_CODE)
        .near(
            "(b) largest value on the grid",
            peaks.max().item(),
            8.106179920476,
            1e-12,
            AUTHORS_CODE)
        .near("(b) θ₁ there", theta[largest % 500], -0.01, 1e-12, AUTHORS_CODE)
        .near("(b) θ₂ there", theta[largest / 500], 1.58, 1e-12, AUTHORS_CODE);
  }

  private static Checks ofStationaryPoints(List<Stationary> found) throws IOException {
    Reference known = Reference.of("4.1-stationary");
    Checks checks =
        new Checks().exactly("stationary points with |θ| < 3", found.size(), 9, RECOMPUTED);
    if (found.size() == 9) {
      checks
          .allNear(
              "θ₁ of the stationary points",
              column(found, 0),
              known.numbers("theta1"),
              1e-10,
              RECOMPUTED)
          .allNear(
              "θ₂ of the stationary points",
              column(found, 1),
              known.numbers("theta2"),
              1e-10,
              RECOMPUTED)
          .allNear("C there", column(found, 2), known.numbers("value"), 1e-10, RECOMPUTED)
          .allNear(
              "smaller eigenvalue of the Hessian",
              column(found, 3),
              known.numbers("hess_eig_min"),
              1e-8,
              RECOMPUTED)
          .allNear(
              "larger eigenvalue of the Hessian",
              column(found, 4),
              known.numbers("hess_eig_max"),
              1e-8,
              RECOMPUTED)
          .holds(
              "minima, maxima and saddles as known",
              kinds(found).equals(known.words("type")),
              RECOMPUTED);
    }
    return checks.holds(
        "(a) the Hessian is positive definite",
        Autodiff.hessian(Figure4_1::bowl, Tensor.zeros(2)).eigh().values().min().item() > 0,
        THEORY);
  }

  private static Tensor bowl(Tensor theta) {
    return theta.square().sum(-1);
  }

  private static Tensor peaks(Tensor theta) {
    Tensor t1 = theta.select(-1, 0);
    Tensor t2 = theta.select(-1, 1);
    Tensor square = t1.square();
    Tensor first = t1.neg().add(1).square().mul(3).mul(square.neg().sub(t2.add(1).square()).exp());
    Tensor second =
        t1.div(5).sub(t1.pow(3)).sub(t2.pow(5)).mul(10).mul(square.neg().sub(t2.square()).exp());
    Tensor third = t1.add(1).square().neg().sub(t2.square()).exp().div(3);
    return first.sub(second).sub(third);
  }

  /**
   * A point where the gradient vanishes, with the cost and the eigenvalues of the Hessian there.
   */
  private record Stationary(double theta1, double theta2, double cost, double low, double high) {
    static Stationary at(Tensor theta) {
      Tensor lambda = Autodiff.hessian(Figure4_1::peaks, theta).eigh().values();
      return new Stationary(
          theta.get(0), theta.get(1), peaks(theta).item(), lambda.get(0), lambda.get(1));
    }

    boolean isAt(Tensor theta) {
      return Math.hypot(theta1 - theta.get(0), theta2 - theta.get(1)) < 1e-6;
    }

    String kind() {
      return low > 0 ? "min" : high < 0 ? "max" : "saddle";
    }

    double number(int i) {
      return new double[] {theta1, theta2, cost, low, high}[i];
    }
  }

  /**
   * Newton's method goes to whatever stationary point is near, so a grid of starts finds them all.
   */
  private static List<Stationary> stationaryPoints() {
    Objective cost = Objective.of(Figure4_1::peaks);
    List<Stationary> found = new ArrayList<>();
    for (double start1 = -2; start1 <= 2; start1 += 0.25) {
      for (double start2 = -2; start2 <= 2; start2 += 0.25) {
        Minimum end =
            Minimisers.newton()
                .minimise(
                    cost, new double[] {start1, start2}, Stopping.after(50).withGradient(1e-11));
        Tensor theta = end.theta();
        boolean near = end.gradientNorm() <= 1e-11 && theta.abs().max().item() < 3;
        if (near && found.stream().noneMatch(point -> point.isAt(theta))) {
          found.add(Stationary.at(theta));
        }
      }
    }
    found.sort(Comparator.comparingDouble(Stationary::theta1));
    return found;
  }

  private static List<String> kinds(List<Stationary> points) {
    return points.stream().map(Stationary::kind).toList();
  }

  private static double[] column(List<Stationary> points, int i) {
    return points.stream().mapToDouble(point -> point.number(i)).toArray();
  }

  private static Tensor pairs(double[] first, double[] second) {
    return Tensor.generate(k -> k % 2 == 0 ? first[k / 2] : second[k / 2], first.length, 2);
  }

  private static Surface surface(String title, double[] theta, Tensor cost) {
    return Surface.of(theta, theta, cost.toRows())
        .titled(title)
        .axes("θ₁", "θ₂", "C(θ)")
        .view(22, -56)
        .colourMap(ColourMap.BLUES_R, cost.min().item(), 2 * cost.max().item());
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_1(), args);
  }
}
