package io.github.medl.learning.validation;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.learning.examples.Examples;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What a learner is worth on data that it has not seen: for each fold it is fitted to the training
 * rows and judged by the validation rows.
 *
 * <p>A preparation that learns from data belongs into the learner (see {@code
 * io.github.medl.learning.preparation.Pipeline}): applied beforehand it would have seen the rows
 * that judge.
 *
 * @param measure by what it was judged
 * @param scores the measure of each fold, of shape (K)
 */
public record CrossValidation(Measure measure, Tensor scores) {
  /**
   * Fits and judges, fold by fold.
   *
   * @param learner what is judged
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @param folds drawn from the n rows
   * @param measure by what it is judged
   * @return the measures of the folds
   * @throws UnfittableException if data are not finite, or a fold cannot be fitted; it says which
   * @throws IllegalArgumentException if there are no folds, or a row of one is not in x
   * @throws ShapeException if the shapes do not match
   */
  public static CrossValidation of(
      Learner<?> learner, Tensor x, Tensor y, List<Fold> folds, Measure measure) {
    check(x, y, folds);
    double[] scores = new double[folds.size()];
    for (int k = 0; k < scores.length; k++) {
      Fold fold = folds.get(k);
      Predictor model = fit(learner, x, y, fold.train(), "fold " + k);
      int[] rows = fold.validation();
      scores[k] = measure.of(model, x.take(0, rows), y.take(0, rows));
    }
    return new CrossValidation(measure, Tensor.wrap(scores, scores.length));
  }

  /**
   * Fits and judges, fold by fold.
   *
   * @param learner what is judged: a linear model, a pipeline, or how a network is trained
   * @param examples n observations with their responses or class codes
   * @param folds drawn from the n rows
   * @param measure by what it is judged
   * @return the measures of the folds
   * @throws IllegalArgumentException as {@link #of(Learner, Tensor, Tensor, List, Measure)}
   */
  public static CrossValidation of(
      Learner<?> learner, Examples examples, List<Fold> folds, Measure measure) {
    return of(learner, examples.inputs(), examples.targets(), folds, measure);
  }

  /**
   * What is predicted for each observation by the model that was fitted without it.
   *
   * @param learner what is fitted
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @param folds drawn from the n rows, each row in one validation set exactly
   * @return ŷ, of shape (n)
   * @throws UnfittableException if data are not finite, or a fold cannot be fitted; it says which
   * @throws IllegalArgumentException if a row is judged never or twice
   * @throws ShapeException if the shapes do not match
   */
  public static Tensor predictions(Learner<?> learner, Tensor x, Tensor y, List<Fold> folds) {
    check(x, y, folds);
    int[] times = new int[x.dim(0)];
    folds.forEach(fold -> Arrays.stream(fold.validation()).forEach(i -> times[i]++));
    for (int i = 0; i < times.length; i++) {
      if (times[i] != 1) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "cross-validation: row %d is in %d validation sets; for predictions it must be in one",
                i,
                times[i]));
      }
    }
    double[] predicted = new double[times.length];
    for (int k = 0; k < folds.size(); k++) {
      Fold fold = folds.get(k);
      int[] rows = fold.validation();
      double[] values =
          fit(learner, x, y, fold.train(), "fold " + k).predict(x.take(0, rows)).toDoubles();
      for (int i = 0; i < rows.length; i++) {
        predicted[rows[i]] = values[i];
      }
    }
    return Tensor.wrap(predicted, predicted.length);
  }

  /** Fits to some of the rows; a refusal says to which. */
  static Predictor fit(Learner<?> learner, Tensor x, Tensor y, int[] rows, String which) {
    try {
      return learner.fit(x.take(0, rows), y.take(0, rows));
    } catch (UnfittableException refusal) {
      UnfittableException told =
          new UnfittableException(
              String.format(
                  Locale.ROOT,
                  "%s, fitted to %d rows: %s",
                  which,
                  rows.length,
                  refusal.getMessage()));
      told.initCause(refusal);
      throw told;
    }
  }

  static void check(Tensor x, Tensor y, List<Fold> folds) {
    Inputs.response("cross-validation", Inputs.matrix("cross-validation", x), y);
    if (folds.isEmpty()) {
      throw new IllegalArgumentException("cross-validation: there are no folds");
    }
    int n = x.dim(0);
    for (Fold fold : folds) {
      for (int[] rows : List.of(fold.train(), fold.validation())) {
        for (int row : rows) {
          if (row < 0 || row >= n) {
            throw new IllegalArgumentException(
                String.format(
                    Locale.ROOT,
                    "cross-validation: a fold holds row %d, but x has %d rows; draw the folds for %d",
                    row,
                    n,
                    n));
          }
        }
      }
    }
  }

  /**
   * The estimate of the measure on data that were not seen.
   *
   * @return the mean over the folds
   */
  public double mean() {
    return scores.mean().item();
  }

  /**
   * How far the folds differ.
   *
   * @return the standard deviation over the folds, divisor K - 1
   */
  public double standardDeviation() {
    return Math.sqrt(scores.sampleVariance().item());
  }

  /**
   * How uncertain the mean is, as if the folds were independent, which they are not quite.
   *
   * @return the standard deviation over √K
   */
  public double standardError() {
    return standardDeviation() / Math.sqrt(scores.size());
  }

  /** The measure with its standard error. */
  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%s %.4f ± %.4f (%d folds)",
        measure.name(),
        mean(),
        standardError(),
        scores.size());
  }
}
