package io.github.medl.linear.classification;

import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.optim.minimise.Minimiser;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Minimum;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.optim.minimise.Tracing;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.List;

/**
 * Softmax regression, also called multinomial logistic regression (section 3.3): P(y = k) =
 * softmax(b + W x)ₖ, fitted by maximum likelihood. Class 0 is the baseline, its coefficients are 0.
 *
 * <pre>{@code
 * SoftmaxModel model = SoftmaxRegression.newton().fit(x, y);
 * model.probabilities(newX);     // of shape (n, K)
 * }</pre>
 *
 * <p>Fits begin with coefficients 0. Where classes are separated, the likelihood has no maximum;
 * the fit then ends all the same, not converged, and {@link SoftmaxModel#summary} says so.
 */
public final class SoftmaxRegression implements Learner<SoftmaxModel> {
  private final Minimiser method;
  private final Stopping stopping;
  private final boolean mean;
  private final boolean takesGivenUnits;
  private final double ridge;
  private final List<String> names; // empty for x1, x2, ...

  private SoftmaxRegression(
      Minimiser method,
      Stopping stopping,
      boolean mean,
      boolean takesGivenUnits,
      double ridge,
      List<String> names) {
    this.method = method;
    this.stopping = stopping;
    this.mean = mean;
    this.takesGivenUnits = takesGivenUnits;
    this.ridge = ridge;
    this.names = names;
  }

  /**
   * By Newton's method, damped where it would overshoot: the maximum of the likelihood, wherever
   * there is one.
   *
   * @return the learner
   */
  public static SoftmaxRegression newton() {
    return minimisedBy(
        Minimisers.dampedNewton(), Stopping.STANDARD.withGradient(1e-10).withIterations(100));
  }

  /**
   * By gradient descent on the mean cross-entropy.
   *
   * @param learningRate α, the learning rate
   * @param stopping when to stop
   * @return the learner
   */
  public static SoftmaxRegression gradientDescent(double learningRate, Stopping stopping) {
    return new SoftmaxRegression(
        Minimisers.gradientDescent(learningRate), stopping, true, true, 0, List.of());
  }

  /**
   * As R's {@code multinom} computes it: BFGS as in {@code optim} on the sum of the losses, at most
   * 100 iterations, the start counted, reltol = 1e-8 and abstol = 1e-4. On separated classes what
   * comes out is where that budget ends (Figures 3.7 and 3.10).
   *
   * @return the learner
   */
  public static SoftmaxRegression asInR() {
    return new SoftmaxRegression(
        Minimisers.variableMetric(1e-8, 1e-4), Stopping.after(99), false, true, 0, List.of());
  }

  /**
   * By any method of chapter 4. Columns that differ much in size or lie far from 0 are brought to
   * {@linkplain io.github.medl.learning.Units units} that suit them first.
   *
   * @param method minimises the mean cross-entropy
   * @param stopping when to stop
   * @return the learner
   */
  public static SoftmaxRegression minimisedBy(Minimiser method, Stopping stopping) {
    return new SoftmaxRegression(method, stopping, true, false, 0, List.of());
  }

  /**
   * By mini-batches, in single precision: for large data. All K classes have weights of their own
   * here, none is the baseline.
   *
   * @param training the optimiser, the number of epochs and the size of the batches
   * @return the learner; x of FLOAT32 is not copied
   */
  public static Learner<SoftmaxModel> stochastic(MiniBatches training) {
    return (x, y) -> MiniBatchFit.softmax(training, x, y);
  }

  /**
   * The cost that the fit minimises, the mean cross-entropy, as a function of the rows [b, w] of
   * classes 1 to K - 1, one after the other.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return the objective, with first and second derivatives
   * @throws UnfittableException as {@link #fit} does
   */
  public static Objective cost(Tensor x, Tensor y) {
    SoftmaxData data = SoftmaxData.of(x, y, true);
    return new SoftmaxCost(data, 0, 1.0 / data.n());
  }

  /**
   * The same with a ridge penalty: minus the log-likelihood plus λ/2 Σ w², the intercepts free.
   *
   * @param lambda λ, 0 for none
   * @return the learner
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public SoftmaxRegression ridge(double lambda) {
    if (!(lambda >= 0 && Double.isFinite(lambda))) {
      throw new IllegalArgumentException(
          "softmax regression: the penalty must be a number of at least 0, it is " + lambda);
    }
    return new SoftmaxRegression(method, stopping, mean, takesGivenUnits, lambda, names);
  }

  /**
   * The same with names for the columns, which the summary then uses.
   *
   * @param columns a name for each of the p columns
   * @return the learner
   */
  public SoftmaxRegression named(String... columns) {
    return new SoftmaxRegression(method, stopping, mean, takesGivenUnits, ridge, List.of(columns));
  }

  /**
   * Fits the model to a data set, whose features give their names to the columns.
   *
   * @param data the features and the target; {@link TabularData#select} chooses among them
   * @return the fitted model
   * @throws UnfittableException as for {@link #fit(Tensor, Tensor)}
   */
  public SoftmaxModel fit(TabularData data) {
    return named(data.features().toArray(String[]::new)).fit(data.x(), data.y());
  }

  /**
   * Fits the model.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return the fitted model
   * @throws UnfittableException if a number is not finite, there is one class only, one is missing
   *     or, without a penalty, a column is constant
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together, or there are
   *     names, but not one a column
   */
  @Override
  public SoftmaxModel fit(Tensor x, Tensor y) {
    SoftmaxData data = SoftmaxData.of(x, y, takesGivenUnits);
    List<String> all = CoefficientTable.names("softmax regression", x.dim(1), true, names);
    if (ridge == 0) {
      Determined.refuseConstant("softmax regression", x);
    }
    SoftmaxCost cost = new SoftmaxCost(data, ridge, mean ? 1.0 / data.n() : 1);
    Minimum minimum = method.minimise(cost, new double[cost.size()], stopping, Tracing.NUMBERS);
    double[] theta = minimum.theta().toDoubles();
    Separation separation = ridge > 0 ? Separation.NONE : separation(cost, theta);

    int p = data.width() - 1;
    double[] intercepts = new double[data.k()];
    double[] weights = new double[data.k() * p];
    for (int k = 1; k < data.k(); k++) {
      int row = (k - 1) * data.width();
      double[] own = data.units().toGiven(Arrays.copyOfRange(theta, row, row + data.width()));
      intercepts[k] = own[0];
      System.arraycopy(own, 1, weights, k * p, p);
    }
    return new SoftmaxModel(
        Tensor.wrap(intercepts, data.k()),
        Tensor.wrap(weights, data.k(), p),
        all,
        2 * new SoftmaxCost(data, 0, 1).value(theta),
        data.n(),
        minimum.iterations(),
        minimum.isConverged() && separation == Separation.NONE,
        separation);
  }

  /** Where one more step would go tells whether it would ever end. */
  private Separation separation(SoftmaxCost cost, double[] theta) {
    double[] margins = cost.margins(theta);
    double[] next =
        method.minimise(cost, theta, Stopping.after(1), Tracing.NUMBERS).theta().toDoubles();
    double[] changes = cost.margins(next);
    Arrays.setAll(changes, i -> changes[i] - margins[i]);
    return Separation.of(margins, changes);
  }
}
