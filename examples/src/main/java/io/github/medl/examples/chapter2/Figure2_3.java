package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.linear.Band;
import io.github.medl.linear.regression.LinearInference;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Figure 2.3: simple linear regression of house prices in Boston, on the number of rooms, and on
 * the share of lower-status population, there with a quadratic term too.
 */
public final class Figure2_3 implements Figure {
  @Override
  public About about() {
    return About.figure("2.3", "Simple regression of house prices", Kind.EXACT)
        .caption(
            "House prices against the average number of rooms and against the share of"
                + " lower-status population, with least-squares fits and the 95% confidence bands"
                + " of the mean.")
        .data("boston")
        .quick(0.2);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData boston = Datasets.boston();
    int[] kept = notCensored(boston.y());
    Tensor price = boston.y().take(0, kept);
    Tensor rooms = Tensor.vector(boston.column("rm")).take(0, kept);
    Tensor status = Tensor.vector(boston.column("lstat")).take(0, kept);

    LinearModel onRooms = fit(rooms, 1, price, "rm");
    LinearModel onStatus = fit(status, 1, price, "lstat");
    LinearModel quadratic = fit(status, 2, price, "lstat", "lstat^2");

    Style red = Style.of(Palette.VERMILLION).width(2.2);
    Style blue = Style.of(Palette.BLUE).width(2.2);
    Chart a = scatter("(a)", "Average number of rooms per dwelling", rooms, price).yRange(-5, 55);
    addFit(a, "Linear", onRooms, 1, rooms, red);
    Chart b =
        scatter("(b)", "Lower status of the population in %", status, price)
            .yRange(-5, 55)
            .legend(Corner.UPPER_RIGHT);
    addFit(b, "Linear fit", onStatus, 1, status, red);
    addFit(b, "Quadratic fit", quadratic, 2, status, blue);

    Checks checks =
        new Checks()
            .exactly("houses", kept.length, 490, AUTHORS_CODE)
            .near("least rm", rooms.min().item(), 3.561, 1e-9, AUTHORS_CODE)
            .near("greatest rm", rooms.max().item(), 8.78, 1e-9, AUTHORS_CODE)
            .near("least lstat", status.min().item(), 1.98, 1e-9, AUTHORS_CODE)
            .near("greatest lstat", status.max().item(), 37.97, 1e-9, AUTHORS_CODE)
            .near("least medv", price.min().item(), 5, 1e-9, AUTHORS_CODE)
            .near("greatest medv", price.max().item(), 48.8, 1e-9, AUTHORS_CODE);
    check(checks, "rm", onRooms, 488, RM);
    check(checks, "lstat", onStatus, 488, LSTAT);
    check(checks, "lstat²", quadratic, 487, LSTAT_SQUARED);
    checks
        .near("rm: F", onRooms.inference().fStatistic(), 435.3098, 5e-5, AUTHORS_CODE)
        .near(
            "rm: F = t² of the slope",
            onRooms.inference().fStatistic(),
            Math.pow(onRooms.inference().tValues().get(1), 2),
            1e-9,
            THEORY);
    checkBand(checks, "rm", onRooms, rooms);
    checkBand(checks, "lstat", onStatus, status);
    return Outcome.of(Picture.of("Regression of house prices", 2, a, b))
        .checks(checks)
        .value("beta rm", onRooms.coefficients())
        .value("beta lstat", onStatus.coefficients())
        .value("beta lstat quadratic", quadratic.coefficients())
        .value("summary rm", onRooms.summary())
        .value("summary lstat quadratic", quadratic.summary())
        .data(boston.provenance());
  }

  /** The survey cut prices at $50000: a price of 50 only says "50 or more". */
  private static int[] notCensored(Tensor price) {
    return IntStream.range(0, price.size()).filter(i -> price.get(i) < 50).toArray();
  }

  private static LinearModel fit(Tensor x, int degree, Tensor y, String... names) {
    return LinearRegression.byQr().named(names).fit(powers(x, degree), y);
  }

  /** Columns x, ..., x^degree; the intercept is the model's. */
  private static Tensor powers(Tensor x, int degree) {
    return Polynomial.monomials(x.reshape(-1, 1), degree);
  }

