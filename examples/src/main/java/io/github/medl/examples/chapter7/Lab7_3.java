package io.github.medl.examples.chapter7;

import static io.github.medl.examples.figure.Source.RECOMPUTED;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.networks.Networks;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Tracing;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.random.SplittableStream;
import io.github.medl.sequence.text.NaiveBayes;
import io.github.medl.sequence.text.Vocabulary;
import io.github.medl.sequence.text.WordCounts;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lab 7.3: sentiment, when counting words is enough. */
public final class Lab7_3 implements Figure {
  private static final long SEED = 73;
  private static final int SEEDS = 3;

  private static final int[] BAYES = {171, 165, 162, 159, 162};
  private static final int[] BIGRAMS = {160, 165, 162, 153, 160};
  private static final int[] LOGISTIC = {156, 159, 155, 150, 159};
  private static final int[] TERMS = {1008, 1031, 1005, 1044, 997};
  private static final double[] MINIMA = {
    431.642620, 427.731576, 429.717129, 427.440168, 427.174786
  };

  @Override
  public About about() {
    return About.figure("L7.3", "Sentiment: when counting words is enough", Kind.STATISTICAL)
        .caption(
            "Of 1000 sentences of film reviews, the share whose praise or blame is recognised, in"
                + " five folds: naive Bayes on words, and on words and pairs of words, logistic"
                + " regression on tf-idf, and networks, a dot a seed. Quick: one seed of two"
                + " networks. With --full three seeds of four.")
        .data("sentences")
        .slow(150);
  }

  @Override
  public Outcome draw(FigureContext context) {
    Sentences data = Sentences.load();
    Checks checks = new Checks();
    Map<String, double[]> reached = new LinkedHashMap<>();
    counted(data, checks, reached);
    if (data.isWhole()) {
      checks.exactly("sentences that praise", Arrays.stream(data.labels()).sum(), 500, RECOMPUTED);
    }
    double bayes = reached.get("naive Bayes, words")[0];
    for (Sentiment network : Sentiment.values()) {
      boolean wanted = context.full() || network == Sentiment.BAG || network == Sentiment.LAST;
      if (wanted) {
        double[] shares = new double[context.full() ? SEEDS : 1];
        for (int seed = 0; seed < shares.length; seed++) {
          shares[seed] = folds(network, data, RandomStream.seed(SEED + seed), context, checks);
        }
        reached.put(network.title, shares);
        if (data.isWhole()) {
          double mean = Arrays.stream(shares).average().orElseThrow();
          checks
              .between(network.title + ", share right", mean, network.low, network.high, RECOMPUTED)
              .atLeast("naive Bayes above: " + network.title, bayes - mean, 0, RECOMPUTED);
        }
      }
    }
    Table table = Table.of("accuracy").column("model", List.copyOf(reached.keySet()));
    for (int seed = 0; seed < (context.full() ? SEEDS : 1); seed++) {
      int s = seed;
      table =
          table.column(
              "seed " + (SEED + seed),
              reached.values().stream().mapToDouble(v -> v[Math.min(s, v.length - 1)]).toArray());
    }
    Outcome outcome =
        Outcome.of(Picture.of("Praise or blame", 1, strip(reached)))
            .checks(checks)
            .table(table)
            .seed(SEED);
    if (data.isWhole()) {
      outcome =
          outcome.note(
              "A thousand sentences do not feed a recurrent network: it learns them by heart, and"
                  + " counting words is better on those that it has not seen.");
    }
    if (!context.full()) {
      outcome = outcome.note("One seed of two networks; three seeds of four are in --full.");
    }
    return data.sign(outcome);
  }

