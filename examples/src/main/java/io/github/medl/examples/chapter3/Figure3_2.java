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
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.classification.LinearBoundary;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.List;

/** Figure 3.2: the decision boundary of a logistic model of two features is a line. */
public final class Figure3_2 implements Figure {
  @Override
  public About about() {
    return About.figure("3.2", "The boundary of a logistic model", Kind.EXACT)
        .caption(
            "Breast cancer by area and texture: where the probability of class 1 exceeds 1/2, and"
                + " the line in between.")
        .data("breast-cancer")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) {
    TabularData data = Datasets.breastCancer().select("area_mean", "texture_mean");
    LogisticModel model = LogisticRegression.asInR().fit(data.x(), data.y());
    LinearBoundary line = model.boundary();
    double[] x1 = Tensor.linspace(143.5, 2000, 501).toDoubles();
    double[] x2 = Tensor.linspace(9.71, 39.28, 501).toDoubles();
    Regions regions = Regions.of(model, x1, x2);
    return Outcome.of(Picture.of("The boundary of a logistic model", 1, chart(data, regions, line)))
        .checks(checks(model, line, regions))
        .table(
            Table.of("coefficients")
                .column("term", List.of("intercept", "area_mean", "texture_mean"))
                .column("estimate", model.coefficients())
                .column("se", model.inference().standardErrors()))
        .value("boundary (intercept, slope)", line.intercept(), line.slope())
        .value("share of the picture with class 1", regions.share(1))
        .data(data.provenance());
  }

  private static Chart chart(TabularData data, Regions regions, LinearBoundary line) {
    Tensor x = data.x();
    Chart chart =
        Chart.titled("")
            .axes("area mean", "texture mean")
            .size(560, 420)
            .xRange(143.5, 2000)
            .yRange(9.71, 39.28)
            .noGrid()
            .legend(Corner.UPPER_RIGHT);
    regions.tint(chart, 60, Palette.VERMILLION, Palette.BLUE);
    double[][] benign = Regions.ofClass(x, data.y(), 0);
    double[][] malignant = Regions.ofClass(x, data.y(), 1);
    return chart
        .points("y=0 (benign)", benign[0], benign[1], Style.of(Palette.VERMILLION).size(5))
        .points("y=1 (malignant)", malignant[0], malignant[1], Style.of(Palette.BLUE).size(5))
        .line(
            "_boundary",
            new double[] {143.5, 2000},
            new double[] {line.at(143.5), line.at(2000)},
            Style.of(Palette.BLACK).width(1.6));
  }

  private static Checks checks(LogisticModel model, LinearBoundary line, Regions regions) {
    Tensor onLine = Tensor.of(new double[][] {{500, line.at(500)}, {900, line.at(900)}});
    Checks checks = new Checks();
    LogisticChecks.fit(
        checks,
        "area and texture",
        model,
        new double[] {-12.24368584, .01197423524, .2114877316},
        new double[] {1.15137767, .00117720428, .0368133419},
        288.9750296,
        1e-6,
        AUTHORS_CODE);
    checks
        .near("boundary: intercept", line.intercept(), 57.89312575, 1e-6, AUTHORS_CODE)
        .near("boundary: slope", line.slope(), -.05661905376, 1e-6, AUTHORS_CODE)
        .allNear(
            "probability on the boundary",
            model.probability(onLine).toDoubles(),
            new double[] {.5, .5},
            1e-12,
            THEORY)
        // Regions and line are computed apart: the line must run between the two.
        .holds("the regions meet at the line", regionsMeetAt(line, regions), THEORY);
    return checks;
  }

  private static boolean regionsMeetAt(LinearBoundary line, Regions regions) {
    for (int i = 0; i < regions.x1().length; i++) {
      for (int j = 0; j < regions.x2().length; j++) {
        boolean above = regions.x2()[j] > line.at(regions.x1()[i]);
        if (above != (regions.classes()[j][i] == 1)) {
          return false;
        }
      }
    }
    return true;
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_2(), args);
  }
}
