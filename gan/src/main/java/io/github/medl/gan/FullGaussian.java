package io.github.medl.gan;

import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * One normal law N(μ, Σ) with any positive definite covariance. All that is computed is
 * differentiable, and in nats.
 *
 * @param mean μ, (d)
 * @param covariance Σ, (d, d); only its lower triangle is read
 */
public record FullGaussian(Tensor mean, Tensor covariance) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /**
   * Checks that mean and covariance belong together.
   *
   * @param mean μ, (d)
   * @param covariance Σ, (d, d)
   * @throws ShapeException if the covariance is not a square matrix with a row for each coordinate
   */
  public FullGaussian {
    int d = mean.rank() == 1 ? mean.dim(0) : -1;
    if (d < 0 || covariance.rank() != 2 || covariance.dim(0) != d || covariance.dim(1) != d) {
      throw new ShapeException(
          "full Gaussian",
          String.format(
              Locale.ROOT,
              "a mean of shape (d) wants a covariance of shape (d, d); they have %s and %s",
              mean.shapeText(),
              covariance.shapeText()));
    }
  }

  /**
   * The divergence KL(q ‖ p) = ½ (tr(Σ_p⁻¹ Σ_q) + (μ_p - μ_q)ᵀ Σ_p⁻¹ (μ_p - μ_q) - d + log |Σ_p| -
   * log |Σ_q|), from Cholesky factors.
   *
   * @param p the other law, of as many coordinates
   * @return a scalar, at least 0
   * @throws ShapeException if it has another number of coordinates
   * @throws ArithmeticException if a covariance is not positive definite
   */
  public Tensor klTo(FullGaussian p) {
    if (!mean.sameShape(p.mean)) {
      throw new ShapeException(
          "full Gaussian",
          String.format(
              Locale.ROOT,
              "divergence: one law has %d coordinates, the other %d",
              mean.dim(0),
              p.mean.dim(0)));
    }
    Tensor ours = covariance.cholesky();
    Tensor theirs = p.covariance.cholesky();
    Tensor whitened = theirs.solve(ours); // L_p⁻¹ L_q, whose squares sum to the trace
    Tensor gap = theirs.solve(mean.sub(p.mean));
    Tensor logs = logDiagonal(theirs).sub(logDiagonal(ours)).mul(2);
    Tensor sum = whitened.square().sum().add(gap.square().sum()).add(logs);
    return sum.sub(mean.dim(0)).mul(0.5);
  }

  /**
   * The logarithm of the density, -½ ((x - μ)ᵀ Σ⁻¹ (x - μ) + log |Σ| + d log 2π).
   *
   * @param x points, (n, d)
   * @return one number a point
   * @throws ShapeException if these are no points of d coordinates
   * @throws ArithmeticException if the covariance is not positive definite
   */
  public Tensor logDensity(Tensor x) {
    if (x.rank() != 2 || x.dim(1) != mean.dim(0)) {
      throw new ShapeException(
          "full Gaussian",
          String.format(
              Locale.ROOT,
              "log density: expected points (n, %d), got %s",
              mean.dim(0),
              x.shapeText()));
    }
    Tensor factor = covariance.cholesky();
    Tensor whitened = factor.solve(x.sub(mean).transpose());
    Tensor logs = logDiagonal(factor).mul(2).add(mean.dim(0) * LOG_TWO_PI);
    return whitened.square().sum(0).add(logs).mul(-0.5);
  }

  private static Tensor logDiagonal(Tensor factor) {
    return factor.diagonal().log().sum();
  }
}
