package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.matrix.Equation;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;

/** Figure 6.6: a frame of zeros around x, so that W * x is as large as x. */
public final class Figure6_6 implements Figure {
  private static final double[] FIRST_ROW = {167, 308, 329, 350, 371, 392, 313};
  private static final double[] FIRST_ROW_UNFLIPPED = {493, 712, 751, 790, 829, 868, 547};

  @Override
  public About about() {
    return About.figure("6.6", "Padding", Kind.EXACT)
        .caption(
            "With a frame of zeros (vermilion) around x of 6 x 7, z = W * x has 6 x 7 numbers too; those"
                + " within are the z of figure 6.3.")
        .differs("The book has symbols; x_{i,j} = 10i + j and W = 1, ..., 9 are ours.")
        .quick(.3)
        .play(Stars.KERNEL);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor w = context.get(Stars.KERNEL);
    Tensor x = Stars.x(6, 7, 1);
    Tensor flipped = Stars.image(w.flippedKernel());
    Tensor z = Stars.matrix(Stars.image(x).conv(flipped, Sliding.UNIT.padded(1)));
    Tensor unflipped = Stars.image(x).conv(Stars.image(w), Sliding.UNIT.padded(1));

    Checks checks =
        new Checks()
            .exactly("rows of z", z.dim(0), 6, THEORY)
            .exactly("columns of z", z.dim(1), 7, THEORY)
            .allNear("first row of z", z.select(0, 0).toDoubles(), FIRST_ROW, 0, RECOMPUTED)
            .allNear(
                "first row without the flip",
                Stars.matrix(unflipped).select(0, 0).toDoubles(),
                FIRST_ROW_UNFLIPPED,
                0,
                RECOMPUTED)
            .allNear(
                "the inner 4 x 5 of z is the z of figure 6.3",
                z.slice(0, 1, 5).slice(1, 1, 6).toDoubles(),
                x.convolve(w, Extent.VALID).toDoubles(),
                0,
                THEORY)
            .allNear(
                "\"same\" of the star is this frame",
                x.convolve(w, Extent.SAME).toDoubles(),
                z.toDoubles(),
                0,
                THEORY);
    return Outcome.of(Picture.of("Padding", 1, equation(w, x, z)))
        .checks(checks)
        .value("W", w)
        .value("x", x)
        .value("z", z);
  }

  private static Equation equation(Tensor w, Tensor x, Tensor z) {
    double[][] padded = new double[8][9];
    for (int i = 0; i < 6; i++) {
      for (int j = 0; j < 7; j++) {
        padded[i + 1][j + 1] = x.get(i, j);
      }
    }
    MatrixPanel frame =
        MatrixPanel.of(padded)
            .tint(0, 0, 1, 9, Stars.RED)
            .tint(7, 0, 1, 9, Stars.RED)
            .tint(1, 0, 6, 1, Stars.RED)
            .tint(1, 8, 6, 1, Stars.RED)
            .named("x in its frame, 8 x 9");
    return Equation.of(Stars.panel(w).named("W"))
        .sign("*")
        .then(frame)
        .sign("=")
        .then(Stars.panel(z).frame(1, 1, 4, 5, Palette.GREY).named("z, 6 x 7"));
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_6(), args);
  }
}
