package io.github.medl.examples.chapter2;

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
import io.github.medl.linear.unsupervised.Divisor;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/** Figure 2.14: the breast cancer data along their first two principal components. */
public final class Figure2_14 implements Figure {
  private static final int MALIGNANT = 1;

  @Override
  public About about() {
    return About.figure("2.14", "Principal components of the breast cancer data", Kind.EXACT)
        .caption(
            "569 tumours along the first two components of 30 standardised features. (a) Without"
                + " and (b) with the diagnosis, of which the components know nothing.")
        .differs(
            "As in the book, observations with a first score of 7 or more or a second of 10 or more"
                + " are not drawn: 30 of 569, most of them malignant. Which ones depends on the"
                + " signs of the components, which mean nothing; we turn ours to those of the"
                + " book's script.")
        .data("breast-cancer")
        .quick(0.5);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    TabularData cancer = Datasets.breastCancer();
    int[] diagnosis = cancer.labels();
    PrincipalComponents pca =
        turned(Pca.correlation().divisor(Divisor.N).fit(cancer.x()), cancer.x(), diagnosis);
    Tensor scores = pca.apply(cancer.x());
    Plane plane = Plane.of(scores, diagnosis);
    Table loadings = Table.of("loadings").column("feature", cancer.features());
    Table all = Table.of("scores");
    for (int k = 0; k < pca.count(); k++) {
      loadings = loadings.column("pc" + (k + 1), pca.loadings().select(1, k));
      all = all.column("pc" + (k + 1), scores.select(1, k));
    }
    return Outcome.of(
            Picture.of(
                "Principal components of the breast cancer data", 2, plain(plane), coloured(plane)))
        .checks(ofComponents(pca))
        .checks(ofPlane(plane))
        .table(eigenvalues(pca))
        .table(loadings)
        .table(all.column("label", diagnosis))
        .data(cancer.provenance());
  }

  /** The first two components, and which rows are drawn. */
  private record Plane(
      double[] pc1, double[] pc2, int[] diagnosis, int[] shown, int[] benign, int[] malignant) {
    static Plane of(Tensor scores, int[] diagnosis) {
      double[] pc1 = scores.select(1, 0).toDoubles();
      double[] pc2 = scores.select(1, 1).toDoubles();
      IntPredicate shown = i -> pc1[i] < 7 && pc2[i] < 10;
      return new Plane(
          pc1,
          pc2,
          diagnosis,
          rows(pc1.length, shown),
          rows(pc1.length, i -> shown.test(i) && diagnosis[i] != MALIGNANT),
          rows(pc1.length, i -> shown.test(i) && diagnosis[i] == MALIGNANT));
    }
  }

  private static Checks ofComponents(PrincipalComponents pca) throws IOException {
    Reference reference = Reference.of("2.14");
    return new Checks()
        .allNear(
            "eigenvalues",
            pca.eigenvalues().toDoubles(),
            reference.numbers("eigenvalue"),
            1e-10,
            AUTHORS_CODE)
        .allNear(
            "percentages of the variance",
            pca.explained().mul(100).toDoubles(),
            reference.numbers("percentage"),
            1e-9,
            AUTHORS_CODE)
        .allNear(
            "cumulated percentages",
            pca.cumulative().mul(100).toDoubles(),
            reference.numbers("cumulated"),
            1e-9,
            AUTHORS_CODE)
        .near("sum of the eigenvalues", pca.totalVariance(), 30, 1e-10, THEORY);
  }

