package io.github.medl.examples.chapter3;

import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Source;
import io.github.medl.examples.figure.Table;
import io.github.medl.learning.preparation.Monomials;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.linear.classification.SoftmaxModel;
import io.github.medl.linear.classification.SoftmaxRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * The 17 points of four classes in the unit square of figures 3.7 and 3.10, and softmax models of
 * all monomials up to a degree.
 */
final class FourClasses {
  static final Tensor X =
      Tensor.of(
          new double[][] {
            {.4, .85}, {.55, .95}, {.65, .8}, {.9, .87}, {.1, .5}, {.35, .55}, {.5, .5}, {.15, .2},
            {.2, .1}, {.85, .3}, {.2, .7}, {.7, .5}, {.3, .3}, {.5, .7}, {.6, .6}, {.55, .65},
            {.4, .7}
          });
  static final Tensor Y = Tensor.vector(1, 2, 2, 2, 1, 0, 0, 1, 0, 0, 1, 2, 1, 3, 3, 3, 3);

  private static final Color[] COLOURS = {
    Palette.VERMILLION, Palette.GREEN, Palette.BLUE, Palette.GREY
  };

  /** In the order of the book's legend, which numbers the classes otherwise than the data do. */
  private static final int[] LEGEND = {0, 2, 1, 3};

  private FourClasses() {}

  /** A softmax model of the monomials up to a degree, with the regions that its classes win. */
  record Fit(int degree, SoftmaxModel model, Regions regions) {
    static Fit of(SoftmaxRegression method, int degree) {
      SoftmaxModel model = method.fit(Polynomial.monomials(X, degree), Y);
      double[] side = Tensor.linspace(0, 1, 601).toDoubles();
      Regions regions = Regions.of(x -> model.predict(Polynomial.monomials(x, degree)), side, side);
      return new Fit(degree, model, regions);
    }

    double accuracy() {
      return LogisticChecks.accuracy(model.predict(Polynomial.monomials(X, degree)), Y);
    }

    double[] shares() {
      return IntStream.range(0, 4).mapToDouble(regions::share).toArray();
    }

    Chart chart(String title) {
      Chart chart =
          Chart.titled(title)
              .axes("x₁", "x₂")
              .size(420, 420)
              .equalAspect()
              .xRange(0, 1)
              .yRange(0, 1)
              .noGrid()
              .legend(Corner.BEST);
      regions.tint(chart, 70, COLOURS);
      for (int entry = 0; entry < 4; entry++) {
        int k = LEGEND[entry];
        double[][] points = Regions.ofClass(X, Y, k);
        chart.points("class " + (entry + 1), points[0], points[1], Style.of(COLOURS[k]).size(8));
      }
      return chart;
    }

    /** A row a class, the coefficients of 1, x1, ... in columns. */
    Table coefficients(String name) {
      List<String> monomials = ((Monomials) Polynomial.raw(degree).fit(X)).names("x1", "x2");
      Table table =
          Table.of(name)
              .column("class", new int[] {0, 1, 2, 3})
              .column("intercept", model.intercepts());
      for (int j = 0; j < monomials.size(); j++) {
        table = table.column(monomials.get(j), model.weights().select(1, j));
      }
      return table;
    }

    /** The probabilities at the points of an 11 x 11 grid over the unit square. */
    Table grid(String name) {
      double[] side = Tensor.linspace(0, 1, 11).toDoubles();
      Tensor points = Regions.points(side, side);
      Tensor p = model.probabilities(Polynomial.monomials(points, degree));
      Table table =
          Table.of(name).column("x1", points.select(1, 0)).column("x2", points.select(1, 1));
      for (int k = 0; k < 4; k++) {
        table = table.column("p" + k, p.select(1, k));
      }
      return table;
    }

    /** Deviance, accuracy and areas of the faithful mode. */
    void check(Checks checks, double deviance, int right, double[] areas, Source source) {
      checks
          .near("degree " + degree + ": deviance", model.deviance(), deviance, 1e-4, source)
          .near("degree " + degree + ": right of 17", accuracy() * 17, right, 1e-9, source)
          .allNear("degree " + degree + ": areas of the classes", shares(), areas, .002, source);
    }

    /** Coefficients of classes 1 to 3, the intercept first, in R's order of monomials. */
    void checkCoefficients(Checks checks, double[][] reference, Source source) {
      for (int k = 1; k <= 3; k++) {
        double[] ours = new double[reference[k - 1].length];
        ours[0] = model.intercepts().get(k);
        System.arraycopy(model.weights().select(0, k).toDoubles(), 0, ours, 1, ours.length - 1);
        checks.allNear(
            String.format(Locale.ROOT, "degree %d: coefficients of class %d", degree, k),
            ours,
            reference[k - 1],
            1e-4,
            source);
      }
    }
  }

  static Table sample() {
    return Table.of("sample")
        .column("x1", X.select(1, 0))
        .column("x2", X.select(1, 1))
        .column("label", IntStream.range(0, 17).map(i -> (int) Y.get(i)).toArray());
  }
}
