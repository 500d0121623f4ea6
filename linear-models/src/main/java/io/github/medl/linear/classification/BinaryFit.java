package io.github.medl.linear.classification;

import io.github.medl.engine.Decompositions;
import io.github.medl.engine.Qr;
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
  record Step(double[] solution, double[] r) {
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
      Qr qr = Decompositions.qr(a, m, p);
      if (isSingular(qr.r(), p)) {
        return new Step(Decompositions.lstsq(a, m, p, b, 1, -1).x(), qr.r());
      }
      double[] qtb = new double[p];
      for (int i = 0; i < m; i++) {
        for (int j = 0; j < p; j++) {
          qtb[j] += qr.q()[i * p + j] * b[i];
        }
      }
      return new Step(Decompositions.solveTriangular(qr.r(), false, false, qtb, p, 1), qr.r());
    }

    /** (A'A)⁻¹ = R⁻¹ R⁻ᵀ. */
    double[] inverse() {
      int p = solution.length;
      double[] inverse = new double[p * p];
      if (isSingular(r, p)) {
        Arrays.fill(inverse, Double.NaN);
        return inverse;
      }
      for (int j = 0; j < p; j++) {
        inverse[j * p + j] = 1;
      }
      double[] half = Decompositions.solveTriangular(r, false, true, inverse, p, p);
      return Decompositions.solveTriangular(r, false, false, half, p, p);
    }

    private static boolean isSingular(double[] r, int p) {
      double largest = 0;
      double least = Double.POSITIVE_INFINITY;
      for (int j = 0; j < p; j++) {
        largest = Math.max(largest, r[j * p + j]);
        least = Math.min(least, r[j * p + j]);
      }
      return !(least > 1e-300 && least > 1e-18 * largest);
    }
  }
}
