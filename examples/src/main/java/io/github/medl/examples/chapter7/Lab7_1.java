package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter7.CharacterModels.Model;
import io.github.medl.examples.chapter7.CharacterModels.Run;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Networks;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.text.GramModel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Lab 7.1: a language model of characters, by four networks of equal budgets and by counting. */
public final class Lab7_1 implements Figure {
  private static final long SEED = 71;
  private static final int ORDERS = 6;
  private static final double DELTA = .1;
  private static final int FIRST = 8;
  private static final int WRITTEN = 300;
  private static final int[] SHORT = {1, 25, 50, 75, 100};
  private static final int[] WHOLE = {1, 25, 50, 100, 200, 300, 400, 600};
  private static final int[] LONG = {1, 25, 50, 100, 200, 300, 400, 600, 900, 1200, 1800, 2400};
  private static final int SEEDS = 3;

  private static final double[] COUNTED = {
    3.347208, 2.483812, 2.045831, 1.784005, 1.788113, 2.051377
  };
  private static final int[] CONTEXTS = {1, 65, 1380, 11228, 48539, 133293};

  @Override
  public About about() {
    return About.figure("L7.1", "A language model of characters", Kind.STATISTICAL)
        .caption(
            "How well the next character of a play is predicted while an RNN, an LSTM, a GRU and a"
                + " GPT with some 65 000 parameters each read the same number of characters;"
                + " dashed, what counts of n-grams reach. Quick: 100 steps of 32 windows of 64"
                + " characters. With --full three seeds of 600 steps, of which the first goes on to"
                + " 2400.")
        .data("tiny-shakespeare")
        .slow(420);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Shakespeare text = Shakespeare.load();
    Checks checks = new Checks();
    double[] counted = counted(text, checks);
    int seeds = context.full() ? SEEDS : 1;
    List<List<Run>> runs = new ArrayList<>();
    for (Model kind : Model.values()) {
      List<Run> ofKind = new ArrayList<>();
      for (int seed = 0; seed < seeds; seed++) {
        SplittableStream stream = RandomStream.seed(SEED + seed);
        int[] judged = context.full() ? seed == 0 ? LONG : WHOLE : SHORT;
        int last = judged[judged.length - 1];
        ofKind.add(
            CharacterModels.train(
                kind, text, stream, step -> context.progress(kind.title, step, last), judged));
      }
      runs.add(ofKind);
    }
    if (text.isWhole()) {
      check(checks, runs, context.full());
    }
    Outcome outcome =
        Outcome.of(Picture.of("A language model of characters", 1, curves(runs, counted)))
            .checks(checks)
            .table(table(runs))
            .value("n-grams, orders 0 to 5, nats", counted)
            .seed(SEED);
    for (List<Run> ofKind : runs) {
      Run run = ofKind.get(0);
      String said =
          CharacterModels.written(run.model(), text.letters(), WRITTEN, RandomStream.seed(SEED));
      outcome = outcome.value(run.kind().title + " writes, at temperature 0.8", said);
    }
    if (text.isWhole()) {
      outcome =
          outcome.note(
              "With as many parameters the plain RNN has twice the units of the others, and counts"
                  + " after three characters are as good as a GRU after 600 steps and better than the"
                  + " rest: a network has to read on before it is worth its trouble.");
    }
    if (!context.full()) {
      outcome = outcome.note("100 steps of each network; the lab's 600 and 2400 are in --full.");
    }
    return text.sign(outcome);
  }

  /** Nats a character of counts; all orders count, and predict, the ninth character and later. */
  private static double[] counted(Shakespeare text, Checks checks) {
    double[] nats = new double[ORDERS];
    for (int order = 0; order < ORDERS; order++) {
      int[] train = Arrays.copyOfRange(text.train(), FIRST - order, text.train().length);
      GramModel model = GramModel.of(train, order, text.letters().size(), DELTA);
      nats[order] = model.nats(text.validation(), FIRST);
      if (text.isWhole()) {
        checks
            .exactly(
                "contexts of " + order + " characters",
                model.contexts(),
                CONTEXTS[order],
                RECOMPUTED)
            .near(
                "nats after " + order + " characters",
                nats[order],
                COUNTED[order],
                1e-6,
                RECOMPUTED);
      }
    }
    return nats;
  }

  private static void check(Checks checks, List<List<Run>> runs, boolean full) {
    int steps = full ? 600 : 100;
    double[] means = new double[runs.size()];
    for (List<Run> ofKind : runs) {
      Model kind = ofKind.get(0).kind();
      double[] band = full ? kind.after600 : kind.after100;
      double mean = ofKind.stream().mapToDouble(r -> r.after(steps)).average().orElseThrow();
      means[kind.ordinal()] = mean;
      checks
          .exactly(
              "parameters: " + kind.title,
              Networks.count(ofKind.get(0).model()),
              kind.parameters,
              THEORY)
          .between(
              kind.title + ", nats after " + steps + " steps",
              mean,
              band[0] - .05,
              band[1] + .05,
              RECOMPUTED);
      if (full) {
        checks.between(
            kind.title + ", nats after 2400 steps",
            ofKind.get(0).after(2400),
            kind.after2400 - .06,
            kind.after2400 + .06,
            RECOMPUTED);
      }
    }
    if (full) {
      checks.holds(
          "means after 600 steps: GRU < RNN < LSTM < GPT",
          means[2] < means[0] && means[0] < means[1] && means[1] < means[3],
          RECOMPUTED);
    }
    for (int seed = 0; seed < runs.get(0).size(); seed++) {
      int of = seed;
      double[] own = runs.stream().mapToDouble(r -> r.get(of).after(steps)).toArray();
      checks.holds(
          String.format(Locale.ROOT, "seed %d: GRU, RNN < LSTM < GPT", SEED + seed),
          Math.max(own[2], own[0]) < own[1] && own[1] < own[3],
          RECOMPUTED);
    }
  }

  private static Table table(List<List<Run>> runs) {
    Table table = Table.of("validation");
    for (List<Run> ofKind : runs) {
      for (int seed = 0; seed < ofKind.size(); seed++) {
        Run run = ofKind.get(seed);
        double[] nats = Arrays.copyOf(run.nats(), ofKind.get(0).nats().length);
        Arrays.fill(nats, run.nats().length, nats.length, Double.NaN);
        if (table.rows() == 0) {
          table = table.column("step", ofKind.get(0).steps());
        }
        table = table.column(run.kind() + " " + (SEED + seed), nats);
      }
    }
    return table;
  }

  private static Chart curves(List<List<Run>> runs, double[] counted) {
    Chart chart =
        Chart.titled("validation, first seed; dashed: counts after k characters")
            .axes("steps", "nats a character")
            .size(760, 460)
            .logX()
            .legend(Corner.UPPER_RIGHT);
    for (List<Run> ofKind : runs) {
      Run run = ofKind.get(0);
      Style style = Style.of(run.kind().colour).width(2);
      chart = chart.line(run.kind().title, run.steps(), run.nats(), style);
    }
    for (int order = 0; order < 4; order++) {
      chart =
          chart
              .horizontalLine("_counts " + order, counted[order], Style.of(Palette.GREY).dashed())
              .text(1.1, counted[order] + .05, "k = " + order);
    }
    return chart;
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_1(), args);
  }
}
