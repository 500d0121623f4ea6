package io.github.medl.linear.classification;

import io.github.medl.learning.Units;
import io.github.medl.linear.Band;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * What the data say about how sure a {@link LogisticModel} is: for many observations its
 * coefficients are normal about the true ones, with the inverse of the Fisher information as
 * covariance (Wald).
 */
public final class LogisticInference {
  private final LogisticModel fit;
  private final Tensor gammaCovariance;
  private final Units units;

  LogisticInference(LogisticModel fit, Tensor gammaCovariance, Units units) {
    this.fit = fit;
    this.gammaCovariance = gammaCovariance;
    this.units = units;
  }

  /**
   * The estimated covariance matrix of the coefficients.
   *
   * @return the inverse of the Fisher information, of shape (p + 1, p + 1)
   */
  public Tensor covariance() {
    return units.areGiven()
        ? gammaCovariance
        : units.matrix().matmul(gammaCovariance).matmul(units.matrix(), false, true);
  }

  /**
   * The standard errors of the coefficients.
   *
   * @return roots of the diagonal of the covariance, of shape (p + 1)
   */
  public Tensor standardErrors() {
    return covariance().diagonal().sqrt();
  }

  /**
   * Wald's statistics.
   *
   * @return each coefficient over its standard error, of shape (p + 1)
   */
  public Tensor zValues() {
    return fit.coefficients().div(standardErrors());
  }

  /**
   * The two-sided p values of the hypotheses that a coefficient is 0, the others being in the
   * model.
   *
   * @return 2 (1 - Φ(|z|)), of shape (p + 1)
   */
  public Tensor pValues() {
    Tensor z = zValues();
    return Tensor.generate(j -> Erf.erfc(Math.abs(z.get(j)) / Math.sqrt(2)), z.size());
  }

  /**
   * Estimates, standard errors, z and p values in one.
   *
   * @return the table; as text that of R's {@code summary.glm}
   */
  public CoefficientTable table() {
    return new CoefficientTable(
        fit.names(), fit.coefficients(), standardErrors(), zValues(), pValues(), "z");
  }

  /**
   * Intervals that cover the true coefficients with a given probability each, by Wald.
   *
   * @param confidence the probability, for example 0.95
   * @return lower and upper ends, of shape (p + 1, 2)
   * @throws IllegalArgumentException if the probability is not between 0 and 1
   */
  public Tensor confidenceIntervals(double confidence) {
    Tensor half = standardErrors().mul(quantile(confidence));
    Tensor beta = fit.coefficients();
    return Tensor.stack(1, List.of(beta.sub(half), beta.add(half)));
  }

  /**
   * The confidence band of the probability of class 1 at given observations: F(η ± z s) with s the
   * standard error of η and z the quantile of the normal distribution; it covers each of them with
   * the given probability.
   *
   * @param x observations, of shape (m, p)
   * @param confidence the probability, for example 0.95
   * @return F(η) and both ends
   * @throws IllegalArgumentException if the probability is not between 0 and 1, or a number is NaN
   *     or infinite
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Band meanBand(Tensor x, double confidence) {
    double quantile = quantile(confidence);
    Tensor eta = fit.linearPredictor(x);
    Tensor z = fit.inUnits(x);
    Tensor rows = Tensor.concat(1, List.of(Tensor.ones(z.dim(0), 1), z));
    Tensor errors = rows.matmul(gammaCovariance).mul(rows).sum(1).sqrt();
    Tensor half = errors.mul(quantile);
    return new Band(
        fit.probabilityAt(eta), fit.probabilityAt(eta.sub(half)), fit.probabilityAt(eta.add(half)));
  }

  private static double quantile(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence " + confidence + "; it is a probability, for example 0.95");
    }
    return Math.sqrt(2) * Erf.erfInv(confidence);
  }
}
