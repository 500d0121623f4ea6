package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter2.BreastCancerSplit;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Knob;
import io.github.medl.examples.figure.Knobs;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.learning.preparation.Transformation;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * Figure 3.5: gradient descent for a logistic model of ten features: cross-entropy and F1 score on
 * training and test data after each update.
 */
public final class Figure3_5 implements Figure {
  private static final String[] FEATURES = {
    "radius_mean",
    "texture_mean",
    "smoothness_mean",
    "compactness_mean",
    "symmetry_mean",
    "fractal_dimension_mean",
    "radius_se",
    "texture_se",
    "smoothness_se",
    "compactness_se"
  };
  private static final Knob.Real ALPHA =
      Knobs.real("alpha", "α", "learning rate", 15, 0.01, 100).byRatio();
  private static final Knob.Whole UPDATES = Knobs.whole("updates", "t", "updates", 114, 5, 2000);
  private static final Knob.Real START =
      Knobs.real("start", "θ", "every parameter to begin with", .1, -2, 2);
  private static final Knob.Whole SEED = Knobs.seed(BreastCancerSplit.SEED);
  private static final int SHOWN = 40;

  @Override
  public About about() {
    return About.figure("3.5", "Gradient descent for logistic regression", Kind.SEEDED)
        .caption(
            "Cross-entropy (a) and F1 score (b) of a logistic model of ten features during"
                + " gradient descent; entry 1 is before any update.")
        .differs(
            "The F1 score is that of the benign class, which the script's package takes for the"
                + " positive one; that of malignant is in the csv file.")
        .differs(
            "The script also stops when θ hardly differs from what it was two updates before, not"
                + " one; here the gradient is what ends it.")
        .data("breast-cancer")
        .quick(0.3)
        .play(ALPHA, UPDATES, START, SEED);
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    BreastCancerSplit split = BreastCancerSplit.draw(context.get(SEED));
    Tensor x = split.columns(FEATURES);
    Transformation standardise = Standardise.sample().fit(x.take(0, split.train()));
    Tensor trainX = standardise.apply(x.take(0, split.train()));
    Tensor testX = standardise.apply(x.take(0, split.test()));
    Tensor trainY = split.trainY();
    Tensor testY = split.testY();

    Objective trainCost = LogisticRegression.cost(trainX, trainY);
    Objective testCost = LogisticRegression.cost(testX, testY);
    double[] start = new double[FEATURES.length + 1];
    Arrays.fill(start, context.get(START));
    Minimum descent =
        Minimisers.gradientDescent(context.get(ALPHA))
            .minimise(trainCost, start, Stopping.after(context.get(UPDATES)));

    int entries = descent.trace().size();
    int last = entries - 1;
    int shown = Math.min(SHOWN, entries);
    double[] update = new double[entries];
    double[] ceTrain = descent.trace().value();
    double[] ceTest = new double[entries];
    double[][] f1 = new double[4][entries]; // train, test of class 0; train, test of class 1
    for (int t = 0; t < entries; t++) {
      double[] theta = descent.trace().point(t);
      update[t] = t;
      ceTest[t] = testCost.value(theta);
      ConfusionMatrix train = ConfusionMatrix.of(trainY, predict(trainX, theta));
      ConfusionMatrix test = ConfusionMatrix.of(testY, predict(testX, theta));
      f1[0][t] = train.f1(0);
      f1[1][t] = test.f1(0);
      f1[2][t] = train.f1(1);
      f1[3][t] = test.f1(1);
    }

    LogisticModel optimum = LogisticRegression.asInR().fit(trainX, trainY);
    double bound = 8 / largestEigenvalue(trainX);
    Reference reference = Reference.of("3.5");
    int n = reference.numbers("ce_train").length;

    Checks checks =
        new Checks()
            .exactly("training rows", split.train().length, 456, AUTHORS_CODE)
            .exactly("test rows", split.test().length, 113, AUTHORS_CODE)
            .exactly("updates", updates(descent.trace().gradientNorm()), 114, AUTHORS_CODE)
            .allNear(
                "cross-entropy, train",
                head(ceTrain, n),
                reference.numbers("ce_train"),
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "cross-entropy, test",
                head(ceTest, n),
                reference.numbers("ce_test"),
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "F1 of benign, train",
                head(f1[0], n),
                reference.numbers("F1_train_class0"),
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "F1 of benign, test",
                head(f1[1], n),
                reference.numbers("F1_test_class0"),
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "F1 of malignant, train",
                head(f1[2], n),
                reference.numbers("F1_train_class1"),
                1e-8,
                AUTHORS_CODE)
            .allNear(
                "F1 of malignant, test",
                head(f1[3], n),
                reference.numbers("F1_test_class1"),
                1e-8,
                AUTHORS_CODE)
            .near(
                "cross-entropy at the end, train",
                ceTrain[last],
                .13777420552874,
                1e-8,
                AUTHORS_CODE)
            .near(
                "cross-entropy at the end, test",
                ceTest[last],
                .161302223138042,
                1e-8,
                AUTHORS_CODE)
            .near(
                "least cross-entropy, by Fisher scoring",
                optimum.deviance() / (2 * 456),
                .137773755680761,
                1e-9,
                AUTHORS_CODE)
            .exactly("its steps", optimum.iterations(), 8, AUTHORS_CODE)
            .near(
                "cross-entropy of that on the test data",
                testCost.value(optimum.coefficients().toDoubles()),
                .161212183356369,
                1e-6,
                AUTHORS_CODE)
            .near(
                "learning rate that is safe whatever the start",
                bound,
                2.07254383946071,
                1e-8,
                THEORY);
    double[] entry = head(update, shown);
    Arrays.setAll(entry, i -> i + 1);
    return Outcome.of(
            Picture.of(
                "Gradient descent for logistic regression",
                2,
                chart("(a)", "Cross Entropy", entry, ceTest, ceTrain, Corner.UPPER_RIGHT),
                chart("(b)", "F1 score", entry, f1[1], f1[0], Corner.LOWER_RIGHT)))
        .checks(checks)
        .table(
            Table.of("iterates")
                .column("iteration", update)
                .column("ce_train", ceTrain)
                .column("ce_test", ceTest)
                .column("f1_train_benign", f1[0])
                .column("f1_test_benign", f1[1])
                .column("f1_train_malignant", f1[2])
                .column("f1_test_malignant", f1[3]))
        .table(
            Table.of("coefficients")
                .column("term", terms())
                .column("gradient descent", Tensor.vector(descent.trace().point(last)))
                .column("maximum likelihood", optimum.coefficients()))
        .seed(context.get(SEED))
        .data(split.data().provenance());
  }

