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
import io.github.medl.networks.Networks;
import io.github.medl.networks.Pass;
import io.github.medl.networks.initialisation.Initialisation;
import io.github.medl.networks.layers.Layers;
import io.github.medl.networks.training.Trainer;
import io.github.medl.optim.Clipping;
import io.github.medl.optim.Optimisers;
import io.github.medl.plot.Picture;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.attention.AdditiveScore;
import io.github.medl.sequence.attention.Attention;
import io.github.medl.sequence.attention.AttentionWeights;
import io.github.medl.sequence.decoding.SentencePairs;
import io.github.medl.sequence.decoding.Translator;
import io.github.medl.sequence.decoding.Writing;
import io.github.medl.sequence.recurrent.Bidirectional;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.sequence.translation.AttentionEncoderDecoder;
import io.github.medl.tensor.DType;
import io.github.medl.tensor.Tensor;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Lab 7.4: dates in four forms are rewritten in a fifth, and attention shows where each digit comes
 * from: figure 7.11 from a live model.
 */
public final class Lab7_4 implements Figure {
  private static final long SEED = 74;
  private static final int STEPS = 200;
  private static final int BATCH = 64;

  /** What a run gave. */
  private record Run(Translator model, double loss, double right, double mass) {}

  @Override
  public About about() {
    return About.figure("L7.4", "Attention on dates", Kind.STATISTICAL)
        .caption(
            "A day of 1950 to 2049 in one of four forms becomes 1987-03-07, character by character,"
                + " after 200 steps on fresh batches of 64. The weights show which characters each"
                + " digit was read from. Without attention, through one vector, hardly a date is"
                + " right after as many steps.")
        .quick(25);
  }

  @Override
  public Outcome draw(FigureContext context) {
    SplittableStream stream = RandomStream.seed(SEED);
    Dates dates = new Dates();
    List<Run> runs = new ArrayList<>();
    for (int run = 0; run < 3; run++) {
      runs.add(run(dates, attending(dates, stream.split()), stream.split(), context));
    }
    Run without = run(dates, withoutAttention(dates, stream.split()), stream.split(), context);
    Checks checks =
        new Checks()
            .exactly("parameters", Networks.count(runs.get(0).model), 45_933, THEORY)
            .exactly("parameters without attention", Networks.count(without.model), 28_685, THEORY)
            .atMost("dates right without attention", without.right, .05, SEEDS);
    for (int i = 0; i < runs.size(); i++) {
      String name = "run " + (i + 1) + ": ";
      checks
          .atLeast(name + "dates right of 500", runs.get(i).right, .98, SEEDS)
          .atLeast(name + "mass of the weights on the right field", runs.get(i).mass, .85, SEEDS);
    }
    List<Chart> charts = new ArrayList<>();
    for (int form = 0; form < Dates.FORMS; form++) {
      Dates.Written date = Dates.write(LocalDate.of(1987, 3, 7), form);
      Seen seen = seen(dates, (AttentionEncoderDecoder) runs.get(0).model, date);
      charts.add(
          AttentionMatrix.chart(
              "\"" + date.text() + "\" → " + String.join("", seen.written),
              seen.weights,
              seen.written,
              Tokens.characters(date.text()).stream().map(c -> c.equals(" ") ? "␣" : c).toList()));
    }
    return Outcome.of(Picture.of("Attention on dates", 1, charts))
        .checks(checks)
        .value("dates right", runs.stream().mapToDouble(Run::right).toArray())
        .value("loss of the last step", runs.stream().mapToDouble(Run::loss).toArray())
        .value("mass on the right field", runs.stream().mapToDouble(Run::mass).toArray())
        .value("dates right without attention", without.right)
        .value("loss of the last step without attention", without.loss)
        .seed(SEED);
  }

