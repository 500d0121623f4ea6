package io.github.medl.linear.regression;

import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.TabularData;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Least squares, {@code min over β of Σ_i w_i (y_i - x_iᵀβ)²}, with all settings made: by which
 * method, with an intercept or without, with which weights w, and how columns are called.
 *
 * <pre>{@code
 * LinearModel fit = LinearRegression.byQr().named("rm", "lstat").fit(x, y);
 * LinearModel through0 = LinearRegression.byQr().withoutIntercept().fit(x, y);
 * }</pre>
 *
 * <p>All methods give the same β where there is only one. They differ in what they need and lose: a
 * condition κ of X costs {@link #byQr()} and {@link #bySvd()} about log10 κ digits, {@link
 * #byNormalEquations()} twice as many, and {@link #byGradientDescent} a number of steps that grows
 * as κ². Where columns differ much in size or lie far from 0, all but gradient descent bring them
 * to {@linkplain io.github.medl.learning.Units units} that suit them and back, so that κ is that of
 * what the columns say, not of the units that they are measured in.
 */
public final class LinearRegression implements Learner<LinearModel> {
  private final Solver solver;
  private final boolean inGivenUnits;
  private final boolean intercept;
  private final Tensor weights; // null for none
  private final List<String> names; // empty for x1, x2, ...

  private LinearRegression(
      Solver solver, boolean inGivenUnits, boolean intercept, Tensor weights, List<String> names) {
    this.solver = solver;
    this.inGivenUnits = inGivenUnits;
    this.intercept = intercept;
    this.weights = weights;
    this.names = names;
  }

  private static LinearRegression by(Solver solver) {
    return new LinearRegression(solver, false, true, null, List.of());
  }

  /**
   * By the factors X = Q R: R β = Qᵀ y. The usual way.
   *
   * @return refuses more parameters than rows, and columns that depend on those before them
   */
  public static LinearRegression byQr() {
    return by(Solvers::qr);
  }

  /**
   * By the singular values X = U diag(s) Vᵀ: of all minimisers that of least norm, {@code β = V
   * diag(1/s) Uᵀ y} over the singular values that are not zero (section 2.3, the pseudo-inverse).
   * Never refuses for want of rank.
   *
   * @return takes a singular value for zero up to 2⁻⁵² max(n, p) of the largest, in units that suit
   *     the columns
   */
  public static LinearRegression bySvd() {
    return by(Solvers::svd);
  }

  /**
   * By the normal equations XᵀX β = Xᵀy, solved by Cholesky's factors: the fastest way for many
   * rows and well-conditioned columns, with half of the digits.
   *
   * @return refuses an XᵀX that is singular to machine precision
   */
  public static LinearRegression byNormalEquations() {
    return by(Solvers::normalEquations);
  }

  /**
   * By gradient descent on the mean squared error {@code C(β) = ‖y - Xβ‖² / n} from β = 0, as in
   * figure 2.7.
   *
   * @param learningRate α; descent needs α &lt; n / λ_max(XᵀX)
   * @param stopping when to stop
   * @return refuses to give what has not converged
   */
  public static LinearRegression byGradientDescent(double learningRate, Stopping stopping) {
    return new LinearRegression(
        design -> Solvers.gradientDescent(design, learningRate, stopping),
        true,
        true,
        null,
        List.of());
  }

  /**
   * The same without an intercept.
   *
   * @return these settings, with β of p numbers instead of p + 1
   */
  public LinearRegression withoutIntercept() {
    return new LinearRegression(solver, inGivenUnits, false, weights, names);
  }

  /**
   * The same with weights: an observation of weight w counts as w observations of weight 1 for β,
   * and its error has variance σ² / w.
   *
   * @param w a positive weight for each row that will be fitted, of shape (n)
   * @return these settings with the weights
   */
  public LinearRegression weighted(Tensor w) {
    return new LinearRegression(solver, inGivenUnits, intercept, w, names);
  }

  /**
   * The same with names for the columns, which messages and the summary then use.
   *
   * @param columns a name for each of the p columns
   * @return these settings with the names
   */
  public LinearRegression named(String... columns) {
    return new LinearRegression(solver, inGivenUnits, intercept, weights, List.of(columns));
  }

  /**
   * Fits the model to a data set, whose features give their names to the columns.
   *
   * @param data the features and the target; {@link TabularData#select} chooses among them
   * @return the fitted model
   * @throws UnfittableException as for {@link #fit(Tensor, Tensor)}
   */
  public LinearModel fit(TabularData data) {
    return named(data.features().toArray(String[]::new)).fit(data.x(), data.y());
  }

  /**
   * Fits the regression.
   *
   * @param x observations, of shape (n, p)
   * @param y responses, of shape (n)
   * @return the fitted regression
   * @throws io.github.medl.tensor.ShapeException if y, the weights or the names do not fit x
   * @throws UnfittableException if a number is NaN or infinite, a weight is not positive, or this
   *     method finds no solution; it says why and what else would
   */
  @Override
  public LinearModel fit(Tensor x, Tensor y) {
    Design design = Design.of("linear regression", x, y, inGivenUnits, intercept, weights, names);
    return new LinearModel(design, solver.solve(design));
  }
}
