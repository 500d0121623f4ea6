package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;
import static io.github.medl.networks.initialisation.Initialisations.normal;
import static io.github.medl.networks.initialisation.Initialisations.xavierUniform;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.networks.Networks;
import io.github.medl.networks.layers.Dropout;
import io.github.medl.networks.layers.Layers;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.recurrent.Cell;
import io.github.medl.sequence.recurrent.Cells;
import io.github.medl.sequence.recurrent.Recurrent;
import io.github.medl.sequence.text.NaiveBayes;
import io.github.medl.sequence.text.Tokens;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/** Lab 7.2: which language is a name from? Recurrent networks, and counts of n-grams. */
public final class Lab7_2 implements Figure {
  private static final long SEED = 72;
  private static final int UNITS = 64;
  private static final int SEEDS = 3;
  private static final String[] ASKED = {"okonkwo", "ferreira", "macgregor", "tanaka", "novak"};

  /** A kind of unit, what independent runs reached after four epochs, and what a mean must be. */
  private enum Unit {
    RNN(8_434, .766, .775, .77, .80, Palette.VERMILLION),
    LSTM(27_058, .792, .793, .79, .825, Palette.BLUE),
    GRU(20_850, .786, .795, .79, .825, Palette.GREEN);

    private final int parameters;
    private final double[] after4;
    private final double[] after8;
    private final java.awt.Color colour;

    Unit(int parameters, double a, double b, double c, double d, java.awt.Color colour) {
      this.parameters = parameters;
      after4 = new double[] {a - .015, b + .015};
      after8 = new double[] {c, d};
      this.colour = colour;
    }

    Cell cell(RandomStream stream) {
      return switch (this) {
        case RNN -> Cells.simple(32, UNITS, stream);
        case LSTM -> Cells.lstm(32, UNITS, stream);
        case GRU -> Cells.gru(32, UNITS, stream);
      };
    }
  }

  /** A trained model and the share of test names right after each epoch. */
  private record Run(SequenceClassifier model, double[] right) {
    double last() {
      return right[right.length - 1];
    }
  }

  @Override
  public About about() {
    return About.figure("L7.2", "Which language is a name from?", Kind.STATISTICAL)
        .caption(
            "The share of 3592 test names whose language of eighteen is found, while an RNN, an"
                + " LSTM and a GRU learn from 14400; dashed, naive Bayes on runs of one to three"
                + " letters and the answer \"Russian\". Right, what the GRU takes for what, a row a"
                + " language. Quick: four epochs. With --full eight, three seeds of each.")
        .data("names")
        .slow(240);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Names names = Names.load();
    Checks checks = new Checks();
    double[] counted = counted(names, checks);
    int epochs = context.full() ? 8 : 4;
    List<List<Run>> runs = new ArrayList<>();
    for (Unit unit : Unit.values()) {
      List<Run> ofUnit = new ArrayList<>();
      for (int seed = 0; seed < (context.full() ? SEEDS : 1); seed++) {
        ofUnit.add(train(unit, names, epochs, RandomStream.seed(SEED + seed), context));
      }
      runs.add(ofUnit);
    }
    if (names.isWhole()) {
      check(checks, runs, context.full());
    }
    SequenceClassifier gru = runs.get(2).get(0).model;
    ConfusionMatrix confusion =
        ConfusionMatrix.of(
            names.test().labels(), gru.predict(names.test().codes()), names.languages().size());
    Outcome outcome =
        Outcome.of(
                Picture.of("Languages of names", 2, curves(runs, counted), said(confusion, names)))
            .checks(checks)
            .table(table(runs))
            .value("right by naive Bayes, n-grams to 1, 2, 3, and always Russian", counted)
            .value("macro F1 of the GRU", confusion.macroF1())
            .seed(SEED);
    for (String name : ASKED) {
      outcome = outcome.value("\"" + name + "\"", guesses(gru, names, name));
    }
    if (names.isWhole()) {
      outcome =
          outcome.note(
              "Counting runs of one to three letters is nearly as good as the gates, and nobody"
                  + " reaches 1: 477 names belong to several languages.");
    }
    if (!context.full()) {
      outcome = outcome.note("Four epochs of one seed; the lab's eight of three are in --full.");
    }
    return names.sign(outcome);
  }

  /** The shares right of n-grams up to 1, 2, 3 letters, and of the most frequent language. */
  private static double[] counted(Names names, Checks checks) {
    int[] right = {2244, 2737, 2870};
    int[] features = {34, 730, 6976};
    double[] shares = new double[4];
    int[] ofEach = new int[names.languages().size()];
    Arrays.stream(names.test().labels()).forEach(label -> ofEach[label]++);
    int most = Arrays.stream(ofEach).max().orElse(0);
    shares[3] = most / (double) names.test().size();
    if (names.isWhole()) {
      checks
          .exactly("names to learn", names.train().size(), 14_400, RECOMPUTED)
          .exactly("names to test", names.test().size(), 3_592, RECOMPUTED)
          .exactly("letters", names.letters().size() - 1, 32, RECOMPUTED)
          .exactly("right by saying Russian always", most, 1868, RECOMPUTED);
    }
    for (int n = 1; n <= 3; n++) {
      NaiveBayes bayes =
          NaiveBayes.of(names.train().grams(n), names.train().labels(), names.languages().size());
      int ours = bayes.right(names.test().grams(n), names.test().labels());
      shares[n - 1] = ours / (double) names.test().size();
      if (names.isWhole()) {
        checks
            .exactly("n-grams to " + n, bayes.features(), features[n - 1], RECOMPUTED)
            .exactly("right by n-grams to " + n, ours, right[n - 1], RECOMPUTED);
      }
    }
    return shares;
  }

