package io.github.medl.examples.chapter7;

import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.networks.Network;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.diagram.PlacedDiagram;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.Unrolled;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/** Figure 7.1a: a recurrent network is warmed up on a signal and goes on alone. */
final class LookAhead {
  static final int WARM_UP = 60;
  static final int AHEAD = 60;
  private static final int STEPS = 400;

  /** A recurrent layer and what makes the next value of its states. */
  record Forecaster(Recurrent recurrent, Dense output) implements Network {}

  private LookAhead() {}

  private static double signal(double t) {
    return Math.sin(2 * Math.PI * t / 24) + .5 * Math.sin(2 * Math.PI * t / 12 + 1);
  }

  /** Values at times s, s + 1, ... for each start s, (n, steps, 1). */
  static Tensor windows(double[] starts, int steps) {
    return Tensor.generate(i -> signal(starts[i / steps] + i % steps), starts.length, steps, 1)
        .cast(DType.FLOAT32);
  }

  static Forecaster train(SplittableStream stream, FigureContext context) {
    Forecaster start =
        new Forecaster(
            Recurrent.of(Cells.gru(1, 24, stream)), Layers.dense(24, 1, xavierUniform(stream)));
    Trainer<Forecaster> trainer =
        Trainer.of(
            start,
            Optimisers.adam(Schedule.cosine(.01, 0, STEPS), .9, .999, 1e-8)
                .clip(Clipping.byNorm(1)));
    for (int step = 0; step < STEPS; step++) {
      double[] starts = new double[32];
      Arrays.setAll(starts, i -> 240 * stream.uniform());
      Tensor x = windows(starts, 61);
      trainer.step(
          m -> {
            Tensor h = m.recurrent.apply(x.slice(1, 0, 60), Pass.training());
            Tensor next = m.output.apply(h.slice(1, 20, 60));
            return next.sub(x.slice(1, 21, 61)).square().mean();
          });
      context.progress("step", step + 1, STEPS);
    }
    return trainer.network();
  }

  /** The network's own values after the warm-up, each fed back, (n, ahead). */
  static Tensor ahead(Forecaster model, Tensor truth) {
    Unrolled warm =
        model.recurrent.apply(truth.slice(1, 0, WARM_UP + 1), Lengths.all(), Pass.evaluation());
    List<Tensor> states = warm.states();
    Tensor[] values = new Tensor[AHEAD];
    for (int k = 0; k < AHEAD; k++) {
      values[k] = model.output.apply(states.get(0));
      states = model.recurrent.cell().stepAtOnce(values[k], states);
    }
    return Tensor.concat(1, List.of(values));
  }

  static PlacedDiagram diagram() {
    PlacedDiagram d = PlacedDiagram.titled("(a) look-ahead: warm-up, then predictions fed back");
    String[] inputs = {"x^{<1>}", "x^{<2>}", null, "x^{<T>}", null, null, null};
    String[] outputs = {null, null, null, "x̂^{<T+1>}", "x̂^{<T+2>}", null, "x̂^{<T+τ>}"};
    for (int t = 0; t < 7; t++) {
      if (t == 2 || t == 5) {
        d.text("h" + t, 1.3 * t, 1, "...");
      } else {
        d.box("h" + t, 1.3 * t, 1, Palette.BLUE, "h");
      }
      if (t > 0) {
        d.arrow("h" + (t - 1), "h" + t);
      }
      if (inputs[t] != null) {
        d.box("x" + t, 1.3 * t, 2, Palette.GREEN, inputs[t]).arrow("x" + t, "h" + t);
      }
      if (outputs[t] != null) {
        d.box("y" + t, 1.3 * t, 0, Palette.VERMILLION, outputs[t]).arrow("h" + t, "y" + t);
      }
    }
    d.arrow("y3", "h4", 0, Palette.SKY, 1.2).arrow("y4", "h5", 0, Palette.SKY, 1.2);
    return d;
  }

  static Chart forecast(Tensor truth, Tensor ahead) {
    double[] all = Grid.range(0, 1, WARM_UP + AHEAD + 1);
    return Chart.titled("the network's own values after 60 of the signal's")
        .axes("time", "value")
        .size(760, 240)
        .line("signal", all, truth.toDoubles(), Style.of(Palette.GREY).width(2))
        .line(
            "predicted",
            Grid.range(WARM_UP + 1, 1, AHEAD),
            ahead.toDoubles(),
            Style.of(Palette.VERMILLION).width(2))
        .verticalLine("end of the warm-up", WARM_UP, Style.of(Palette.BLACK).dashed());
  }
}
