package io.github.medl.linear.regression;

import io.github.medl.learning.Learner;
import io.github.medl.tensor.LinearAlgebra.Svd;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Ridge regression (section 2.5, weight decay): {@code min ‖y - β0 - Xβ‖² + λ ‖β‖²}, the intercept
 * not penalised.
 *
 * <p>With X = U diag(s) Vᵀ, columns and y centred, {@code β = V diag(s / (s² + λ)) Uᵀ y}: the
 * directions in which the data say little are shrunk most. Columns should have one scale, for they
 * share one penalty. With λ = 0 it is least squares, of least norm where there are several
 * solutions.
 *
 * @param penalty λ, at least 0; it has the units of a sum over rows, not of a mean
 * @param intercept whether there is an intercept
 */
public record Ridge(double penalty, boolean intercept) implements Learner<PenalisedModel> {
  /**
   * Checks λ.
   *
   * @param penalty λ
   * @param intercept whether there is an intercept
   * @throws IllegalArgumentException if λ is negative, NaN or infinite
   */
  public Ridge {
    Centred.checkPenalty(penalty);
  }

  /**
   * Ridge regression with an intercept.
   *
   * @param penalty λ
   * @return the settings
   * @throws IllegalArgumentException if λ is negative, NaN or infinite
   */
  public static Ridge of(double penalty) {
    return new Ridge(penalty, true);
  }

  /**
   * The same without an intercept.
   *
   * @return the settings
   */
  public Ridge withoutIntercept() {
    return new Ridge(penalty, false);
  }

  /**
   * Fits the regression.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @return the fitted regression; its degrees of freedom are Σ s² / (s² + λ), and the intercept
   * @throws io.github.medl.tensor.ShapeException if x is no matrix or y has not a number a row
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite
   */
  @Override
  public PenalisedModel fit(Tensor x, Tensor y) {
    return path(x, y, intercept, penalty).get(0);
  }

  /**
   * Fits for many penalties, for the work of one.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @param penalties values of λ
   * @return a fit with an intercept for each of them
   * @throws io.github.medl.tensor.ShapeException if x is no matrix or y has not a number a row
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite
   */
  public static List<PenalisedModel> path(Tensor x, Tensor y, double... penalties) {
    return path(x, y, true, penalties);
  }

  private static List<PenalisedModel> path(
      Tensor x, Tensor y, boolean intercept, double... penalties) {
    Centred data = Centred.of("Ridge", x, y, intercept);
    Svd svd = data.x().svd();
    Tensor uy = svd.u().matmul(data.y(), true, false);
    return Arrays.stream(penalties)
        .map(Centred::checkPenalty)
        .mapToObj(lambda -> shrink(data, svd, uy, lambda))
        .toList();
  }

  private static PenalisedModel shrink(Centred data, Svd svd, Tensor uy, double lambda) {
    double[] s = svd.s().toDoubles();
    double zero = s.length == 0 ? 0 : Math.ulp(1.0) * Math.max(data.x().dim(0), s.length) * s[0];
    double freedom = 0;
    double[] factors = new double[s.length];
    for (int k = 0; k < s.length && s[k] > zero; k++) {
      factors[k] = s[k] / (s[k] * s[k] + lambda);
      freedom += s[k] * factors[k];
    }
    Tensor slopes = svd.vt().matmul(uy.mul(Tensor.wrap(factors, s.length)), true, false);
    return data.model(lambda, slopes, freedom);
  }
}
