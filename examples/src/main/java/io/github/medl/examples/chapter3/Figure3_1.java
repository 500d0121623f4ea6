package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.Band;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.surface.Surface;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Figure 3.1: the probability that a tumour is malignant, by logistic regression on the area of its
 * cells, and on area and texture.
 */
public final class Figure3_1 implements Figure {
  /** Cells larger than this are left out of panel (a), from the fit as from the picture. */
  private static final double SHOWN = 2000;

  @Override
  public About about() {
    return About.figure("3.1", "Logistic regression of breast cancer", Kind.EXACT)
        .caption(
            "The probability of a malignant tumour: (a) against the mean area of the cells, with a"
                + " 95% confidence band; points are observations, moved a little up or down; (b)"
                + " against area and texture.")
        .differs(
            "The curve in (a) is fitted to the 565 observations with an area below 2000, as the"
                + " plotting package of the script does; the coefficients of all 569 are checked"
                + " too. The points' random shifts are our own.")
        .data("breast-cancer")
        .quick(0.4);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    TabularData data = Datasets.breastCancer();
    Fits fits = Fits.of(data);
    return Outcome.of(
            Picture.of(
                "Logistic regression of breast cancer",
                2,
                curves(fits.drawn, fits.areaShown, fits.yShown),
                surface(fits.two)))
        .checks(checks(fits))
        .table(coefficients(fits.drawn, fits.one, fits.two))
        .value("summary", fits.two.summary())
        .data(data.provenance());
  }

  /** The models: of the areas that are drawn, of all areas, and of areas with textures. */
  private record Fits(
      Tensor y,
      Tensor area,
      Tensor both,
      Tensor areaShown,
      Tensor yShown,
      LogisticModel drawn,
      LogisticModel one,
      LogisticModel two) {
    static Fits of(TabularData data) {
      Tensor y = data.y();
      Tensor area = Tensor.vector(data.column("area_mean"));
      TabularData both = data.select("area_mean", "texture_mean");
      int[] shown = IntStream.range(0, data.size()).filter(i -> area.get(i) < SHOWN).toArray();
      Tensor areaShown = area.take(0, shown);
      Tensor yShown = y.take(0, shown);
      // glm takes its standard errors from the weights one step before the end; so do we.
      LogisticRegression logistic = LogisticRegression.asInR();
      return new Fits(
          y,
          area,
          both.x(),
          areaShown,
          yShown,
          logistic.fit(column(areaShown), yShown),
          logistic.fit(column(area), y),
          logistic.fit(both));
    }
  }

  private static Surface surface(LogisticModel two) {
    double[] a1 = Tensor.linspace(100, 1900, 50).toDoubles();
    double[] a2 = Tensor.linspace(10, 40, 50).toDoubles();
    Tensor surface = two.probability(Regions.points(a1, a2)).reshape(a2.length, a1.length);
    return Surface.of(a1, a2, surface.toRows())
        .titled("(b)")
        .axes("area mean", "texture mean", "ŷ")
        .zRange(0, 1)
        .colourMap(ColourMap.BLUE_ORANGE, 0, 1)
        .view(22, -130);
  }

  private static Checks checks(Fits fits) throws IOException {
    Checks checks = new Checks();
    LogisticChecks.fit(
        checks,
        "area < 2000",
        fits.drawn,
        new double[] {-7.974092839, .01176792453},
        new double[] {.682761537, .00108952891},
        325.656510816,
        1e-6,
        AUTHORS_CODE);
    LogisticChecks.fit(
        checks,
        "area",
        fits.one,
        new double[] {-7.974093150, .01176792504},
        new double[] {.682863094, .00108969433},
        325.656511147,
        1e-6,
        AUTHORS_CODE);
    LogisticChecks.fit(
        checks,
        "area and texture",
        fits.two,
        new double[] {-12.24368584, .01197423524, .2114877316},
        new double[] {1.15137767, .00117720428, .0368133419},
        288.9750296,
        1e-6,
        AUTHORS_CODE);
    ofPredictions(checks, fits);
    ofCurve(checks, fits.drawn);
    return checks;
  }

