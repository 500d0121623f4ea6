package io.github.medl.linear.classification;

import io.github.medl.tensor.LinearAlgebra.Qr;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;

/** The ways to fit a {@link LogisticRegression}. */
@FunctionalInterface
interface BinaryFit {
  /**
   * What came out.
   *
   * @param beta the coefficients of the rows of the data
   * @param covariance of beta, row-major; NaN where it does not exist
   */
  record Fitted(
      double[] beta,
      double[] covariance,
      int iterations,
      boolean converged,
      Separation separation) {}

  Fitted fit(BinaryData data, Link link, double ridge);

  /** Whether it takes columns as they are, and not in units that suit them. */
  default boolean takesGivenUnits() {
    return false;
  }

  /** A weighted least-squares problem, solved by QR. */
  record Step(double[] solution, Tensor r) {
    /**
     * Minimises Σ wᵢ (zᵢ - xᵢ'β)² + ridge Σ (βⱼ - cⱼ)² over all j but the intercept.
     *
     * @param roots √wᵢ
     * @param response √wᵢ zᵢ
     * @param centre c
     */
    static Step solve(
        BinaryData data, double[] roots, double[] response, double ridge, double[] centre) {
      int n = data.n();
      int p = data.width();
      int m = ridge > 0 ? n + p - 1 : n;
      double[] a = new double[m * p];
      double[] b = Arrays.copyOf(response, m);
      for (int i = 0; i < n; i++) {
        for (int j = 0; j < p; j++) {
          a[i * p + j] = roots[i] * data.rows()[i * p + j];
        }
      }
      for (int i = n; i < m; i++) {
        int j = i - n + 1;
        double root = Math.sqrt(data.penalty(ridge, j));
        a[i * p + j] = root;
        b[i] = root * centre[j];
      }
      Tensor rows = Tensor.wrap(a, m, p);
      Qr qr = rows.qr();
      if (isSingular(qr.r())) {
        return new Step(rows.lstsq(Tensor.wrap(b)).x().toDoubles(), qr.r());
      }
      double[] q = Storage.doubles(qr.q());
      double[] qtb = new double[p];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < p; j++) {
          qtb[j] += q[i * p + j] * b[i];
        }
      }
      Tensor beta = qr.r().solveTriangular(Tensor.wrap(qtb), false, false);
      return new Step(beta.toDoubles(), qr.r());
    }

    /** (A'A)⁻¹ = R⁻¹ R⁻ᵀ. */
    double[] inverse() {
      int p = solution.length;
      if (isSingular(r)) {
        double[] none = new double[p * p];
        Arrays.fill(none, Double.NaN);
        return none;
      }
      Tensor half = r.solveTriangular(Tensor.eye(p), false, true);
      return r.solveTriangular(half, false, false).toDoubles();
    }

    private static boolean isSingular(Tensor r) {
      double largest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (double pivot : r.diagonal().toDoubles()) {
        largest = Math.max(largest, pivot);
        least = Math.min(least, pivot);
      }
      return !(least > 1e-300 && least > 1e-18 * largest);
    }
  }
}
