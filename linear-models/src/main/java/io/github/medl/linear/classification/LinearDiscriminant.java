package io.github.medl.linear.classification;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.Learner;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.Units;
import io.github.medl.tensor.Tensor;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;

/**
 * Linear discriminant analysis (Fisher, 1936): the observations of class k are taken for normal
 * with mean μₖ and a covariance Σ that all classes share. Then log P(y = k | x) is, up to a number
 * common to all classes, δₖ(x) = x'Σ⁻¹μₖ - μₖ'Σ⁻¹μₖ/2 + log πₖ, linear in x.
 *
 * <p>μₖ are the means of the classes, πₖ their shares, and Σ has the divisor n - K. Where columns
 * lie far from 0, x and μₖ are taken from a point among the data, which changes the same number in
 * all δₖ.
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
   *     singular, as with a column that is constant within the classes but for rounding
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
    if (n <= k) {
      throw new UnfittableException(
          String.format(
              Locale.ROOT,
              "%s: %d observations of %d classes leave nothing to estimate a covariance from",
              NAME,
              n,
              k));
    }
    refuseConstant(x, classes, k);
    Units units = Units.of(x, true);
    Tensor z = units.apply(x);
    List<Tensor> means = new ArrayList<>();
    double[] shares = new double[k];
    Tensor scatter = Tensor.zeros(p, p);
    for (int c = 0; c < k; c++) {
      int code = c;
      int[] rows = IntStream.range(0, n).filter(i -> classes[i] == code).toArray();
      Tensor members = z.take(0, rows);
      Tensor mean = members.mean(0);
      Tensor centred = members.sub(mean);
      scatter = scatter.add(centred.matmul(centred, true, false));
      means.add(mean);
      shares[c] = (double) rows.length / n;
    }
    Tensor covariance = scatter.div(n - k);
    Tensor mu = Tensor.stack(0, means);
    Tensor deviations = covariance.diagonal().sqrt();
    Tensor correlations = covariance.div(deviations).div(deviations.reshape(p, 1));
    requireRegular(correlations);
    Tensor weights = covariance.solve(mu.transpose()).transpose();
    Tensor intercepts = weights.mul(mu).sum(1).mul(-.5).add(Tensor.wrap(shares, k).log());
    return model(units, intercepts, weights, mu, covariance);
  }

  /** The model of x from that of z. */
  private static LinearDiscriminantModel model(
      Units units, Tensor intercepts, Tensor weights, Tensor mu, Tensor covariance) {
    if (units.areGiven()) {
      return new LinearDiscriminantModel(intercepts, weights, mu, covariance);
    }
    int p = covariance.dim(0);
    Tensor scale = Tensor.generate(units::scale, p);
    Tensor w = weights.div(scale);
    return new LinearDiscriminantModel(
        intercepts.sub(w.matmul(units.centre())),
        w,
        mu.mul(scale).add(units.centre()),
        covariance.mul(scale).mul(scale.reshape(p, 1)));
  }

  private static void refuseConstant(Tensor x, int[] classes, int k) {
    boolean[] constant = new boolean[x.dim(1)];
    Arrays.fill(constant, true);
    for (int c = 0; c < k; c++) {
      int code = c;
      int[] rows = IntStream.range(0, classes.length).filter(i -> classes[i] == code).toArray();
      boolean[] within = Inputs.constantColumns(x.take(0, rows));
      for (int j = 0; j < constant.length; j++) {
        constant[j] &= within[j];
      }
    }
    for (int j = 0; j < constant.length; j++) {
      if (constant[j]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "%s: column %d of x is constant within every class; leave it out",
                NAME,
                j));
      }
    }
  }

  private static void requireRegular(Tensor correlations) {
    try {
      Tensor pivots = correlations.cholesky().diagonal();
      if (pivots.min().item() > 1e-7) {
        return;
      }
    } catch (ArithmeticException e) {
      // not positive definite, as is said below
    }
    throw new UnfittableException(
        NAME
            + ": within the classes a column of x is a linear combination of others, so their"
            + " covariance is singular; leave such columns out");
  }
}
