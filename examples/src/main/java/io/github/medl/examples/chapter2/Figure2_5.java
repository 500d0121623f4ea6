package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Locale;

/**
 * Figure 2.5: what least squares makes least, the total area of the squares on the residuals; for
 * the line that the book draws, and for the one that is best.
 */
public final class Figure2_5 implements Figure {
  private static final Tensor X = Tensor.vector(3, 4.3, 5.3, 6.8, 8.2);
  private static final Tensor Y = Tensor.vector(3.2, 2.8, 5.3, 7.6, 5.3);

  /** A line b0 + b1 x and what it leaves of y. */
  private record Line(double b0, double b1) {
    Tensor fitted() {
      return X.mul(b1).add(b0);
    }

    Tensor residuals() {
      return Y.sub(fitted());
    }

    double sumOfSquares() {
      return residuals().square().sum().item();
    }
  }

  @Override
  public About about() {
    return About.figure("2.5", "The squares of least squares", Kind.EXACT)
        .caption(
            "Five points and the squares on their residuals: for the line of the book, and for the"
                + " line with the least total area.")
        .quick(0.2)
        .differs(
            "The line that the book draws, y = 1 + 0.7x, is not quite the best: the least sum of"
                + " squares is 7.2685, that of the line 7.2814. We draw both.")
        .differs(
            "The squares of the book have rounded sides, and the first point, whose residual is"
                + " 0.1, has none. Ours have the residuals as sides.");
  }

  @Override
  public Outcome draw(FigureContext context) {
    LinearModel fit = LinearRegression.byQr().fit(X.reshape(-1, 1), Y);
    Line book = new Line(1, .7);
    Line best = new Line(fit.intercept(), fit.slopes().item());

    // C is a parabola: from its lowest point it grows by the squares of what the lines differ by.
    double difference = best.fitted().sub(book.fitted()).square().sum().item();
    Checks checks =
        new Checks()
            .allNear(
                "residuals of the line of the book",
                book.residuals().toDoubles(),
                new double[] {.1, -1.21, .59, 1.84, -1.44},
                1e-12,
                RECOMPUTED)
            .allNear(
                "sides of the squares, as the book rounds them",
                book.residuals().abs().slice(0, 1, 5).toDoubles(),
                new double[] {1.2, .6, 1.8, 1.4},
                .05,
                PRINTED)
            .near("sum of squares, book", book.sumOfSquares(), 7.2814, 1e-12, RECOMPUTED)
            .near("β₀ optimal", best.b0(), 1.1113239, 5e-8, RECOMPUTED)
            .near("β₁ optimal", best.b1(), .6754848, 5e-8, RECOMPUTED)
            .near("least sum of squares", best.sumOfSquares(), 7.2684786, 5e-8, RECOMPUTED)
            .near(
                "sum of squares, book, from the optimum",
                best.sumOfSquares() + difference,
                book.sumOfSquares(),
                1e-12,
                THEORY)
            .near("sum of the residuals", best.residuals().sum().item(), 0, 1e-12, THEORY);

    Chart a = squares("(a) As drawn", "y = 1 + 0.7x", book, Palette.VERMILLION);
    Chart b =
        squares(
            "(b) Optimal",
            String.format(Locale.ROOT, "y = %.4g + %.4gx", best.b0(), best.b1()),
            best,
            Palette.GREEN);
    return Outcome.of(Picture.of("The squares of least squares", 2, a, b))
        .checks(checks)
        .table(
            Table.of("sample")
                .column("x", X)
                .column("y", Y)
                .column("residual-book", book.residuals())
                .column("residual-optimal", best.residuals()))
        .value("beta optimal", best.b0(), best.b1())
        .value("sum of squares, book and optimal", book.sumOfSquares(), best.sumOfSquares());
  }

  private static Chart squares(String title, String equation, Line line, Color colour) {
    Chart chart =
        Chart.titled(title)
            .axes("x", "y")
            .size(460, 460)
            .equalAspect()
            .xRange(0, 10)
            .yRange(0, 10)
            .xTicks(2, 4, 6, 8, 10)
            .yTicks(2, 4, 6, 8, 10)
            .legend(Corner.UPPER_LEFT);
    for (int i = 0; i < X.size(); i++) {
      double e = line.residuals().get(i);
      double x = X.get(i);
      double y = line.fitted().get(i);
      // Away from the line, which rises: to the left above it, to the right below.
      double[] side = {Math.min(x, x - e), Math.max(x, x - e)};
      double[] low = {Math.min(y, y + e), Math.min(y, y + e)};
      double[] high = {Math.max(y, y + e), Math.max(y, y + e)};
      chart
          .band("_square " + (i + 1), side, low, high, Style.of(Palette.BLUE))
          .line(
              "_edge " + (i + 1),
              new double[] {x, x, x - e, x - e, x},
              new double[] {y, y + e, y + e, y, y},
              Style.of(Palette.BLUE).width(1.4));
    }
    String label = String.format(Locale.ROOT, "%s, Σe² = %.4f", equation, line.sumOfSquares());
    return chart
        .line(
            label,
            new double[] {0, 10},
            new double[] {line.b0(), line.b0() + 10 * line.b1()},
            Style.of(colour).width(2.2))
        .points("_points", X.toDoubles(), Y.toDoubles(), Style.of(Palette.BLACK).size(9));
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_5(), args);
  }
}
