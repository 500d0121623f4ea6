package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
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
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.io.IOException;

/**
 * Figure 2.9: how the errors on training data and on unseen data are expected to change with the
 * complexity of a model.
 */
public final class Figure2_9 implements Figure {
  private static final double STEP = .01;

  @Override
  public About about() {
    return About.figure("2.9", "Error against the complexity of a model", Kind.EXACT)
        .caption(
            "The error on training data falls with the complexity of the model; that on unseen data"
                + " rises again once the model fits the noise.")
        .differs(
            "The book draws its curves by hand; here are the formulas of the course notebook, which"
                + " have the same form. Both are infinite at complexity 0, which is left out.")
        .quick(.1);
  }

  /** The error on unseen data at complexity x. */
  private static Tensor unseen(Tensor x) {
    return x.sub(.4).square().mul(3).div(x.pow(.1)).add(2).sub(x.log().div(5)).add(3);
  }

  /** The error on training data at complexity x. */
  private static Tensor train(Tensor x) {
    return x.sub(1.2).square().div(x.pow(.15)).add(.8).add(3);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Tensor x = Tensor.vector(Grid.range(STEP, STEP, 100));
    Tensor unseen = unseen(x);
    double optimal = x.get(unseen.argmin());
    Minimum minimum =
        Minimisers.bfgs()
            .minimise(
                Objective.of(t -> unseen(t).sum()),
                new double[] {optimal},
                Stopping.STANDARD.withGradient(1e-10));

    Reference reference = Reference.of("2.9");
    Tensor at = Tensor.vector(reference.numbers("x"));
    Checks checks =
        new Checks()
            .allNear(
                "error on unseen data",
                unseen(at).toDoubles(),
                reference.numbers("unseen"),
                1e-10,
                RECOMPUTED)
            .allNear(
                "error on training data",
                train(at).toDoubles(),
                reference.numbers("train"),
                1e-10,
                RECOMPUTED)
            .near("optimal complexity on the grid", optimal, .47, 1e-12, AUTHORS_CODE)
            .near("error there", unseen.min().item(), 5.166857374, 1e-9, AUTHORS_CODE)
            .near("optimal complexity", minimum.theta().get(0), .46666355, 5e-8, RECOMPUTED)
            .near("error at the optimum", minimum.value(), 5.16681726, 5e-9, RECOMPUTED)
            .holds(
                "the error on training data falls all the way",
                falls(train(x).toDoubles()),
                THEORY);
    return Outcome.of(Picture.of("Error against the complexity of a model", 1, chart(optimal)))
        .checks(checks)
        .value("optimal complexity", minimum.theta().get(0));
  }

  private static boolean falls(double[] curve) {
    for (int i = 1; i < curve.length; i++) {
      if (!(curve[i] < curve[i - 1])) {
        return false;
      }
    }
    return true;
  }

  /** Drawn at points so near to each other that the steep beginning is a curve. */
  private static Chart chart(double optimal) {
    double[] fine = Grid.range(STEP, STEP / 16, 99 * 16 + 1);
    Tensor at = Tensor.vector(fine);
    return Chart.titled("")
        .axes("Model Complexity", "Error")
        .xRange(0, 1)
        .yRange(3.6, 6.8)
        .size(640, 420)
        .noTicks()
        .noGrid()
        .legend(Corner.UPPER_RIGHT)
        .band("_under", new double[] {0, .25}, bottom(), top(), Style.of(Palette.ORANGE))
        .band("_over", new double[] {.7, 1}, bottom(), top(), Style.of(Palette.PURPLE))
        .text(.125, 3.7, "Under-fitting")
        .text(.85, 3.7, "Over-fitting")
        .line("Error on unseen data", fine, unseen(at).toDoubles(), wide(Palette.VERMILLION))
        .line("Error on training data", fine, train(at).toDoubles(), wide(Palette.GREEN))
        .line(
            "Optimal model",
            new double[] {optimal, optimal},
            new double[] {3.7, 6},
            Style.of(Palette.BLACK).width(1.5).dashed());
  }

  private static Style wide(Color colour) {
    return Style.of(colour).width(2.5);
  }

  private static double[] bottom() {
    return new double[] {3.6, 3.6};
  }

  private static double[] top() {
    return new double[] {6.8, 6.8};
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_9(), args);
  }
}