  private static void counted(Sentences data, Checks checks, Map<String, double[]> reached) {
    int[] bayes = new int[Sentences.FOLDS];
    int[] bigrams = new int[Sentences.FOLDS];
    int[] logistic = new int[Sentences.FOLDS];
    int[] terms = new int[Sentences.FOLDS];
    double[] minima = new double[Sentences.FOLDS];
    for (int fold = 0; fold < Sentences.FOLDS; fold++) {
      Sentences train = data.part(fold, false);
      Sentences test = data.part(fold, true);
      bayes[fold] = bayes(train, test, 1);
      bigrams[fold] = bayes(train, test, 2);
      Vocabulary words = train.vocabulary();
      terms[fold] = words.size();
      Tensor x = WordCounts.bags(train.words(), words);
      Minimum minimum = logistic(WordCounts.smoothTfIdf(x), train.labels());
      minima[fold] = minimum.value();
      Tensor fresh = WordCounts.smoothTfIdf(WordCounts.bags(test.words(), words), x);
      logistic[fold] = right(fresh, minimum.theta(), test.labels());
    }
    if (data.isWhole()) {
      for (int fold = 0; fold < Sentences.FOLDS; fold++) {
        String of = ", fold " + fold;
        checks
            .exactly("right by naive Bayes" + of, bayes[fold], BAYES[fold], RECOMPUTED)
            .exactly("right by pairs of words too" + of, bigrams[fold], BIGRAMS[fold], RECOMPUTED)
            .exactly("words" + of, terms[fold], TERMS[fold], RECOMPUTED)
            .near(
                "least cost of logistic regression" + of,
                minima[fold],
                MINIMA[fold],
                1e-6,
                RECOMPUTED)
            .exactly("right by it" + of, logistic[fold], LOGISTIC[fold], RECOMPUTED);
      }
    }
    reached.put("naive Bayes, words", share(bayes, data));
    reached.put("naive Bayes, words and pairs", share(bigrams, data));
    reached.put("logistic regression, tf-idf", share(logistic, data));
  }

  private static double[] share(int[] right, Sentences data) {
    return new double[] {Arrays.stream(right).sum() / (double) data.size()};
  }

  private static int bayes(Sentences train, Sentences test, int n) {
    return NaiveBayes.of(train.grams(n), train.labels(), 2).right(test.grams(n), test.labels());
  }

  /** The least sum of log losses + |w|² / 2; the last number of the point is the bias. */
  private static Minimum logistic(Tensor x, int... labels) {
    int k = x.dim(1);
    Tensor signs = Tensor.generate(i -> 2 * labels[i] - 1, labels.length);
    Objective cost =
        Objective.of(
            theta -> {
              Tensor w = theta.slice(0, 0, k);
              Tensor z = x.matmul(w).add(theta.slice(0, k, k + 1));
              return z.mul(signs).logSigmoid().sum().neg().add(w.square().sum().mul(.5));
            });
    return Minimisers.lbfgs()
        .minimise(cost, new double[k + 1], Stopping.STANDARD.withGradient(1e-7), Tracing.NUMBERS);
  }

  private static int right(Tensor x, Tensor w, int... labels) {
    int k = x.dim(1);
    double[] z = x.matmul(w.slice(0, 0, k)).add(w.slice(0, k, k + 1)).toDoubles();
    int right = 0;
    for (int i = 0; i < labels.length; i++) {
      right += (z[i] > 0 ? 1 : 0) == labels[i] ? 1 : 0;
    }
    return right;
  }

  /** The share right over all folds, each judged by a network that did not see it. */
  private static double folds(
      Sentiment network,
      Sentences data,
      SplittableStream stream,
      FigureContext context,
      Checks checks) {
    int right = 0;
    for (int fold = 0; fold < Sentences.FOLDS; fold++) {
      Sentences train = data.part(fold, false);
      Vocabulary symbols = Sentiment.symbols(train);
      SequenceClassifier trained = network.train(train, symbols, stream.split(), context);
      if (symbols.size() == 999) {
        String name = "parameters with 999 symbols: " + network.title;
        boolean known = checks.list().stream().anyMatch(check -> check.name().equals(name));
        if (!known) {
          checks.exactly(name, Networks.count(trained), network.parameters, THEORY);
        }
      }
      right += trained.right(data.part(fold, true).codes(symbols));
    }
    return right / (double) data.size();
  }

  private static Chart strip(Map<String, double[]> reached) {
    List<String> names = new ArrayList<>(reached.keySet());
    String[] upwards = new String[names.size()];
    double[] at = Tensor.arange(names.size()).toDoubles();
    Chart chart =
        Chart.titled("share of 1000 sentences, five folds")
            .axes("right", "")
            .size(640, 360)
            .yRange(-.6, names.size() - .4);
    for (int i = 0; i < names.size(); i++) {
      int row = names.size() - 1 - i;
      upwards[row] = names.get(i);
      double[] y = new double[reached.get(names.get(i)).length];
      Arrays.fill(y, row);
      Style style = Style.of(i < 3 ? Palette.BLUE : Palette.VERMILLION);
      chart = chart.points("_" + names.get(i), reached.get(names.get(i)), y, style);
    }
    return chart.yTicks(at, upwards);
  }

  public static void main(String[] args) {
    Show.figure(new Lab7_3(), args);
  }
}