  private static Run run(
      Dates dates, Translator start, SplittableStream stream, FigureContext context) {
    Trainer<Translator> trainer =
        Trainer.of(start, Optimisers.adam(0.005).clip(Clipping.byNorm(1)));
    double loss = 0;
    for (int step = 0; step < STEPS; step++) {
      SentencePairs batch = dates.pairs(Dates.draw(BATCH, stream));
      loss = trainer.step(m -> SentencePairs.teacherForcing().cost(m, batch, Pass.training()));
      context.progress("step", step + 1, STEPS);
    }
    List<Dates.Written> fresh = Dates.draw(500, stream);
    Translator model = trainer.network();
    double right = dates.pairs(fresh).exact(model, dates.stop()) / 500.0;
    double mass =
        model instanceof AttentionEncoderDecoder attending ? mass(dates, attending, fresh) : 0;
    return new Run(model, loss, right, mass);
  }

  private static AttentionEncoderDecoder attending(Dates dates, RandomStream stream) {
    Initialisation one = normal(1, stream);
    Initialisation xavier = xavierUniform(stream);
    int x = dates.input.size();
    int y = dates.output.size();
    return new AttentionEncoderDecoder(
        one.weight(x, 16, x, 16),
        one.weight(y, 16, y, 16),
        Bidirectional.of(Cells.gru(16, 32, stream), Cells.gru(16, 32, stream)),
        Layers.dense(32, 64, xavier),
        new Attention(AdditiveScore.of(64, 64, 32, xavier)),
        Cells.gru(80, 64, stream),
        Layers.dense(128, y, xavier));
  }

  /** The same encoder, and a decoder that knows its last backward state alone. */
  private static Translator withoutAttention(Dates dates, RandomStream stream) {
    Initialisation one = normal(1, stream);
    Initialisation xavier = xavierUniform(stream);
    int x = dates.input.size();
    int y = dates.output.size();
    return new OneVector(
        one.weight(x, 16, x, 16),
        one.weight(y, 16, y, 16),
        Bidirectional.of(Cells.gru(16, 32, stream), Cells.gru(16, 32, stream)),
        Layers.dense(32, 64, xavier),
        Cells.gru(16, 64, stream),
        Layers.dense(64, y, xavier));
  }

  // ---------------------------------------------------------------- where it looks

  private record Seen(List<String> written, Tensor weights) {}

  private static Seen seen(Dates dates, AttentionEncoderDecoder model, Dates.Written date) {
    SentencePairs one = dates.pairs(List.of(date));
    List<int[]> codes = new ArrayList<>();
    List<Tensor> steps =
        AttentionWeights.of(
                model,
                pass ->
                    codes.addAll(
                        Writing.greedy(
                            model.read(
                                SentencePairs.padded(one.sources()),
                                SentencePairs.lengths(one.sources()),
                                one.start(),
                                pass),
                            dates.stop(),
                            12)))
            .get("attention");
    List<String> written = dates.output.decode(codes.get(0));
    List<Tensor> rows = new ArrayList<>();
    for (Tensor step : steps.subList(0, written.size())) {
      rows.add(step.flatten());
    }
    return new Seen(written, Tensor.stack(0, rows).cast(DType.FLOAT64));
  }

  /** The mean weight of digits on the field that they come from, widened by one place. */
  private static double mass(
      Dates dates, AttentionEncoderDecoder model, List<Dates.Written> fresh) {
    double sum = 0;
    int count = 0;
    for (Dates.Written date : fresh.subList(0, 60)) {
      Tensor weights = seen(dates, model, date).weights;
      boolean twoDigits = date.year()[1] - date.year()[0] == 2;
      for (int t = 0; t < Math.min(10, weights.dim(0)); t++) {
        if (t == 4 || t == 7 || t < 2 && twoDigits) {
          continue; // a dash, or the century that the form leaves out
        }
        int[] field = t < 4 ? date.year() : t < 7 ? date.month() : date.day();
        int from = Math.max(0, field[0] - 1);
        int to = Math.min(weights.dim(1), field[1] + 1);
        sum += weights.select(0, t).slice(0, from, to).sum().item();
        count++;
      }
    }
    return sum / count;
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_4(), args);
  }
}
