package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.bands.StoredBands;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.data.Datasets;
import io.github.medl.learning.data.ImageData;
import io.github.medl.learning.data.MissingDataException;
import io.github.medl.learning.data.Provenance;
import io.github.medl.learning.data.Split;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.unsupervised.Clustering;
import io.github.medl.linear.unsupervised.Divisor;
import io.github.medl.linear.unsupervised.KMeans;
import io.github.medl.linear.unsupervised.Pca;
import io.github.medl.linear.unsupervised.PrincipalComponents;
import io.github.medl.linear.unsupervised.Start;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Course result C1.4 (Unit 1): handwritten digits along their first two principal components, and
 * the ten centres that k-means finds without knowing the digits.
 */
public final class Course1_4 implements Figure {
  private static final Knob.Whole SEED = Knobs.seed(1);
  private static final int DIGITS = 10;

  /** So many images of a digit are drawn; all of them are in the csv. */
  private static final int DRAWN = 1000;

  /** The mean of both coordinates of each digit: NumPy, eigh of the covariance matrix. */
  private static final double[] MEANS = {
    6.89841812, 0.75285541, -0.33353526, 1.73437392, 3.33593515, 1.28233898, 3.25779139, 1.87058814,
    2.73481056, -2.18917943, 3.39242726, 0.60639284, 3.64025957, 0.06810147, 1.96583564, -2.2258226,
    2.95444029, 0.80548761, 2.36982722, -2.16258641
  };

  @Override
  public About about() {
    return About.figure(
            "C1.4",
            "Handwritten digits without labels: two components, ten clusters",
            Kind.STATISTICAL)
        .caption(
            "(a) Pairs of digits along the first two principal components of all training images,"
                + " 1000 of each digit. (b) The ten centres of k-means from a random start, with"
                + " the digit that is most frequent in the cluster and its share.")
        .differs(
            "As in the course's notebook the images are not centred before they are projected, so"
                + " the cloud does not lie around 0. Its k-means has a random start without a seed;"
                + " ours is one of many that end near the same sum of squares with other centres.")
        .data("mnist")
        .quick(12)
        .play(SEED);
  }

