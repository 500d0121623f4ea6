package io.github.medl.linear.regression;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Predictor;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * A fitted linear regression, {@code ŷ = β0 + β1 x1 + ... + βp xp} (section 2.3).
 *
 * <pre>{@code
 * LinearModel fit = LinearRegression.byQr().fit(x, y);
 * fit.coefficients();                        // β0, β1, ..., βp
 * fit.predict(other);                        // ŷ
 * fit.inference().predictionBand(other, .95) // where a new y will be, with probability 0.95
 * System.out.println(fit.summary());         // the table that R prints
 * }</pre>
 */
public final class LinearModel implements Predictor {
  private final Design design;
  private final Solution solution;
  private final Tensor coefficients;

  LinearModel(Design design, Solution solution) {
    this.design = design;
    this.solution = solution;
    this.coefficients = design.toGiven(solution.gamma());
  }

  /**
   * The estimates.
   *
   * @return β0, β1, ..., βp, or β1, ..., βp without an intercept
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
    return design.names();
  }

  /**
   * The intercept.
   *
   * @return β0, or 0 without an intercept
   */
  public double intercept() {
    return design.intercept() ? coefficients().get(0) : 0;
  }

  /**
   * The coefficients of the columns of x.
   *
   * @return β1, ..., βp
   */
  public Tensor slopes() {
    return coefficients().slice(0, design.intercept() ? 1 : 0, coefficients().size());
  }

  /**
   * The rank of [1 x]: the number of parameters, unless fitted by singular values.
   *
   * @return at most the number of parameters
   */
  public int rank() {
    return solution.rank();
  }

  @Override
  public Tensor predict(Tensor x) {
    return rowsOf(x).matmul(solution.gamma());
  }

  /**
   * The predictions for the data of the fit.
   *
   * @return ŷ, of shape (n)
   */
  public Tensor fitted() {
    return design.rows().matmul(solution.gamma());
  }

  /**
   * What the model leaves of the data of the fit, y - ŷ.
   *
   * @return of shape (n)
   */
  public Tensor residuals() {
    return design.y().sub(fitted());
  }

  /**
   * The residual sum of squares, Σ w_i (y_i - ŷ_i)²: what the fit has made least.
   *
   * @return at least 0
   */
  public double residualSumOfSquares() {
    return design.weigh(residuals()).square().sum().item();
  }

  /**
   * How sure all of this is, under the assumption that errors are independent and normal with
   * variance σ² (σ² / w with weights).
   *
   * @return standard errors, t and p values, R², F, confidence and prediction bands
   * @throws io.github.medl.learning.UnfittableException if the coefficients are not determined or
   *     no degrees of freedom are left
   */
  public LinearInference inference() {
    return new LinearInference(this);
  }

  /**
   * The table of the regression, laid out as R's {@code summary(lm(...))}.
   *
   * @return several lines
   * @throws io.github.medl.learning.UnfittableException as {@link #inference()}
   */
  public String summary() {
    return Summary.of(this);
  }

  Design design() {
    return design;
  }

  /** [1 z], checked. */
  Tensor rowsOf(Tensor x) {
    int p = design.parameters() - (design.intercept() ? 1 : 0);
    Tensor z = design.units().apply(Inputs.columns("linear model", x, p));
    return Design.rows(z, design.intercept());
  }
}
