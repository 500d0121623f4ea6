package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.PRINTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Course result 1.3: practical 4, a logistic model of two classes in petals around the origin. It
 * is hardly better than chance, which is why the practical goes on to networks.
 */
public final class Course1_3 implements Figure {
  private static final int TRAIN = 320;

  @Override
  public About about() {
    return About.figure("C1.3", "Practical 4: logistic regression of petals", Kind.EXACT)
        .caption(
            "Two classes in petals around the origin and the boundary of a logistic model of the"
                + " first 320 points.")
        .differs(
            "The notebook does not shuffle: its 80 test points are all of class 1. Its printed"
                + " coefficients are 1e-6 short of the maximum.")
        .data("planar-solar")
        .quick(0.3);
  }

  /** The petals of the course, or others where those are missing. */
  private record Petals(Tensor x, Tensor y, List<Provenance> provenance, String missing) {
    static Petals load() {
      try {
        TabularData data = Datasets.planarSolar();
        return new Petals(data.x(), data.y(), data.provenance(), "");
      } catch (MissingDataException e) {
        return made(e.getMessage());
      }
    }

    /** The radius is 4 sin(4 φ) and noise, class 0 over the upper half circle, 1 over the lower. */
    static Petals made(String missing) {
      RandomStream random = RandomStream.seed(4);
      double[][] points = new double[400][];
      for (int i = 0; i < 400; i++) {
        double phi = 3.12 * i / 200 + .2 * random.normal();
        double radius = 4 * Math.sin(4 * phi) + .2 * random.normal();
        points[i] = new double[] {radius * Math.sin(phi), radius * Math.cos(phi)};
      }
      return new Petals(Tensor.of(points), Tensor.generate(i -> i / 200, 400), List.of(), missing);
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(Petals.load());
  }

  private static Outcome draw(Petals petals) {
    Tensor x = petals.x().slice(0, 0, TRAIN);
    Tensor y = petals.y().slice(0, 0, TRAIN);
    LogisticModel model = LogisticRegression.asInR().fit(x, y);
    Tensor testX = petals.x().slice(0, TRAIN, 400);
    Tensor testY = petals.y().slice(0, TRAIN, 400);
    double train = model.predict(x).equalTo(y).mean().item();
    double test = model.predict(testX).equalTo(testY).mean().item();

    Checks checks = new Checks();
    if (petals.missing().isEmpty()) {
      checks
          .allNear(
              "coefficients",
              model.coefficients().toDoubles(),
              new double[] {-.4917956345, .1428294156, -.2033488834},
              1e-6,
              AUTHORS_CODE)
          .allNear(
              "coefficients, as printed",
              model.coefficients().toDoubles(),
              new double[] {-.49179475, .14282899, -.20334818},
              2e-6,
              PRINTED)
          .allNear(
              "standard errors",
              model.inference().standardErrors().toDoubles(),
              new double[] {.118120, .0617537, .0657677},
              1e-6,
              AUTHORS_CODE)
          .near("deviance", model.deviance(), 410.6534986, 1e-6, AUTHORS_CODE)
          .near("cross-entropy", model.deviance() / (2 * TRAIN), .6416460916, 1e-9, AUTHORS_CODE)
          .near("accuracy on training", train, .575, 1e-12, AUTHORS_CODE)
          .near("accuracy on test", test, .3875, 1e-12, AUTHORS_CODE)
          .near("test points of class 1", testY.sum().item(), 80, 0, AUTHORS_CODE);
    }
    Outcome outcome =
        Outcome.of(Picture.of("Logistic regression of petals", 1, chart(petals, model)))
            .checks(checks)
            .table(
                Table.of("sample")
                    .column("x1", petals.x().select(1, 0))
                    .column("x2", petals.x().select(1, 1))
                    .column("label", petals.y())
                    .column("train", IntStream.range(0, 400).map(i -> i < TRAIN ? 1 : 0).toArray()))
            .value("coefficients", model.coefficients())
            .value("accuracy on training", train)
            .value("accuracy on test", test)
            .value("summary", model.summary())
            .data(petals.provenance());
    return petals.missing().isEmpty()
        ? outcome
        : outcome.fellBack(
            "Computed on petals of our own, so nothing is compared with the course. Its data are"
                + " missing: "
                + petals.missing());
  }

  private static Chart chart(Petals petals, LogisticModel model) {
    double[] x1 = Tensor.linspace(-5, 5, 301).toDoubles();
    double[] x2 = Tensor.linspace(-5, 5, 301).toDoubles();
    Tensor grid =
        Tensor.generate(k -> k % 2 == 0 ? x1[k / 2 % 301] : x2[k / 2 / 301], 301 * 301, 2);
    double[] predicted = model.predict(grid).toDoubles();
    int[][] classes = new int[301][301];
    for (int k = 0; k < predicted.length; k++) {
      classes[k / 301][k % 301] = (int) predicted[k];
    }
    Chart chart =
        Chart.titled("")
            .axes("x₁", "x₂")
            .size(460, 440)
            .xRange(-5, 5)
            .yRange(-5, 5)
            .noGrid()
            .legend(Corner.UPPER_RIGHT)
            .filledRegions(
                x1, x2, classes, new Color(0xD5, 0x5E, 0x00, 60), new Color(0x00, 0x72, 0xB2, 60));
    points(chart, petals, 0, Style.of(Palette.VERMILLION).size(4.5));
    points(chart, petals, 1, Style.of(Palette.BLUE).size(4.5));
    return chart;
  }

  private static void points(Chart chart, Petals petals, int k, Style style) {
    int[] rows = IntStream.range(0, 400).filter(i -> petals.y().get(i) == k).toArray();
    Tensor own = petals.x().take(0, rows);
    chart.points("class " + k, own.select(1, 0).toDoubles(), own.select(1, 1).toDoubles(), style);
  }

  public static void main(String[] args) {
    Show.figure(new Course1_3(), args);
  }
}
