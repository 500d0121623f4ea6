package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.Learner;
import io.github.medl.learning.evaluation.Measures;
import io.github.medl.learning.validation.CrossValidation;
import io.github.medl.learning.validation.Fold;
import io.github.medl.learning.validation.Folds;
import io.github.medl.linear.regression.LinearModel;
import io.github.medl.linear.regression.LinearRegression;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Marker;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.awt.Color;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Figure 2.11: K-fold cross-validation, drawn from the folds of a live cross-validation of a line
 * through 20 points.
 */
public final class Figure2_11 implements Figure {
  private static final Knob.Whole K = Knobs.whole("k", "K", "folds", 5, 2, 20);
  private static final Knob.Real NOISE =
      Knobs.real("noise", "σ", "standard deviation of the noise", .5, 0, 3);
  private static final Knob.Whole SEED = Knobs.seed(11);
  private static final int N = 20;
  private static final Color FIT = new Color(0x9ECAE1);
  private static final Color VALIDATE = new Color(0xF4A6B8);

  @Override
  public About about() {
    return About.figure("2.11", "K-fold cross-validation", Kind.STRUCTURAL)
        .caption(
            "A row a fold, a cell an observation: pink ones judge the model that was fitted to the"
                + " blue ones. (a) consecutive folds, as in the book; (b) folds at random. The"
                + " errors are those of a line through 20 points.")
        .differs("The book draws the scheme; here it is a cross-validation that takes place.")
        .quick(.3)
        .play(K, NOISE, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) {
    int k = context.get(K);
    RandomStream random = RandomStream.seed(context.get(SEED));
    Tensor x = random.uniformTensor(N, 1);
    Tensor y = x.flatten().mul(2).add(1).add(random.normalTensor(N).mul(context.get(NOISE)));
    Learner<LinearModel> line = LinearRegression.byQr();
    List<Fold> consecutive = Folds.consecutive(N, k);
    List<Fold> shuffled = Folds.random(N, k, random);
    CrossValidation a = validate(line, x, y, consecutive);
    CrossValidation b = validate(line, x, y, shuffled);

    Checks checks = new Checks();
    check(checks, "consecutive", consecutive);
    check(checks, "random", shuffled);
    checkAgainstHatMatrix(checks, line, x, y);
    return Outcome.of(
            Picture.of(
                "K-fold cross-validation",
                2,
                strips("(a) consecutive", consecutive, a),
                strips("(b) at random", shuffled, b)))
        .checks(checks)
        .value("validation errors, consecutive", a.scores())
        .value("validation errors, random", b.scores())
        .value("validation error, consecutive", a.mean())
        .value("validation error, random", b.mean())
        .seed(context.get(SEED))
        .table(
            Table.of("sample")
                .column("x", x.flatten())
                .column("y", y)
                .column("consecutive", foldOf(consecutive))
                .column("random", foldOf(shuffled)));
  }

  private static CrossValidation validate(
      Learner<LinearModel> line, Tensor x, Tensor y, List<Fold> folds) {
    return CrossValidation.of(line, x, y, folds, Measures.meanSquaredError());
  }

  /** To which fold each observation belongs, from 1. */
  private static int[] foldOf(List<Fold> folds) {
    int[] number = new int[N];
    for (int k = 0; k < folds.size(); k++) {
      for (int row : folds.get(k).validation()) {
        number[row] = k + 1;
      }
    }
    return number;
  }

  private static void check(Checks checks, String name, List<Fold> folds) {
    long rowsJudgedOnce =
        IntStream.range(0, N)
            .filter(
                row ->
                    folds.stream()
                            .filter(f -> Arrays.binarySearch(f.validation(), row) >= 0)
                            .count()
                        == 1)
            .count();
    long complements =
        folds.stream()
            .filter(
                f ->
                    IntStream.concat(Arrays.stream(f.train()), Arrays.stream(f.validation()))
                            .distinct()
                            .count()
                        == f.train().length + f.validation().length)
            .count();
    int count = folds.size();
    checks
        .exactly(name + ": folds", (int) folds.stream().distinct().count(), count, THEORY)
        .exactly(name + ": observations that judge once", rowsJudgedOnce, N, THEORY)
        .exactly(name + ": folds that fit none of those that judge", complements, count, THEORY);
    for (int k = 0; k < count; k++) {
      checks.exactly(
          name + ": observations to fit, fold " + (k + 1),
          folds.get(k).train().length,
          N - (N + count - 1 - k) / count,
          THEORY);
    }
  }

  /** Without row i the residual of least squares is eᵢ / (1 - hᵢᵢ). */
  private static void checkAgainstHatMatrix(
      Checks checks, Learner<LinearModel> line, Tensor x, Tensor y) {
    Tensor design = Tensor.concat(1, List.of(Tensor.ones(N, 1), x));
    Tensor leverage = design.matmul(design.pinv()).diagonal();
    Tensor residuals = line.fit(x, y).predict(x).sub(y).div(leverage.neg().add(1));
    checks.near(
        "leaving one out: error by the hat matrix",
        validate(line, x, y, Folds.leaveOneOut(N)).mean(),
        residuals.square().mean().item(),
        1e-12,
        THEORY);
  }

  /** Fold 1 on top, with its error to the right; between the strips is white. */
  private static Chart strips(String title, List<Fold> folds, CrossValidation validation) {
    int lines = 2 * folds.size() - 1;
    int[][] classes = new int[lines][N];
    double[] heights = new double[lines];
    Chart chart =
        Chart.titled(title)
            .axes("observation", "")
            .size(560, 360)
            .noGrid()
            .xRange(0, N + 8)
            .yRange(0, 1.25 * folds.size() + .4) // above the strips there is room for the legend
            .legend(Corner.UPPER_LEFT)
            .xTicks(1, 5, 10, 15, 20)
            .yTicks(
                IntStream.range(0, folds.size()).mapToDouble(k -> folds.size() - k).toArray(),
                IntStream.rangeClosed(1, folds.size())
                    .mapToObj(k -> "k = " + k)
                    .toArray(String[]::new));
    for (int r = 0; r < lines; r++) {
      heights[r] = 1 + r / 2.0;
      if (r % 2 == 1) {
        Arrays.fill(classes[r], 2);
      } else {
        for (int row : folds.get(folds.size() - 1 - r / 2).validation()) {
          classes[r][row] = 1;
        }
      }
    }
    chart.filledRegions(
        IntStream.rangeClosed(1, N).asDoubleStream().toArray(),
        heights,
        classes,
        FIT,
        VALIDATE,
        Color.WHITE);
    cells(chart, "fits the model", folds, Fold::train, FIT);
    cells(chart, "judges it", folds, Fold::validation, VALIDATE);
    for (int k = 0; k < folds.size(); k++) {
      chart.text(
          N + 4.4,
          folds.size() - k,
          String.format(
              Locale.ROOT, "E_{validation}^{(%d)} = %.3f", k + 1, validation.scores().get(k)));
    }
    return chart.text(N + 4.4, .35, String.format(Locale.ROOT, "mean = %.3f", validation.mean()));
  }

  /** The middle of cells, in the colour that they have already: for the legend. */
  private static void cells(
      Chart chart, String name, List<Fold> folds, Function<Fold, int[]> rows, Color colour) {
    List<Integer> observations = new ArrayList<>();
    List<Integer> heights = new ArrayList<>();
    for (int k = 0; k < folds.size(); k++) {
      for (int row : rows.apply(folds.get(k))) {
        observations.add(row + 1);
        heights.add(folds.size() - k);
      }
    }
    chart.points(
        name,
        observations.stream().mapToDouble(i -> i).toArray(),
        heights.stream().mapToDouble(i -> i).toArray(),
        Style.of(colour).marker(Marker.SQUARE).size(9));
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_11(), args);
  }
}
