package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
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
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Picture;
import io.github.medl.plot.surface.Surface;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.function.UnaryOperator;

/**
 * Figure 3.4: the squared error (a) and the cross-entropy (b) of a logistic model with weight w and
 * bias b, over the six observations below, as functions of (w, b).
 */
public final class Figure3_4 implements Figure {
  private static final Tensor X = Tensor.vector(-3, -2, -1, 1, 2, 3);
  private static final Tensor Y = Tensor.vector(1, 0, 0, 1, 1, 0);

  @Override
  public About about() {
    return About.figure("3.4", "Squared error and cross-entropy landscapes", Kind.EXACT)
        .caption(
            "The cost of a logistic model with one weight and one bias over six observations:"
                + " (a) squared error, not convex; (b) cross-entropy, convex.")
        .differs(
            "The scripts predict 1/(1 + exp(b + w x)), without the usual minus sign; the surfaces"
                + " are the usual ones mirrored, (w, b) to (-w, -b). We do as they do.")
        .differs("The squared error is a sum over the observations, the cross-entropy a mean.")
        .differs(
            "Where ŷ is within rounding of 1, the scripts' log(1 - ŷ) loses digits: their largest"
                + " cross-entropy, 5.951095668, is 5.951096364 when computed stably. We draw and"
                + " check theirs, and check that the stable form agrees to 1e-6.")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    double[] w = Grid.range(-5, 0.05, 200);
    double[] b = Grid.range(-10, 0.05, 400);
    Tensor mesh = mesh(w, b);
    Tensor squared = squaredError(mesh);
    Tensor entropy = crossEntropy(mesh);
    Reference reference = Reference.of("3.4");
    double[] rw = reference.numbers("w");
    double[] rb = reference.numbers("b");
    Tensor points = Tensor.generate(k -> k % 2 == 0 ? rw[k / 2] : rb[k / 2], rw.length, 2);
    return Outcome.of(
            Picture.of(
                "Landscapes of a logistic model",
                2,
                surface("(a) squared error", w, b, squared),
                surface("(b) cross-entropy", w, b, entropy)))
        .checks(ofCrossEntropy(reference, points, entropy, w, b))
        .checks(ofSquaredError(squared, w, b))
        .checks(ofCurvature(points));
  }

  /** Both on a coarse grid, and the cross-entropy on the fine one. */
  private static Checks ofCrossEntropy(
      Reference reference, Tensor points, Tensor entropy, double[] w, double[] b) {
    int ce = entropy.argmax();
    Tensor origin = Tensor.zeros(2);
    return new Checks()
        .allNear(
            "squared error on a coarse grid",
            squaredError(points).toDoubles(),
            reference.numbers("se_sum"),
            1e-10,
            AUTHORS_CODE)
        .allNear(
            "cross-entropy on a coarse grid",
            crossEntropy(points).toDoubles(),
            reference.numbers("ce_mean"),
            1e-10,
            AUTHORS_CODE)
        .near("least cross-entropy, at (0, 0)", entropy.min().item(), Math.log(2), 1e-10, THEORY)
        .near(
            "gradient of the cross-entropy at (0, 0)",
            Autodiff.gradient(Figure3_4::crossEntropy, origin).norm().item(),
            0,
            1e-12,
            THEORY)
        .near("largest cross-entropy", entropy.max().item(), 5.951095668, 1e-9, AUTHORS_CODE)
        .allNear(
            "cross-entropy, written as it stands and computed stably",
            crossEntropy(points).toDoubles(),
            stableCrossEntropy(points).toDoubles(),
            1e-6,
            THEORY)
        .near("w there", w[ce % w.length], -5, 1e-10, AUTHORS_CODE)
        .near("b there", b[ce / w.length], -10, 1e-10, AUTHORS_CODE);
  }

  private static Checks ofSquaredError(Tensor squared, double[] w, double[] b) {
    int se = squared.argmax();
    return new Checks()
        .near("squared error at (0, 0)", squaredError(Tensor.zeros(2)).item(), 1.5, 1e-10, THEORY)
        .near("least squared error on the grid", squared.min().item(), 1.5, 1e-10, AUTHORS_CODE)
        .near("largest squared error", squared.max().item(), 3.97176391, 1e-8, AUTHORS_CODE)
        .near("w there", w[se % w.length], 4.95, 1e-10, AUTHORS_CODE)
        .near("b there", b[se / w.length], 0, 1e-10, AUTHORS_CODE);
  }

  private static Checks ofCurvature(Tensor points) {
    return new Checks()
        .holds(
            "(0, 0) is a local minimum of the squared error",
            leastEigenvalue(Figure3_4::squaredError, Tensor.zeros(2)) > 0,
            THEORY)
        .holds(
            "the cross-entropy is convex: no negative curvature on the coarse grid",
            leastCurvature(Figure3_4::stableCrossEntropy, points) > -1e-12,
            THEORY)
        .holds(
            "the squared error is not: negative curvature somewhere",
            leastCurvature(Figure3_4::squaredError, points) < -1e-3,
            THEORY);
  }

  /** All pairs (w, b) as a tensor of shape (b, w, 2). */
  private static Tensor mesh(double[] w, double[] b) {
    return Tensor.generate(
        k -> k % 2 == 0 ? w[k / 2 % w.length] : b[k / 2 / w.length], b.length, w.length, 2);
  }

  /** b + w x for every (w, b) in the last axis and every observation. */
  private static Tensor score(Tensor parameters) {
    Tensor w = parameters.slice(-1, 0, 1);
    Tensor b = parameters.slice(-1, 1, 2);
    return b.add(w.mul(X));
  }

  /** The sum of (ŷ - y)², with ŷ = 1 / (1 + exp(b + w x)). */
  private static Tensor squaredError(Tensor parameters) {
    return score(parameters).neg().sigmoid().sub(Y).square().sum(-1);
  }

  /** The mean of -y log ŷ - (1 - y) log(1 - ŷ), with ŷ = 1 / (1 + exp(b + w x)), as written. */
  private static Tensor crossEntropy(Tensor parameters) {
    Tensor prediction = score(parameters).neg().sigmoid();
    Tensor ones = Y.mul(prediction.log());
    Tensor zeros = Y.neg().add(1).mul(prediction.neg().add(1).log());
    return ones.add(zeros).mean(-1).neg();
  }

  /** The same without cancellation: the mean of log(1 + exp(z)) - (1 - y) z, for z = b + w x. */
  private static Tensor stableCrossEntropy(Tensor parameters) {
    Tensor z = score(parameters);
    return z.softplus().sub(z.mul(Y.neg().add(1))).mean(-1);
  }

  private static double leastEigenvalue(UnaryOperator<Tensor> cost, Tensor at) {
    return Autodiff.hessian(cost, at).eigh().values().min().item();
  }

  private static double leastCurvature(UnaryOperator<Tensor> cost, Tensor points) {
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < points.dim(0); i++) {
      least = Math.min(least, leastEigenvalue(cost, points.select(0, i)));
    }
    return least;
  }

  private static Surface surface(String title, double[] w, double[] b, Tensor cost) {
    return Surface.of(w, b, cost.toRows())
        .titled(title)
        .axes("w", "b", "C(θ)")
        .view(25, -120)
        .colourMap(ColourMap.BLUES_R, cost.min().item(), cost.max().item());
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_4(), args);
  }
}
