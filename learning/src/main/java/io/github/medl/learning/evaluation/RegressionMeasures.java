package io.github.medl.learning.evaluation;

import io.github.medl.tensor.Tensor;
import java.util.Locale;

/** How far predicted numbers are from observed ones. */
public final class RegressionMeasures {
  private RegressionMeasures() {}

  /**
   * The mean squared error.
   *
   * @param actual y, of shape (n)
   * @param predicted ŷ, of shape (n)
   * @return (1/n) Σ (yᵢ - ŷᵢ)²
   * @throws IllegalArgumentException if a number is NaN, or there are none
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static double meanSquaredError(Tensor actual, Tensor predicted) {
    return errors("mean squared error", actual, predicted).square().mean().item();
  }

  /**
   * The root of the mean squared error, in the unit of y.
   *
   * @param actual y, of shape (n)
   * @param predicted ŷ, of shape (n)
   * @return √MSE
   * @throws IllegalArgumentException if a number is NaN, or there are none
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static double rootMeanSquaredError(Tensor actual, Tensor predicted) {
    return Math.sqrt(meanSquaredError(actual, predicted));
  }

  /**
   * The mean absolute error, in the unit of y.
   *
   * @param actual y, of shape (n)
   * @param predicted ŷ, of shape (n)
   * @return (1/n) Σ |yᵢ - ŷᵢ|
   * @throws IllegalArgumentException if a number is NaN, or there are none
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static double meanAbsoluteError(Tensor actual, Tensor predicted) {
    return errors("mean absolute error", actual, predicted).abs().mean().item();
  }

  /**
   * The share of the variation of y that the predictions explain; negative where the mean of y
   * would have done better.
   *
   * @param actual y, of shape (n)
   * @param predicted ŷ, of shape (n)
   * @return R² = 1 - Σ (yᵢ - ŷᵢ)² / Σ (yᵢ - ȳ)²
   * @throws IllegalArgumentException if a number is NaN, there are none, or all of y are equal
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  public static double rSquared(Tensor actual, Tensor predicted) {
    double residual = errors("R²", actual, predicted).square().sum().item();
    double total = actual.sub(actual.mean()).square().sum().item();
    if (actual.max().item() == actual.min().item()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "R²: %s; there is no variation to explain, take the mean squared error",
              actual.size() == 1
                  ? "there is one observation only"
                  : "all of y are " + actual.get(0)));
    }
    return 1 - residual / total;
  }

  private static Tensor errors(String measure, Tensor actual, Tensor predicted) {
    Observed.numbers(measure, "actual", actual);
    Observed.numbers(measure, "predicted", predicted);
    Observed.sameLength(measure, actual.size(), predicted.size());
    return actual.sub(predicted);
  }
}
