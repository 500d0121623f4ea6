package io.github.medl.linear.classification;

import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.data.TabularData;
import io.github.medl.linear.CoefficientTable;
import io.github.medl.optim.minimise.Minimiser;
import io.github.medl.optim.minimise.Minimisers;
import io.github.medl.optim.minimise.Objective;
import io.github.medl.optim.minimise.Stopping;
import io.github.medl.tensor.Tensor;
import java.util.List;

/**
 * Logistic regression (section 3.2): P(y = 1) = σ(b + w'x), fitted by maximum likelihood; and
 * probit regression, which has Φ in place of σ.
 *
 * <pre>{@code
 * LogisticModel model = LogisticRegression.irls().named("area", "texture").fit(x, y);
 * model.summary();     // coefficients, standard errors, z and p values
 * model.probability(newX);
 * }</pre>
 *
 * <p>Where classes are separated, the likelihood has no maximum; the fit then ends all the same and
 * {@link LogisticModel#separation()} says so.
 */
public final class LogisticRegression implements Learner<LogisticModel> {
  private final Link link;
  private final BinaryFit method;
  private final double ridge;
  private final List<String> names; // empty for x1, x2, ...

  private LogisticRegression(Link link, BinaryFit method, double ridge, List<String> names) {
    this.link = link;
    this.method = method;
    this.ridge = ridge;
    this.names = names;
  }

  private static LogisticRegression by(BinaryFit method) {
    return new LogisticRegression(Link.LOGIT, method, 0, List.of());
  }

  /**
   * Logistic regression by iteratively reweighted least squares with step halving: the maximum of
   * the likelihood, wherever there is one.
   *
   * @return the learner
   */
  public static LogisticRegression irls() {
    return by(new Irls(100));
  }

  /**
   * Logistic regression as R's {@code glm} computes it: at most 25 steps, no halving, probabilities
   * kept away from 0 and 1 by machine epsilon. Standard errors come, as there, from the weights of
   * the last step. It may diverge where classes are nearly separated (Figure 3.9); {@link #irls()}
   * does not.
   *
   * @return the learner
   */
  public static LogisticRegression asInR() {
    return by(new IrlsInR());
  }

  /**
   * Probit regression, P(y = 1) = Φ(b + w'x), by iteratively reweighted least squares with step
   * halving.
   *
   * @return the learner
   */
  public static LogisticRegression probit() {
    return irls().link(Link.PROBIT);
  }

  /**
   * Logistic regression by Newton's method on the mean cross-entropy, from coefficients 0.
   *
   * @return the learner
   */
  public static LogisticRegression newton() {
    return minimisedBy(
        Minimisers.dampedNewton(), Stopping.STANDARD.withGradient(1e-10).withIterations(100));
  }

  /**
   * Logistic regression by gradient descent on the mean cross-entropy, from coefficients 0.
   *
   * @param learningRate α, the learning rate; below 8 / λ, with λ the largest eigenvalue of [1
   *     x]ᵀ[1 x] / n, convergence is certain
   * @param stopping when to stop
   * @return the learner
   */
  public static LogisticRegression gradientDescent(double learningRate, Stopping stopping) {
    return by(
        new ByMinimiser(Minimisers.gradientDescent(learningRate), stopping, new double[0], true));
  }

  /**
   * Logistic regression by any method of chapter 4. Columns that differ much in size or lie far
   * from 0 are brought to {@linkplain io.github.medl.learning.Units units} that suit them first.
   *
   * @param method minimises the mean loss
   * @param stopping when to stop
   * @param start [b, w] to begin with; nothing for 0
   * @return the learner
   */
  public static LogisticRegression minimisedBy(
      Minimiser method, Stopping stopping, double... start) {
    return by(new ByMinimiser(method, stopping, start.clone(), false));
  }

