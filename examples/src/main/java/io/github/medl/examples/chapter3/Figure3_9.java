package io.github.medl.examples.chapter3;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

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
import io.github.medl.examples.sample.TwoSpirals;
import io.github.medl.learning.evaluation.ConfusionMatrix;
import io.github.medl.learning.evaluation.Roc;
import io.github.medl.learning.preparation.Monomials;
import io.github.medl.learning.preparation.Pipeline;
import io.github.medl.learning.preparation.Polynomial;
import io.github.medl.learning.preparation.Standardise;
import io.github.medl.learning.preparation.Transformation;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.plot.Corner;
import io.github.medl.plot.Palette;
import io.github.medl.plot.Picture;
import io.github.medl.plot.Style;
import io.github.medl.plot.chart.Chart;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Figure 3.9: two spiral arms and logistic models of all monomials up to degree 1, 2, 4 and 8; as
 * R's fit leaves them, and as one does that cannot diverge.
 */
public final class Figure3_9 implements Figure {
  private static final Knob.Whole DEGREE =
      Knobs.whole("degree", "degree", "of the monomials in the last column", 8, 1, 10);
  private static final Knob.Whole ITERATIONS =
      Knobs.whole("iterations", "t", "most steps of the safe method", 600, 5, 600);

  @Override
  public About about() {
    return About.figure("3.9", "Non-linear boundaries in logistic regression", Kind.SEEDED)
        .caption(
            "Two classes, 0 in vermilion and 1 in blue, and the regions of logistic models of all"
                + " monomials of x₁ and x₂ up to degree 1, 2, 4 and 8. Above, as R's iteration without step halving ends;"
                + " below, a trust-region method on its way to the maximum of the likelihood.")
        .differs(
            "The script standardises the first arm before it makes the second, which stays as it"
                + " is: so a large arm lies around a small one. We do the same.")
        .differs(
            "For degrees 4 and 8, R's iteration diverges: the deviance rises from 84.5 at step 17"
                + " to 2162.6 at step 25, and ends at 1225.5, said to have converged. The maximum"
                + " likelihood fit, below, has a deviance of 80.59 for degree 4; for degree 8 it is"
                + " below 34.02 and still falls when we stop after 600 iterations, and the accuracy"
                + " on the test points with it.")
        .quick(4)
        .play(DEGREE, ITERATIONS, TwoSpirals.NOISE, TwoSpirals.SEED);
  }

  /** A model of one degree and its features, and how it does. */
  private record Fit(
      int degree,
      UnaryOperator<Tensor> features,
      LogisticModel model,
      double train,
      ConfusionMatrix test,
      double auc) {
    static Fit asInR(int degree, TwoSpirals data) {
      UnaryOperator<Tensor> features = x -> Polynomial.monomials(x, degree);
      return of(degree, features, LogisticRegression.asInR(), data);
    }

    /** The same monomials, but combined to columns that are orthogonal: the same models, safely. */
    static Fit safely(int degree, int iterations, TwoSpirals data) {
      Transformation standard =
          Pipeline.of(Polynomial.raw(degree), Standardise.sample()).fit(data.x(data.train()));
      Tensor inverse = standard.apply(data.x(data.train())).qr().r().inverse().mul(Math.sqrt(600));
      UnaryOperator<Tensor> features = x -> standard.apply(x).matmul(inverse);
      LogisticRegression method =
          LogisticRegression.minimisedBy(
              Minimisers.trustRegion(),
              Stopping.STANDARD.withGradient(1e-13).withIterations(iterations));
      return of(degree, features, method, data);
    }

    private static Fit of(
        int degree, UnaryOperator<Tensor> features, LogisticRegression method, TwoSpirals data) {
      Tensor trainX = features.apply(data.x(data.train()));
      Tensor testX = features.apply(data.x(data.test()));
      LogisticModel model = method.fit(trainX, data.y(data.train()));
      return new Fit(
          degree,
          features,
          model,
          LogisticChecks.accuracy(model.predict(trainX), data.y(data.train())),
          ConfusionMatrix.of(data.y(data.test()), model.predict(testX)),
          Roc.empirical(data.y(data.test()), model.linearPredictor(testX)).auc());
    }
  }

