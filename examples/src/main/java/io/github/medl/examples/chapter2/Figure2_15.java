package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;
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
import io.github.medl.linear.unsupervised.SvdCompression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Figure 2.15: a grey picture approximated by matrices of low rank. */
public final class Figure2_15 implements Figure {
  private static final int FIRST = 5;
  private static final int LAST = 100;
  private static final Knob.Whole FIRST_RANK =
      Knobs.whole("m", "m", "rank of the first picture", 10, 2, 100);
  private static final Knob.Whole SECOND_RANK =
      Knobs.whole("m2", "m₂", "rank of the second picture", 30, 2, 100);
  private static final Knob.Whole THIRD_RANK =
      Knobs.whole("m3", "m₃", "rank of the third picture", 50, 2, 100);

  @Override
  public About about() {
    return About.figure("2.15", "Compression of a picture by singular values", Kind.EXACT)
        .caption(
            "The relative squared error Σ_{i>m} s_i² / Σ s_i² of the best approximation of rank m,"
                + " with the pictures of rank 10, 30 and 50 and the original.")
        .differs(
            "The book's curve begins its sum at s_m, not s_{m+1}: what it draws at m is the error"
                + " of rank m - 1. We draw the error of rank m, and the book's curve dashed.")
        .differs(
            "Grey is (299 R + 587 G + 114 B) / 1000 rounded half up; the grey picture of the"
                + " notebook differs by one level of 255 in 13 pixels of 165 557.")
        .data("book-pictures")
        .quick(1)
        .play(FIRST_RANK, SECOND_RANK, THIRD_RANK);
  }

  @Override
  public Outcome draw(FigureContext context) {
    return draw(Photograph.load("dude-color-small.png"), context);
  }

  /** A grey picture and its decomposition, the same for all ranks. */
  private record Compressed(Photograph photograph, Tensor grey, SvdCompression svd) {
    static Compressed of(Photograph photograph) {
      Tensor grey = Figure2_15.grey(photograph.rgb());
      return new Compressed(photograph, grey, SvdCompression.of(grey));
    }
  }

  /** The figure from a picture; where it is not the book's nothing is compared with the book. */
  static Outcome draw(Photograph photograph, FigureContext context) {
    int[] shown = {context.get(FIRST_RANK), context.get(SECOND_RANK), context.get(THIRD_RANK)};
    Compressed compressed =
        context.shared(
            Compressed.class, List.of("2.15", photograph), () -> Compressed.of(photograph));
    Tensor grey = compressed.grey();
    SvdCompression svd = compressed.svd();
    double[] ranks = IntStream.rangeClosed(FIRST, LAST).asDoubleStream().toArray();
    double[] errors = map(ranks, svd::relativeError);
    double[] books = map(ranks, m -> svd.relativeError(m - 1));

    Checks checks = new Checks();
    double all = grey.square().sum().item();
    for (int m : shown) {
      double measured = svd.approximation(m).sub(grey).square().sum().item() / all;
      checks.near(
          "error of rank " + m + " by its picture, less that by singular values",
          measured - svd.relativeError(m),
          0,
          1e-12,
          THEORY);
    }
    if (photograph.isTheBooks()) {
      compare(checks, shown, svd, grey);
    }
    Outcome outcome =
        Outcome.of(
                Picture.of(
                    "Compression of a picture by singular values",
                    1,
                    chart(shown, svd, grey, ranks, errors, books)))
            .checks(checks)
            .table(
                Table.of("singular-values")
                    .column("i", IntStream.rangeClosed(1, svd.s().size()).toArray())
                    .column("s", svd.s()))
            .table(
                Table.of("errors")
                    .column("m", ranks)
                    .column("relative-error", errors)
                    .column("as-in-the-book", books)
                    .column("storage-ratio", map(ranks, svd::storageRatio)));
    return photograph.tell(outcome);
  }

