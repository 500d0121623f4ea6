package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * A fitted {@link LinearDiscriminant}.
 *
 * @param intercepts log πₖ - μₖ'Σ⁻¹μₖ/2, of shape (K), but for a number that is the same in all
 * @param weights Σ⁻¹μₖ, a row a class, of shape (K, p), but for a row that is the same in all; the
 *     number and the row are 0 unless columns lie far from 0
 * @param means μₖ, of shape (K, p)
 * @param covariance Σ, of shape (p, p)
 */
public record LinearDiscriminantModel(
    Tensor intercepts, Tensor weights, Tensor means, Tensor covariance)
    implements ProbabilisticClassifier {

  /**
   * The discriminant functions δₖ.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, K)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   */
  public Tensor discriminants(Tensor x) {
    Inputs.columns("linear discriminant", x, weights.dim(1));
    return x.matmul(weights, false, true).add(intercepts);
  }

  @Override
  public Tensor probabilities(Tensor x) {
    return discriminants(x).softmax(1);
  }

  /**
   * Where both classes are equally likely, for two classes and two features.
   *
   * @return the line δ₁ - δ₀ = 0
   * @throws IllegalStateException if there are not two classes and two features
   */
  public LinearBoundary boundary() {
    if (weights.dim(0) != 2 || weights.dim(1) != 2) {
      throw new IllegalStateException(
          "linear discriminant: a boundary is one line for two classes of two features only; this"
              + String.format(
                  Locale.ROOT, " model has %d classes of %d", weights.dim(0), weights.dim(1)));
    }
    Tensor w = weights.select(0, 1).sub(weights.select(0, 0));
    return new LinearBoundary(intercepts.get(1) - intercepts.get(0), w.get(0), w.get(1));
  }
}
