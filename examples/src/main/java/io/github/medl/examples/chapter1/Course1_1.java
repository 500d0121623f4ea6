package io.github.medl.examples.chapter1;

import static io.github.medl.examples.figure.Source.PRINTED;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.digits.Digits;
import io.github.medl.examples.digits.LabelledImages;
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
import io.github.medl.linear.regression.LeastSquaresClassifiers;
import io.github.medl.linear.regression.LeastSquaresOneVsOneModel;
import io.github.medl.plot.ColourMap;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Panel;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.plot.table.TablePanel;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * Course result 1.1 (the first practical): two digits told apart by least squares on the pixels,
 * with labels +1 and -1: 3 from 8, and 3 from 0.
 *
 * <p>The digit 3 is the positive class. The weights are those of least norm, so a pixel that is
 * dark in all images has none.
 */
public final class Course1_1 implements Figure {
  private static final int POSITIVE = 3;

  @Override
  public About about() {
    return About.figure("C1.1", "Two digits told apart by a linear classifier", Kind.EXACT)
        .caption(
            "Least squares on labels +1 (digit 3) and -1 (digit 8, digit 0): the influence of each"
                + " pixel, its weight times its standard deviation in the training images (3% of the"
                + " pixels lie beyond the ends of the colours); and the scores of the test images.")
        .data("mnist")
        .quick(6);
  }

  /** What was found for 3 against another digit. */
  private record Result(
      int other,
      int trained,
      LeastSquaresClassifiers.Weights weights,
      Tensor deviations,
      Tensor positiveScores,
      Tensor negativeScores) {

    static Result of(Digits digits, int other) {
      int[] pair = {POSITIVE, other};
      LabelledImages train = digits.train();
      LeastSquaresOneVsOneModel classifier =
          LeastSquaresClassifiers.factor(2, train.pixelCount(), k -> train.imagesOf(pair[k]))
              .oneVsOne();
      return new Result(
          other,
          train.indicesOf(POSITIVE).length + train.indicesOf(other).length,
          classifier.pairs().get(0).weights(),
          deviations(train.imagesOf(POSITIVE), train.imagesOf(other)),
          classifier.pairScores(digits.test().imagesOf(POSITIVE)).flatten(),
          classifier.pairScores(digits.test().imagesOf(other)).flatten());
    }

    /** The standard deviation of each pixel over two sets of images, a row an image. */
    private static Tensor deviations(Tensor first, Tensor second) {
      double n = first.dim(0) + second.dim(0);
      Tensor mean = first.sum(0).add(second.sum(0)).div(n);
      Tensor squares = first.sub(mean).square().sum(0).add(second.sub(mean).square().sum(0));
      return squares.div(n).sqrt();
    }

    double intercept() {
      return weights.values().get(0, 0);
    }

    /** Class 1 is the digit 3. */
    ConfusionMatrix confusion() {
      Tensor scores = Tensor.concat(0, List.of(positiveScores, negativeScores));
      int positives = positiveScores.size();
      Tensor actual = Tensor.generate(i -> i < positives ? 1 : 0, scores.size());
      return ConfusionMatrix.of(actual, scores.greater(0), 2);
    }
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    Digits digits = Digits.load();
    Result eight = Result.of(digits, 8);
    context.progress("pairs", 1, 2);
    Result zero = Result.of(digits, 0);
    context.progress("pairs", 2, 2);

    Checks checks = new Checks();
    if (digits.mnist()) {
      check(checks, eight, 11982, 613, new int[] {968, 42, 40, 934}, .9593657086);
      check(checks, zero, 12054, 608, new int[] {1000, 10, 3, 977}, .9935419771);
      ConfusionMatrix c = eight.confusion();
      checks
          .near("3 against 8: accuracy", c.accuracy(), .9586693548, 5e-11, PRINTED)
          .near("3 against 8: precision", c.precision(1), .9603174603, 5e-11, PRINTED)
          .near("3 against 8: recall", c.recall(1), .9584158416, 5e-11, PRINTED)
          .near("3 against 8: intercept", eight.intercept(), .2987432829, 5e-11, RECOMPUTED)
          // The reference has 0 as the positive class, which turns all signs.
          .near("3 against 0: intercept", zero.intercept(), -.07383663553, 5e-12, RECOMPUTED);
    }

    List<Panel> panels = new ArrayList<>();
    for (Result result : List.of(eight, zero)) {
      panels.add(influence(result));
      panels.add(scores(result));
      panels.add(table(result));
    }
    String title =
        "Two digits told apart by a linear classifier"
            + (digits.mnist() ? "" : ", 8 x 8 pixels, not MNIST");
    return digits.sign(
        Outcome.of(Picture.of(title, 3, panels))
            .checks(checks)
            .table(scoreTable(eight))
            .table(scoreTable(zero))
            .value("weights, 3 against 8", eight.weights().values().flatten())
            .value("weights, 3 against 0", zero.weights().values().flatten()));
  }