  private static Chart scatter(String title, String xLabel, Tensor x, Tensor y) {
    return Chart.titled(title)
        .axes(xLabel, "House prices in $1000")
        .points(
            "_data " + title,
            x.toDoubles(),
            y.toDoubles(),
            Style.of(Palette.BLACK).size(3.5).alpha(.6));
  }

  private static void addFit(
      Chart chart, String name, LinearModel model, int degree, Tensor x, Style style) {
    Tensor grid = Tensor.linspace(x.min().item(), x.max().item(), 200);
    Band band = model.inference().meanBand(powers(grid, degree), .95);
    chart
        .band(
            "_95% band, " + name,
            grid.toDoubles(),
            band.lower().toDoubles(),
            band.upper().toDoubles(),
            Style.of(Palette.BLACK))
        .line(name, grid.toDoubles(), band.mean().toDoubles(), style);
  }

  /** Rows of the reference: estimate, standard error, t, p; then R², adjusted R², σ. */
  private static void check(
      Checks checks, String model, LinearModel fit, int degrees, double[][] reference) {
    LinearInference inference = fit.inference();
    double[][] ours = {
      fit.coefficients().toDoubles(),
      inference.standardErrors().toDoubles(),
      inference.tValues().toDoubles(),
      inference.pValues().toDoubles()
    };
    List<String> columns = List.of("estimate", "standard error", "t", "p");
    int p = ours[0].length;
    for (int j = 0; j < p; j++) {
      for (int c = 0; c < ours.length; c++) {
        String name =
            String.format(Locale.ROOT, "%s: β%s %s", model, "₀₁₂".charAt(j), columns.get(c));
        checks.nearRelative(name, ours[c][j], reference[j][c], 1e-9, AUTHORS_CODE);
      }
    }
    double[] whole = reference[p];
    checks
        .near(model + ": R²", inference.rSquared(), whole[0], 1e-9, AUTHORS_CODE)
        .near(model + ": adjusted R²", inference.adjustedRSquared(), whole[1], 1e-9, AUTHORS_CODE)
        .near(model + ": σ", inference.sigma(), whole[2], 1e-9, AUTHORS_CODE)
        .exactly(
            model + ": degrees of freedom", inference.degreesOfFreedom(), degrees, AUTHORS_CODE);
  }

  /** With one variable the band is t σ √(1/n + (x - x̄)² / Σ(xᵢ - x̄)²). */
  private static void checkBand(Checks checks, String model, LinearModel fit, Tensor x) {
    LinearInference inference = fit.inference();
    Tensor grid = Tensor.linspace(x.min().item(), x.max().item(), 21);
    Tensor centred = x.sub(x.mean());
    Tensor distance = grid.sub(x.mean()).square().div(centred.square().sum());
    Tensor expected = distance.add(1.0 / x.size()).sqrt().mul(T_QUANTILE_488 * inference.sigma());
    Band band = inference.meanBand(powers(grid, 1), .95);
    checks.allNear(
        model + ": half width of the 95% band",
        band.upper().sub(band.mean()).toDoubles(),
        expected.toDoubles(),
        1e-9,
        THEORY);
  }

  private static final double T_QUANTILE_488 = 1.964837070165051;

  private static final double[][] RM = {
    {-30.0051201454, 2.48858772742, -12.0570875661, 1.75233049426e-29},
    {8.26855732243, 0.396305876682, 20.8640795126, 1.41075794837e-69},
    {0.471466681445, 0.470383621366, 5.7239529415}
  };
  private static final double[][] LSTAT = {
    {32.5404103783, 0.481498926934, 67.5814805768, 6.92712835741e-250},
    {-0.843738377579, 0.0326787972034, -25.8191380891, 2.59847344188e-93},
    {0.577353012582, 0.57648693269, 5.11857131298}
  };
  private static final double[][] LSTAT_SQUARED = {
    {39.4205652335, 0.777559492419, 50.6978123447, 2.13819928503e-196},
    {-1.95488932487, 0.10828037689, -18.0539575223, 3.70213891854e-56},
    {0.034456034559, 0.00323109329931, 10.6638934154, 5.27884328779e-24},
    {0.657361907773, 0.655954769818, 4.61342135428}
  };

  public static void main(String[] args) {
    Show.figure(new Figure2_3(), args);
  }
}
