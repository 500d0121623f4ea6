package io.github.medl.examples.chapter7;

import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.networks.Layer;
import io.github.medl.networks.Pass;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.plot.Palette;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.decoding.Sampling;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.LanguageModel;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.Gpt;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntConsumer;

/**
 * Four models of characters with equal budgets, some 65 000 parameters each, and their training.
 */
final class CharacterModels {
  private static final int BATCH = 32;
  private static final double RATE = .003;
  private static final int WARM_UP = 50;

  /** The models, with how they look and what independent runs of them reached. */
  enum Model {
    /** A simple unit. */
    RNN("RNN 210", 66_825, Palette.VERMILLION, new double[] {2.16, 2.18}, 1.796, 1.818, 1.632),
    /** Long short-term memory. */
    LSTM("LSTM 104", 65_897, Palette.BLUE, new double[] {2.27, 2.31}, 1.875, 1.888, 1.639),
    /** The book's gated recurrent unit. */
    GRU("GRU 120", 65_025, Palette.GREEN, new double[] {2.15, 2.17}, 1.766, 1.789, 1.588),
    /** Two pre-norm blocks. */
    GPT("GPT", 62_832, Palette.PURPLE, new double[] {2.55, 2.55}, 2.084, 2.124, 1.775);

    final String title;
    final int parameters; // with 65 symbols
    final Color colour;
    final double[] after100; // the least and greatest validation loss of seeds, after so many steps
    final double[] after600;
    final double after2400; // of one seed

    Model(
        String title,
        int parameters,
        Color colour,
        double[] after100,
        double low600,
        double high600,
        double after2400) {
      this.title = title;
      this.parameters = parameters;
      this.colour = colour;
      this.after100 = after100;
      this.after600 = new double[] {low600, high600};
      this.after2400 = after2400;
    }

    Layer start(int symbols, RandomStream stream) {
      return switch (this) {
        case RNN -> recurrent(symbols, Cells.simple(32, 210, stream), stream);
        case LSTM -> recurrent(symbols, Cells.lstm(32, 104, stream), stream);
        case GRU -> recurrent(symbols, Cells.gru(32, 120, stream), stream);
        case GPT -> {
          Design block =
              new Design(
                  48,
                  4,
                  192,
                  Activations.gelu(),
                  true,
                  0,
                  normal(.02, stream),
                  normal(.01, stream));
          yield Gpt.of(symbols, Shakespeare.LENGTH, 2, block, normal(.02, stream));
        }
      };
    }

    Schedule rate() {
      return this == GPT
          ? t -> RATE * Math.min(1, (t + 1) / (double) WARM_UP)
          : Schedule.constant(RATE);
    }
  }

  /**
   * A model while it learned.
   *
   * @param kind which
   * @param model as it is in the end
   * @param steps when it was judged
   * @param nats how it was judged each time, a character
   * @param cost the mean cost of the last fifty steps
   */
  record Run(Model kind, Layer model, double[] steps, double[] nats, double cost) {
    double after(int step) {
      return nats[Arrays.binarySearch(steps, step)];
    }
  }

  private CharacterModels() {}

  private static LanguageModel recurrent(int symbols, Cell cell, RandomStream stream) {
    return new LanguageModel(
        normal(1, stream).weight(symbols, 32, symbols, 32),
        Recurrent.of(cell),
        Layers.dense(cell.units(), symbols, xavierUniform(stream)));
  }

  /** Learns from windows that begin anywhere, from zero states, and is judged at some steps. */
  static Run train(
      Model kind, Shakespeare text, SplittableStream stream, IntConsumer progress, int... judged) {
    Trainer<Layer> trainer =
        Trainer.of(
            kind.start(text.letters().size(), stream.split()),
            Optimisers.adam(kind.rate(), .9, .999, 1e-8).clip(Clipping.byNorm(1)));
    SplittableStream places = stream.split();
    int last = judged[judged.length - 1];
    List<Double> nats = new ArrayList<>();
    double cost = 0;
    for (int step = 1; step <= last; step++) {
      int[] starts = new int[BATCH];
      Arrays.setAll(starts, i -> places.nextInt(text.train().length - Shakespeare.LENGTH));
      Tensor windows = Shakespeare.windows(text.train(), starts);
      double one = trainer.step(model -> cost(model, windows, Pass.training()));
      cost += last - step < 50 ? one / Math.min(50, last) : 0;
      if (Arrays.binarySearch(judged, step) >= 0) {
        nats.add(cost(trainer.network(), text.judged(), Pass.evaluation()).item());
      }
      progress.accept(step);
    }
    return new Run(
        kind,
        trainer.network(),
        Arrays.stream(judged).asDoubleStream().toArray(),
        nats.stream().mapToDouble(Double::doubleValue).toArray(),
        cost);
  }

  private static Tensor cost(Layer model, Tensor windows, Pass pass) {
    Tensor logits = model.apply(windows.slice(1, 0, Shakespeare.LENGTH), pass);
    return SequenceLoss.crossEntropy(
        logits, windows.slice(1, 1, Shakespeare.LENGTH + 1), Lengths.all());
  }

  /** What a model goes on to write after a new line. */
  static String written(Layer model, Vocabulary letters, int length, RandomStream stream) {
    Sampling sampling = Sampling.temperature(.8);
    int[] codes = new int[length + 1];
    codes[0] = letters.code("\n");
    if (model instanceof LanguageModel recurrent) {
      int[] drawn =
          Writing.sample(
                  recurrent.after(Tensor.full(codes[0], 1, 1)),
                  sampling,
                  Writing.NO_STOP,
                  length,
                  stream)
              .get(0);
      return String.join("", letters.decode(drawn));
    }
    for (int n = 1; n <= length; n++) { // a GPT has no more places than it learned
      int from = Math.max(0, n - Shakespeare.LENGTH);
      Tensor window = Tensor.generate(i -> codes[from + i], 1, n - from);
      Tensor logits = model.apply(window).select(1, -1).flatten();
      codes[n] = sampling.draw(logits.toDoubles(), stream);
    }
    return String.join("", letters.decode(Arrays.copyOfRange(codes, 1, length + 1)));
  }
}
