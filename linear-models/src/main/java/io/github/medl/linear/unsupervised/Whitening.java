package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.preparation.Preparation;
import io.github.medl.learning.preparation.Transformation;
import io.github.medl.tensor.Tensor;

/**
 * Whitening: a linear map after which the columns have mean 0, variance 1 and no correlation.
 *
 * <p>With the covariance matrix Σ = V Λ V', that of the principal components is (Λ + ε)^-½ V', and
 * that of zero phase is V (Λ + ε)^-½ V' = Σ^-½ for ε = 0, the whitening that changes the
 * observations least.
 *
 * @param zeroPhase whether the axes are turned back to those of x (ZCA)
 * @param epsilon added to every eigenvalue, at least 0: it keeps directions of hardly any variance
 *     from being blown up
 * @param divisor what variances are divided by
 */
public record Whitening(boolean zeroPhase, double epsilon, Divisor divisor) implements Preparation {
  /** Eigenvalues below this share of the largest are rounding. */
  private static final double ROUNDING = 1e-13;

  /**
   * Checks the settings.
   *
   * @param zeroPhase whether the axes are turned back
   * @param epsilon added to every eigenvalue
   * @param divisor what variances are divided by
   * @throws IllegalArgumentException if epsilon is negative or not finite
   */
  public Whitening {
    if (!(epsilon >= 0) || Double.isInfinite(epsilon)) {
      throw new IllegalArgumentException("whitening: epsilon is " + epsilon + ", expected >= 0");
    }
  }

  /**
   * Whitening in the axes of the principal components; divisor n - 1.
   *
   * @return the settings, epsilon 0
   */
  public static Whitening pca() {
    return new Whitening(false, 0, Divisor.N_MINUS_1);
  }

  /**
   * Whitening in the axes of x; divisor n - 1.
   *
   * @return the settings, epsilon 0
   */
  public static Whitening zca() {
    return new Whitening(true, 0, Divisor.N_MINUS_1);
  }

  /**
   * The same with another epsilon.
   *
   * @param value added to every eigenvalue, at least 0
   * @return new settings
   */
  public Whitening epsilon(double value) {
    return new Whitening(zeroPhase, value, divisor);
  }

  /**
   * The same with variances over another divisor.
   *
   * @param other n or n - 1
   * @return new settings
   */
  public Whitening divisor(Divisor other) {
    return new Whitening(zeroPhase, epsilon, other);
  }

  /**
   * Learns the map.
   *
   * @param x training observations, of shape (n, p)
   * @return the map
   * @throws UnfittableException as {@link Pca#fit} for the covariance matrix; and, if epsilon is 0,
   *     if the columns are linearly dependent, as they are wherever n ≤ p
   */
  @Override
  public Map fit(Tensor x) {
    PrincipalComponents components = Pca.covariance().divisor(divisor).fit(x);
    int p = x.dim(1);
    int m = components.count();
    double least = m < p ? 0 : components.eigenvalues().get(m - 1);
    if (epsilon == 0
        && least <= ROUNDING * components.eigenvalues().get(0)
        && (m < p || areDependent(x))) {
      throw new UnfittableException(
          "whitening: the columns of x are linearly dependent, so that a direction has no variance"
              + " to divide by; give an epsilon, or keep fewer columns");
    }
    // Components that n observations leave undecided have variance 0, so epsilon alone scales them:
    // what is orthogonal to all others is scaled alike, whatever the axes in it.
    Tensor factors = components.eigenvalues().add(epsilon).sqrt();
    Tensor v = components.loadings();
    Tensor matrix = v.div(factors);
    if (zeroPhase) {
      matrix = matrix.matmul(v, false, true);
      if (m < p) {
        Tensor others = Tensor.eye(p).sub(v.matmul(v, false, true));
        matrix = matrix.add(others.div(Math.sqrt(epsilon)));
      }
    }
    return new Map(components.mean(), matrix);
  }

  /** Columns of other sizes are not dependent for that: their correlations tell. */
  private static boolean areDependent(Tensor x) {
    for (boolean constant : Inputs.constantColumns(x)) {
      if (constant) {
        return true;
      }
    }
    PrincipalComponents correlations = Pca.correlation().fit(x);
    double least = correlations.eigenvalues().get(correlations.count() - 1);
    return least <= ROUNDING * correlations.eigenvalues().get(0);
  }

  /**
   * The fitted map z = (x - mean) W.
   *
   * @param mean the means of the columns of the training data, of shape (p)
   * @param matrix W, of shape (p, p); of shape (p, n - 1) for the axes of the components where
   *     there are no more than p observations
   */
  public record Map(Tensor mean, Tensor matrix) implements Transformation {
    @Override
    public Tensor apply(Tensor x) {
      Inputs.columns("whitening", x, mean.dim(0));
      double[] ones = Tensor.ones(mean.dim(0)).toDoubles();
      return new Centred(x, mean.toDoubles(), ones).times(matrix.toDoubles(), matrix.dim(1));
    }
  }
}