  /**
   * Logistic regression by mini-batches, in single precision: for large data. The model is given as
   * softmax of two classes, where class 0 has the weights 0.
   *
   * @param training the optimiser, the number of epochs and the size of the batches
   * @return the learner; x of FLOAT32 is not copied
   */
  public static Learner<SoftmaxModel> stochastic(MiniBatches training) {
    return (x, y) -> MiniBatchFit.logistic(training, x, y);
  }

  /**
   * The cost that the fit minimises: the mean cross-entropy as a function of [b, w] (3.10).
   *
   * @param x observations, of shape (n, p)
   * @param y classes 0 and 1, of shape (n)
   * @return the objective, with first and second derivatives
   * @throws UnfittableException as {@link #fit} does
   */
  public static Objective cost(Tensor x, Tensor y) {
    return new LogisticCost(BinaryData.of("logistic regression", x, y), Link.LOGIT, 0);
  }

  /**
   * The same with another function in place of σ.
   *
   * @param other the function
   * @return the learner
   */
  public LogisticRegression link(Link other) {
    return new LogisticRegression(other, method, ridge, names);
  }

  /**
   * The same with a ridge penalty: minus the log-likelihood plus λ/2 Σⱼ wⱼ², the intercept free.
   * Columns should be of one scale, for all are penalised alike.
   *
   * @param lambda λ, 0 for none
   * @return the learner
   * @throws IllegalArgumentException if λ is negative or not finite
   */
  public LogisticRegression ridge(double lambda) {
    if (!(lambda >= 0 && Double.isFinite(lambda))) {
      throw new IllegalArgumentException(
          "logistic regression: the penalty must be a number of at least 0, it is " + lambda);
    }
    return new LogisticRegression(link, method, lambda, names);
  }

  /**
   * The same with names for the columns, which the summary then uses.
   *
   * @param columns a name for each of the p columns
   * @return the learner
   */
  public LogisticRegression named(String... columns) {
    return new LogisticRegression(link, method, ridge, List.of(columns));
  }

  /**
   * Fits the model to a data set, whose features give their names to the columns.
   *
   * @param data the features and the target; {@link TabularData#select} chooses among them
   * @return the fitted model
   * @throws UnfittableException as for {@link #fit(Tensor, Tensor)}
   */
  public LogisticModel fit(TabularData data) {
    return named(data.features().toArray(String[]::new)).fit(data.x(), data.y());
  }

  /**
   * Fits the model.
   *
   * @param x observations, of shape (n, p)
   * @param y classes 0 and 1, of shape (n)
   * @return the fitted model
   * @throws UnfittableException if a number is not finite, a class is missing or, without a
   *     penalty, a column is constant or follows from others, or there are too few observations
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together, or there are
   *     names, but not one a column
   */
  @Override
  public LogisticModel fit(Tensor x, Tensor y) {
    String name = link == Link.LOGIT ? "logistic regression" : "probit regression";
    BinaryData data = BinaryData.of(name, x, y, method.takesGivenUnits());
    List<String> all = CoefficientTable.names(name, x.dim(1), true, names);
    if (ridge == 0) {
      Determined.refuseConstant(name, x);
      data.requireDetermined(name);
    }
    BinaryFit.Fitted fitted = method.fit(data, link, ridge);
    int p = data.width();
    double deviance =
        method instanceof IrlsInR
            ? devianceInR(data, fitted.beta())
            : 2 * data.loss(link, data.margins(fitted.beta()));
    return new LogisticModel(
        link,
        all,
        data.units(),
        Tensor.wrap(fitted.beta(), p),
        Tensor.wrap(fitted.covariance(), p, p),
        new LogisticModel.Ending(
            deviance,
            data.nullDeviance(),
            data.n(),
            fitted.iterations(),
            fitted.converged(),
            fitted.separation()));
  }

  private double devianceInR(BinaryData data, double[] beta) {
    double[] mu = data.predictor(beta);
    double[] y = new double[mu.length];
    for (int i = 0; i < y.length; i++) {
      mu[i] = link.probabilityInR(mu[i]);
      y[i] = data.signs()[i] > 0 ? 1 : 0;
    }
    return IrlsInR.deviance(y, mu);
  }
}
