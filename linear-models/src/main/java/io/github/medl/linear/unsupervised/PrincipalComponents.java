package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.preparation.Transformation;
import io.github.medl.tensor.ShapeException;
import io.github.medl.tensor.Tensor;
import java.util.Arrays;
import java.util.Locale;

/**
 * The components that {@link Pca} found, or the first m of them: scores s = V' (x - mean) / scale,
 * and back x̂ = mean + scale V s.
 *
 * <p>The sign of a direction means nothing; here its largest loading is positive, of equal ones the
 * first, so that every run gives the same. {@link #flipped} gives the other sign.
 *
 * @param mean the means of the columns, of shape (p)
 * @param scale what the centred columns were divided by, of shape (p): 1, or the standard
 *     deviations
 * @param loadings the directions V, orthonormal columns, of shape (p, m)
 * @param eigenvalues the variances along the directions, descending, of shape (m)
 * @param totalVariance the sum of all eigenvalues, also of those that are left out
 * @param divisor what variances were divided by
 */
public record PrincipalComponents(
    Tensor mean,
    Tensor scale,
    Tensor loadings,
    Tensor eigenvalues,
    double totalVariance,
    Divisor divisor)
    implements Transformation {

  /**
   * The number of components.
   *
   * @return m
   */
  public int count() {
    return eigenvalues.dim(0);
  }

  /**
   * The first components only.
   *
   * @param m how many, 1 to {@link #count()}
   * @return the components of largest variance
   * @throws IllegalArgumentException if there are not so many
   */
  public PrincipalComponents first(int m) {
    if (m < 1 || m > count()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "principal components: cannot keep %d of %d", m, count()));
    }
    return with(loadings.slice(1, 0, m), eigenvalues.slice(0, 0, m));
  }

  /**
   * The same components with the other sign for one of them.
   *
   * @param k the component, from 0
   * @return components whose loadings and scores of that one are negated
   * @throws IndexOutOfBoundsException if there is no such component
   */
  public PrincipalComponents flipped(int k) {
    double[] signs = new double[count()];
    Arrays.fill(signs, 1);
    signs[k] = -1;
    return with(loadings.mul(Tensor.wrap(signs, signs.length)), eigenvalues);
  }

  private PrincipalComponents with(Tensor directions, Tensor variances) {
    return new PrincipalComponents(mean, scale, directions, variances, totalVariance, divisor);
  }

  /**
   * The scores: coordinates along the components.
   *
   * @param x observations, of shape (n, p)
   * @return of shape (n, m)
   * @throws ShapeException if p is not that of the data of the fit
   */
  @Override
  public Tensor apply(Tensor x) {
    return centred(x).times(loadings.toDoubles(), count());
  }

  /**
   * What scores stand for: the point of the plane (line, space) of the components.
   *
   * @param scores of shape (n, m)
   * @return x̂, of shape (n, p)
   * @throws ShapeException if there is not one column a component
   */
  public Tensor reconstruct(Tensor scores) {
    Inputs.columns("principal components, reconstruction", scores, count());
    return Centred.back(scores, loadings.toDoubles(), mean.toDoubles(), scale.toDoubles());
  }

  /**
   * How far observations are from their reconstructions: the mean of (x - x̂)² over all elements of
   * x. A block of rows is reconstructed at a time, so it takes no memory to speak of.
   *
   * @param x observations, of shape (n, p)
   * @return the mean squared error
   * @throws ShapeException if p is not that of the data of the fit
   * @throws UnfittableException if x has no rows
   */
  public double meanSquaredError(Tensor x) {
    if (centred(x).n() == 0) {
      throw new UnfittableException("principal components, mean squared error: x has no rows");
    }
    return centred(x).residual(loadings.toDoubles(), count()) / x.size();
  }

  private Centred centred(Tensor x) {
    Inputs.columns("principal components", x, mean.dim(0));
    return new Centred(x, mean.toDoubles(), scale.toDoubles());
  }

  /**
   * The standard deviations along the components.
   *
   * @return the square roots of the eigenvalues, of shape (m)
   */
  public Tensor deviations() {
    return eigenvalues.sqrt();
  }

  /**
   * The share of the total variance along each component.
   *
   * @return of shape (m); all shares, also of components left out, sum to 1
   */
  public Tensor explained() {
    return eigenvalues.div(totalVariance);
  }

  /**
   * The share of the total variance along the first 1, 2, ..., m components.
   *
   * @return ascending, of shape (m)
   */
  public Tensor cumulative() {
    double[] shares = explained().toDoubles();
    for (int k = 1; k < shares.length; k++) {
      shares[k] += shares[k - 1];
    }
    return Tensor.wrap(shares, shares.length);
  }

  /**
   * How many components it takes to explain a share of the variance.
   *
   * @param share more than 0, at most 1
   * @return the least m with cumulative share at least this; all where rounding leaves them below
   */
  public int countFor(double share) {
    double[] cumulative = cumulative().toDoubles();
    int m = 1;
    while (m < cumulative.length && cumulative[m - 1] < share) {
      m++;
    }
    return m;
  }
}
