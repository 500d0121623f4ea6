package io.github.medl.linear.regression;

import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Minimises ‖y - Xβ‖² / (2n) + λ Σ|β_j| one coordinate at a time; a new penalty begins where the
 * last one ended.
 *
 * <p>Most sweeps go over the columns in use only. A sweep over all columns decides whether the
 * conditions of a minimum hold: with the correlations c_j = x_jᵀr / n of column and residuals, c_j
 * = λ sign(β_j) where β_j is not 0, and |c_j| ≤ λ where it is.
 */
final class CoordinateDescent {
  /**
   * The violation of these conditions that is left, as a share of the largest correlation, both
   * with columns of one size.
   */
  private static final double TOLERANCE = 1e-10;

  private static final int MOST_SWEEPS = 100_000;

  private final int n;
  private final double[][] columns;
  private final double[] meanSquares; // ‖x_j‖² / n
  private final double[] beta;
  private final double[] residuals;
  private final double tolerance;

  CoordinateDescent(Centred data) {
    n = data.x().dim(0);
    columns = data.x().transpose().toRows();
    residuals = data.y().toDoubles();
    beta = new double[columns.length];
    meanSquares = new double[columns.length];
    for (int j = 0; j < columns.length; j++) {
      meanSquares[j] = correlation(columns[j], columns[j]);
    }
    double largest = 0;
    for (int j = 0; j < columns.length; j++) {
      if (meanSquares[j] > 0) {
        double c = correlation(columns[j], residuals);
        largest = Math.max(largest, Math.abs(c) / Math.sqrt(meanSquares[j]));
      }
    }
    tolerance = TOLERANCE * largest;
  }

  /** As long as β is 0, so that the residuals are y. */
  double largestPenalty() {
    double largest = 0;
    for (double[] column : columns) {
      largest = Math.max(largest, Math.abs(correlation(column, residuals)));
    }
    return largest;
  }

  Tensor minimise(double lambda) {
    for (int sweep = 0; sweep < MOST_SWEEPS; sweep++) {
      if (sweep(lambda, true) <= tolerance) {
        return Tensor.vector(beta);
      }
      while (sweep(lambda, false) > tolerance && sweep < MOST_SWEEPS) {
        sweep++;
      }
    }
    throw new UnfittableException(
        String.format(
                Locale.ROOT,
                "Lasso: no minimum for λ = %s after %d sweeps; columns that nearly depend on each"
                    + " other",
                lambda,
                MOST_SWEEPS)
            + " make it slow. Take a larger λ, bring all columns to one scale, or leave some out");
  }

  /**
   * Minimises over each coordinate in turn; returns the greatest violation that it met, for columns
   * of one size.
   */
  private double sweep(double lambda, boolean all) {
    double violation = 0;
    for (int j = 0; j < columns.length; j++) {
      if (meanSquares[j] > 0 && (all || beta[j] != 0)) {
        double c = correlation(columns[j], residuals);
        double excess =
            beta[j] != 0
                ? Math.abs(c - lambda * Math.signum(beta[j]))
                : Math.max(0, Math.abs(c) - lambda);
        violation = Math.max(violation, excess / Math.sqrt(meanSquares[j]));
        move(j, soft(c + meanSquares[j] * beta[j], lambda) / meanSquares[j]);
      }
    }
    return violation;
  }

  private void move(int j, double to) {
    double step = to - beta[j];
    if (step != 0) {
      for (int i = 0; i < n; i++) {
        residuals[i] -= step * columns[j][i];
      }
      beta[j] = to;
    }
  }

  private static double soft(double z, double lambda) {
    return z > lambda ? z - lambda : z < -lambda ? z + lambda : 0;
  }

  private double correlation(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += a[i] * b[i];
    }
    return sum / n;
  }
}
