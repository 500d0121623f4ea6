package io.github.medl.learning.evaluation;

import io.github.medl.learning.Classifier;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** The usual measures of a model. */
public final class Measures {
  private Measures() {}

  /**
   * The share of right classes.
   *
   * @return a measure of classifiers
   */
  public static Measure accuracy() {
    return Measure.gain(
        "accuracy", (model, x, y) -> ConfusionMatrix.of(y, model.predict(x)).accuracy());
  }

  /**
   * The harmonic mean of precision and recall of one class.
   *
   * @param positive the class
   * @return a measure of classifiers
   */
  public static Measure f1(int positive) {
    return Measure.gain(
        "F1 of class " + positive,
        (model, x, y) -> ConfusionMatrix.of(y, model.predict(x), positive + 1).f1(positive));
  }

  /**
   * The mean F₁ of all classes.
   *
   * @return a measure of classifiers
   */
  public static Measure macroF1() {
    return Measure.gain(
        "macro F1", (model, x, y) -> ConfusionMatrix.of(y, model.predict(x)).macroF1());
  }

  /**
   * The area under the empirical ROC curve of the scores of class 1.
   *
   * @return a measure of classifiers of two classes
   */
  public static Measure auc() {
    return Measure.gain("AUC", (model, x, y) -> Roc.empirical(y, scoreOfClassOne(model, x)).auc());
  }

  /**
   * The cross-entropy of the probabilities.
   *
   * @return a measure of probabilistic classifiers
   */
  public static Measure logLoss() {
    return Measure.loss(
        "log loss",
        (model, x, y) ->
            ProbabilityMeasures.logLoss(y, probabilistic("log loss", model).probabilities(x)));
  }

  /**
   * The squared distance of the probabilities from what happened.
   *
   * @return a measure of probabilistic classifiers
   */
  public static Measure brier() {
    return Measure.loss(
        "Brier score",
        (model, x, y) ->
            ProbabilityMeasures.brier(y, probabilistic("Brier score", model).probabilities(x)));
  }

  /**
   * The mean squared error.
   *
   * @return a measure of regressions
   */
  public static Measure meanSquaredError() {
    return Measure.loss(
        "MSE", (model, x, y) -> RegressionMeasures.meanSquaredError(y, model.predict(x)));
  }

  /**
   * The root of the mean squared error.
   *
   * @return a measure of regressions
   */
  public static Measure rootMeanSquaredError() {
    return Measure.loss(
        "RMSE", (model, x, y) -> RegressionMeasures.rootMeanSquaredError(y, model.predict(x)));
  }

  /**
   * The mean absolute error.
   *
   * @return a measure of regressions
   */
  public static Measure meanAbsoluteError() {
    return Measure.loss(
        "MAE", (model, x, y) -> RegressionMeasures.meanAbsoluteError(y, model.predict(x)));
  }

  /**
   * The share of variation that is explained.
   *
   * @return a measure of regressions
   */
  public static Measure rSquared() {
    return Measure.gain("R²", (model, x, y) -> RegressionMeasures.rSquared(y, model.predict(x)));
  }

  private static Tensor scoreOfClassOne(Predictor model, Tensor x) {
    if (!(model instanceof Classifier classifier)) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "AUC: it needs scores, but %s predicts without", name(model)));
    }
    Tensor scores = classifier.scores(x);
    if (scores.dim(1) != 2) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "AUC: it compares two classes, but the model knows %d; take accuracy or macro F1",
              scores.dim(1)));
    }
    // Of two classes what counts is the difference; probabilities sum to 1, so one says it all.
    return model instanceof ProbabilisticClassifier
        ? scores.select(1, 1)
        : scores.select(1, 1).sub(scores.select(1, 0));
  }

  private static ProbabilisticClassifier probabilistic(String measure, Predictor model) {
    if (model instanceof ProbabilisticClassifier probabilistic) {
      return probabilistic;
    }
    throw new IllegalArgumentException(
        String.format(
            Locale.ROOT,
            "%s: it needs probabilities, but %s predicts without",
            measure,
            name(model)));
  }

  private static String name(Predictor model) {
    return model.getClass().getSimpleName().isEmpty()
        ? "this model"
        : model.getClass().getSimpleName();
  }
}
