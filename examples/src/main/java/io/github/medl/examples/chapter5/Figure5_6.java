package io.github.medl.examples.chapter5;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.examples.plot.Chart;
import io.github.medl.examples.plot.Corner;
import io.github.medl.examples.plot.Picture;
import io.github.medl.examples.plot.Style;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/** Figure 5.6: activation functions σ(u) on [-4, 4]. */
public final class Figure5_6 implements Figure {
  /** A figure has no state. */
  public Figure5_6() {}

  @Override
  public About about() {
    return About.figure("5.6", "Activation functions", Kind.EXACT)
        .caption(
            "Left: step, tanh, sigmoid and the sigmoid stretched to (-1, 1). "
                + "Right: ReLU and leaky ReLU with slopes 0.05 and 0.1.")
        .quick(0.1);
  }

  @Override
  public Outcome draw(FigureContext context) {
    double[] u = IntStream.rangeClosed(-400, 400).mapToDouble(i -> i / 100.0).toArray();

    Chart sigmoidal =
        Chart.titled("(a)")
            .axes("u", "σ(u)")
            .size(500, 400)
            .legend(Corner.UPPER_LEFT)
            .line("step", u, at(u, Figure5_6::step), Style.palette(0))
            .line("tanh", u, at(u, Math::tanh), Style.palette(1))
            .line("sigmoid", u, at(u, Figure5_6::sigmoid), Style.palette(2))
            .line("scaled sigmoid", u, at(u, Figure5_6::scaledSigmoid), Style.palette(3));
    Chart rectified =
        Chart.titled("(b)")
            .axes("u", "σ(u)")
            .size(500, 400)
            .legend(Corner.UPPER_LEFT)
            .line("ReLU", u, at(u, x -> leakyRelu(0, x)), Style.palette(0))
            .line("leaky ReLU, 0.05", u, at(u, x -> leakyRelu(0.05, x)), Style.palette(1))
            .line("leaky ReLU, 0.1", u, at(u, x -> leakyRelu(0.1, x)), Style.palette(2));

    Checks checks =
        new Checks()
            .near("tanh(1)", Math.tanh(1), 0.7615941560, 1e-10, RECOMPUTED)
            .near("sigmoid(1)", sigmoid(1), 0.7310585786, 1e-10, RECOMPUTED)
            .near("scaled sigmoid(1)", scaledSigmoid(1), 0.4621171573, 1e-10, RECOMPUTED)
            .near("tanh(-4)", Math.tanh(-4), -0.9993292997, 1e-10, RECOMPUTED)
            .near("sigmoid(-4)", sigmoid(-4), 0.0179862100, 1e-10, RECOMPUTED)
            .near("leaky ReLU(-4), slope 0.05", leakyRelu(0.05, -4), -0.2, 1e-15, RECOMPUTED)
            .near("leaky ReLU(-4), slope 0.1", leakyRelu(0.1, -4), -0.4, 1e-15, RECOMPUTED)
            .allNear(
                "2 sigmoid(u) - 1 = tanh(u/2)",
                at(u, Figure5_6::scaledSigmoid),
                at(u, x -> Math.tanh(x / 2)),
                1e-15,
                THEORY)
            .near("step(0)", step(0), 1, 0, RECOMPUTED);
    return Outcome.of(Picture.of("Activation functions", 2, sigmoidal, rectified)).checks(checks);
  }

  private static double step(double u) {
    return u >= 0 ? 1 : -1;
  }

  private static double sigmoid(double u) {
    return 1 / (1 + Math.exp(-u));
  }

  private static double scaledSigmoid(double u) {
    return 2 * sigmoid(u) - 1;
  }

  private static double leakyRelu(double slope, double u) {
    return u >= 0 ? u : slope * u;
  }

  private static double[] at(double[] u, DoubleUnaryOperator f) {
    return IntStream.range(0, u.length).mapToDouble(i -> f.applyAsDouble(u[i])).toArray();
  }

  /**
   * Shows the figure and prints its numbers.
   *
   * @param args none
   */
  public static void main(String[] args) {
    Show.figure(new Figure5_6(), args);
  }
}
