package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.SEEDS;
import static io.github.medl.examples.figure.Source.THEORY;
import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Layer;
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Activations;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.optim.Schedule;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Picture;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.Lengths;
import io.github.medl.sequence.SequenceLoss;
import io.github.medl.sequence.attention.AttentionWeights;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.LanguageModel;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.transformer.Design;
import io.github.medl.sequence.transformer.Gpt;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Lab 7.6: a transformer learns to sort twelve digits, which a recurrent network does not. */
public final class Lab7_6 implements Figure {
  private static final long SEED = 76;
  private static final int DIGITS = 12;
  private static final int SYMBOLS = 11; // ten digits, and the mark between
  private static final int STEPS = 400;
  private static final int BATCH = 64;
  private static final int TEST = 1000;

  @Override
  public About about() {
    return About.figure("L7.6", "A transformer sorts", Kind.STATISTICAL)
        .caption(
            "\"4 1 9 ... >\" is to be continued with the same twelve digits in order. After 400"
                + " steps on fresh batches of 64 a transformer of two blocks sorts nearly every"
                + " sequence, a recurrent network of as many parameters about one in six. Below,"
                + " what the heads look at while it writes.")
        .quick(30);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    Checks checks = new Checks();
    List<Gpt> transformers = new ArrayList<>();
    double[] right = new double[2];
    for (int run = 0; run < 2; run++) {
      Gpt trained = train(gpt(stream.split()), stream.split(), context);
      transformers.add(trained);
      right[run] = right(trained, stream.split());
      checks.atLeast("run " + (run + 1) + ": sequences sorted", right[run], .94, SEEDS);
    }
    LanguageModel recurrent = train(recurrent(stream.split()), stream.split(), context);
    double byRecurrent = right(recurrent, stream.split());
    Gpt model = transformers.get(0);
    Tensor sample = texts(1, RandomStream.seed(5)).slice(1, 0, DIGITS + 1);
    List<int[]> cached = Writing.greedy(model.after(sample), Writing.NO_STOP, DIGITS);
    checks
        .exactly("parameters of the transformer", Networks.count(model), 26_592, THEORY)
        .exactly("parameters of the recurrent network", Networks.count(recurrent), 28_363, THEORY)
        .atMost("sequences sorted by the recurrent network", byRecurrent, .35, SEEDS)
        .holds(
            "the same answer with and without the cache",
            Arrays.equals(cached.get(0), slowly(model, sample)),
            THEORY);
    return Outcome.of(Picture.of("A transformer sorts", 2, heads(model, sample, cached.get(0))))
        .checks(checks)
        .value("sequences sorted by the transformer", right)
        .value("sequences sorted by the recurrent network", byRecurrent)
        .seed(SEED);
  }

  private static Gpt gpt(RandomStream stream) {
    Initialisation xavier = xavierUniform(stream);
    Design design = new Design(32, 4, 128, Activations.gelu(), true, 0, xavier, xavier);
    return Gpt.of(SYMBOLS, 2 * DIGITS, 2, design, normal(1 / Math.sqrt(32), stream));
  }

  private static LanguageModel recurrent(RandomStream stream) {
    return new LanguageModel(
        normal(1, stream).weight(SYMBOLS, 32, SYMBOLS, 32),
        Recurrent.of(Cells.gru(32, 80, stream)),
        Layers.dense(80, SYMBOLS, xavierUniform(stream)));
  }

  /** Texts "d1 ... d12 > s1 ... s12", with 10 for the mark. */
  private static Tensor texts(int count, RandomStream stream) {
    double[] codes = new double[count * (2 * DIGITS + 1)];
    for (int row = 0; row < count; row++) {
      int at = row * (2 * DIGITS + 1);
      double[] digits = new double[DIGITS];
      Arrays.setAll(digits, i -> Math.floor(10 * stream.uniform()));
      System.arraycopy(digits, 0, codes, at, DIGITS);
      codes[at + DIGITS] = 10;
      Arrays.sort(digits);
      System.arraycopy(digits, 0, codes, at + DIGITS + 1, DIGITS);
    }
    return Tensor.wrap(codes, count, 2 * DIGITS + 1);
  }

