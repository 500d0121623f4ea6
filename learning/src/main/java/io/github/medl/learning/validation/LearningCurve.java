package io.github.medl.learning.validation;

import io.github.medl.learning.Learner;
import io.github.medl.learning.Predictor;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.evaluation.Measure;
import io.github.medl.random.RandomStream;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * What more data are worth: a measure on the training rows and on the validation rows against the
 * number of training rows. A gap that stays open says that the model is too flexible for so few
 * data; two curves that meet at a bad value, that it is not flexible enough.
 *
 * @param measure what is measured
 * @param sizes numbers of training rows, ascending, of shape (m)
 * @param training the measure on the training rows, the mean over the folds, of shape (m)
 * @param validation the measure on the validation rows, the mean over the folds, of shape (m)
 */
public record LearningCurve(Measure measure, int[] sizes, Tensor training, Tensor validation) {
  /**
   * Keeps a copy of the sizes.
   *
   * @param measure what is measured
   * @param sizes numbers of training rows
   * @param training the measure on the training rows
   * @param validation the measure on the validation rows
   */
  public LearningCurve {
    sizes = sizes.clone();
  }

  /**
   * The numbers of training rows.
   *
   * @return a copy
   */
  @Override
  public int[] sizes() {
    return sizes.clone();
  }

  /**
   * Fits to ever larger parts of the training rows of each fold; the smaller part is in the larger.
   *
   * @param learner what is fitted
   * @param x observations, of shape (n, p)
   * @param y their responses or class codes, of shape (n)
   * @param folds drawn from the n rows
   * @param sizes numbers of training rows, ascending
   * @param measure what is measured
   * @param random draws the parts; moved on by one permutation a fold
   * @return the curve
   * @throws UnfittableException if a part cannot be fitted, or is larger than a fold; it says which
   * @throws IllegalArgumentException if sizes are missing or do not ascend, or as {@link
   *     CrossValidation#of} says
   */
  public static LearningCurve of(
      Learner<?> learner,
      Tensor x,
      Tensor y,
      List<Fold> folds,
      int[] sizes,
      Measure measure,
      RandomStream random) {
    CrossValidation.check(x, y, folds);
    check(folds, sizes);
    double[] training = new double[sizes.length];
    double[] validation = new double[sizes.length];
    for (int k = 0; k < folds.size(); k++) {
      int[] train = folds.get(k).train();
      random.shuffle(train);
      int[] judges = folds.get(k).validation();
      Tensor xJudges = x.take(0, judges);
      Tensor yJudges = y.take(0, judges);
      for (int s = 0; s < sizes.length; s++) {
        int[] rows = Arrays.copyOf(train, sizes[s]);
        Predictor model = CrossValidation.fit(learner, x, y, rows, "fold " + k);
        training[s] += measure.of(model, x.take(0, rows), y.take(0, rows)) / folds.size();
        validation[s] += measure.of(model, xJudges, yJudges) / folds.size();
      }
    }
    return new LearningCurve(
        measure, sizes, Tensor.wrap(training, sizes.length), Tensor.wrap(validation, sizes.length));
  }

  private static void check(List<Fold> folds, int[] sizes) {
    int least = folds.stream().mapToInt(fold -> fold.train().length).min().orElse(0);
    for (int s = 0; s < sizes.length; s++) {
      if (sizes[s] < 1 || s > 0 && sizes[s] <= sizes[s - 1]) {
        throw new IllegalArgumentException(
            "learning curve: sizes must be positive and ascend; they are "
                + Arrays.toString(sizes));
      }
      if (sizes[s] > least) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "learning curve: %d training rows are asked for, but a fold has only %d",
                sizes[s],
                least));
      }
    }
    if (sizes.length == 0) {
      throw new IllegalArgumentException("learning curve: there are no sizes");
    }
  }

  /** A line for each size. */
  @Override
  public String toString() {
    StringBuilder text =
        new StringBuilder(
            String.format(Locale.ROOT, "%6s  %10s  %10s", "rows", "training", "validation"));
    for (int s = 0; s < sizes.length; s++) {
      text.append(
          String.format(
              Locale.ROOT, "\n%6d  %10.4f  %10.4f", sizes[s], training.get(s), validation.get(s)));
    }
    return text.toString();
  }
}
