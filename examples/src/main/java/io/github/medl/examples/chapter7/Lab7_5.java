package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;
import static io.github.medl.networks.initialisation.Initialisations.orthogonal;
import static io.github.medl.networks.initialisation.Initialisations.uniform;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Network;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Dense;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.recurrent.ThroughTime;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/** Lab 7.5: who remembers? Two marked numbers of fifty are to be added. */
public final class Lab7_5 implements Figure {
  private static final long SEED = 75;
  private static final int T = 50;
  private static final int UNITS = 32;
  private static final int STEPS = 1000;
  private static final int BATCH = 64;

  /** A recurrent layer and what reads the answer from its last state. */
  record Model(Recurrent recurrent, Dense output) implements Network {
    Tensor apply(Tensor x, Pass pass) {
      return output.apply(recurrent.apply(x, Lengths.all(), pass).states().get(0), pass);
    }
  }

  private record Batch(Tensor x, Tensor y) {}

  private record Run(String name, Model model, double[] costs, double test) {}

  /** How the error depends on the state at each time, and the band of the first time. */
  private record Trace(String name, boolean trained, double[] logs, double[] band, Style style) {
    String check() {
      return (trained ? "after training: " : "at the first weights: ") + name;
    }

    String label() {
      return trained ? name + ", trained" : name;
    }
  }

  @Override
  public About about() {
    return About.figure("L7.5", "The adding problem: who remembers?", Kind.STATISTICAL)
        .caption(
            "Fifty numbers, two of them marked, one in each half: their sum is asked for. Left, the"
                + " squared error while three kinds of units learn; to say 1 always costs 1/6. Right,"
                + " how the error depends on the state at each time, relative to the last, at the"
                + " first weights and after training.")
        .quick(25);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    Run[] runs = {
      run("LSTM", Cells.lstm(2, UNITS, stream.split()), stream, context),
      run("GRU", Cells.gru(2, UNITS, stream.split()), stream, context),
      run("RNN", Cells.simple(2, UNITS, stream.split()), stream, context)
    };
    Checks checks = new Checks();
    checkRuns(checks, runs);
    List<Trace> traces = traces(runs, stream);
    traces.forEach(
        trace -> checks.between(trace.check(), trace.logs[0], trace.band[0], trace.band[1], SEEDS));
    return Outcome.of(Picture.of("The adding problem", 2, learning(runs), gradients(traces)))
        .checks(checks)
        .value("error of LSTM, GRU, RNN", runs[0].test, runs[1].test, runs[2].test)
        .note(
            "What vanishes at the start tells little: the GRU starts worse than the orthogonal RNN"
                + " and wins. Gates learn to stay open.")
        .seed(SEED);
  }

  private static void checkRuns(Checks checks, Run... runs) {
    checks
        .exactly("parameters of the LSTM", Networks.count(runs[0].model), 4513, THEORY)
        .exactly("parameters of the GRU", Networks.count(runs[1].model), 3393, THEORY)
        .exactly("parameters of the RNN", Networks.count(runs[2].model), 1153, THEORY)
        .atMost("error of the LSTM", runs[0].test, .02, SEEDS)
        .atMost("error of the GRU", runs[1].test, .02, SEEDS)
        .atLeast("error of the RNN", runs[2].test, .12, SEEDS);
  }

  /** Gradients through time of five cells at their first weights, and of two that have learned. */
  private static List<Trace> traces(Run[] runs, SplittableStream stream) {
    Cell[] first = {
      Cells.simple(2, UNITS, xavierUniform(stream), uniform(-bound(), bound(), stream)),
      Cells.simple(2, UNITS, stream.split()),
      Cells.lstm(2, UNITS, 0, xavierUniform(stream), orthogonal(1, stream)),
      Cells.lstm(2, UNITS, stream.split()),
      Cells.gru(2, UNITS, stream.split())
    };
    String[] names = {
      "RNN, uniform", "RNN, orthogonal", "LSTM, forget bias 0", "LSTM, forget bias 1", "GRU"
    };
    double[][] bands = {{-13.3, -7.7}, {-3.7, -.3}, {-8.5, -5.4}, {-2.84, -.49}, {-8.3, -5.4}};
    double[][] later = {{-1.17, 1.01}, {-1.47, .78}};
    Batch batch = batch(stream);
    List<Trace> traces = new ArrayList<>();
    for (int k = 0; k < first.length; k++) {
      Dense output = Layers.dense(UNITS, 1, xavierUniform(stream));
      double[] logs = logNorms(new Model(Recurrent.of(first[k]), output), batch);
      traces.add(new Trace(names[k], false, logs, bands[k], Style.palette(k)));
    }
    for (int k = 0; k < later.length; k++) {
      double[] logs = logNorms(runs[k].model, batch);
      traces.add(new Trace(runs[k].name, true, logs, later[k], Style.palette(k + 3).dashed()));
    }
    return traces;
  }

