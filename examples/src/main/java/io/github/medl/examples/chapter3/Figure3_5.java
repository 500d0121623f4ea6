package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.THEORY;

import io.github.medl.examples.chapter2.BreastCancerSplit;
import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Grid;
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
import io.github.medl.optim.minimise.Trace;
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
    Sets sets = Sets.of(split);
    double[] start = new double[FEATURES.length + 1];
    Arrays.fill(start, context.get(START));
    Minimum descent =
        Minimisers.gradientDescent(context.get(ALPHA))
            .minimise(sets.trainCost(), start, Stopping.after(context.get(UPDATES)));
    Course course = Course.of(descent.trace(), sets);
    LogisticModel optimum = LogisticRegression.asInR().fit(sets.trainX(), sets.trainY());

    Checks checks = new Checks();
    checkRows(checks, split, descent.trace());
    course.check(checks);
    checkOptimum(checks, optimum, sets);
    double[] entry = Grid.range(1, 1, Math.min(SHOWN, course.entries()));
    return Outcome.of(
            Picture.of(
                "Gradient descent for logistic regression",
                2,
                chart("(a)", "Cross Entropy", entry, course.ceTest(), course.ceTrain())
                    .legend(Corner.UPPER_RIGHT),
                chart("(b)", "F1 score", entry, course.f1Test(0), course.f1Train(0))
                    .legend(Corner.LOWER_RIGHT)))
        .checks(checks)
        .table(course.table())
        .table(
            Table.of("coefficients")
                .column("term", terms())
                .column(
                    "gradient descent", Tensor.vector(descent.trace().point(course.entries() - 1)))
                .column("maximum likelihood", optimum.coefficients()))
        .seed(context.get(SEED))
        .data(split.data().provenance());
  }

  /** The standardised features and the labels of both sets. */
  private record Sets(Tensor trainX, Tensor trainY, Tensor testX, Tensor testY) {
    static Sets of(BreastCancerSplit split) {
      Tensor x = split.columns(FEATURES);
      Transformation standardise = Standardise.sample().fit(x.take(0, split.train()));
      return new Sets(
          standardise.apply(x.take(0, split.train())),
          split.trainY(),
          standardise.apply(x.take(0, split.test())),
          split.testY());
    }

    Objective trainCost() {
      return LogisticRegression.cost(trainX, trainY);
    }

    Objective testCost() {
      return LogisticRegression.cost(testX, testY);
    }
  }

  /**
   * What the descent does, a number an entry.
   *
   * @param ceTrain cross-entropy on the training rows
   * @param ceTest on the test rows
   * @param f1 F1 scores: train, test of class 0; train, test of class 1
   */
  private record Course(double[] ceTrain, double[] ceTest, double[][] f1) {
    static Course of(Trace trace, Sets sets) {
      int entries = trace.size();
      double[] ceTest = new double[entries];
      double[][] f1 = new double[4][entries];
      Objective testCost = sets.testCost();
      for (int t = 0; t < entries; t++) {
        double[] theta = trace.point(t);
        ceTest[t] = testCost.value(theta);
        ConfusionMatrix train = ConfusionMatrix.of(sets.trainY(), predict(sets.trainX(), theta));
        ConfusionMatrix test = ConfusionMatrix.of(sets.testY(), predict(sets.testX(), theta));
        f1[0][t] = train.f1(0);
        f1[1][t] = test.f1(0);
        f1[2][t] = train.f1(1);
        f1[3][t] = test.f1(1);
      }
      return new Course(trace.value(), ceTest, f1);
    }

    int entries() {
      return ceTest.length;
    }

    double[] f1Train(int k) {
      return f1[2 * k];
    }

    double[] f1Test(int k) {
      return f1[2 * k + 1];
    }

    void check(Checks checks) throws IOException {
      Reference reference = Reference.of("3.5");
      against(checks, "cross-entropy, train", ceTrain, reference.numbers("ce_train"));
      against(checks, "cross-entropy, test", ceTest, reference.numbers("ce_test"));
      String[] sets = {"train", "test"};
      String[] classes = {"benign", "malignant"};
      for (int i = 0; i < 4; i++) {
        String set = sets[i % 2];
        String column = "F1_" + set + "_class" + i / 2;
        against(checks, "F1 of " + classes[i / 2] + ", " + set, f1[i], reference.numbers(column));
      }
      int last = entries() - 1;
      String end = "cross-entropy at the end, ";
      checks
          .near(end + "train", ceTrain[last], .13777420552874, 1e-8, AUTHORS_CODE)
          .near(end + "test", ceTest[last], .161302223138042, 1e-8, AUTHORS_CODE);
    }

    private static void against(Checks checks, String name, double[] ours, double[] reference) {
      checks.allNear(name, head(ours, reference.length), reference, 1e-8, AUTHORS_CODE);
    }

    Table table() {
      return Table.of("iterates")
          .column("iteration", Grid.range(0, 1, entries()))
          .column("ce_train", ceTrain)
          .column("ce_test", ceTest)
          .column("f1_train_benign", f1Train(0))
          .column("f1_test_benign", f1Test(0))
          .column("f1_train_malignant", f1Train(1))
          .column("f1_test_malignant", f1Test(1));
    }
  }

  private static void checkRows(Checks checks, BreastCancerSplit split, Trace trace) {
    checks
        .exactly("training rows", split.train().length, 456, AUTHORS_CODE)
        .exactly("test rows", split.test().length, 113, AUTHORS_CODE)
        .exactly("updates", updates(trace.gradientNorm()), 114, AUTHORS_CODE);
  }

  private static void checkOptimum(Checks checks, LogisticModel optimum, Sets sets) {
    double least = optimum.deviance() / (2 * 456);
    double onTest = sets.testCost().value(optimum.coefficients().toDoubles());
    double bound = 8 / largestEigenvalue(sets.trainX());
    checks
        .near("least cross-entropy, by Fisher scoring", least, .137773755680761, 1e-9, AUTHORS_CODE)
        .exactly("its steps", optimum.iterations(), 8, AUTHORS_CODE)
        .near(
            "cross-entropy of that on the test data", onTest, .161212183356369, 1e-6, AUTHORS_CODE)
        .near(
            "learning rate that is safe whatever the start", bound, 2.07254383946071, 1e-8, THEORY);
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
      String title, String label, double[] entry, double[] test, double[] train) {
    return Chart.titled(title)
        .axes("iteration", label)
        .line("Test", entry, head(test, entry.length), Style.of(Palette.BLACK).width(2))
        .line("Train", entry, head(train, entry.length), Style.of(Palette.VERMILLION).width(2));
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_5(), args);
  }
}
