package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.linear.regression.LeastSquaresClassifiers;
import io.github.medl.linear.regression.LeastSquaresOneVsOneModel;
import io.github.medl.linear.regression.LeastSquaresOneVsOneModel.Pair;
import io.github.medl.linear.regression.LeastSquaresOneVsRestModel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/**
 * Table 2.1: handwritten digits classified by linear least squares, each digit against the rest or
 * each pair of digits against each other.
 *
 * <p>Labels are +1 and -1, a row is 1 and the pixels, and the solution is that of least norm, for
 * the pixels are linearly dependent. One against the rest: the largest of ten scores wins. One
 * against one: every pair votes by the sign of its score; of tied digits the smallest wins.
 */
public final class Table2_1 implements Figure {
  @Override
  public About about() {
    return About.figure("table-2.1", "Linear classifiers of handwritten digits", Kind.EXACT)
        .caption("Accuracy and confusion on the test images, one-versus-rest and one-versus-one.")
        .data("mnist")
        .quick(12);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    return draw(Digits.load(), context);
  }

  /** The table on the digits that come with the library, even where MNIST is at hand. */
  Outcome drawOnDigits(FigureContext context) throws IOException {
    return draw(Digits.small("asked for the digits"), context);
  }

  private static Outcome draw(Digits data, FigureContext context) throws IOException {
    LabelledImages train = data.train();
    LabelledImages test = data.test();
    AtomicInteger begun = new AtomicInteger();
    LeastSquaresClassifiers classifiers =
        LeastSquaresClassifiers.factor(
            10,
            train.pixelCount(),
            digit -> {
              context.progress("factors of classes", begun.incrementAndGet(), 10);
              return train.imagesOf(digit);
            });
    LeastSquaresOneVsRestModel rest = classifiers.oneVsRest();
    LeastSquaresOneVsOneModel pairs =
        classifiers.oneVsOne(done -> context.progress("pairs", done, 45));
    Result result = Result.of(rest, pairs, train, test);
    Checks checks = new Checks();
    if (data.mnist()) {
      checkWeights(checks, rest, train.pixelCount());
      checkRanks(checks, pairs);
      result.check(checks);
    }
    Outcome outcome =
        Outcome.of(picture(data.mnist(), result))
            .checks(checks)
            .value("accuracy one-versus-rest", result.byRest().accuracy())
            .value("accuracy one-versus-rest, training", result.trainAccuracy())
            .value("accuracy one-versus-one", result.byVotes().accuracy())
            .value("accuracy one-versus-one, raw scores", result.bySums())
            .value("confusion one-versus-rest", table(result.byRest()))
            .value("confusion one-versus-one", table(result.byVotes()))
            .value("rank", rest.weights().rank())
            .value("tied test images", result.tied())
            .table(pairTable(pairs, pairs.pairScores(test.images()), test));
    return data.sign(outcome);
  }

  /**
   * How the classifiers do.
   *
   * @param byRest one against the rest, on the test images
   * @param byVotes one against one, on the test images
   * @param bySums accuracy when the raw scores of the pairs are added instead
   * @param trainAccuracy of one against the rest on what it was fitted to
   * @param tied test images with tied votes
   */
  private record Result(
      ConfusionMatrix byRest,
      ConfusionMatrix byVotes,
      double bySums,
      double trainAccuracy,
      int tied) {
    static Result of(
        LeastSquaresOneVsRestModel rest,
        LeastSquaresOneVsOneModel pairs,
        LabelledImages train,
        LabelledImages test) {
      Tensor x = test.images();
      return new Result(
          ConfusionMatrix.of(test.y(), rest.predict(x), 10),
          ConfusionMatrix.of(test.y(), pairs.predict(x), 10),
          ConfusionMatrix.of(test.y(), codes(pairs.summedScores(x)), 10).accuracy(),
          ConfusionMatrix.of(train.y(), train.predictedBy(rest), 10).accuracy(),
          Table2_1.tied(pairs.scores(x)));
    }

    void check(Checks checks) {
      double[] confusionRest = table(byRest).toDoubles();
      double[] confusionVotes = table(byVotes).toDoubles();
      checks
          .near("one-versus-rest, accuracy", byRest.accuracy(), .8603, 5e-5, PRINTED)
          .near("one-versus-rest, accuracy on training", trainAccuracy, .8577333, 5e-8, RECOMPUTED)
          .near("one-versus-one, accuracy", byVotes.accuracy(), .9297, 5e-5, PRINTED)
          .near("one-versus-one, sum of raw scores, accuracy", bySums, .6001, 5e-5, PRINTED)
          .exactly("test images with tied votes", tied, 208, RECOMPUTED)
          .allNear("one-versus-rest, confusion", confusionRest, CONFUSION_REST, 0, PRINTED)
          .allNear("one-versus-one, confusion", confusionVotes, CONFUSION_VOTES, 0, PRINTED);
    }
  }

