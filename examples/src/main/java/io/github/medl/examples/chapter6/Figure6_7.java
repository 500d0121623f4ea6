package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Picture;
import io.github.medl.plot.matrix.Equation;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Figure 6.7: stride, the steps of the window; what no window reads has no derivative. */
public final class Figure6_7 implements Figure {
  private static final Knob.Whole DOWN =
      Knobs.whole("s-h", "s_{h}", "rows that the window moves down", 5, 1, 7);
  private static final Knob.Whole ACROSS =
      Knobs.whole("s-v", "s_{v}", "columns that it moves to the right", 4, 1, 7);

  @Override
  public About about() {
    return About.figure("6.7", "Stride", Kind.EXACT)
        .caption(
            "The kernel moves s_{h} = 5 rows down and s_{v} = 4 columns to the right: four windows"
                + " of x give the four numbers of z, in their colours.")
        .differs("The book has symbols; x_{i,j} = 10i + j from 0 and W = 1, ..., 9 are ours.")
        .quick(.3)
        .play(DOWN, ACROSS, Stars.KERNEL);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor w = context.get(Stars.KERNEL);
    int down = context.get(DOWN);
    int across = context.get(ACROSS);
    Tensor x = Stars.x(10, 10, 0);
    Sliding sliding = Sliding.by(down, across);
    Tensor flipped = Stars.image(w.flippedKernel());
    Tensor z = Stars.matrix(Stars.image(x).conv(flipped, sliding));
    Tensor unflipped = Stars.image(x).conv(Stars.image(w), sliding);
    Tensor gradient =
        Stars.matrix(
            Autodiff.gradient(image -> image.conv(flipped, sliding).sum(), Stars.image(x)));

    double[] books = {309, 489, 2559, 2739};
    double[] without = {681, 861, 2931, 3111};
    Checks checks =
        new Checks()
            .allNear("first z", head(z), books, 0, RECOMPUTED)
            .allNear("first z without the flip", head(unflipped), without, 0, RECOMPUTED)
            .near(
                "derivative by rows 3, 4, 8, 9, which no window reads",
                gradient.take(0, 3, 4, 8, 9).abs().sum().item(),
                0,
                0,
                THEORY)
            .near(
                "derivative by columns 3, 7, 8, 9",
                gradient.take(1, 3, 7, 8, 9).abs().sum().item(),
                0,
                0,
                THEORY)
            .near(
                "sum of the derivatives of Σz",
                gradient.sum().item(),
                z.size() * w.sum().item(),
                0,
                THEORY);
    return Outcome.of(Picture.of("Stride", 1, equation(w, x, z, down, across)))
        .checks(checks)
        .value("z", z)
        .value("∂Σz/∂x", gradient);
  }

  /** The numbers of the first two windows of the first two rows; zeros where there are fewer. */
  private static double[] head(Tensor z) {
    return Arrays.copyOf(z.toDoubles(), 4);
  }

  private static Equation equation(Tensor w, Tensor x, Tensor z, int down, int across) {
    List<Color> colours = List.of(Stars.BLUE, Stars.RED, Stars.YELLOW, Stars.GREEN);
    MatrixPanel windows =
        Stars.panel(x)
            .named("x, 10 x 10")
            .braceOfRows(0, down, "s_{h}=" + down)
            .braceOfColumns(0, across, "s_{v}=" + across);
    MatrixPanel results =
        Stars.panel(z).named(String.format(Locale.ROOT, "z, %d x %d", z.dim(0), z.dim(1)));
    for (int k = 0; k < 4; k++) {
      windows.tint(down * (k / 2), across * (k % 2), 3, 3, colours.get(k));
      results.tint(k / 2, k % 2, 1, 1, colours.get(k));
    }
    return Equation.of(Stars.panel(w).named("W")).sign("*").then(windows).sign("=").then(results);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_7(), args);
  }
}
