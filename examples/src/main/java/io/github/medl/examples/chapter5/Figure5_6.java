package io.github.medl.examples.chapter5;

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
import io.github.medl.examples.gallery.Show;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;

/** Figure 5.6: activation functions σ(u) on [-4, 4]. */
public final class Figure5_6 implements Figure {
  private static final Knob.Real SLOPE =
      Knobs.real("slope", "slope", "of the first leaky ReLU on the left of 0", 0.05, -1, 1);
  private static final Knob.Real STEEPER =
      Knobs.real("steeper", "slope", "of the second leaky ReLU", 0.1, -1, 1);
  private static final Knob.Real SCALE =
      Knobs.real("scale", "c", "tanh, sigmoid and its stretched form of c u", 1, 0.1, 10).byRatio();

  @Override
  public About about() {
    return About.figure("5.6", "Activation functions", Kind.EXACT)
        .caption(
            "Left: step, tanh, sigmoid and the sigmoid stretched to (-1, 1). "
                + "Right: ReLU and leaky ReLU with slopes 0.05 and 0.1.")
        .quick(0.1)
        .play(SLOPE, STEEPER, SCALE);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Tensor u = Tensor.arange(801).sub(400).div(100); // -4, -3.99, ..., 4
    double slope = context.get(SLOPE);
    double steeper = context.get(STEEPER);
    Tensor scaledU = u.mul(context.get(SCALE));
    Tensor step = u.greaterEqual(0).mul(2).sub(1);
    Tensor tanh = scaledU.tanh();
    Tensor sigmoid = scaledU.sigmoid();
    Tensor scaled = sigmoid.mul(2).sub(1);

    double[] axis = u.toDoubles();
    Chart sigmoidal =
        Chart.titled("(a)")
            .axes("u", "σ(u)")
            .size(500, 400)
            .legend(Corner.UPPER_LEFT)
            .line("step", axis, step.toDoubles(), Style.palette(0))
            .line("tanh", axis, tanh.toDoubles(), Style.palette(1))
            .line("sigmoid", axis, sigmoid.toDoubles(), Style.palette(2))
            .line("scaled sigmoid", axis, scaled.toDoubles(), Style.palette(3));
    Chart rectified =
        Chart.titled("(b)")
            .axes("u", "σ(u)")
            .size(500, 400)
            .legend(Corner.UPPER_LEFT)
            .line("ReLU", axis, u.relu().toDoubles(), Style.palette(0))
            .line(leaky(slope), axis, leakyRelu(slope, u).toDoubles(), Style.palette(1))
            .line(leaky(steeper), axis, leakyRelu(steeper, u).toDoubles(), Style.palette(2));

    int atOne = 500; // u = 1
    Checks checks =
        new Checks()
            .near("tanh(1)", tanh.get(atOne), 0.7615941560, 1e-10, RECOMPUTED)
            .near("sigmoid(1)", sigmoid.get(atOne), 0.7310585786, 1e-10, RECOMPUTED)
            .near("scaled sigmoid(1)", scaled.get(atOne), 0.4621171573, 1e-10, RECOMPUTED)
            .near("tanh(-4)", tanh.get(0), -0.9993292997, 1e-10, RECOMPUTED)
            .near("sigmoid(-4)", sigmoid.get(0), 0.0179862100, 1e-10, RECOMPUTED)
            .near(leaky(slope) + " at -4", leakyRelu(slope, u).get(0), -0.2, 1e-15, RECOMPUTED)
            .near(leaky(steeper) + " at -4", leakyRelu(steeper, u).get(0), -0.4, 1e-15, RECOMPUTED)
            .allNear(
                "2 sigmoid(u) - 1 = tanh(u/2)",
                scaled.toDoubles(),
                scaledU.div(2).tanh().toDoubles(),
                1e-15,
                THEORY)
            .near("step(0)", step.get(400), 1, 0, RECOMPUTED);
    return Outcome.of(Picture.of("Activation functions", 2, sigmoidal, rectified)).checks(checks);
  }

  private static String leaky(double slope) {
    return "leaky ReLU, " + slope;
  }

  /** u where it is positive, a multiple of it elsewhere. */
  private static Tensor leakyRelu(double slope, Tensor u) {
    return u.maximum(u.mul(slope));
  }

  public static void main(String[] args) {
    Show.figure(new Figure5_6(), args);
  }
}
