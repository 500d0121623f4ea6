package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.ProbabilisticClassifier;
import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A fitted {@link LogisticRegression}, P(y = 1) = F(b + wᵀx).
 *
 * <pre>{@code
 * LogisticModel model = LogisticRegression.irls().named("area", "texture").fit(x, y);
 * model.probability(other);
 * model.inference().pValues();
 * System.out.println(model.summary()); // the table that R prints
 * }</pre>
 */
public final class LogisticModel implements ProbabilisticClassifier {
  private final Link link;
  private final List<String> names;
  private final Units units;
  private final Tensor gamma;
  private final Tensor coefficients;
  private final Tensor covariance;
  private final Ending ending;

  /**
   * How a fit ended.
   *
   * @param deviance -2 log-likelihood
   * @param nullDeviance that of the intercept alone
   * @param observations n
   * @param iterations steps
   * @param converged whether it reached the maximum
   * @param separation whether there is a maximum
   */
  record Ending(
      double deviance,
      double nullDeviance,
      int observations,
      int iterations,
      boolean converged,
      Separation separation) {}

  /**
   * A model.
   *
   * @param units in which the fit saw x
   * @param gamma coefficients in these units, the intercept first
   * @param covariance of gamma; NaN where the Fisher information is singular
   */
  LogisticModel(
      Link link, List<String> names, Units units, Tensor gamma, Tensor covariance, Ending ending) {
    this.link = link;
    this.names = names;
    this.units = units;
    this.gamma = gamma;
    this.coefficients = Tensor.vector(units.toGiven(gamma.toDoubles()));
    this.covariance = covariance;
    this.ending = ending;
  }

  /**
   * F.
   *
   * @return the sigmoid or Φ
   */
  public Link link() {
    return link;
  }

  /**
   * The coefficients.
   *
   * @return [b, w], of shape (p + 1)
   */
  public Tensor coefficients() {
    return coefficients;
  }

  /**
   * The names of the coefficients.
   *
   * @return in the order of {@link #coefficients()}
   */
  public List<String> names() {
    return names;
  }

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
   * How well the model fits.
   *
   * @return -2 log-likelihood of the data of the fit
   */
  public double deviance() {
    return ending.deviance();
  }

  /**
   * How well the intercept alone fits.
   *
   * @return its deviance
   */
  public double nullDeviance() {
    return ending.nullDeviance();
  }

  /**
   * Akaike's criterion.
   *
   * @return deviance + 2 (p + 1)
   */
  public double aic() {
    return deviance() + 2 * coefficients.size();
  }

  /**
   * The size of the data of the fit.
   *
   * @return n
   */
  public int observations() {
    return ending.observations();
  }

  /**
   * How long the fit took.
   *
   * @return the number of its steps
   */
  public int iterations() {
    return ending.iterations();
  }

  /**
   * Whether the fit reached the maximum of the likelihood.
   *
   * @return false if it ended before, or there is none
   */
  public boolean converged() {
    return ending.converged();
  }

  /**
   * Whether there is a maximum of the likelihood.
   *
   * @return {@link Separation#NONE} if so
   */
  public Separation separation() {
    return ending.separation();
  }

  /**
   * The linear predictor η = b + wᵀx.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  public Tensor linearPredictor(Tensor x) {
    return inUnits(x).matmul(gamma.slice(0, 1, gamma.size())).add(gamma.get(0));
  }

  /** The observations as the fit saw its own, checked. */
  Tensor inUnits(Tensor x) {
    return units.apply(Inputs.columns("logistic model", x, coefficients.size() - 1));
  }

  /**
   * The probability of class 1.
   *
   * @param x observations, of shape (n, p)
   * @return F(η), of shape (n)
   * @throws io.github.medl.tensor.ShapeException if p is not that of the fit
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  public Tensor probability(Tensor x) {
    return probabilityAt(linearPredictor(x));
  }

  @Override
  public Tensor probabilities(Tensor x) {
    Tensor eta = linearPredictor(x);
    return Tensor.stack(1, List.of(probabilityAt(eta.neg()), probabilityAt(eta)));
  }

  Tensor probabilityAt(Tensor eta) {
    double[] values = eta.toDoubles();
    return Tensor.generate(i -> link.probability(values[i]), values.length);
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
   * How sure the coefficients are, by the Fisher information at the maximum. Under a ridge penalty
   * it is what a Gaussian prior's posterior says.
   *
   * @return standard errors, z and p values, confidence intervals and bands; NaN where the
   *     information is singular
   */
  public LogisticInference inference() {
    return new LogisticInference(this, covariance, units);
  }

  /**
   * The table of the regression, laid out as R's {@code summary(glm(...))}, with a warning where
   * the fit has not converged.
   *
   * @return several lines
   */
  public String summary() {
    return LogisticSummary.of(this);
  }
}
