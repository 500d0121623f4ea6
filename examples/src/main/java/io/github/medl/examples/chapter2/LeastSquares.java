package io.github.medl.examples.chapter2;

import io.github.medl.tensor.LinearAlgebra.Qr;
import io.github.medl.tensor.Tensor;
import org.apache.commons.math3.distribution.TDistribution;

/**
 * Ordinary least squares y = Xβ + ε with what a regression table prints.
 *
 * <p>From X = QR follow β = R⁻¹Qᵀy and, since (XᵀX)⁻¹ = R⁻¹R⁻ᵀ, every standard error.
 *
 * @param beta the estimates
 * @param inverseR R⁻¹
 * @param sigma the residual standard error, √(RSS / degrees of freedom)
 * @param rSquared the share of the variance of y that the model explains; X holds a column of ones
 * @param degrees the degrees of freedom, observations minus parameters
 */
record LeastSquares(Tensor beta, Tensor inverseR, double sigma, double rSquared, int degrees) {

  static LeastSquares fit(Tensor x, Tensor y) {
    Qr qr = x.qr();
    Tensor beta = qr.r().solve(qr.q().transpose().matmul(y));
    int degrees = x.dim(0) - x.dim(1);
    double rss = y.sub(x.matmul(beta)).square().sum().item();
    double tss = y.sub(y.mean()).square().sum().item();
    return new LeastSquares(
        beta, qr.r().inverse(), Math.sqrt(rss / degrees), 1 - rss / tss, degrees);
  }

  Tensor predict(Tensor x) {
    return x.matmul(beta);
  }

  /** Of every estimate: σ times the root of the diagonal of (XᵀX)⁻¹. */
  Tensor standardErrors() {
    return inverseR.norm(1).mul(sigma);
  }

  /** Estimate over standard error. */
  Tensor tValues() {
    return beta.div(standardErrors());
  }

  /** Two-sided p-values of the hypotheses that a coefficient is 0. */
  double[] pValues() {
    TDistribution student = new TDistribution(null, degrees);
    double[] t = tValues().toDoubles();
    double[] p = new double[t.length];
    for (int i = 0; i < p.length; i++) {
      p[i] = 2 * student.cumulativeProbability(-Math.abs(t[i]));
    }
    return p;
  }

  /** Half the width of the confidence interval of the mean E[y] = xᵀβ at every row x. */
  Tensor meanInterval(Tensor x, double confidence) {
    double quantile =
        new TDistribution(null, degrees).inverseCumulativeProbability((1 + confidence) / 2);
    return x.matmul(inverseR).norm(1).mul(quantile * sigma);
  }

  /** The statistic of the hypothesis that all coefficients but the intercept are 0. */
  double fStatistic() {
    return rSquared / (beta.size() - 1) / ((1 - rSquared) / degrees);
  }

  double adjustedRSquared() {
    int n = degrees + beta.size();
    return 1 - (1 - rSquared) * (n - 1) / degrees;
  }
}