  private static void ofPredictions(Checks checks, Fits fits) {
    Tensor y = fits.y;
    LogisticModel one = fits.one;
    LogisticModel two = fits.two;
    Tensor predicted = two.predict(fits.both);
    checks
        .exactly("observations with area < 2000", fits.areaShown.size(), 565, AUTHORS_CODE)
        .near("area: null deviance", one.nullDeviance(), 751.440005384, 1e-6, AUTHORS_CODE)
        .exactly("area: iterations", one.iterations(), 7, AUTHORS_CODE)
        .allNearRelative(
            "the maximum, by steps that may be halved",
            LogisticRegression.irls().fit(fits.both, y).coefficients().toDoubles(),
            two.coefficients().toDoubles(),
            1e-6,
            THEORY)
        .near("area: AIC", one.aic(), 329.6565, 5e-5, AUTHORS_CODE)
        .near("area and texture: AIC", two.aic(), 294.9750296, 1e-6, AUTHORS_CODE)
        .near(
            "area: accuracy",
            LogisticChecks.accuracy(one.predict(column(fits.area)), y),
            .884007030,
            1e-9,
            AUTHORS_CODE)
        .near(
            "area and texture: accuracy",
            LogisticChecks.accuracy(predicted, y),
            .8910369069,
            1e-9,
            AUTHORS_CODE)
        .exactly("true negatives", LogisticChecks.count(predicted, 0, y, 0), 335, AUTHORS_CODE)
        .exactly("false negatives", LogisticChecks.count(predicted, 0, y, 1), 40, AUTHORS_CODE)
        .exactly("false positives", LogisticChecks.count(predicted, 1, y, 0), 22, AUTHORS_CODE)
        .exactly("true positives", LogisticChecks.count(predicted, 1, y, 1), 172, AUTHORS_CODE);
  }

  private static void ofCurve(Checks checks, LogisticModel drawn) throws IOException {
    Reference curve = Reference.of("3.1");
    Tensor at = column(Tensor.vector(curve.numbers("x")));
    Band band = drawn.inference().meanBand(at, .95);
    checks
        .allNear("curve", drawn.probability(at).toDoubles(), curve.numbers("p"), 1e-6, AUTHORS_CODE)
        .allNear(
            "lower end of the band",
            band.lower().toDoubles(),
            curve.numbers("lwr"),
            1e-6,
            AUTHORS_CODE)
        .allNear(
            "upper end of the band",
            band.upper().toDoubles(),
            curve.numbers("upr"),
            1e-6,
            AUTHORS_CODE);
  }

  private static Table coefficients(LogisticModel drawn, LogisticModel one, LogisticModel two) {
    return Table.of("coefficients")
        .column(
            "model", List.of("area < 2000", "area < 2000", "area", "area", "both", "both", "both"))
        .column(
            "term",
            List.of(
                "intercept",
                "area_mean",
                "intercept",
                "area_mean",
                "intercept",
                "area_mean",
                "texture_mean"))
        .column(
            "estimate",
            Tensor.concat(0, List.of(drawn.coefficients(), one.coefficients(), two.coefficients())))
        .column(
            "se",
            Tensor.concat(
                0,
                List.of(
                    drawn.inference().standardErrors(),
                    one.inference().standardErrors(),
                    two.inference().standardErrors())));
  }

  private static Tensor column(Tensor x) {
    return x.reshape(-1, 1);
  }

  private static Chart curves(LogisticModel model, Tensor area, Tensor y) {
    RandomStream random = RandomStream.seed(31);
    Tensor grid = Tensor.linspace(area.min().item(), area.max().item(), 200);
    Band band = model.inference().meanBand(column(grid), .95);
    Style blue = Style.of(Palette.BLUE).width(2.2);
    Style dots = Style.of(Palette.BLACK).width(1).dotted();
    Tensor shifted = Tensor.generate(i -> y.get(i) + random.uniform(-.02, .02), y.size());
    return Chart.titled("(a)")
        .axes("area mean", "ŷ")
        .yRange(-.05, 1.05)
        .yTicks(0, .2, .4, .6, .8, 1)
        .legend(Corner.LOWER_RIGHT)
        .horizontalLine("", 0, dots)
        .horizontalLine("", 1, dots)
        .points(
            "observations",
            area.toDoubles(),
            shifted.toDoubles(),
            Style.of(Palette.BLACK).size(3.5).alpha(.45))
        .band(
            "95% band", grid.toDoubles(), band.lower().toDoubles(), band.upper().toDoubles(), blue)
        .line("fit", grid.toDoubles(), model.probability(column(grid)).toDoubles(), blue);
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_1(), args);
  }
}
