package io.github.medl.examples.chapter6;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.matrix.Equation;
import io.github.medl.plot.matrix.MatrixPanel;
import io.github.medl.tensor.Convolution.Extent;
import io.github.medl.tensor.Tensor;
import java.util.stream.IntStream;

/**
 * Figure 6.5: the star in other trades: the answer of a linear time-invariant system, the sum of
 * random variables, the product of polynomials, a Toeplitz matrix.
 */
public final class Figure6_5 implements Figure {
  private static final Knob.Real DECAY =
      Knobs.real("rho", "ρ", "decay of the impulse response", .8, .1, .95);
  private static final Knob.Whole LENGTH =
      Knobs.whole("length", "n", "length of the step", 10, 1, 20);
  private static final Tensor DIE = Tensor.full(1 / 6.0, 6); // of 1, ..., 6

  @Override
  public About about() {
    return About.figure("6.5", "The same star elsewhere", Kind.EXACT)
        .caption(
            "(a) A system with impulse response h(t) = 0.8^{t} answers a step of length 10. (b) The"
                + " total of two and of five dice. (c) The coefficients of a product of polynomials."
                + " (d) Convolution with (1 2 3) as a Toeplitz matrix.")
        .differs("The book's figure is a bitmap; ours shows what its section speaks of.")
        .quick(.5)
        .play(DECAY, LENGTH);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double rho = context.get(DECAY);
    Tensor h = Tensor.scalar(rho).pow(Tensor.arange(21));
    Tensor step = Tensor.ones(context.get(LENGTH));
    Tensor y = step.convolve(h, Extent.FULL);
    Tensor two = DIE.convolve(DIE, Extent.FULL);
    Tensor five = two.convolve(two, Extent.FULL).convolve(DIE, Extent.FULL);
    Tensor p = Tensor.vector(1, 2, 3);
    Tensor q = Tensor.vector(4, 5);
    Tensor product = p.convolve(q, Extent.FULL);
    Tensor toeplitz = toeplitz(p, 4);

    Outcome outcome =
        Outcome.of(
            Picture.of(
                "The same star elsewhere",
                2,
                system(rho, h, step, y),
                dice(two, five),
                polynomials(p, q, product),
                matrix(toeplitz)));
    return outcome
        .checks(checks(rho, step.dim(0), h, y, two, five, product, toeplitz))
        .value("y", y)
        .value("total of five dice, 5 to 30", five);
  }

  private static Checks checks(
      double rho,
      int length,
      Tensor h,
      Tensor y,
      Tensor two,
      Tensor five,
      Tensor product,
      Tensor toeplitz) {
    Tensor totals = Tensor.arange(26).add(5);
    double mean = totals.dot(five).item();
    Tensor x = Tensor.vector(.5, -1, 2, 7);
    Tensor during = Tensor.generate(t -> (1 - Math.pow(rho, t + 1)) / (1 - rho), length);
    return new Checks()
        .allNear(
            "y(t) = (1 - ρ^(t+1)) / (1 - ρ) while the step lasts",
            y.slice(0, 0, length).toDoubles(),
            during.toDoubles(),
            1e-14,
            THEORY)
        .near("largest y, at its end", y.max().item(), during.get(length - 1), 1e-14, THEORY)
        .exactly("its time", y.argmax(), length - 1, THEORY)
        .allNear(
            "δ * h = h",
            h.convolve(Tensor.vector(1), Extent.FULL).toDoubles(),
            h.toDoubles(),
            0,
            THEORY)
        .allNear(
            "36 P of two dice",
            two.mul(36).toDoubles(),
            new double[] {1, 2, 3, 4, 5, 6, 5, 4, 3, 2, 1},
            1e-14,
            THEORY)
        .near("mean of five dice", mean, 17.5, 1e-14, THEORY)
        .near(
            "variance of five dice",
            totals.sub(mean).square().dot(five).item(),
            175 / 12.0,
            1e-13,
            THEORY)
        .near("P(17) of five dice", five.get(12), 780 / 7776.0, 1e-14, THEORY)
        .near("P(18) of five dice", five.get(13), 780 / 7776.0, 1e-14, THEORY)
        .allNear(
            "(1 + 2t + 3t²)(4 + 5t)", product.toDoubles(), new double[] {4, 13, 22, 15}, 0, THEORY)
        .allNear(
            "first column of T",
            toeplitz.select(1, 0).toDoubles(),
            new double[] {1, 2, 3, 0, 0, 0},
            0,
            THEORY)
        .allNear(
            "T x against (1 2 3) * x",
            toeplitz.matmul(x.reshape(4, 1)).toDoubles(),
            x.convolve(Tensor.vector(1, 2, 3), Extent.FULL).toDoubles(),
            1e-14,
            THEORY);
  }

