package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

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
import io.github.medl.examples.sample.Photograph;
import io.github.medl.linear.unsupervised.Clustering;
import io.github.medl.linear.unsupervised.KMeans;
import io.github.medl.plot.Picture;
import io.github.medl.plot.image.ImagePanel;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Figure 2.13: a picture in two and in six colours, the centres of k-means on its pixels. */
public final class Figure2_13 implements Figure {
  private static final Knob.Whole FEW = Knobs.whole("k", "k", "colours, second picture", 2, 2, 16);
  private static final Knob.Whole MANY = Knobs.whole("k2", "k", "colours, third picture", 6, 2, 16);
  private static final Knob.Whole SEED = Knobs.seed(1);
  private static final double DECODERS = 1e-3;
  private static final double CENTRES = 3e-3;

  private static final double[] TWO = {
    0.238222993454483, 0.296858835244459, 0.35793111628533,
    0.660445891755682, 0.701339030393343, 0.729813766973509
  };
  private static final double[] SIX = {
    0.274617971934131, 0.351529825138454, 0.41804715771355,
    0.124042000908398, 0.166773844579084, 0.231047746807573,
    0.466012635651021, 0.489437751448748, 0.518578272814494,
    0.564678585086134, 0.731166196662526, 0.849888751153956,
    0.732085019303763, 0.66104554252129, 0.619856392639249,
    0.867503391695923, 0.895925965033366, 0.875591467004423
  };

  @Override
  public About about() {
    return About.figure("2.13", "Image segmentation by k-means", Kind.STATISTICAL)
        .caption(
            "The pixels of a picture as points in the cube of red, green and blue, each replaced by"
                + " the centre of its cluster: the original, k = 2 and k = 6.")
        .differs(
            "The book sets no seed and takes what a single random start gives after at most ten"
                + " iterations. With k = 6 only some eleven of twenty random starts reach the least"
                + " sum of squares that is known; we take the best of ten starts of k-means++.")
        .differs(
            "Decoders of JPEG pictures may differ by a level of 255 in a pixel, so sums of squares"
                + " are compared to 0.1 %.")
        .data("book-pictures")
        .quick(5)
        .play(FEW, MANY, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(Photograph.load("Yoni-ben-pool-seg.jpg"), context);
  }

  /** The figure from a picture; where it is not the book's nothing is compared with the book. */
  static Outcome draw(Photograph photograph, FigureContext context) {
    Tensor pixels = photograph.rgb().reshape(-1, 3);
    context.progress("k", 0, 2);
    int seed = context.get(SEED);
    Clustering two =
        KMeans.clusters(context.get(FEW)).fit(pixels, RandomStream.seed(seed)).bySize();
    context.progress("k", 1, 2);
    Clustering six =
        KMeans.clusters(context.get(MANY)).fit(pixels, RandomStream.seed(seed)).bySize();
    context.progress("k", 2, 2);

    Checks checks = new Checks();
    for (Clustering c : new Clustering[] {two, six}) {
      String k = String.format(Locale.ROOT, "k = %d: ", c.k());
      checks
          .holds(k + "Lloyd's algorithm came to its end", c.converged(), THEORY)
          .near(
              k + "pixels whose own centre is not the nearest",
              misplaced(c, c.predict(pixels).toDoubles()),
              0,
              0,
              THEORY);
    }
    if (photograph.isTheBooks()) {
      checks.nearRelative(
          "total sum of squares", two.totalSumOfSquares(), 63580.494, DECODERS, AUTHORS_CODE);
      if (two.k() == 2) {
        compare(checks, two, 19063.6171862343, TWO, 267800, 141800);
      }
      if (six.k() == 6) {
        compare(checks, six, 4709.68248877643, SIX, 137368, 97785, 58431, 47121, 44383, 24512);
      }
    }
    Picture picture =
        Picture.of(
            "Image segmentation by k-means",
            3,
            panel("Original", photograph.rgb()),
            panel("k = " + two.k(), painted(two, photograph)),
            panel("k = " + six.k(), painted(six, photograph)));
    String third = "k = " + six.k() + (six.k() == two.k() ? ", once more" : "");
    Outcome outcome =
        Outcome.of(picture)
            .checks(checks)
            .seed(seed)
            .value("SSE, k = " + two.k(), two.sse())
            .value("SSE, " + third, six.sse())
            .table(centres(two, six))
            .table(
                Table.of("labels")
                    .column("k" + two.k(), two.labels())
                    .column("k" + six.k(), six.labels()));
    return photograph.tell(outcome);
  }

  private static void compare(
      Checks checks, Clustering c, double sse, double[] centres, int... sizes) {
    String k = String.format(Locale.ROOT, "k = %d: ", c.k());
    checks
        .nearRelative(k + "SSE", c.sse(), sse, DECODERS, AUTHORS_CODE)
        .allNear(
            k + "centres, the largest cluster first",
            c.centres().toDoubles(),
            centres,
            CENTRES,
            AUTHORS_CODE)
        .allNearRelative(
            k + "sizes",
            Arrays.stream(c.sizes()).asDoubleStream().toArray(),
            Arrays.stream(sizes).asDoubleStream().toArray(),
            0.01,
            AUTHORS_CODE);
  }

  private static double misplaced(Clustering c, double[] nearest) {
    return IntStream.range(0, nearest.length).filter(i -> nearest[i] != c.labels()[i]).count();
  }

  private static Tensor painted(Clustering c, Photograph photograph) {
    return c.centres().take(0, c.labels()).reshape(photograph.rgb().shape());
  }

  private static ImagePanel panel(String title, Tensor rgb) {
    return ImagePanel.of(Photograph.image(rgb)).titled(title).width(320);
  }

  private static Table centres(Clustering... clusterings) {
    Table table = Table.of("centres");
    String[] names = {"red", "green", "blue"};
    table =
        table
            .column("k", ints(clusterings, c -> IntStream.range(0, c.k()).map(j -> c.k())))
            .column("label", ints(clusterings, c -> IntStream.range(0, c.k())))
            .column("size", ints(clusterings, c -> Arrays.stream(c.sizes())));
    for (int d = 0; d < 3; d++) {
      int column = d;
      table =
          table.column(
              names[d],
              Arrays.stream(clusterings)
                  .flatMapToDouble(c -> Arrays.stream(c.centres().select(1, column).toDoubles()))
                  .toArray());
    }
    return table.column(
        "sse",
        Arrays.stream(clusterings).flatMapToDouble(c -> Arrays.stream(c.within())).toArray());
  }

  private static int[] ints(Clustering[] clusterings, Function<Clustering, IntStream> column) {
    return Arrays.stream(clusterings).flatMapToInt(column::apply).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_13(), args);
  }
}
