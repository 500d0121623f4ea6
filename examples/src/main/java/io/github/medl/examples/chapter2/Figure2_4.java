package io.github.medl.examples.chapter2;

import static io.github.medl.examples.figure.Source.AUTHORS_CODE;
import static io.github.medl.examples.figure.Source.RECOMPUTED;

import io.github.medl.examples.figure.About;
import io.github.medl.examples.figure.Checks;
import io.github.medl.examples.figure.Figure;
import io.github.medl.examples.figure.FigureContext;
import io.github.medl.examples.figure.Kind;
import io.github.medl.examples.figure.Outcome;
import io.github.medl.examples.figure.Reference;
import io.github.medl.examples.figure.Table;
import io.github.medl.examples.gallery.Show;
import io.github.medl.learning.evaluation.BinormalRoc;
import io.github.medl.learning.evaluation.Roc;
import io.github.medl.linear.classification.LogisticModel;
import io.github.medl.linear.classification.LogisticRegression;
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
 * Figure 2.4: ROC curves of two logistic models of breast cancer, one with the worst smoothness
 * alone, one with all 30 features, on observations that had no part in the fit.
 */
public final class Figure2_4 implements Figure {
  @Override
  public About about() {
    return About.figure("2.4", "ROC curves of two models of breast cancer", Kind.SEEDED)
        .caption(
            "Sensitivity against false positive rate on 113 test observations: (a) of two normal"
                + " distributions fitted to the scores of each class, as in the book; (b) of the"
                + " observations themselves.")
        .differs(
            "The book's script draws the binormal curves and prints the areas under the empirical"
                + " ones; here are both.")
        .differs(
            "All 30 features separate the classes of the training data, so the likelihood of the"
                + " full model has no maximum: its coefficients are those of the 25th step, after"
                + " which R gives up, and mean nothing.")
        .differs(
            "The area that the script prints for the full model, 0.918, is that of probabilities,"
                + " many of which R rounds to the same number next to 0 or 1; by the scores they"
                + " are made of it is 0.951.")
        .data("breast-cancer")
        .quick(0.5);
  }

  /** A model with its scores, the linear predictors. */
  private record Scored(LogisticModel model, Tensor train, Tensor test) {
    static Scored fit(BreastCancerSplit split, Tensor x) {
      Tensor train = x.take(0, split.train());
      LogisticModel model = LogisticRegression.asInR().fit(train, split.trainY());
      return new Scored(
          model, model.linearPredictor(train), model.linearPredictor(x.take(0, split.test())));
    }
  }

  @Override
  public Outcome draw(FigureContext context) throws IOException {
    BreastCancerSplit split = BreastCancerSplit.draw();
    Tensor y = split.testY();
    Scored one = Scored.fit(split, split.columns("smoothness_worst"));
    Scored full = Scored.fit(split, split.data().x());

    Roc binormalOne = Roc.binormal(y, one.test);
    Roc binormalFull = Roc.binormal(y, full.test);
    Roc empiricalOne = Roc.empirical(y, one.test);
    Roc empiricalFull = Roc.empirical(y, full.test);
    Checks checks = new Checks();
    checkSplit(checks, split);
    checkUnivariate(checks, split, one);
    checkFull(checks, split, full);
    return Outcome.of(
            Picture.of(
                "ROC curves of two models of breast cancer",
                2,
                panel("(a) binormal, as in the book", binormalOne, binormalFull),
                panel("(b) empirical", empiricalOne, empiricalFull)))
        .checks(checks)
        .seed(BreastCancerSplit.SEED)
        .value("AUC binormal, univariate", binormalOne.auc())
        .value("AUC binormal, full", binormalFull.auc())
        .value("AUC empirical, univariate", empiricalOne.auc())
        .value("AUC empirical, full", empiricalFull.auc())
        .table(
            Table.of("scores")
                .column("row", split.test())
                .column("y", y)
                .column("univariate", one.test)
                .column("full", full.test))
        .data(split.data().provenance());
  }

  private static Chart panel(String title, Roc univariate, Roc full) {
    return Chart.titled(title)
        .axes("False Positive Rate", "Sensitivity")
        .xRange(-.02, 1.02)
        .yRange(-.02, 1.02)
        .xTicks(0, .25, .5, .75, 1)
        .yTicks(0, .25, .5, .75, 1)
        .size(480, 460)
        .legend(Corner.LOWER_RIGHT)
        .line(
            "Perfectly Separable",
            new double[] {0, 0, 1},
            new double[] {0, 1, 1},
            Style.of(Palette.GREEN).width(2.5))
        .line(
            "Univariate",
            univariate.falsePositiveRates().toDoubles(),
            univariate.truePositiveRates().toDoubles(),
            Style.of(Palette.BLUE).width(2))
        .line(
            "Full model",
            full.falsePositiveRates().toDoubles(),
            full.truePositiveRates().toDoubles(),
            Style.of(Palette.ORANGE).width(2))
        .line(
            "Chance Line",
            new double[] {0, 1},
            new double[] {0, 1},
            Style.of(Palette.VERMILLION).width(1.5).dashed());
  }

