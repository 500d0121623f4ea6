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
import io.github.medl.plot.Picture;
import io.github.medl.plot.matrix.Equation;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Sliding;
import io.github.medl.tensor.Tensor;

/** Figure 6.8: dilation, a kernel with gaps, which sees further with as many weights. */
public final class Figure6_8 implements Figure {
  @Override
  public About about() {
    return About.figure("6.8", "Dilation", Kind.EXACT)
        .caption(
            "A kernel of 3 x 3 with a row and a column of zeros (vermilion) between its own sees 5 x 5"
                + " cells of x; z has 2 x 3 numbers.")
        .differs("The book has symbols; x_{i,j} = 10i + j and W = 1, ..., 9 are ours.")
        .quick(.3)
        .play(Stars.KERNEL);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor w = context.get(Stars.KERNEL);
    Tensor x = Stars.x(6, 7, 1);
    Sliding dilated = Sliding.UNIT.dilated(2);
    Tensor z = Stars.matrix(Stars.image(x).conv(Stars.image(w.flippedKernel()), dilated));
    Tensor unflipped = Stars.image(x).conv(Stars.image(w), dilated);
    int[] places = {0, 2, 4};
    Tensor stuffed = w.scatterAdd(0, places, 5).scatterAdd(1, places, 5);

    double[] books = {1113, 1158, 1203, 1563, 1608, 1653};
    double[] without = {1857, 1902, 1947, 2307, 2352, 2397};
    Checks checks =
        new Checks()
            .allNear("z", z.toDoubles(), books, 0, RECOMPUTED)
            .allNear("z without the flip", unflipped.toDoubles(), without, 0, RECOMPUTED)
            .allNear(
                "z by the kernel with its zeros",
                x.convolve(stuffed, Extent.VALID).toDoubles(),
                z.toDoubles(),
                0,
                THEORY);
    return Outcome.of(Picture.of("Dilation", 1, equation(w, stuffed, x, z)))
        .checks(checks)
        .value("W with its zeros", stuffed)
        .value("z", z);
  }

  private static Equation equation(Tensor w, Tensor stuffed, Tensor x, Tensor z) {
    MatrixPanel gaps =
        Stars.panel(stuffed)
            .tint(1, 0, 1, 5, Stars.RED)
            .tint(3, 0, 1, 5, Stars.RED)
            .named("W, dilated by 2");
    for (int row = 0; row < 5; row += 2) {
      gaps.tint(row, 1, 1, 1, Stars.RED).tint(row, 3, 1, 1, Stars.RED);
    }
    return Equation.of(Stars.panel(w).named("W"))
        .sign("→")
        .then(gaps)
        .sign("*")
        .then(Stars.panel(x).named("x, 6 x 7"))
        .sign("=")
        .then(Stars.panel(z).named("z, 2 x 3"));
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_8(), args);
  }
}