  /** The matrix of x ↦ w * x on vectors of n numbers. */
  private static Tensor toeplitz(Tensor w, int n) {
    int k = w.dim(0);
    double[] values = w.toDoubles();
    return Tensor.generate(
        e -> {
          int lag = e / n - e % n;
          return lag >= 0 && lag < k ? values[lag] : 0;
        },
        n + k - 1,
        n);
  }

  private static Panel system(double rho, Tensor h, Tensor step, Tensor y) {
    return Chart.titled("(a) impulse response, input, answer")
        .axes("t", "")
        .size(470, 320)
        .legend(Corner.UPPER_RIGHT)
        .points(
            "input x, a step of length " + step.dim(0),
            Grid.range(0, 1, step.dim(0)),
            step.toDoubles(),
            Style.of(Palette.GREY).size(6))
        .points(
            "h(t) = " + rho + "^{t}",
            Grid.range(0, 1, 21),
            h.toDoubles(),
            Style.of(Palette.ORANGE).marker(Marker.DIAMOND).size(7))
        .line(
            "y = h * x",
            Grid.range(0, 1, y.dim(0)),
            y.toDoubles(),
            Style.of(Palette.BLUE).width(2));
  }

  private static Panel dice(Tensor two, Tensor five) {
    return Chart.titled("(b) total of two and of five dice")
        .axes("total", "probability")
        .size(470, 320)
        .legend(Corner.UPPER_RIGHT)
        .bars(
            "two dice", Grid.range(2, 1, 11), two.toDoubles(), .9, Style.of(Palette.SKY).alpha(.8))
        .bars(
            "five dice",
            Grid.range(5, 1, 26),
            five.toDoubles(),
            .9,
            Style.of(Palette.VERMILLION).alpha(.6));
  }

  private static Panel polynomials(Tensor p, Tensor q, Tensor product) {
    return Equation.of(row(p).named("1 + 2t + 3t^{2}"))
        .sign("*")
        .then(row(q).named("4 + 5t"))
        .sign("=")
        .then(row(product).named("4 + 13t + 22t^{2} + 15t^{3}"))
        .titled("(c) product of polynomials");
  }

  private static MatrixPanel row(Tensor v) {
    return MatrixPanel.of(v.reshape(1, v.dim(0)).toRows()).cells(34);
  }

  private static Panel matrix(Tensor toeplitz) {
    MatrixPanel t = MatrixPanel.of(toeplitz.toRows());
    for (int j = 0; j < 4; j++) {
      t.tint(j, j, 1, 1, Stars.GREEN).tint(j + 1, j, 1, 1, Stars.BLUE);
      t.tint(j + 2, j, 1, 1, Stars.RED);
    }
    String[][] x = symbols("x", 4);
    return Equation.of(t)
        .then(MatrixPanel.of(x))
        .sign("=  (1 2 3) * x")
        .titled("(d) a Toeplitz matrix");
  }

  private static String[][] symbols(String letter, int n) {
    return IntStream.rangeClosed(1, n)
        .mapToObj(i -> new String[] {letter + "_{" + i + "}"})
        .toArray(String[][]::new);
  }

  public static void main(String[] args) {
    Show.figure(new Figure6_5(), args);
  }
}