  private static Checks ofPlane(Plane plane) {
    double[] pc1 = plane.pc1;
    double[] pc2 = plane.pc2;
    int[] diagnosis = plane.diagnosis;
    return new Checks()
        .exactly("benign tumours drawn", plane.benign.length, 356, AUTHORS_CODE)
        .exactly("malignant tumours drawn", plane.malignant.length, 183, AUTHORS_CODE)
        .near("mean of pc1, benign", mean(pc1, diagnosis, 0), -2.205974, 5e-7, AUTHORS_CODE)
        .near("mean of pc2, benign", mean(pc2, diagnosis, 0), 0.346287, 5e-7, AUTHORS_CODE)
        .near("mean of pc1, malignant", mean(pc1, diagnosis, 1), 3.714777, 5e-7, AUTHORS_CODE)
        .near("mean of pc2, malignant", mean(pc2, diagnosis, 1), -0.583135, 5e-7, AUTHORS_CODE)
        .near("least pc1", least(pc1), -5.5657, 5e-5, AUTHORS_CODE)
        .near("greatest pc1", greatest(pc1), 16.3192, 5e-5, AUTHORS_CODE)
        .near("least pc2", least(pc2), -7.7759, 5e-5, AUTHORS_CODE)
        .near("greatest pc2", greatest(pc2), 12.5732, 5e-5, AUTHORS_CODE);
  }

  private static Chart plain(Plane plane) {
    Chart plain = chart("(a)");
    Style style = Style.of(Palette.BLACK).alpha(0.7);
    points(plain, "_all", plane.pc1, plane.pc2, plane.shown, style);
    return plain;
  }

  private static Chart coloured(Plane plane) {
    Chart coloured =
        chart("(b)")
            .legend(Corner.LOWER_LEFT)
            .verticalLine("_0", 0, Style.of(Palette.GREY).width(1.2).dashed())
            .horizontalLine("_0", 0, Style.of(Palette.GREY).width(1.2).dashed());
    points(
        coloured, "benign", plane.pc1, plane.pc2, plane.benign, Style.of(Palette.BLUE).alpha(0.7));
    points(
        coloured,
        "malignant",
        plane.pc1,
        plane.pc2,
        plane.malignant,
        Style.of(Palette.VERMILLION).marker(Marker.TRIANGLE).alpha(0.7));
    return coloured;
  }

  private static Table eigenvalues(PrincipalComponents pca) {
    return Table.of("eigenvalues")
        .column("component", IntStream.rangeClosed(1, pca.count()).toArray())
        .column("eigenvalue", pca.eigenvalues())
        .column("percentage", pca.explained().mul(100))
        .column("cumulated", pca.cumulative().mul(100));
  }

  /** With the signs of the book's script: malignant tumours right of and below the benign ones. */
  private static PrincipalComponents turned(PrincipalComponents pca, Tensor x, int[] diagnosis) {
    Tensor scores = pca.apply(x);
    boolean right = mean(scores.select(1, 0).toDoubles(), diagnosis, MALIGNANT) > 0;
    boolean below = mean(scores.select(1, 1).toDoubles(), diagnosis, MALIGNANT) < 0;
    PrincipalComponents turned = right ? pca : pca.flipped(0);
    return below ? turned : turned.flipped(1);
  }

  private static Chart chart(String title) {
    return Chart.titled(title).axes("pc₁", "pc₂").size(480, 420).xRange(-6, 7.5).yRange(-8, 10);
  }

  private static void points(
      Chart chart, String name, double[] x, double[] y, int[] rows, Style style) {
    chart.points(
        name,
        Arrays.stream(rows).mapToDouble(i -> x[i]).toArray(),
        Arrays.stream(rows).mapToDouble(i -> y[i]).toArray(),
        style.size(5));
  }

  private static int[] rows(int n, IntPredicate which) {
    return IntStream.range(0, n).filter(which).toArray();
  }

  private static double mean(double[] values, int[] labels, int label) {
    return IntStream.range(0, labels.length)
        .filter(i -> labels[i] == label)
        .mapToDouble(i -> values[i])
        .average()
        .orElseThrow();
  }

  private static double least(double[] values) {
    return Arrays.stream(values).min().orElseThrow();
  }

  private static double greatest(double[] values) {
    return Arrays.stream(values).max().orElseThrow();
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_14(), args);
  }
}
