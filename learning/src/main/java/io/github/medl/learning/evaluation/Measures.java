package io.github.medl.learning.evaluation;

import io.github.medl.learning.Answers;
import io.github.medl.learning.ClassCodes;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.function.IntPredicate;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;

/** The usual measures of a model. */
public final class Measures {
  private Measures() {}

  /**
   * The share of right classes. The class of an output is that of its largest score, of equal ones
   * the first; where the target is a distribution, the right class is its likeliest.
   *
   * @return a measure of classifiers, of targets that are class codes of shape (n) or probabilities
   *     of shape (n, K)
   */
  public static Measure accuracy() {
    return Measure.gain(
        "accuracy",
        Measure.mean(
            (said, actual) -> {
              int[] guessed = said.classes("accuracy");
              int[] right = Targets.classes("accuracy", actual);
              Observed.sameLength("accuracy", right.length, guessed.length);
              return share(right.length, i -> guessed[i] == right[i]);
            }));
  }

  /**
   * The share of observations on the right side of the boundary where the score z of class 1 is 0,
   * which is probability 1/2.
   *
   * @return a measure of outputs z and of targets 0 or 1, both of shape (n) or (n, 1)
   */
  public static Measure binaryAccuracy() {
    return Measure.gain(
        "accuracy",
        Measure.mean(
            (said, actual) -> {
              double[] z = Targets.oneARow("binaryAccuracy", "the output", said.prediction());
              double[] y = Targets.oneARow("binaryAccuracy", "the target", actual);
              Observed.sameLength("binaryAccuracy", y.length, z.length);
              return share(y.length, i -> z[i] > 0 == y[i] > .5);
            }));
  }

  /**
   * The share of observations whose class is among the k largest scores. Of equal scores the first
   * count.
   *
   * @param k how many guesses are allowed
   * @return a measure of scores of shape (n, K) and of class codes of shape (n)
   * @throws IllegalArgumentException if k is not positive
   */
  public static Measure topAccuracy(int k) {
    if (k < 1) {
      throw new IllegalArgumentException("topAccuracy: k must be positive, it is " + k);
    }
    return Measure.gain(
        String.format(Locale.ROOT, "top-%d accuracy", k),
        Measure.mean(
            (said, actual) -> {
              double[][] scores = said.scores("topAccuracy").toRows();
              int[] right = ClassCodes.of("topAccuracy", "target", actual, scores[0].length);
              Observed.sameLength("topAccuracy", right.length, scores.length);
              return share(right.length, i -> rank(scores[i], right[i]) < k);
            }));
  }

  /** How many scores come before that of a class. */
  private static int rank(double[] scores, int label) {
    int before = 0;
    for (int c = 0; c < scores.length; c++) {
      if (scores[c] > scores[label] || scores[c] == scores[label] && c < label) {
        before++;
      }
    }
    return before;
  }

  private static double[] share(int n, IntPredicate isRight) {
    return IntStream.range(0, n).mapToDouble(i -> isRight.test(i) ? 1 : 0).toArray();
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
        (said, y) ->
            ConfusionMatrix.of(Targets.classes("F1", y), said.classes("F1"), positive + 1)
                .f1(positive));
  }

  /**
   * The mean F₁ of all classes.
   *
   * @return a measure of classifiers
   */
  public static Measure macroF1() {
    return Measure.gain(
        "macro F1",
        (said, y) ->
            ConfusionMatrix.of(Targets.classes("macro F1", y), said.classes("macro F1")).macroF1());
  }

  /**
   * The area under the empirical ROC curve of the scores of class 1.
   *
   * @return a measure of classifiers of two classes
   */
  public static Measure auc() {
    return Measure.gain("AUC", (said, y) -> Roc.empirical(y, said.scoreOfClassOne("AUC")).auc());
  }

  /**
   * The cross-entropy of the probabilities.
   *
   * @return a measure of probabilistic classifiers
   */
  public static Measure logLoss() {
    return Measure.loss(
        "log loss", (said, y) -> ProbabilityMeasures.logLoss(y, said.probabilities("log loss")));
  }

  /**
   * The squared distance of the probabilities from what happened.
   *
   * @return a measure of probabilistic classifiers
   */
  public static Measure brier() {
    return Measure.loss(
        "Brier score",
        (said, y) -> ProbabilityMeasures.brier(y, said.probabilities("Brier score")));
  }

  /**
   * The mean squared error.
   *
   * @return a measure of regressions
   */
  public static Measure meanSquaredError() {
    return Measure.loss(
        "MSE", (said, y) -> of("MSE", y, said, RegressionMeasures::meanSquaredError));
  }

  /**
   * The root of the mean squared error.
   *
   * @return a measure of regressions
   */
  public static Measure rootMeanSquaredError() {
    return Measure.loss(
        "RMSE", (said, y) -> of("RMSE", y, said, RegressionMeasures::rootMeanSquaredError));
  }

  /**
   * The mean absolute error.
   *
   * @return a measure of regressions
   */
  public static Measure meanAbsoluteError() {
    return Measure.loss(
        "MAE", (said, y) -> of("MAE", y, said, RegressionMeasures::meanAbsoluteError));
  }

  /**
   * The share of variation that is explained.
   *
   * @return a measure of regressions
   */
  public static Measure rSquared() {
    return Measure.gain("R²", (said, y) -> of("R²", y, said, RegressionMeasures::rSquared));
  }

  /** One number a row on both sides, be it a vector or a column. */
  private static double of(
      String measure, Tensor actual, Answers said, ToDoubleBiFunction<Tensor, Tensor> error) {
    Tensor predicted = said.prediction();
    return error.applyAsDouble(
        Tensor.of(Targets.oneARow(measure, "the target", actual)),
        Tensor.of(Targets.oneARow(measure, "the prediction", predicted)));
  }
}