  private static void checkWeights(Checks checks, LeastSquaresOneVsRestModel rest, int pixels)
      throws IOException {
    Reference reference = Reference.of("table-2.1");
    Tensor singularValues = rest.weights().singularValues();
    double[] intercepts = rest.weights().values().select(0, 0).toDoubles();
    double[] norms = rest.weights().values().slice(0, 1, 1 + pixels).norm(0).toDoubles();
    String rounded = ", to the digits of the file of references";
    checks
        .exactly("rank of the training rows", rest.weights().rank(), 713, RECOMPUTED)
        .near("largest singular value", singularValues.get(0), 1529.95, .005, RECOMPUTED)
        .near("least singular value", singularValues.get(712), .006958, 5e-7, RECOMPUTED)
        .allNearRelative("intercepts", intercepts, INTERCEPTS, 1e-9, RECOMPUTED)
        .allNearRelative("norms of the weights", norms, NORMS, 1e-9, RECOMPUTED)
        .allNearRelative(
            "intercepts" + rounded, intercepts, reference.numbers("intercept"), 1e-6, RECOMPUTED)
        .allNearRelative(
            "norms of the weights" + rounded, norms, reference.numbers("norm"), 1e-6, RECOMPUTED);
  }

  private static void checkRanks(Checks checks, LeastSquaresOneVsOneModel pairs) {
    int[] ranks = pairs.pairs().stream().mapToInt(pair -> pair.weights().rank()).toArray();
    checks
        .exactly("least rank of a pair", Arrays.stream(ranks).min().orElse(0), 580, RECOMPUTED)
        .exactly("greatest rank of a pair", Arrays.stream(ranks).max().orElse(0), 668, RECOMPUTED);
  }

  /** As the book has it: rows are predictions. */
  private static Tensor table(ConfusionMatrix confusion) {
    return confusion.counts().transpose();
  }

  /** The class of the largest score; of equal ones the first, so the smallest digit. */
  private static Tensor codes(Tensor scores) {
    int[] best = scores.argmax(1);
    return Tensor.generate(i -> best[i], best.length);
  }

  /** How many rows have their maximum more than once. */
  private static int tied(Tensor votes) {
    Tensor winners = votes.equalTo(votes.maxKeeping(1)).sum(1);
    return (int) winners.greater(1).sum().item();
  }

  /** Each pair on the test images of its two digits alone. */
  private static Table pairTable(
      LeastSquaresOneVsOneModel classifier, Tensor scores, LabelledImages test) {
    List<Pair> pairs = classifier.pairs();
    double[] accuracy = new double[pairs.size()];
    for (int p = 0; p < accuracy.length; p++) {
      Pair pair = pairs.get(p);
      int seen = 0;
      int right = 0;
      for (int n = 0; n < test.size(); n++) {
        int digit = test.labels()[n];
        if (digit == pair.i() || digit == pair.j()) {
          seen++;
          right += scores.get(n, p) > 0 == (digit == pair.i()) ? 1 : 0;
        }
      }
      accuracy[p] = (double) right / seen;
    }
    return Table.of("pairs")
        .column("i", pairs.stream().mapToInt(Pair::i).toArray())
        .column("j", pairs.stream().mapToInt(Pair::j).toArray())
        .column("rank", pairs.stream().mapToInt(pair -> pair.weights().rank()).toArray())
        .column("accuracy", accuracy);
  }