  private static void compare(Checks checks, int[] shown, SvdCompression svd, Tensor grey) {
    Tensor s = svd.s();
    double[] first = {181.7377, 32.9982, 28.2187, 24.5119, 21.9465};
    checks
        .exactly("rows", grey.dim(0), 353, AUTHORS_CODE)
        .exactly("columns", grey.dim(1), 469, AUTHORS_CODE)
        .nearRelative("Σ s_i, by NumPy", s.sum().item(), 604.3598128686606, 1e-11, RECOMPUTED)
        .nearRelative(
            "Σ s_i², by NumPy", s.square().sum().item(), 37815.53107266435, 1e-11, RECOMPUTED)
        .nearRelative("Σ s_i of the notebook", s.sum().item(), 604.36005, 1e-5, AUTHORS_CODE)
        .nearRelative(
            "Σ s_i² of the notebook", s.square().sum().item(), 37815.484, 1e-5, AUTHORS_CODE)
        .allNear("s_1 to s_5", s.slice(0, 0, 5).toDoubles(), first, 5e-4, RECOMPUTED);
    double[] drawn = {.0248882, .0047715, .0018097};
    double[] rounding = {.0221809692, .0045178620, .0017355467};
    double[] clamped = {.0220948137, .0045082364, .0017309313};
    double all = grey.square().sum().item();
    for (int i = 0; i < shown.length; i++) {
      int m = shown[i];
      Tensor picture = svd.approximation(m).clip(0, 1);
      checks
          .near(
              "drawn by the book at m = " + m,
              svd.relativeError(m - 1),
              drawn[i],
              1e-7,
              AUTHORS_CODE)
          .nearRelative("error of rank " + m, svd.relativeError(m), rounding[i], 1e-5, RECOMPUTED)
          .nearRelative(
              String.format(Locale.ROOT, "error of rank %d, clamped to [0, 1]", m),
              picture.sub(grey).square().sum().item() / all,
              clamped[i],
              1e-5,
              RECOMPUTED);
    }
    checks
        .exactly("numbers stored for rank 50", svd.storage(50), 41150, THEORY)
        .near("storage ratio of rank 50", svd.storageRatio(50), .2485548784, 1e-9, THEORY);
  }

  private static Chart chart(
      int[] shown,
      SvdCompression svd,
      Tensor grey,
      double[] ranks,
      double[] errors,
      double[] books) {
    Chart chart =
        Chart.titled("")
            .axes("Rank of Approximation m", "Relative Approximation Error")
            .size(820, 520)
            .xRange(0, 105)
            .yRange(0, 0.1)
            .legend(Corner.UPPER_RIGHT)
            .line("error of rank m", ranks, errors, Style.of(Palette.BLUE).width(2.5))
            .line(
                "as drawn in the book: of rank m - 1",
                ranks,
                books,
                Style.of(Palette.VERMILLION).width(1.6).dashed());
    double[] x = {22, 45, 68};
    double[] y = {.068, .05, .05};
    for (int i = 0; i < shown.length; i++) {
      int m = shown[i];
      chart
          .arrow(x[i], y[i] - .0122, m, svd.relativeError(m), Style.of(Palette.BLACK).width(1.2))
          .image(image(svd.approximation(m)), x[i], y[i], 150)
          .text(x[i], y[i] + .014, "Rank " + m);
    }
    return chart.image(image(grey), 91, .05, 150).text(91, .064, "Original");
  }

  /** Luma as 8-bit pictures have it: (299 R + 587 G + 114 B) / 1000, rounded to whole levels. */
  private static Tensor grey(Tensor rgb) {
    double[] values = rgb.toDoubles();
    double[] grey = new double[values.length / 3];
    for (int i = 0; i < grey.length; i++) {
      long red = Math.round(255 * values[3 * i]);
      long green = Math.round(255 * values[3 * i + 1]);
      long blue = Math.round(255 * values[3 * i + 2]);
      grey[i] = (299 * red + 587 * green + 114 * blue + 500) / 1000 / 255.0;
    }
    return Tensor.wrap(grey, rgb.dim(0), rgb.dim(1));
  }

  private static BufferedImage image(Tensor grey) {
    return Photograph.image(Tensor.stack(2, List.of(grey, grey, grey)));
  }

  private static double[] map(double[] ranks, IntToDoubleFunction f) {
    return Arrays.stream(ranks).map(m -> f.applyAsDouble((int) m)).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_15(), args);
  }
}