  /**
   * The script looks at the gradient, whose mean square must be below 1e-10, before an update, but
   * stops after it.
   */
  private static int updates(double[] gradientNorm) {
    double tolerance = Math.sqrt((FEATURES.length + 1) * 1e-10);
    int t = 0;
    while (t < gradientNorm.length && gradientNorm[t] >= tolerance) {
      t++;
    }
    return t + 1;
  }

  private static List<String> terms() {
    String[] terms = new String[FEATURES.length + 1];
    terms[0] = "intercept";
    System.arraycopy(FEATURES, 0, terms, 1, FEATURES.length);
    return List.of(terms);
  }

  /** 1 where the probability is at least 1/2. */
  private static Tensor predict(Tensor x, double[] theta) {
    Tensor weights = Tensor.wrap(theta).slice(0, 1, theta.length);
    return x.matmul(weights).add(theta[0]).greaterEqual(0);
  }

  /** Of [1 x]'[1 x] / n: no curvature of the cost exceeds a quarter of it. */
  private static double largestEigenvalue(Tensor x) {
    Tensor rows = Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x));
    return rows.matmul(rows, true, false).div(x.dim(0)).eigh().values().max().item();
  }

  private static double[] head(double[] values, int count) {
    return Arrays.copyOf(values, count);
  }

  private static Chart chart(
      String title, String label, double[] entry, double[] test, double[] train, Corner corner) {
    return Chart.titled(title)
        .axes("iteration", label)
        .legend(corner)
        .line("Test", entry, head(test, entry.length), Style.of(Palette.BLACK).width(2))
        .line("Train", entry, head(train, entry.length), Style.of(Palette.VERMILLION).width(2));
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_5(), args);
  }
}