  @Override
  public Outcome draw(FigureContext context) {
    TwoSpirals data = TwoSpirals.draw(context);
    int[] degrees = {1, 2, 4, context.get(DEGREE)};
    int iterations = context.get(ITERATIONS);
    List<Chart> charts = new ArrayList<>();
    List<Fit> fits = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int degree = degrees[i % 4];
      Fit fit = i < 4 ? Fit.asInR(degree, data) : Fit.safely(degree, iterations, data);
      fits.add(fit);
      String title = "(%s) degree %d, %s";
      String method = i < 4 ? "R's iteration" : "trust region";
      Chart chart =
          chart(String.format(Locale.ROOT, title, "abcdefgh".charAt(i), degree, method), fit, data);
      charts.add(i % 4 == 0 ? chart.legend(Corner.UPPER_RIGHT) : chart);
      context.progress("models", i + 1, 8);
    }
    Outcome outcome =
        Outcome.of(Picture.of("Non-linear boundaries in logistic regression", 4, charts))
            .checks(checks(data, fits))
            .table(data.table())
            .table(summary(fits))
            .seed(context.get(TwoSpirals.SEED));
    boolean isAgain = IntStream.of(degrees).limit(3).anyMatch(degree -> degree == degrees[3]);
    for (Fit fit : fits.subList(0, isAgain ? 3 : 4)) {
      outcome = outcome.table(coefficients(fit, data));
    }
    return outcome;
  }

  private static Checks checks(TwoSpirals data, List<Fit> fits) {
    Checks checks = new Checks();
    double trained = data.y(data.train()).sum().item();
    double tested = data.y(data.test()).sum().item();
    checks
        .near("training points of class 1", trained, 289, 0, AUTHORS_CODE)
        .near("test points of class 1", tested, 111, 0, AUTHORS_CODE);
    checkThatConverge(checks, fits.get(0), fits.get(1));
    checkAsInR(checks, fits.get(2), fits.get(3));
    checkSafe(checks, fits.get(6), fits.get(7));
    return checks;
  }

  private static void checkThatConverge(Checks checks, Fit one, Fit two) {
    checks
        .near("degree 1: deviance", one.model().deviance(), 811.1112180, 1e-6, AUTHORS_CODE)
        .near("degree 1: test accuracy", one.test().accuracy(), .485, 1e-12, AUTHORS_CODE)
        .near("degree 1: AUC", one.auc(), .476566454094544, 1e-9, AUTHORS_CODE)
        .near("degree 2: deviance", two.model().deviance(), 96.98582225, 1e-6, AUTHORS_CODE)
        .exactly("degree 2: iterations", two.model().iterations(), 11, AUTHORS_CODE)
        .near("degree 2: training accuracy", two.train(), .973333333333333, 1e-9, AUTHORS_CODE)
        .near("degree 2: test accuracy", two.test().accuracy(), .99, 1e-12, AUTHORS_CODE)
        .near("degree 2: AUC", two.auc(), 1, 5e-5, AUTHORS_CODE);
    confusion(checks, one, 49, 63, 40, 48);
    confusion(checks, two, 89, 2, 0, 109);
  }

  /** R's iteration diverges; where it stops can still be said. */
  private static void checkAsInR(Checks checks, Fit four, Fit eight) {
    for (Fit fit : List.of(four, eight)) {
      String name = "degree " + fit.degree();
      checks
          .atLeast(name + ": training accuracy", fit.train(), .95, AUTHORS_CODE)
          .atLeast(name + ": test accuracy", fit.test().accuracy(), .94, AUTHORS_CODE);
    }
    String stops = ": deviance where R stops";
    double ofFour = four.model().deviance();
    double ofEight = eight.model().deviance();
    checks
        .nearRelative("degree 4" + stops, ofFour, 2162.61920334703, 1e-6, AUTHORS_CODE)
        .nearRelative("degree 8" + stops, ofEight, 1225.48421522998, 1e-6, AUTHORS_CODE);
  }

  private static void checkSafe(Checks checks, Fit four, Fit eight) {
    String at4 = "degree 4, safely: ";
    String at8 = "degree 8, safely: ";
    checks
        .near(at4 + "deviance", four.model().deviance(), 80.58866964, 1e-6, RECOMPUTED)
        .near(at4 + "training accuracy", four.train(), .978333333333333, 1e-9, RECOMPUTED)
        .near(at4 + "test accuracy", four.test().accuracy(), .99, 1e-9, RECOMPUTED)
        .atMost(at8 + "deviance", eight.model().deviance(), 34.02, RECOMPUTED)
        .atLeast(at8 + "training accuracy", eight.train(), .9866, RECOMPUTED)
        .between(at8 + "test accuracy", eight.test().accuracy(), .91, .98, RECOMPUTED);
  }

  private static void confusion(Checks checks, Fit fit, int tn, int fn, int fp, int tp) {
    String name = "degree " + fit.degree() + ": ";
    checks
        .exactly(name + "true negatives", fit.test().count(0, 0), tn, AUTHORS_CODE)
        .exactly(name + "false negatives", fit.test().count(1, 0), fn, AUTHORS_CODE)
        .exactly(name + "false positives", fit.test().count(0, 1), fp, AUTHORS_CODE)
        .exactly(name + "true positives", fit.test().count(1, 1), tp, AUTHORS_CODE);
  }

  /** Of R's fit; those of the safe one belong to other combinations of the monomials. */
  private static Table coefficients(Fit fit, TwoSpirals data) {
    Monomials monomials = (Monomials) Polynomial.raw(fit.degree()).fit(data.x(data.train()));
    List<String> terms = new ArrayList<>(List.of("intercept"));
    terms.addAll(monomials.names("x1", "x2"));
    return Table.of("coefficients-" + fit.degree())
        .column("term", terms)
        .column("estimate", fit.model().coefficients());
  }

  private static Table summary(List<Fit> fits) {
    return Table.of("fits")
        .column("method", IntStream.range(0, 8).mapToObj(i -> i < 4 ? "as R" : "safely").toList())
        .column("degree", fits.stream().mapToInt(Fit::degree).toArray())
        .column("deviance", fits.stream().mapToDouble(fit -> fit.model().deviance()).toArray())
        .column("iterations", fits.stream().mapToInt(fit -> fit.model().iterations()).toArray())
        .column("train_accuracy", fits.stream().mapToDouble(Fit::train).toArray())
        .column("test_accuracy", fits.stream().mapToDouble(fit -> fit.test().accuracy()).toArray())
        .column("test_auc", fits.stream().mapToDouble(Fit::auc).toArray());
  }

  private static Chart chart(String title, Fit fit, TwoSpirals data) {
    Tensor x = data.x(data.train());
    double[] x1 = steps(x.select(1, 0));
    double[] x2 = steps(x.select(1, 1));
    Regions regions =
        Regions.of(points -> fit.model().predict(fit.features().apply(points)), x1, x2);
    Chart chart =
        Chart.titled(title)
            .axes("x₁", "x₂")
            .size(300, 320)
            .xRange(x1[0], x1[x1.length - 1])
            .yRange(x2[0], x2[x2.length - 1])
            .noGrid();
    regions.tint(chart, 60, Palette.VERMILLION, Palette.SKY);
    double[][] zero = Regions.ofClass(x, data.y(data.train()), 0);
    double[][] one = Regions.ofClass(x, data.y(data.train()), 1);
    return chart
        .points("class 0", zero[0], zero[1], Style.of(Palette.VERMILLION).size(3.5))
        .points("class 1", one[0], one[1], Style.of(Palette.BLUE).size(3.5));
  }

  /** In steps of .01 over the range, with a margin of .2. */
  private static double[] steps(Tensor x) {
    double from = x.min().item() - .2;
    int count = (int) Math.floor((x.max().item() + .2 - from) / .01 + 1e-10) + 1;
    return IntStream.range(0, count).mapToDouble(i -> from + .01 * i).toArray();
  }

  public static void main(String[] args) {
    Show.figure(new Figure3_9(), args);
  }
}
