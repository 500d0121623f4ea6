package io.github.medl.examples.chapter4;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

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

/**
 * Figure 4.5: the landscapes of the two-parameter network ŷ = σ(w₂ σ(w₁ x)) over six observations,
 * with the squared error and with the cross-entropy; neither is convex.
 */
public final class Figure4_5 implements Figure {
  private static final Tensor X = Tensor.vector(-3, -2, -1, 1, 2, 3);
  private static final Tensor Y = Tensor.vector(1, 0, 0, 1, 1, 0);

  @Override
  public About about() {
    return About.figure("4.5", "Non-convex loss landscapes", Kind.EXACT)
        .caption(
            "The cost of ŷ = σ(w₂ σ(w₁ x)) over six observations: squared error and cross-entropy.")
        .differs(
            "The squared error is a sum over the observations, the cross-entropy a mean; the script"
                + " draws the first, with the second commented out. We draw both.")
        .quick(1);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    double[] w = Grid.range(-20, 0.1, 400);
    Tensor mesh = Tensor.generate(k -> w[k % 2 == 0 ? k / 2 % 400 : k / 800], 400, 400, 2);
    Tensor squared = squaredError(mesh);
    Tensor entropy = crossEntropy(mesh);
    return Outcome.of(
            Picture.of(
                "Landscapes of ŷ = σ(w₂ σ(w₁ x))",
                2,
                surface("(a) squared error", w, squared),
                surface("(b) cross-entropy", w, entropy)))
        .checks(ofPoints())
        .checks(ofExtremes(w, squared, entropy));
  }

  private static Checks ofPoints() throws IOException {
    Reference reference = Reference.of("4.5");
    double[] w1 = reference.numbers("w1");
    double[] w2 = reference.numbers("w2");
    Tensor points = Tensor.generate(k -> k % 2 == 0 ? w1[k / 2] : w2[k / 2], w1.length, 2);
    Tensor origin = Tensor.zeros(2);
    Tensor farEnd = Tensor.vector(40, Math.log(2));
    double entropyOfThird = Math.log(3) - 2.0 / 3 * Math.log(2);
    return new Checks()
        .allNear(
            "squared error on a coarse grid",
            squaredError(points).toDoubles(),
            reference.numbers("L2"),
            1e-12,
            AUTHORS_CODE)
        .allNear(
            "cross-entropy on a coarse grid",
            crossEntropy(points).toDoubles(),
            reference.numbers("CE"),
            1e-12,
            AUTHORS_CODE)
        .near("squared error at (0, 0)", squaredError(origin).item(), 1.5, 1e-12, THEORY)
        .near("cross-entropy at (0, 0)", crossEntropy(origin).item(), Math.log(2), 1e-12, THEORY)
        .near("infimum of the squared error", squaredError(farEnd).item(), 17.0 / 12, 1e-12, THEORY)
        .near(
            "infimum of the cross-entropy",
            crossEntropy(farEnd).item(),
            (Math.log(2) + entropyOfThird) / 2,
            1e-12,
            THEORY);
  }

  private static Checks ofExtremes(double[] w, Tensor squared, Tensor entropy) {
    Checks checks = new Checks();
    extreme(
        checks, "least squared error", squared, squared.argmin(), w, 1.4166736085254943, -20, -0.7);
    extreme(
        checks, "largest squared error", squared, squared.argmax(), w, 2.9997276251535845, 0, -20);
    extreme(
        checks, "least cross-entropy", entropy, entropy.argmin(), w, 0.6648332815893923, -20, -0.7);
    extreme(
        checks,
        "largest cross-entropy",
        entropy,
        entropy.argmax(),
        w,
        7.013240246587581,
        19.9,
        -20);
    return checks;
  }

  private static Tensor predictions(Tensor parameters) {
    Tensor w1 = parameters.slice(-1, 0, 1);
    Tensor w2 = parameters.slice(-1, 1, 2);
    return w1.mul(X).sigmoid().mul(w2).sigmoid();
  }

  private static Tensor squaredError(Tensor parameters) {
    return predictions(parameters).sub(Y).square().sum(-1);
  }

  private static Tensor crossEntropy(Tensor parameters) {
    Tensor prediction = predictions(parameters);
    Tensor ones = Y.mul(prediction.log());
    Tensor zeros = Y.neg().add(1).mul(prediction.neg().add(1).log());
    return ones.add(zeros).mean(-1).neg();
  }

  private static void extreme(
      Checks checks,
      String what,
      Tensor cost,
      int at,
      double[] w,
      double value,
      double w1,
      double w2) {
    checks
        .near(what + " on the grid", cost.flatten().get(at), value, 1e-12, AUTHORS_CODE)
        .near(what + ": w₁", w[at % w.length], w1, 1e-9, AUTHORS_CODE)
        .near(what + ": w₂", w[at / w.length], w2, 1e-9, AUTHORS_CODE);
  }

  private static Surface surface(String title, double[] w, Tensor cost) {
    double low = cost.min().item();
    return Surface.of(w, w, cost.toRows())
        .titled(title)
        .axes("w₁", "w₂", "C(θ)")
        .view(44, -113)
        .colourMap(ColourMap.BLUES_R, low, 2 * cost.max().item());
  }

  public static void main(String[] args) {
    Show.figure(new Figure4_5(), args);
  }
}
