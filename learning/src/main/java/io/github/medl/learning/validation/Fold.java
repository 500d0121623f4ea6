package io.github.medl.learning.validation;

import io.github.medl.learning.UnfittableException;
import java.util.Locale;

/**
 * One way to divide observations in those to fit and those to judge by: row numbers, so that {@code
 * x.take(0, fold.train())} are the training observations.
 *
 * @param train rows to fit
 * @param validation rows to judge by
 */
public record Fold(int[] train, int[] validation) {
  /**
   * Checks that there is something to fit and something to judge by.
   *
   * @param train rows to fit
   * @param validation rows to judge by
   * @throws UnfittableException if either is empty
   */
  public Fold {
    if (train.length == 0 || validation.length == 0) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "fold: %d rows to fit and %d to judge by; there must be one of each at least",
              train.length,
              validation.length));
    }
    train = train.clone();
    validation = validation.clone();
  }

  /**
   * The rows to fit.
   *
   * @return a copy
   */
  @Override
  public int[] train() {
    return train.clone();
  }

  /**
   * The rows to judge by.
   *
   * @return a copy
   */
  @Override
  public int[] validation() {
    return validation.clone();
  }
}
