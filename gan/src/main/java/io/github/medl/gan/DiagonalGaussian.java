package io.github.medl.gan;

import io.github.medl.random.RandomStream;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * Normal laws with independent coordinates, one a row: N(μ, diag σ²) with the logarithm of σ² in
 * the place of σ², as an encoder gives it. All that is computed is differentiable, and in nats.
 *
 * @param mean μ, (..., d)
 * @param logVariance log σ², of the same shape
 */
public record DiagonalGaussian(Tensor mean, Tensor logVariance) {
  private static final double LOG_TWO_PI = Math.log(2 * Math.PI);

  /** exp(80) is a number in FLOAT32, too. */
  private static final double ORDINARY = 80;

  /**
   * Checks that each coordinate has a mean and a variance.
   *
   * @param mean μ, (..., d)
   * @param logVariance log σ², of the same shape
   * @throws ShapeException if the shapes differ or there is no last axis
   */
  public DiagonalGaussian {
    if (mean.rank() == 0 || !mean.sameShape(logVariance)) {
      throw new ShapeException(
          "diagonal Gaussian",
          String.format(
              Locale.ROOT,
              "means and logarithms of variances have one shape (..., d), they have %s and %s",
              mean.shapeText(),
              logVariance.shapeText()));
    }
  }

  /**
   * N(0, I), as often as there are rows.
   *
   * @param rows how many
   * @param d the number of coordinates
   * @return the laws, in FLOAT64
   */
  public static DiagonalGaussian standard(int rows, int d) {
    return new DiagonalGaussian(Tensor.zeros(rows, d), Tensor.zeros(rows, d));
  }

  /**
   * The deviations.
   *
   * @return σ, of the shape of the means
   */
  public Tensor deviation() {
    return logVariance.mul(0.5).exp();
  }

  /**
   * A draw as a function of mean and deviation, z = μ + σ ε, so that derivatives pass through it.
   *
   * @param noise ε, standard normal, of a shape that broadcasts with the means, such as (K, n, d)
   * @return z
   * @throws ShapeException if it has another number of coordinates
   */
  public Tensor draw(Tensor noise) {
    checkCoordinates("draw", noise);
    return mean.add(deviation().mul(noise));
  }

  /**
   * A draw for each row.
   *
   * @param stream the source of the noise
   * @return z, of the shape and format of the means
   */
  public Tensor draw(RandomStream stream) {
    return draw(stream.normalTensor(mean.dtype(), mean.shape()));
  }

  /**
   * The logarithm of the density, -½ Σ ((x - μ)²/σ² + log σ² + log 2π).
   *
   * @param x where, of a shape that broadcasts with the means
   * @return the sums over the last axis
   * @throws ShapeException if x has another number of coordinates
   */
  public Tensor logDensity(Tensor x) {
    checkCoordinates("log density", x);
    Tensor scaled = squares(x.sub(mean));
    return scaled.add(logVariance).add(LOG_TWO_PI).sum(-1).mul(-0.5);
  }

  /**
   * The divergence from the standard normal law, KL(N(μ, σ²) ‖ N(0, I)) = ½ Σ (μ² + σ² - 1 - log
   * σ²).
   *
   * @return one number a row, at least 0
   */
  public Tensor klToStandard() {
    Tensor excess = logVariance.expm1().sub(logVariance); // σ² - 1 - log σ², exact near 0
    return mean.square().add(excess).sum(-1).mul(0.5);
  }

  /**
   * The divergence from other laws, KL(q ‖ p) = ½ Σ ((μ_q - μ_p)²/σ_p² + r - 1 - log r) with r =
   * σ_q²/σ_p².
   *
   * @param p the other laws, as many
   * @return one number a row, at least 0
   * @throws ShapeException if they have another number of coordinates
   */
  public Tensor klTo(DiagonalGaussian p) {
    checkCoordinates("divergence", p.mean);
    Tensor logRatio = logVariance.sub(p.logVariance);
    Tensor distance = p.squares(mean.sub(p.mean));
    return distance.add(logRatio.expm1().sub(logRatio)).sum(-1).mul(0.5);
  }

  /** δ²/σ²; by way of δ/σ, and 0 where δ is, if a variance is no ordinary number. */
  private Tensor squares(Tensor delta) {
    Tensor known = logVariance.detach();
    if (known.size() == 0 || known.abs().max().item() <= ORDINARY) {
      return delta.square().mul(logVariance.neg().exp());
    }
    Tensor isThere = delta.detach().notEqualTo(0);
    Tensor scale = logVariance.mul(-0.5).exp();
    return delta.mul(scale.where(isThere, scale.fullLike(0))).square();
  }

  /** A single coordinate would be taken for all of them. */
  private void checkCoordinates(String what, Tensor x) {
    if (x.rank() == 0 || x.dim(-1) != mean.dim(-1)) {
      throw new ShapeException(
          "diagonal Gaussian",
          String.format(
              Locale.ROOT,
              "%s: expected %d coordinates along the last axis, got %s",
              what,
              mean.dim(-1),
              x.shapeText()));
    }
  }

  /**
   * The entropy, ½ Σ (1 + log 2π + log σ²).
   *
   * @return one number a row
   */
  public Tensor entropy() {
    return logVariance.add(1 + LOG_TWO_PI).sum(-1).mul(0.5);
  }
}