  private static void checkSplit(Checks checks, BreastCancerSplit split) throws IOException {
    checks
        .exactly("training observations", split.train().length, 456, AUTHORS_CODE)
        .exactly("test observations", split.test().length, 113, AUTHORS_CODE)
        .allNear(
            "numbers of the test rows",
            Arrays.stream(split.test()).mapToDouble(row -> row + 1).toArray(),
            Reference.of("breast-cancer-split").numbers("row"),
            0,
            AUTHORS_CODE)
        .exactly("malignant in training", (long) split.trainY().sum().item(), 172, AUTHORS_CODE)
        .exactly("malignant in test", (long) split.testY().sum().item(), 40, AUTHORS_CODE);
  }

  private static void checkUnivariate(Checks checks, BreastCancerSplit split, Scored one) {
    double[] errors = one.model.inference().standardErrors().toDoubles();
    checks
        .near("intercept", one.model.intercept(), -6.89662812363804, 1e-6, AUTHORS_CODE)
        .near("slope", one.model.weights().get(0), 47.3968442512515, 1e-6, AUTHORS_CODE)
        .near("standard error of the intercept", errors[0], .781801636813187, 1e-6, AUTHORS_CODE)
        .near("standard error of the slope", errors[1], 5.68325246907209, 1e-6, AUTHORS_CODE)
        .near("deviance", one.model.deviance(), 509.3239646, 1e-6, AUTHORS_CODE)
        .near("null deviance", one.model.nullDeviance(), 604.357975, 1e-6, AUTHORS_CODE)
        .exactly("steps", one.model.iterations(), 4, AUTHORS_CODE)
        .near(
            "univariate: empirical AUC, test",
            Roc.empirical(split.testY(), one.test).auc(),
            .699828767123287,
            1e-12,
            AUTHORS_CODE)
        .near(
            "univariate: empirical AUC, training",
            Roc.empirical(split.trainY(), one.train).auc(),
            .765374222076647,
            1e-12,
            AUTHORS_CODE);
    checkBinormal(
        checks,
        "univariate, test",
        Roc.binormal(split.testY(), one.test),
        new double[] {
          -.245760747769674,
          1.0374005666834,
          -.965263672387004,
          .829732815674805,
          .693563265458396,
          .799819127077869,
          .705963188456016
        });
    checkBinormal(
        checks,
        "univariate, training",
        Roc.binormal(split.trainY(), one.train),
        new double[] {
          .0184254042041302,
          1.02695594776474,
          -.976173153909518,
          .975153791630514,
          .968491939969263,
          .949557567442907,
          .758757459750113
        });
  }

  /** Rows of the reference: μ₊, σ₊, μ₋, σ₋, A, B, AUC; by the formulas of the plotting package. */
  private static void checkBinormal(
      Checks checks, String name, BinormalRoc roc, double[] reference) {
    List<String> parts = List.of("μ₊", "σ₊", "μ₋", "σ₋", "A", "B", "binormal AUC");
    double[] ours = {
      roc.positiveMean(),
      roc.positiveDeviation(),
      roc.negativeMean(),
      roc.negativeDeviation(),
      roc.a(),
      roc.b(),
      roc.auc()
    };
    for (int i = 0; i < ours.length; i++) {
      checks.near(name + ": " + parts.get(i), ours[i], reference[i], 1e-6, RECOMPUTED);
    }
  }

  private static void checkFull(Checks checks, BreastCancerSplit split, Scored full) {
    Tensor y = split.testY();
    checks
        .exactly("full: steps", full.model.iterations(), 25, AUTHORS_CODE)
        .holds("full: not converged", !full.model.converged(), AUTHORS_CODE)
        .near("full: deviance", full.model.deviance(), 3.8597e-7, 1e-7, AUTHORS_CODE)
        .near(
            "full: empirical AUC, training",
            Roc.empirical(split.trainY(), full.train).auc(),
            1,
            0,
            AUTHORS_CODE)
        .near(
            "full: empirical AUC of the linear predictor, test",
            Roc.empirical(y, full.test).auc(),
            .951369863013698,
            1e-6,
            AUTHORS_CODE)
        .near(
            "full: empirical AUC of R's probabilities, test",
            Roc.empirical(y, probabilitiesOfR(full.test)).auc(),
            .918150684931507,
            1e-6,
            AUTHORS_CODE)
        .near(
            "full, test: binormal AUC",
            Roc.binormal(y, full.test).auc(),
            .910041007996619,
            1e-6,
            RECOMPUTED)
        .near(
            "full, training: binormal AUC",
            Roc.binormal(split.trainY(), full.train).auc(),
            .957576427891953,
            1e-6,
            RECOMPUTED);
  }

  /** R takes scores beyond 30 either way for one and the same probability, next to 1 or to 0. */
  private static Tensor probabilitiesOfR(Tensor linearPredictor) {
    return linearPredictor.clip(-30, 30).sigmoid();
  }

  public static void main(String[] args) {
    Show.figure(new Figure2_4(), args);
  }
}
