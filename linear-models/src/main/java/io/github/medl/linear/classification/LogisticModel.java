package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.tensor.Tensor;
import java.util.List;
import org.apache.commons.math3.special.Erf;

/**
 * A fitted {@link LogisticRegression}, P(y = 1) = F(b + w'x).
 *
 * @param link F, the sigmoid or Φ
 * @param coefficients [b, w], of shape (p + 1)
 * @param covariance of the coefficients, the inverse of the Fisher information, of shape (p + 1, p
 *     + 1); NaN where that is singular
 * @param deviance -2 log-likelihood
 * @param nullDeviance that of the intercept alone
 * @param observations n of the fit
 * @param iterations steps of the fit
 * @param converged whether the fit reached the maximum
 * @param separation whether there is a maximum
 */
public record LogisticModel(
    Link link,
    Tensor coefficients,
    Tensor covariance,
    double deviance,
    double nullDeviance,
    int observations,
    int iterations,
    boolean converged,
    Separation separation)
    implements ProbabilisticClassifier {

  /**
   * The intercept, or bias, b.
   *
   * @return the first coefficient
   */
  public double intercept() {
    return coefficients.get(0);
  }

  /**
   * The weights w.
   *
   * @return the other coefficients, of shape (p)
   */
  public Tensor weights() {
    return coefficients.slice(0, 1, coefficients.size());
  }

  /**
   * The standard errors of the coefficients. Under a ridge penalty they are those of a Gaussian
   * prior's posterior.
   *
   * @return roots of the diagonal of the covariance, of shape (p + 1)
   */
  public Tensor standardErrors() {
    return covariance.diagonal().sqrt();
  }

  /**
   * Wald's statistics.
   *
   * @return each coefficient over its standard error, of shape (p + 1)
   */
  public Tensor zValues() {
    return coefficients.div(standardErrors());
  }

  /**
   * The p values of the hypotheses that a coefficient is 0.
   *
   * @return 2 (1 - Φ(|z|)), of shape (p + 1)
   */
  public Tensor pValues() {
    Tensor z = zValues();
    return Tensor.generate(j -> Erf.erfc(Math.abs(z.get(j)) / Math.sqrt(2)), z.size());
  }

  /**
   * Akaike's criterion.
   *
   * @return deviance + 2 (p + 1)
   */
  public double aic() {
    return deviance + 2 * coefficients.size();
  }

  /**
   * The linear predictor η = b + w'x.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   */
  public Tensor linearPredictor(Tensor x) {
    Inputs.columns("logistic model", x, coefficients.size() - 1);
    return x.matmul(weights()).add(intercept());
  }

  /**
   * The probability of class 1.
   *
   * @param x observations, of shape (n, p)
   * @return F(η), of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   */
  public Tensor probability(Tensor x) {
    return probabilityAt(linearPredictor(x));
  }

  @Override
  public Tensor probabilities(Tensor x) {
    Tensor eta = linearPredictor(x);
    return Tensor.stack(1, List.of(probabilityAt(eta.neg()), probabilityAt(eta)));
  }

  private Tensor probabilityAt(Tensor eta) {
    double[] values = eta.toDoubles();
    return Tensor.generate(i -> link.probability(values[i]), values.length);
  }

  /**
   * A pointwise confidence band of the probability: F(η ± z s) with s the standard error of η and z
   * the quantile of the normal distribution.
   *
   * @param x observations, of shape (n, p)
   * @param level the confidence, such as 0.95
   * @return lower and upper ends
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   * @throws IllegalArgumentException if the level is not between 0 and 1
   */
  public ProbabilityBand band(Tensor x, double level) {
    if (!(level > 0 && level < 1)) {
      throw new IllegalArgumentException("band: a level between 0 and 1, it is " + level);
    }
    Tensor eta = linearPredictor(x);
    Tensor rows = Tensor.concat(1, List.of(Tensor.ones(x.dim(0), 1), x));
    Tensor errors = rows.matmul(covariance).mul(rows).sum(1).sqrt();
    Tensor half = errors.mul(Math.sqrt(2) * Erf.erfInv(level));
    return new ProbabilityBand(probabilityAt(eta.sub(half)), probabilityAt(eta.add(half)));
  }

  /**
   * Where both classes are equally likely, for two features.
   *
   * @return the line b + w1 x1 + w2 x2 = 0
   * @throws IllegalStateException if there are not two features
   */
  public LinearBoundary boundary() {
    return LinearBoundary.of("logistic model", coefficients);
  }

  /**
   * The fit in words and numbers, as R prints a {@code glm}.
   *
   * @param features names of the columns of x; x1, x2, ... if none are given
   * @return several lines
   * @throws IllegalArgumentException if there are names, but not one a column
   */
  public String summary(String... features) {
    return LogisticSummary.of(this, features);
  }
}
