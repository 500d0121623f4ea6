package io.github.medl.linear.classification;

import io.github.medl.engine.NotPositiveDefiniteException;
import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Linear discriminant analysis (Fisher, 1936): the observations of class k are taken for normal
 * with mean μₖ and a covariance Σ that all classes share. Then log P(y = k | x) is, up to a number
 * common to all classes, δₖ(x) = x'Σ⁻¹μₖ - μₖ'Σ⁻¹μₖ/2 + log πₖ, linear in x.
 *
 * <p>μₖ are the means of the classes, πₖ their shares, and Σ has the divisor n - K.
 */
public record LinearDiscriminant() implements Learner<LinearDiscriminantModel> {
  private static final String NAME = "linear discriminant";

  /**
   * Fits the model.
   *
   * @param x observations, of shape (n, p)
   * @param y class codes 0 to K - 1, of shape (n)
   * @return the fitted model
   * @throws UnfittableException if a number is not finite, a class is missing, or the covariance is
   *     singular, as with a column that is constant within the classes
   * @throws io.github.medl.tensor.ShapeException if the shapes do not go together
   */
  @Override
  public LinearDiscriminantModel fit(Tensor x, Tensor y) {
    Inputs.matrix(NAME, x);
    Inputs.response(NAME, x, y);
    int[] classes = Inputs.classes(NAME, y);
    int n = x.dim(0);
    int p = x.dim(1);
    int k = IntStream.of(classes).max().orElse(0) + 1;
    List<Tensor> means = new ArrayList<>();
    double[] shares = new double[k];
    Tensor scatter = Tensor.zeros(p, p);
    for (int c = 0; c < k; c++) {
      int code = c;
      int[] rows = IntStream.range(0, n).filter(i -> classes[i] == code).toArray();
      Tensor members = x.take(0, rows);
      Tensor mean = members.mean(0);
      Tensor centred = members.sub(mean);
      scatter = scatter.add(centred.matmul(centred, true, false));
      means.add(mean);
      shares[c] = (double) rows.length / n;
    }
    if (n <= k) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "%s: %d observations of %d classes leave nothing to estimate a covariance from",
              NAME,
              n,
              k));
    }
    Tensor covariance = scatter.div(n - k);
    check(covariance);
    Tensor mu = Tensor.stack(0, means);
    Tensor weights = covariance.solve(mu.transpose()).transpose();
    Tensor intercepts = weights.mul(mu).sum(1).mul(-.5).add(Tensor.wrap(shares, k).log());
    return new LinearDiscriminantModel(intercepts, weights, mu, covariance);
  }

  /** In units of the standard deviations, for columns may differ in scale by much. */
  private static void check(Tensor covariance) {
    int p = covariance.dim(0);
    for (int j = 0; j < p; j++) {
      if (!(covariance.get(j, j) > 0)) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is constant within every class; leave it out",
                NAME,
                j));
      }
    }
    Tensor deviations = covariance.diagonal().sqrt();
    Tensor correlations = covariance.div(deviations).div(deviations.reshape(p, 1));
    try {
      Tensor pivots = correlations.cholesky().diagonal();
      if (pivots.min().item() > 1e-7) {
        return;
      }
    } catch (NotPositiveDefiniteException e) {
      // said below
    }
    throw new UnfittableException(
        NAME
            + ": within the classes a column of x is a linear combination of others, so their"
            + " covariance is singular; leave such columns out");
  }
}
