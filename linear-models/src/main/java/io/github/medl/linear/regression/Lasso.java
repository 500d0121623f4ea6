package io.github.medl.linear.regression;

import io.github.medl.learning.Learner;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;

/**
 * The LASSO: {@code min ‖y - β0 - Xβ‖² / (2n) + λ Σ_j |β_j|}, the intercept not penalised. Its
 * solution has coefficients that are exactly 0: it selects columns.
 *
 * <p>Found by coordinate descent: for one coefficient alone the minimum is {@code β_j = S(x_jᵀ r_j
 * / n, λ) / (‖x_j‖² / n)}, where r_j are the residuals without column j and {@code S(z, λ) =
 * sign(z) max(|z| - λ, 0)}; these are taken in turn. Columns should have one scale, for they share
 * one penalty.
 *
 * @param penalty λ, at least 0
 * @param intercept whether there is an intercept
 */
public record Lasso(double penalty, boolean intercept) implements Learner<PenalisedModel> {
  /**
   * Checks λ.
   *
   * @param penalty λ
   * @param intercept whether there is an intercept
   * @throws IllegalArgumentException if λ is negative, NaN or infinite
   */
  public Lasso {
    Centred.checkPenalty(penalty);
  }

  /**
   * The LASSO with an intercept.
   *
   * @param penalty λ
   * @return the settings
   * @throws IllegalArgumentException if λ is negative, NaN or infinite
   */
  public static Lasso of(double penalty) {
    return new Lasso(penalty, true);
  }

  /**
   * The same without an intercept.
   *
   * @return the settings
   */
  public Lasso withoutIntercept() {
    return new Lasso(penalty, false);
  }

  /**
   * Fits the regression.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @return the fitted regression
   * @throws io.github.medl.tensor.ShapeException if x is no matrix or y has not a number a row
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite, or the
   *     descent does not converge
   */
  @Override
  public PenalisedModel fit(Tensor x, Tensor y) {
    return path(Centred.of("Lasso", x, y, intercept), penalty).get(0);
  }

  /**
   * Fits for many penalties, each from the solution of the one before: from large to small ones
   * this is less work than one fit at the smallest alone, when that has few coefficients not 0.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @param penalties values of λ, best in descending order
   * @return a fit with an intercept for each of them
   * @throws io.github.medl.tensor.ShapeException if x is no matrix or y has not a number a row
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite, or the
   *     descent does not converge
   */
  public static List<PenalisedModel> path(Tensor x, Tensor y, double... penalties) {
    return path(Centred.of("Lasso", x, y, true), penalties);
  }

  /**
   * The least penalty for which all coefficients but the intercept are 0: where a path begins.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @return max_j |x_jᵀ(y - ȳ)| / n with centred columns
   * @throws io.github.medl.tensor.ShapeException if x is no matrix or y has not a number a row
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite
   */
  public static double largestPenalty(Tensor x, Tensor y) {
    return new CoordinateDescent(Centred.of("Lasso", x, y, true)).largestPenalty();
  }

  private static List<PenalisedModel> path(Centred data, double... penalties) {
    CoordinateDescent descent = new CoordinateDescent(data);
    List<PenalisedModel> fits = new ArrayList<>();
    for (double penalty : penalties) {
      Tensor slopes = descent.minimise(Centred.checkPenalty(penalty));
      fits.add(data.model(penalty, slopes, slopes.notEqualTo(0).sum().item()));
    }
    return List.copyOf(fits);
  }
}