  private static <M extends Layer> M train(M start, RandomStream stream, FigureContext context) {
    Schedule rate = k -> .003 * (k <= 50 ? k / 50.0 : (STEPS - k) / (double) (STEPS - 50));
    Trainer<M> trainer =
        Trainer.of(start, Optimisers.adam(rate, .9, .999, 1e-8).clip(Clipping.byNorm(1)));
    for (int step = 0; step < STEPS; step++) {
      Tensor texts = texts(BATCH, stream);
      Tensor targets = texts.slice(1, DIGITS + 1, 2 * DIGITS + 1);
      trainer.step(
          m -> {
            Tensor logits = m.apply(texts.slice(1, 0, 2 * DIGITS), Pass.training());
            return SequenceLoss.crossEntropy(
                logits.slice(1, DIGITS, 2 * DIGITS), targets, Lengths.all());
          });
      context.progress("step", step + 1, STEPS);
    }
    return trainer.network();
  }

  /** The share of fresh sequences that are sorted without a mistake, writing greedily. */
  private static double right(Layer model, RandomStream stream) {
    Tensor texts = texts(TEST, stream);
    Tensor written = texts.slice(1, 0, DIGITS + 1);
    for (int k = 0; k < DIGITS; k++) {
      int[] next = model.apply(written).select(1, -1).argmax(1);
      written = Tensor.concat(1, List.of(written, Tensor.generate(i -> next[i], TEST, 1)));
    }
    Tensor wrong = written.notEqualTo(texts).max(1);
    return 1 - wrong.mean().item();
  }

  private static int[] slowly(Gpt model, Tensor beginning) {
    int[] written = new int[DIGITS];
    Tensor text = beginning;
    for (int k = 0; k < DIGITS; k++) {
      written[k] = model.apply(text).select(1, -1).argmax(1)[0];
      text = Tensor.concat(1, List.of(text, Tensor.full(written[k], 1, 1)));
    }
    return written;
  }

  /** What the heads of the last block attend to while they write, head by head. */
  private static List<Chart> heads(Gpt model, Tensor sample, int[] answer) {
    Tensor text = Tensor.concat(1, List.of(sample, Tensor.generate(i -> answer[i], 1, DIGITS - 1)));
    Map<String, List<Tensor>> seen = AttentionWeights.of(model, pass -> model.apply(text, pass));
    Tensor last = seen.get("blocks.1.attention").get(0).cast(DType.FLOAT64);
    List<Chart> charts = new ArrayList<>();
    int places = text.dim(1);
    String[] symbols = new String[places];
    for (int i = 0; i < places; i++) {
      int code = (int) text.get(0, i);
      symbols[i] = code == 10 ? ">" : Integer.toString(code);
    }
    double[] x = Tensor.arange(places).toDoubles();
    double[] y = Tensor.arange(DIGITS).toDoubles();
    String[] written = new String[DIGITS];
    for (int head = 0; head < 4; head++) {
      double[][] z = new double[DIGITS][];
      for (int k = 0; k < DIGITS; k++) {
        int row = DIGITS - 1 - k; // the first at the top
        z[row] = last.select(0, 0).select(0, head).select(0, DIGITS + k).toDoubles();
        written[row] = Integer.toString(answer[k]);
      }
      charts.add(
          Chart.titled("head " + (head + 1) + " of the last block")
              .axes("read", "about to be written")
              .size(520, 300)
              .noGrid()
              .xTicks(x, symbols)
              .yTicks(y, written)
              .heatMap("weights", x, y, z, ColourMap.BLUES, 0, 1));
    }
    return charts;
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_6(), args);
  }
}