  /** Images in rows with values 0 to 1; without MNIST, smaller digits in its place. */
  private record Images(
      Tensor x, int[] labels, int side, List<Provenance> provenance, String missing) {
    static Images load() {
      try {
        ImageData mnist = Datasets.mnist(Split.TRAIN);
        return new Images(
            mnist.images(DType.FLOAT64), mnist.labels(), mnist.width(), mnist.provenance(), "");
      } catch (MissingDataException e) {
        return small(e.getMessage());
      }
    }

    static Images small(String missing) {
      TabularData digits = Datasets.digits();
      return new Images(digits.x().div(16), digits.labels(), 8, digits.provenance(), missing);
    }

    int[] of(int digit) {
      return IntStream.range(0, labels.length).filter(i -> labels[i] == digit).toArray();
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(Images.load(), context);
  }

  private static Outcome draw(Images images, FigureContext context) {
    context.progress("stage", 0, 2);
    PrincipalComponents pca = Pca.covariance().divisor(Divisor.N).fit(images.x()).first(2);
    Tensor scores = images.x().matmul(pca.loadings());
    context.progress("stage", 1, 2);
    Clustering clusters =
        KMeans.clusters(DIGITS)
            .startingAt(Start.RANDOM_POINTS)
            .withRestarts(1)
            .fit(images.x(), RandomStream.seed(context.get(SEED)));
    context.progress("stage", 2, 2);
    Clusters found = Clusters.of(clusters, images.labels());
    Checks checks = new Checks();
    checks.holds("Lloyd's algorithm came to its end", clusters.converged(), THEORY);
    if (images.missing().isEmpty()) {
      checkComponents(checks, pca, images, scores);
      StoredBands seen = StoredBands.of("C1.4", false); // medl bands C1.4 --seeds 10
      seen.check(checks, "sum of squares of k-means", clusters.sse());
      seen.check(checks, "share of the most frequent digits", found.purity());
    }
    Outcome outcome =
        Outcome.of(
                Picture.of("(a) Digits along two components", 3, clouds(images, scores)),
                Picture.of("(b) Ten clusters", 5, centres(images.side(), found)))
            .checks(checks)
            .seed(context.get(SEED))
            .value("sum of squares of k-means", clusters.sse())
            .value("share of the most frequent digits", found.purity())
            .value("passes of k-means", clusters.passes())
            .data(images.provenance())
            .table(
                Table.of("scores")
                    .column("pc1", scores.select(1, 0))
                    .column("pc2", scores.select(1, 1))
                    .column("digit", images.labels())
                    .column("cluster", clusters.labels()))
            .table(found.table())
            .table(centres(clusters));
    return images.missing().isEmpty()
        ? outcome
        : outcome.fellBack(
            "Computed on 8 x 8 digits, so nothing is compared with the course. MNIST is missing: "
                + images.missing());
  }

  /**
   * The clusters and the digits in them.
   *
   * @param clustering what k-means found
   * @param counts images of each digit, a row a cluster
   */
  private record Clusters(Clustering clustering, int[][] counts) {
    static Clusters of(Clustering clustering, int[] labels) {
      int[][] counts = new int[DIGITS][DIGITS];
      for (int i = 0; i < labels.length; i++) {
        counts[clustering.labels()[i]][labels[i]]++;
      }
      return new Clusters(clustering, counts);
    }

    /** The digit that is most frequent in a cluster. */
    int mode(int cluster) {
      return IntStream.range(0, DIGITS)
          .boxed()
          .max(Comparator.comparingInt(d -> counts[cluster][d]))
          .orElseThrow();
    }

    int most(int cluster) {
      return counts[cluster][mode(cluster)];
    }

    int size(int cluster) {
      return Arrays.stream(counts[cluster]).sum();
    }

    double purity() {
      double pure = IntStream.range(0, DIGITS).map(this::most).sum();
      return pure / clustering.labels().length;
    }

    Table table() {
      Table table = Table.of("clusters").column("cluster", IntStream.range(0, DIGITS).toArray());
      for (int d = 0; d < DIGITS; d++) {
        int digit = d;
        table =
            table.column("digit" + d, Arrays.stream(counts).mapToInt(row -> row[digit]).toArray());
      }
      return table;
    }
  }

  private static void checkComponents(
      Checks checks, PrincipalComponents pca, Images images, Tensor scores) {
    double[] means =
        IntStream.range(0, DIGITS)
            .boxed()
            .flatMapToDouble(d -> Arrays.stream(scores.take(0, images.of(d)).mean(0).toDoubles()))
            .toArray();
    double[] shares = {.0970466436, .07095924059};
    Tensor eigenvalues = pca.eigenvalues();
    checks
        .nearRelative("first eigenvalue", eigenvalues.get(0), 5.116787728, 1e-9, RECOMPUTED)
        .nearRelative("second eigenvalue", eigenvalues.get(1), 3.741328479, 1e-9, RECOMPUTED)
        .allNear("shares of the variance", pca.explained().toDoubles(), shares, 1e-10, RECOMPUTED)
        .allNear("means of the digits", means, MEANS, 2e-6, RECOMPUTED);
  }

  /** Digits 0 and 1, 2 and 3, ... */
  private static List<Panel> clouds(Images images, Tensor scores) {
    List<Panel> panels = new ArrayList<>();
    for (int digit = 0; digit < DIGITS; digit += 2) {
      Chart chart =
          Chart.titled("")
              .axes("first component", "second component")
              .size(320, 300)
              .xRange(-5, 12.5)
              .yRange(-7.5, 7.5)
              .xTicks(-5, 0, 5, 10)
              .yTicks(-5, 0, 5)
              .legend(Corner.UPPER_RIGHT);
      cloud(chart, images, scores, digit, Style.of(Palette.BLUE));
      cloud(chart, images, scores, digit + 1, Style.of(Palette.ORANGE).marker(Marker.TRIANGLE));
      panels.add(chart);
    }
    return panels;
  }

  /** In the order of the digits that are most frequent in them. */
  private static List<Panel> centres(int side, Clusters found) {
    return IntStream.range(0, DIGITS)
        .boxed()
        .sorted(Comparator.comparingInt(found::mode))
        .<Panel>map(
            j -> {
              String title =
                  String.format(
                      Locale.ROOT,
                      "%d: %.0f %% of %d",
                      found.mode(j),
                      100.0 * found.most(j) / found.size(j),
                      found.size(j));
              Tensor centre = found.clustering().centres().select(0, j);
              return ImagePanel.of(centre.reshape(side, side).toRows()).titled(title).width(150);
            })
        .toList();
  }

  private static void cloud(Chart chart, Images images, Tensor scores, int digit, Style style) {
    int[] rows = images.of(digit);
    Tensor drawn = scores.take(0, Arrays.copyOf(rows, Math.min(DRAWN, rows.length)));
    chart.points(
        "" + digit,
        drawn.select(1, 0).toDoubles(),
        drawn.select(1, 1).toDoubles(),
        style.size(3.5).alpha(0.5));
  }

  private static Table centres(Clustering clusters) {
    Table table = Table.of("centres");
    for (int j = 0; j < clusters.k(); j++) {
      table = table.column("cluster" + j, clusters.centres().select(0, j));
    }
    return table;
  }

  public static void main(String[] args) {
    Show.figure(new Course1_4(), args);
  }
}