  private static Chart learning(Run... runs) {
    Chart curves =
        Chart.titled("(a) learning")
            .axes("steps", "squared error, mean of 25 steps")
            .logY()
            .legend(Corner.LOWER_LEFT);
    Style[] styles = {
      Style.of(Palette.BLUE), Style.of(Palette.GREEN), Style.of(Palette.VERMILLION)
    };
    for (int k = 0; k < runs.length; k++) {
      double[] steps = Grid.range(25, 25, runs[k].costs.length);
      curves = curves.line(runs[k].name, steps, runs[k].costs, styles[k].width(2));
    }
    return curves.horizontalLine("always 1", 1 / 6.0, Style.of(Palette.GREY).dashed());
  }

  private static Chart gradients(List<Trace> traces) {
    Chart norms =
        Chart.titled("(b) gradients through time")
            .axes("time of the state", "log10 of |dC/dstate| relative to the last")
            .legend(Corner.LOWER_RIGHT);
    for (Trace trace : traces) {
      norms = norms.line(trace.label(), Grid.range(1, 1, T), trace.logs, trace.style);
    }
    return norms;
  }

  private static double bound() {
    return 1 / Math.sqrt(UNITS);
  }

  private static Run run(String name, Cell cell, SplittableStream stream, FigureContext context) {
    SplittableStream own = stream.split();
    Model start = new Model(Recurrent.of(cell), Layers.dense(UNITS, 1, xavierUniform(own)));
    Trainer<Model> trainer = Trainer.of(start, Optimisers.adam(.005).clip(Clipping.byNorm(1)));
    double[] costs = new double[STEPS / 25];
    for (int step = 0; step < STEPS; step++) {
      Batch batch = batch(own);
      costs[step / 25] += trainer.step(m -> cost(m.apply(batch.x, Pass.training()), batch)) / 25;
      context.progress(name, step + 1, STEPS);
    }
    Model model = trainer.network();
    double test = 0;
    for (int i = 0; i < 16; i++) {
      Batch fresh = batch(own);
      test += cost(model.apply(fresh.x, Pass.evaluation()), fresh).item() / 16;
    }
    return new Run(name, model, costs, test);
  }

  private static Tensor cost(Tensor answers, Batch batch) {
    return answers.sub(batch.y).square().mean();
  }

  /** Pairs of a uniform number and a mark; the sum of the two marked numbers. */
  private static Batch batch(RandomStream stream) {
    double[] x = new double[BATCH * T * 2];
    double[] y = new double[BATCH];
    for (int row = 0; row < BATCH; row++) {
      for (int t = 0; t < T; t++) {
        x[(row * T + t) * 2] = stream.uniform();
      }
      for (int half = 0; half < 2; half++) {
        int t = half * (T / 2) + (int) (T / 2 * stream.uniform());
        x[(row * T + t) * 2 + 1] = 1;
        y[row] += x[(row * T + t) * 2];
      }
    }
    return new Batch(
        Tensor.wrap(x, BATCH, T, 2).cast(DType.FLOAT32),
        Tensor.wrap(y, BATCH, 1).cast(DType.FLOAT32));
  }

  /** log10 of the norm of the adjoint of the state at each time, relative to the last. */
  private static double[] logNorms(Model given, Batch batch) {
    Model model = Networks.cast(given, DType.FLOAT64);
    Cell cell = model.recurrent.cell();
    Batch exact = new Batch(batch.x.cast(DType.FLOAT64), batch.y.cast(DType.FLOAT64));
    double[] norms =
        ThroughTime.norms(
            cell,
            exact.x,
            cell.kind().states() - 1,
            all -> cost(model.output.apply(all.states().get(0)), exact));
    double[] logs = new double[T];
    for (int t = 0; t < T; t++) {
      logs[t] = Math.log10(norms[t] / norms[T - 1]);
    }
    return logs;
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_5(), args);
  }
}