  /** Counts: true positives, false negatives, false positives, true negatives. */
  private static void check(
      Checks checks, Result result, int trained, int rank, int[] counts, double f1) {
    String pair = "3 against " + result.other() + ": ";
    ConfusionMatrix c = result.confusion();
    checks
        .exactly(pair + "training images", result.trained(), trained, RECOMPUTED)
        .exactly(pair + "rank", result.weights().rank(), rank, RECOMPUTED)
        .exactly(pair + "true positives", c.truePositives(1), counts[0], PRINTED)
        .exactly(pair + "false negatives", c.falseNegatives(1), counts[1], PRINTED)
        .exactly(pair + "false positives", c.falsePositives(1), counts[2], PRINTED)
        .exactly(pair + "true negatives", c.trueNegatives(1), counts[3], PRINTED)
        .near(pair + "F1", c.f1(1), f1, 5e-11, PRINTED);
  }

  /**
   * What each pixel weighs, times the standard deviation that it has in the training images: by how
   * much it moves the score. Pixels at the edge, lit in few images, have weights far larger than
   * all others, and most of them hardly move it. A few neighbours there do, and cancel each other;
   * they lie beyond the ends of the colours.
   */
  private static Chart influence(Result result) {
    Tensor weights = result.weights().values().flatten();
    double[] moved = weights.slice(0, 1, weights.size()).mul(result.deviations()).toDoubles();
    int side = (int) Math.sqrt(moved.length);
    double[][] image = new double[side][];
    for (int i = 0; i < side; i++) { // the first row is the uppermost
      image[side - 1 - i] = Arrays.copyOfRange(moved, i * side, (i + 1) * side);
    }
    double[] sizes = Arrays.stream(moved).map(Math::abs).sorted().toArray();
    double limit = sizes[(int) (.97 * sizes.length)];
    double[] at = Grid.range(0, 1, side);
    return Chart.titled("Influence: red for 3, blue for " + result.other())
        .size(400, 300)
        .equalAspect()
        .noTicks()
        .noGrid()
        .heatMap(
            "_influence, 3 against " + result.other(),
            at,
            at,
            image,
            ColourMap.DIVERGING,
            -limit,
            limit);
  }

  private static Chart scores(Result result) {
    Chart chart =
        Chart.titled("3 against " + result.other())
            .axes("score", "test images")
            .size(420, 300)
            .legend(Corner.UPPER_LEFT)
            .verticalLine("_threshold", 0, Style.of(Palette.BLACK).width(1.2).dashed());
    histogram(chart, "digit 3", result.positiveScores(), Style.of(Palette.VERMILLION));
    histogram(chart, "digit " + result.other(), result.negativeScores(), Style.of(Palette.BLUE));
    return chart;
  }

  /** How many scores fall into each tenth, as a line of steps. */
  private static void histogram(Chart chart, String name, Tensor scores, Style style) {
    double from = -2.5;
    double width = .1;
    int bins = 50;
    double[] counts = new double[bins];
    for (double score : scores.toDoubles()) {
      int bin = (int) Math.floor((score - from) / width);
      counts[Math.max(0, Math.min(bins - 1, bin))]++; // the outermost take what lies beyond
    }
    double[] x = new double[2 * bins];
    double[] y = new double[2 * bins];
    for (int b = 0; b < bins; b++) {
      x[2 * b] = from + b * width;
      x[2 * b + 1] = from + (b + 1) * width;
      y[2 * b] = counts[b];
      y[2 * b + 1] = counts[b];
    }
    chart
        .band("_area " + name, x, new double[x.length], y, style)
        .line(name, x, y, style.width(1.8));
  }

  private static TablePanel table(Result result) {
    ConfusionMatrix c = result.confusion();
    return TablePanel.of(
        List.of("Test images", "3 against " + result.other()),
        List.of(
            List.of("true positives", Integer.toString(c.truePositives(1))),
            List.of("false negatives", Integer.toString(c.falseNegatives(1))),
            List.of("false positives", Integer.toString(c.falsePositives(1))),
            List.of("true negatives", Integer.toString(c.trueNegatives(1))),
            List.of("accuracy", rounded(c.accuracy())),
            List.of("precision", rounded(c.precision(1))),
            List.of("recall", rounded(c.recall(1))),
            List.of("F1", rounded(c.f1(1)))));
  }

  private static String rounded(double share) {
    return String.format(Locale.ROOT, "%.4f", share);
  }

  private static Table scoreTable(Result result) {
    Tensor scores = Tensor.concat(0, List.of(result.positiveScores(), result.negativeScores()));
    int positives = result.positiveScores().size();
    int[] digits = new int[scores.size()];
    Arrays.setAll(digits, i -> i < positives ? POSITIVE : result.other());
    return Table.of("scores-3-" + result.other()).column("digit", digits).column("score", scores);
  }

  public static void main(String[] args) {
    Show.figure(new Course1_1(), args);
  }
}
