package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.linear.Band;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Figure 3.8: a species lives where it is neither too dry nor too wet. A logistic model of the
 * precipitation x cannot say so; one of x and x² can.
 */
public final class Figure3_8 implements Figure {
  private static final double[] X = {
    10, 14, 15, 17, 20, 21, 28, 30, 32, 33, 35, 38, 40, 41, 44, 47, 48, 49, 50, 51, 53, 54, 55, 60,
    61, 61, 63, 64, 68, 69, 70, 74, 79, 85, 86, 87, 88, 90
  };
  private static final double[] Y = {
    0, 0, 0, 0, 0, 0, 0, 1, 0, 0, 1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 1, 1, 1, 0, 1, 0,
    0, 0, 0, 0, 0, 0
  };

  @Override
  public About about() {
    return About.figure("3.8", "Feature engineering in logistic regression", Kind.EXACT)
        .caption(
            "Presence of a species against precipitation: a logistic model of x, and one of x and"
                + " x² with its 95% band.")
        .quick(0.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor x = Tensor.vector(X);
    Tensor y = Tensor.vector(Y);
    LogisticModel linear = LogisticRegression.asInR().fit(x.reshape(-1, 1), y);
    LogisticModel quadratic = LogisticRegression.asInR().named("x", "x^2").fit(withSquare(x), y);
    return Outcome.of(Picture.of("Feature engineering", 1, chart(linear, quadratic)))
        .checks(ofFits(linear, quadratic))
        .checks(ofPredictions(linear, quadratic, x, y))
        .table(Table.of("sample").column("x", X).column("y", Y))
        .table(coefficients(linear, quadratic))
        .value("summary", quadratic.summary());
  }

  private static Checks ofFits(LogisticModel linear, LogisticModel quadratic) {
    Checks checks = new Checks();
    LogisticChecks.fit(
        checks,
        "linear",
        linear,
        new double[] {-.1587016236, .003124700326},
        new double[] {.80228975624, .0144454434044},
        52.63233532,
        1e-6,
        AUTHORS_CODE);
    LogisticChecks.fit(
        checks,
        "quadratic",
        quadratic,
        new double[] {-19.44771803, .8634148227, -.0083829333},
        new double[] {7.63948452759, .324441921724, .00317171669459},
        22.45022174,
        1e-6,
        AUTHORS_CODE);
    return checks;
  }

  private static Checks ofPredictions(
      LogisticModel linear, LogisticModel quadratic, Tensor x, Tensor y) {
    Tensor beta = quadratic.coefficients();
    double c = beta.get(0);
    double b = beta.get(1);
    double a = beta.get(2);
    double root = Math.sqrt(b * b - 4 * a * c);
    double from = (-b + root) / (2 * a);
    double to = (-b - root) / (2 * a);
    double top = -b / (2 * a);
    Tensor special = Tensor.vector(from, to, top);
    return new Checks()
        .near("quadratic: AIC", quadratic.aic(), 28.4502, 5e-5, AUTHORS_CODE)
        .near("p = 1/2 at the left", from, 33.2729984, 1e-6, AUTHORS_CODE)
        .near("p = 1/2 at the right", to, 69.7237437, 1e-6, AUTHORS_CODE)
        .near("x of the maximum", top, 51.4983710, 1e-6, AUTHORS_CODE)
        .allNear(
            "p at these three",
            quadratic.probability(withSquare(special)).toDoubles(),
            new double[] {.5, .5, .941833034},
            1e-6,
            AUTHORS_CODE)
        .near(
            "linear: accuracy",
            LogisticChecks.accuracy(linear.predict(x.reshape(-1, 1)), y),
            .526315789473684,
            1e-12,
            AUTHORS_CODE)
        .near(
            "quadratic: accuracy",
            LogisticChecks.accuracy(quadratic.predict(withSquare(x)), y),
            .868421052631579,
            1e-12,
            AUTHORS_CODE)
        .near(
            "linear: the probabilities sum to the number of ones",
            linear.probability(x.reshape(-1, 1)).sum().item(),
            19,
            1e-8,
            THEORY);
  }

  private static Table coefficients(LogisticModel linear, LogisticModel quadratic) {
    return Table.of("coefficients")
        .column("model", List.of("linear", "linear", "quadratic", "quadratic", "quadratic"))
        .column("term", List.of("intercept", "x", "intercept", "x", "x^2"))
        .column(
            "estimate", Tensor.concat(0, List.of(linear.coefficients(), quadratic.coefficients())))
        .column(
            "se",
            Tensor.concat(
                0,
                List.of(
                    linear.inference().standardErrors(), quadratic.inference().standardErrors())));
  }

  private static Tensor withSquare(Tensor x) {
    return Tensor.stack(1, List.of(x, x.square()));
  }

  private static Chart chart(LogisticModel linear, LogisticModel quadratic) {
    Tensor grid = Tensor.linspace(10, 90, 321);
    double[] at = grid.toDoubles();
    Band band = quadratic.inference().meanBand(withSquare(grid), .95);
    Style blue = Style.of(Palette.BLUE).width(2.2);
    return Chart.titled("")
        .axes("precipitation x", "ŷ")
        .size(640, 400)
        .yRange(-.05, 1.05)
        .yTicks(0, .2, .4, .6, .8, 1)
        .legend(Corner.OUTSIDE)
        .band("95% band", at, band.lower().toDoubles(), band.upper().toDoubles(), blue)
        .line("features x, x²", at, quadratic.probability(withSquare(grid)).toDoubles(), blue)
        .line(
            "feature x",
            at,
            linear.probability(grid.reshape(-1, 1)).toDoubles(),
            Style.of(Palette.VERMILLION).width(2.2))
        .points("_observations", X, Y, Style.of(Palette.BLACK).size(5).alpha(.7));
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_8(), args);
  }
}
