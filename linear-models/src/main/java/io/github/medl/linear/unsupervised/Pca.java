package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.learning.preparation.Preparation;
import io.github.medl.tensor.LinearAlgebra.Eigh;
import io.github.medl.tensor.LinearAlgebra.Svd;
import io.github.medl.tensor.Storage;
import io.github.medl.tensor.Tensor;
import java.util.Locale;
import java.util.Objects;

/**
 * Principal component analysis: the orthonormal directions v_1, v_2, ... along which the
 * observations vary most, which are the eigenvectors of their covariance or correlation matrix.
 *
 * <p>Up to 256 columns, and wherever there are more columns than rows, the directions come from the
 * singular values of the centred observations, so that small eigenvalues keep their digits. Beyond,
 * they come from the eigenvalues of the covariance matrix, which is formed a block of rows at a
 * time: seconds instead of minutes for 60 000 images, while eigenvalues of less than 10⁻¹³ of the
 * largest are lost in rounding.
 *
 * @param standardise whether columns are divided by their standard deviations first, which makes
 *     the covariance matrix that of the correlations
 * @param divisor what variances are divided by
 */
public record Pca(boolean standardise, Divisor divisor) implements Preparation {
  private static final int FEW_COLUMNS = 256;

  /** Even 10^16 squares of numbers below this can be added. */
  private static final double LARGEST = 1e145;

  /** Squares below this have lost digits. */
  private static final double SMALLEST = 1e-290;

  /**
   * Checks that there is a divisor.
   *
   * @param standardise whether columns are standardised
   * @param divisor what variances are divided by
   */
  public Pca {
    Objects.requireNonNull(divisor, "divisor");
  }

  /**
   * Components of the covariance matrix, divisor n - 1: R's {@code prcomp(x)}.
   *
   * @return the settings
   */
  public static Pca covariance() {
    return new Pca(false, Divisor.N_MINUS_1);
  }

  /**
   * Components of the correlation matrix, divisor n - 1: R's {@code prcomp(x, scale. = TRUE)}. It
   * is for columns in different units. The divisor decides the scale of the scores; the eigenvalues
   * add up to p with either.
   *
   * @return the settings
   */
  public static Pca correlation() {
    return new Pca(true, Divisor.N_MINUS_1);
  }

  /**
   * The same with variances over another divisor.
   *
   * @param other n or n - 1
   * @return new settings
   */
  public Pca divisor(Divisor other) {
    return new Pca(standardise, other);
  }

  /**
   * Finds the components.
   *
   * @param x observations, of shape (n, p)
   * @return min(n - 1, p) components, in the order of the variance along them
   * @throws io.github.medl.tensor.ShapeException if x is no matrix
   * @throws UnfittableException if there are fewer than two rows, no columns, a number that is NaN
   *     or infinite, no variance at all, numbers too large or too small to square, or, where
   *     columns are standardised, a constant one
   */
  @Override
  public PrincipalComponents fit(Tensor x) {
    Inputs.matrix("principal components", x);
    int n = x.dim(0);
    int p = x.dim(1);
    if (n < 2 || p == 0) {
      throw new UnfittableException(
          String.format(
                  Locale.ROOT,
                  "principal components: x has %d rows and %d columns; two rows and a column at"
                      + " least are",
                  n,
                  p)
              + " needed");
    }
    refuseConstant(Inputs.constantColumns(x));
    Centred z = Centred.of(x);
    if (!(z.largest() < LARGEST)) {
      throw new UnfittableException(
          "principal components: squares of the numbers in x exceed what a double holds; scale x"
              + " first");
    }
    if (standardise) {
      z = z.standardised(divisor);
    }
    int m = Math.min(n - 1, p);
    double[] eigenvalues = new double[m];
    double[] v = new double[p * m];
    double trace =
        p <= FEW_COLUMNS || n <= p
            ? bySingularValues(z, eigenvalues, v)
            : byCovariance(z, eigenvalues, v);
    if (!(trace >= SMALLEST)) {
      throw new UnfittableException(
          "principal components: squares of the numbers in x are below what a double holds; scale x"
              + " first");
    }
    fixSigns(v, p, m);
    double unit = divisor.of(n);
    for (int k = 0; k < m; k++) {
      eigenvalues[k] /= unit;
    }
    return new PrincipalComponents(
        Tensor.wrap(z.mean(), p),
        Tensor.wrap(z.scale(), p),
        Tensor.wrap(v, p, m),
        Tensor.wrap(eigenvalues, m),
        trace / unit,
        divisor);
  }

  private void refuseConstant(boolean[] constant) {
    boolean all = true;
    for (int j = 0; j < constant.length; j++) {
      all &= constant[j];
      if (standardise && constant[j]) {
        throw new UnfittableException(
            String.format(
                Locale.ROOT,
                "principal components of correlations: column %d of x is constant; leave it out",
                j));
      }
    }
    if (all) {
      throw new UnfittableException("principal components: all rows of x are equal");
    }
  }

  /** Eigenvalues and vectors of Z'Z; returns its trace. */
  private static double bySingularValues(Centred z, double[] eigenvalues, double[] v) {
    int p = z.p();
    int m = eigenvalues.length;
    Tensor triangle = z.triangle();
    double[] r = Storage.doubles(triangle);
    double[] singular;
    if (GradedSvd.isGraded(r, p)) {
      GradedSvd svd = GradedSvd.of(r, p);
      singular = svd.s();
      for (int j = 0; j < p; j++) {
        System.arraycopy(svd.v(), j * p, v, j * m, m);
      }
    } else {
      Svd svd = triangle.svd();
      double[] vt = Storage.doubles(svd.vt());
      singular = svd.s().toDoubles();
      for (int k = 0; k < m; k++) {
        for (int j = 0; j < p; j++) {
          v[j * m + k] = vt[k * p + j];
        }
      }
    }
    double trace = 0;
    for (double s : singular) {
      trace += s * s;
    }
    for (int k = 0; k < m; k++) {
      eigenvalues[k] = singular[k] * singular[k];
    }
    return trace;
  }

  private static double byCovariance(Centred z, double[] eigenvalues, double[] v) {
    int p = z.p();
    int m = eigenvalues.length;
    double[] squares = z.squares();
    Eigh eigh = Tensor.wrap(squares, p, p).eigh();
    double[] values = Storage.doubles(eigh.values());
    double[] vectors = Storage.doubles(eigh.vectors());
    double trace = 0;
    for (int j = 0; j < p; j++) {
      trace += squares[j * p + j];
    }
    for (int k = 0; k < m; k++) {
      eigenvalues[k] = Math.max(0, values[p - 1 - k]);
      for (int j = 0; j < p; j++) {
        v[j * m + k] = vectors[j * p + p - 1 - k];
      }
    }
    return trace;
  }

  /** The largest component of each direction positive, of (nearly) equal ones the first. */
  private static void fixSigns(double[] v, int p, int m) {
    for (int k = 0; k < m; k++) {
      int largest = 0;
      for (int j = 1; j < p; j++) {
        if (Math.abs(v[j * m + k]) > Math.abs(v[largest * m + k]) * (1 + 1e-8)) {
          largest = j;
        }
      }
      if (v[largest * m + k] < 0) {
        for (int j = 0; j < p; j++) {
          v[j * m + k] = -v[j * m + k];
        }
      }
    }
  }
}