  private static Picture picture(boolean mnist, Result result) {
    double[] accuracy = {result.byRest().accuracy(), result.byVotes().accuracy(), result.bySums()};
    String[] methods = {
      "One-versus-rest", "One-versus-one, votes", "One-versus-one, sum of scores"
    };
    String[] book = {"0.8603", "0.9297", "0.6001"};
    TablePanel accuracies =
        TablePanel.of(
                List.of("Classifier", "Accuracy", "Book"),
                IntStream.range(0, 3)
                    .mapToObj(
                        i ->
                            List.of(
                                methods[i],
                                String.format(Locale.ROOT, "%.4f", accuracy[i]),
                                mnist ? book[i] : "–"))
                    .toList())
            .titled("Accuracy on the test images");
    return Picture.of(
        mnist ? "Linear classifiers of MNIST" : "Linear classifiers of 8 x 8 digits, not MNIST",
        1,
        accuracies,
        confusionPanel("One-versus-rest: predicted ŷ against true y", table(result.byRest())),
        confusionPanel("One-versus-one: predicted ŷ against true y", table(result.byVotes())));
  }

  private static TablePanel confusionPanel(String title, Tensor confusion) {
    List<String> header = new ArrayList<>(List.of("ŷ \\ y"));
    List<List<String>> rows = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      header.add(Integer.toString(i));
      List<String> row = new ArrayList<>(List.of(Integer.toString(i)));
      for (int j = 0; j < 10; j++) {
        row.add(Integer.toString((int) confusion.get(i, j)));
      }
      rows.add(row);
    }
    return TablePanel.of(header, rows).titled(title);
  }

  /** Rows: predicted digit, columns: true digit. */
  private static final double[] CONFUSION_REST = {
    944, 0, 18, 4, 0, 23, 18, 5, 14, 15,
    0, 1107, 54, 17, 22, 18, 10, 40, 46, 11,
    1, 2, 813, 23, 6, 3, 9, 16, 11, 2,
    2, 2, 26, 880, 1, 72, 0, 6, 30, 17,
    2, 3, 15, 5, 881, 24, 22, 26, 27, 80,
    7, 1, 0, 17, 5, 659, 17, 0, 40, 1,
    14, 5, 42, 9, 10, 23, 875, 1, 15, 1,
    2, 1, 22, 21, 2, 14, 0, 884, 12, 77,
    7, 14, 37, 22, 11, 39, 7, 0, 759, 4,
    1, 0, 5, 12, 44, 17, 0, 50, 20, 801
  };

  private static final double[] CONFUSION_VOTES = {
    961, 0, 9, 9, 2, 7, 6, 1, 7, 6,
    0, 1120, 18, 1, 4, 5, 5, 16, 17, 5,
    1, 3, 936, 18, 6, 3, 12, 17, 8, 1,
    1, 3, 12, 926, 1, 30, 0, 3, 23, 11,
    0, 1, 10, 2, 931, 8, 5, 11, 10, 30,
    6, 1, 5, 20, 1, 800, 19, 1, 36, 12,
    8, 4, 10, 1, 7, 17, 908, 0, 10, 0,
    3, 1, 10, 7, 4, 2, 1, 955, 10, 21,
    0, 2, 22, 21, 3, 15, 2, 1, 840, 3,
    0, 0, 0, 5, 23, 5, 0, 23, 13, 920
  };

  /**
   * One-versus-rest, by NumPy: QR, then the singular values of R, then two steps of iterative
   * refinement with residuals in extended precision, the second of which changed nothing in the
   * first 15 digits. A solution by the normal equations has 7 digits only, for XᵀX has condition
   * 5·10¹⁰.
   */
  private static final double[] INTERCEPTS = {
    -0.684400681701, -0.517346997055, -0.900343051021, -0.959811500194, -0.582412911614,
    -0.622760536251, -0.861025558266, -0.716918889514, -1.246004122898, -0.908975751488
  };

  private static final double[] NORMS = {
    35.556237354592, 36.347178616489, 24.882273492085, 44.887982138484, 25.263189294462,
    34.475564623044, 57.741045947935, 26.748834485203, 30.640488092759, 29.875689784688
  };

  public static void main(String[] args) {
    Show.figure(new Table2_1(), args);
  }
}
