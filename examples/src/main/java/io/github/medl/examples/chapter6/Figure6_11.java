package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.autodiff.Autodiff;
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
import io.github.medl.tensor.Tensor;
import io.github.medl.tensor.Window;
import java.awt.Color;
import java.util.List;

/** Figure 6.11: maximum and average pooling of the book's 4 x 4 matrix, and their derivatives. */
public final class Figure6_11 implements Figure {
  @Override
  public About about() {
    return About.figure("6.11", "Pooling", Kind.EXACT)
        .caption(
            "Four blocks of 2 x 2 and the largest number and the average of each. Below: the"
                + " derivatives of the sum of z by x. Of two zeros that tie in the last block the"
                + " first takes the derivative.")
        .differs("The derivatives are not in the book.")
        .quick(.3);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor x =
        Tensor.of(new double[][] {{2, 4, 10, 13}, {6, -4, 3, -2}, {7, -2, 0, -11}, {8, 3, -1, 0}});
    Window blocks = Window.of(2);
    Tensor image = Stars.image(x);
    Tensor max = Stars.matrix(image.maxPool(blocks));
    Tensor average = Stars.matrix(image.averagePool(blocks));
    Tensor byMax = Stars.matrix(Autodiff.gradient(v -> v.maxPool(blocks).sum(), image));
    Tensor byAverage = Stars.matrix(Autodiff.gradient(v -> v.averagePool(blocks).sum(), image));

    double[] places = {0, 0, 0, 1, 1, 0, 0, 0, 0, 0, 1, 0, 1, 0, 0, 0};
    Checks checks =
        new Checks()
            .allNear("maximum", max.toDoubles(), new double[] {6, 13, 8, 0}, 0, AUTHORS_CODE)
            .allNear("average", average.toDoubles(), new double[] {2, 6, 4, -3}, 0, AUTHORS_CODE)
            .allNear("∂Σz/∂x of the maximum", byMax.toDoubles(), places, 0, THEORY)
            .allNear(
                "∂Σz/∂x of the average",
                byAverage.toDoubles(),
                Tensor.full(.25, 16).toDoubles(),
                0,
                THEORY);
    Equation values =
        Equation.of(tinted(x, 2).named("x"))
            .sign("→")
            .then(tinted(max, 1).titled("maximum"))
            .sign(" ")
            .then(tinted(average, 1).titled("average"));
    Equation derivatives =
        Equation.of(tinted(byMax, 2).titled("∂Σz/∂x, maximum"))
            .sign(" ")
            .then(tinted(byAverage, 2).titled("∂Σz/∂x, average"));
    return Outcome.of(Picture.of("Pooling", 1, values, derivatives))
        .checks(checks)
        .value("maximum", max)
        .value("average", average)
        .value("∂Σz/∂x, maximum", byMax);
  }

  private static MatrixPanel tinted(Tensor matrix, int side) {
    List<Color> colours = List.of(Stars.RED, Stars.GREEN, Stars.BLUE, Stars.YELLOW);
    MatrixPanel panel = Stars.panel(matrix).cells(36);
    for (int k = 0; k < 4; k++) {
      panel.tint(side * (k / 2), side * (k % 2), side, side, colours.get(k));
    }
    return panel;
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_11(), args);
  }
}
