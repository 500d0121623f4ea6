package io.github.medl.learning.evaluation;

import io.github.medl.tensor.Tensor;

/**
 * A receiver operating characteristic: which true positive rate (sensitivity) a score buys at which
 * false positive rate, over all thresholds.
 *
 * <p>Source: section 2.2, Figure 2.4. The figure draws the {@link #binormal} curve; its script
 * prints the area under the {@link #empirical} one.
 */
public sealed interface Roc permits EmpiricalRoc, BinormalRoc {
  /**
   * The curve of the observations themselves.
   *
   * @param actual the observed classes, 0 or 1, of shape (n)
   * @param scores the higher, the likelier class 1, of shape (n)
   * @return the step curve, with a slope wherever equal scores belong to both classes
   * @throws IllegalArgumentException if a number is NaN, or only one class was observed
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  static EmpiricalRoc empirical(Tensor actual, Tensor scores) {
    return EmpiricalRoc.of(actual, scores);
  }

  /**
   * The curve of two normal distributions, one fitted to the scores of each class.
   *
   * @param actual the observed classes, 0 or 1, of shape (n)
   * @param scores the higher, the likelier class 1, of shape (n); the linear predictor rather than
   *     the probability, which is far from normal
   * @return the smooth curve
   * @throws IllegalArgumentException if a number is not finite, only one class was observed, or all
   *     scores of a class are equal
   * @throws io.github.medl.tensor.ShapeException if the shapes are not equal
   */
  static BinormalRoc binormal(Tensor actual, Tensor scores) {
    return BinormalRoc.of(actual, scores);
  }

  /**
   * The abscissas of the curve.
   *
   * @return false positive rates FP / (FP + TN), ascending from 0 to 1
   */
  Tensor falsePositiveRates();

  /**
   * The ordinates of the curve.
   *
   * @return true positive rates TP / (TP + FN), ascending from 0 to 1
   */
  Tensor truePositiveRates();

  /**
   * The area under the curve: the probability that an observation of class 1 scores higher than one
   * of class 0.
   *
   * @return between 0 and 1; 1/2 for scores that know nothing
   */
  double auc();
}
