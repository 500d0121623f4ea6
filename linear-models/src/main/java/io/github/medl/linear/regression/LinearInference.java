package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.linear.Band;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.tensor.LinearAlgebra.Qr;
import io.github.medl.tensor.Tensor;
import java.util.List;
import java.util.Locale;
import org.apache.commons.math3.distribution.TDistribution;
import org.apache.commons.math3.special.Beta;

/**
 * What the data say about how sure a linear regression is, if {@code y = Xβ + ε} with independent
 * normal errors of variance σ².
 *
 * <p>From X = QR follows {@code (XᵀX)⁻¹ = R⁻¹R⁻ᵀ}, and from that every standard error. Here X holds
 * the column of ones, if there is an intercept, with weights w each row is multiplied by √w, and R
 * is that of the columns in the units of the fit.
 */
public final class LinearInference {
  private final LinearModel fit;
  private final Tensor inverseR;
  private final int degrees;
  private final double rss;
  private final double tss;

  LinearInference(LinearModel fit) {
    Design design = fit.design();
    Qr qr = Solvers.fullRank(design);
    this.fit = fit;
    this.inverseR = qr.r().inverse();
    this.degrees = design.observations() - design.parameters();
    if (degrees == 0) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "inference: %d rows and as many parameters leave no degrees of freedom; the fit goes"
                  + " through all points, and says nothing about σ",
              design.observations()));
    }
    this.rss = fit.residualSumOfSquares();
    this.tss = totalSumOfSquares(design);
  }

  /** About the weighted mean, if the model has an intercept, or else about 0. */
  private static double totalSumOfSquares(Design design) {
    if (design.intercept() && Inputs.isConstant(design.y())) {
      return 0; // not what rounding leaves of it
    }
    Tensor y = design.response();
    if (!design.intercept()) {
      return y.square().sum().item();
    }
    Tensor ones = design.matrix().select(1, 0);
    double mean = ones.dot(y).item() / ones.square().sum().item();
    return y.sub(ones.mul(mean)).square().sum().item();
  }

  /**
   * The degrees of freedom of the residuals.
   *
   * @return observations minus parameters
   */
  public int degreesOfFreedom() {
    return degrees;
  }

  /**
   * The residual standard error: the estimate of the standard deviation of the errors.
   *
   * @return σ = √(RSS / degrees of freedom)
   */
  public double sigma() {
    return Math.sqrt(rss / degrees);
  }

  /**
   * The share of the sum of squares of y, about its mean if there is an intercept, that the model
   * explains.
   *
   * @return R² = 1 - RSS / TSS; NaN if y is constant
   */
  public double rSquared() {
    return tss == 0 ? Double.NaN : 1 - rss / tss;
  }

  /**
   * R² with variances in place of sums of squares, so that a useless column does not raise it.
   *
   * @return 1 - (1 - R²) (n - 1) / degrees of freedom; n in place of n - 1 without an intercept
   */
  public double adjustedRSquared() {
    return 1 - (1 - rSquared()) * (degrees + explanatory()) / degrees;
  }

  /** The number of parameters besides the intercept. */
  int explanatory() {
    return fit.coefficients().size() - (fit.design().intercept() ? 1 : 0);
  }

  /**
   * The estimated covariance matrix of the estimates.
   *
   * @return σ² (XᵀX)⁻¹
   */
  public Tensor covariance() {
    Tensor root = fit.design().toGiven(inverseR);
    return root.matmul(root, false, true).mul(rss / degrees);
  }

  /**
   * The standard errors of the coefficients.
   *
   * @return σ times the roots of the diagonal of (XᵀX)⁻¹
   */
  public Tensor standardErrors() {
    return fit.design().toGiven(inverseR).norm(1).mul(sigma());
  }

  /**
   * Estimates over standard errors.
   *
   * @return t, a number a coefficient
   */
  public Tensor tValues() {
    return fit.coefficients().div(standardErrors());
  }

  /**
   * The two-sided p values of the hypotheses that a coefficient is 0, the others being in the
   * model.
   *
   * @return P(|T| ≥ |t|) for T of Student's distribution
   */
  public Tensor pValues() {
    TDistribution student = new TDistribution(null, degrees);
    Tensor t = tValues();
    return Tensor.generate(j -> 2 * student.cumulativeProbability(-Math.abs(t.get(j))), t.size());
  }

  /**
   * Estimates, standard errors, t and p values in one.
   *
   * @return the table; as text that of R's {@code summary.lm}
   */
  public CoefficientTable table() {
    return new CoefficientTable(
        fit.names(), fit.coefficients(), standardErrors(), tValues(), pValues(), "t");
  }

  /**
   * The statistic of the hypothesis that all coefficients but the intercept are 0.
   *
   * @return F = ((TSS - RSS) / k) / (RSS / degrees of freedom) for k of them; NaN if k = 0 or y is
   *     constant
   */
  public double fStatistic() {
    return tss == 0 ? Double.NaN : (tss - rss) / explanatory() / (rss / degrees);
  }

  /**
   * The p value of {@link #fStatistic()}.
   *
   * @return P(F(k, degrees of freedom) ≥ F); NaN if k = 0 or y is constant
   */
  public double fPValue() {
    int k = explanatory();
    // The upper tail itself: 1 minus the distribution function would have no digits when small.
    return k == 0 || tss == 0
        ? Double.NaN
        : Beta.regularizedBeta(degrees / (degrees + k * fStatistic()), degrees / 2.0, k / 2.0);
  }

  /**
   * Intervals that cover the true coefficients with a given probability each.
   *
   * @param confidence the probability, for example 0.95
   * @return lower and upper ends, of shape (coefficients, 2)
   * @throws IllegalArgumentException if the probability is not between 0 and 1
   */
  public Tensor confidenceIntervals(double confidence) {
    Tensor half = standardErrors().mul(quantile(confidence));
    Tensor beta = fit.coefficients();
    return Tensor.stack(1, List.of(beta.sub(half), beta.add(half)));
  }

  /**
   * The confidence band of the mean E[y] at given observations: it covers each of them with the
   * given probability.
   *
   * @param x observations, of shape (m, p)
   * @param confidence the probability, for example 0.95
   * @return ŷ and ŷ ± t σ √(xᵀ(XᵀX)⁻¹x)
   * @throws IllegalArgumentException if the probability is not between 0 and 1
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Band meanBand(Tensor x, double confidence) {
    return Band.around(fit.predict(x), spread(x).mul(sigma()).mul(quantile(confidence)));
  }

  /**
   * The prediction band: it covers a new y, of weight 1, at each given observation with the given
   * probability.
   *
   * @param x observations, of shape (m, p)
   * @param confidence the probability, for example 0.95
   * @return ŷ and ŷ ± t σ √(1 + xᵀ(XᵀX)⁻¹x)
   * @throws IllegalArgumentException if the probability is not between 0 and 1
   * @throws io.github.medl.tensor.ShapeException if p is not that of the data of the fit
   */
  public Band predictionBand(Tensor x, double confidence) {
    Tensor spread = spread(x).square().add(1).sqrt();
    return Band.around(fit.predict(x), spread.mul(sigma()).mul(quantile(confidence)));
  }

  /** √(xᵀ(XᵀX)⁻¹x) of every row. */
  private Tensor spread(Tensor x) {
    return fit.rowsOf(x).matmul(inverseR).norm(1);
  }

  private double quantile(double confidence) {
    if (!(confidence > 0 && confidence < 1)) {
      throw new IllegalArgumentException(
          "confidence " + confidence + "; it is a probability, for example 0.95");
    }
    return new TDistribution(null, degrees, 1e-15)
        .inverseCumulativeProbability((1 + confidence) / 2);
  }
}