  private static Run train(
      Unit unit, Names names, int epochs, SplittableStream stream, FigureContext context) {
    SplittableStream first = stream.split();
    int k = names.letters().size();
    SequenceClassifier start =
        new SequenceClassifier(
            normal(1, first).weight(k, 32, k, 32),
            Recurrent.of(unit.cell(first)),
            true,
            new Dropout(0),
            Layers.dense(UNITS, names.languages().size(), xavierUniform(first)));
    List<Double> right = new ArrayList<>();
    SequenceClassifier trained =
        new SequenceClassifier.Recipe(.002, 1, 64, epochs)
            .train(
                start,
                names.train().codes(),
                stream,
                m -> right.add(m.right(names.test().codes()) / (double) names.test().size()),
                context);
    return new Run(trained, right.stream().mapToDouble(Double::doubleValue).toArray());
  }

  private static void check(Checks checks, List<List<Run>> runs, boolean full) {
    double[] means = new double[3];
    for (Unit unit : Unit.values()) {
      List<Run> ofUnit = runs.get(unit.ordinal());
      double[] band = full ? unit.after8 : unit.after4;
      double mean = ofUnit.stream().mapToDouble(Run::last).average().orElseThrow();
      means[unit.ordinal()] = mean;
      checks
          .exactly(
              "parameters: " + unit, Networks.count(ofUnit.get(0).model), unit.parameters, THEORY)
          .between(
              unit + ", share right after " + (full ? 8 : 4) + " epochs",
              mean,
              band[0],
              band[1],
              RECOMPUTED);
    }
    checks.holds("the RNN is below both", means[0] < Math.min(means[1], means[2]), RECOMPUTED);
  }

  private static Table table(List<List<Run>> runs) {
    double[] epochs = Grid.range(1, 1, runs.get(0).get(0).right.length);
    Table table = Table.of("accuracy").column("epoch", epochs);
    for (Unit unit : Unit.values()) {
      List<Run> ofUnit = runs.get(unit.ordinal());
      for (int seed = 0; seed < ofUnit.size(); seed++) {
        table = table.column(unit + " " + (SEED + seed), ofUnit.get(seed).right);
      }
    }
    return table;
  }

  private static String guesses(SequenceClassifier model, Names names, String name) {
    double[] p = model.probabilities(names.letters().encode(Tokens.characters(known(names, name))));
    return IntStream.range(0, p.length)
        .boxed()
        .sorted(Comparator.comparingDouble(k -> -p[k]))
        .limit(3)
        .map(k -> String.format(Locale.ROOT, "%s %.2f", names.languages().get(k), p[k]))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }

  /** Without letters that never occurred. */
  private static String known(Names names, String name) {
    return String.join("", Tokens.characters(name).stream().filter(names.letters()::has).toList());
  }

  private static Chart curves(List<List<Run>> runs, double[] counted) {
    Chart chart =
        Chart.titled("test names right (first seed)")
            .axes("epoch", "share")
            .size(460, 460)
            .xTicks(Grid.range(1, 1, runs.get(0).get(0).right.length))
            .legend(Corner.LOWER_RIGHT);
    for (Unit unit : Unit.values()) {
      double[] right = runs.get(unit.ordinal()).get(0).right;
      chart =
          chart.line(
              unit.toString(),
              Grid.range(1, 1, right.length),
              right,
              Style.of(unit.colour).width(2));
    }
    return chart
        .horizontalLine("n-grams to 3", counted[2], Style.of(Palette.GREY).dashed())
        .horizontalLine("n-grams to 2", counted[1], Style.of(Palette.ORANGE).dashed())
        .horizontalLine("always the same", counted[3], Style.of(Palette.BLACK).dashed());
  }

  /** What is said of the names of each language, rows that sum to 1. */
  private static Chart said(ConfusionMatrix confusion, Names names) {
    int n = names.languages().size();
    double[] at = Tensor.arange(n).toDoubles();
    double[][] shares = new double[n][n];
    String[] said = new String[n];
    String[] truth = new String[n];
    for (int k = 0; k < n; k++) {
      said[k] = names.languages().get(k).substring(0, 3);
      truth[n - 1 - k] = names.languages().get(k);
      int all = confusion.truePositives(k) + confusion.falseNegatives(k);
      for (int j = 0; j < n; j++) {
        shares[n - 1 - k][j] = confusion.count(k, j) / (double) Math.max(1, all);
      }
    }
    return Chart.titled("what the GRU says, a row a language")
        .axes("said", "")
        .size(680, 460)
        .noGrid()
        .xTicks(at, said)
        .yTicks(at, truth)
        .heatMap("share", at, at, shares, ColourMap.BLUES, 0, 1);
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_2(), args);
  }
}
