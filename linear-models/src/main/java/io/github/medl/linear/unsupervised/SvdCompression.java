package io.github.medl.linear.unsupervised;

import io.github.medl.learning.Inputs;
import io.github.medl.learning.UnfittableException;
import io.github.medl.tensor.Tensor;
import java.util.Locale;

/**
 * A matrix, such as a picture, by its singular values: A = Σ_i s_i u_i v_i'. The first m terms are
 * the best approximation of rank m (Eckart and Young), and take m (1 + rows + columns) numbers
 * instead of rows x columns.
 *
 * @param u the left singular vectors, orthonormal columns, of shape (rows, r)
 * @param s the singular values, descending, of shape (r)
 * @param vt the right singular vectors, orthonormal rows, of shape (r, columns)
 */
public record SvdCompression(Tensor u, Tensor s, Tensor vt) {
  /**
   * Decomposes a matrix.
   *
   * @param a of shape (rows, columns)
   * @return its r = min(rows, columns) terms
   * @throws io.github.medl.tensor.ShapeException if a is no matrix
   * @throws UnfittableException if it is empty, or a number is NaN or infinite
   */
  public static SvdCompression of(Tensor a) {
    Inputs.matrix("compression", a);
    if (a.dim(1) == 0) {
      throw new UnfittableException("compression: the matrix has no columns");
    }
    var svd = a.svd();
    return new SvdCompression(svd.u(), svd.s(), svd.vt());
  }

  /**
   * The best approximation of rank m.
   *
   * @param m the number of terms, 0 to r
   * @return Σ_{i ≤ m} s_i u_i v_i', of shape (rows, columns)
   * @throws IllegalArgumentException if there are not so many terms
   */
  public Tensor approximation(int m) {
    check(m);
    return u.slice(1, 0, m).mul(s.slice(0, 0, m)).matmul(vt.slice(0, 0, m));
  }

  /**
   * The relative squared error |A - A_m|² / |A|² of the approximation of rank m, in the Frobenius
   * norm.
   *
   * @param m the rank, 0 to r
   * @return Σ_{i > m} s_i² / Σ_i s_i²; 0 if the matrix is zero, for that has no error
   * @throws IllegalArgumentException if there are not so many terms
   */
  public double relativeError(int m) {
    check(m);
    int exponent = Math.getExponent(s.get(0)); // of the largest, whose square may overflow
    double rest = 0;
    double all = 0;
    for (int i = s.size() - 1; i >= 0; i--) { // the smallest first
      double share = Math.scalb(s.get(i), -exponent);
      all += share * share;
      rest = i >= m ? all : rest;
    }
    return all == 0 ? 0 : rest / all;
  }

  /**
   * The least rank whose approximation is good enough.
   *
   * @param error the largest relative squared error allowed, at least 0
   * @return the least m with {@code relativeError(m) <= error}
   * @throws IllegalArgumentException if the error is negative or NaN
   */
  public int rankFor(double error) {
    if (!(error >= 0)) {
      throw new IllegalArgumentException("compression: error " + error + ", expected >= 0");
    }
    int m = 0;
    while (m < s.size() && relativeError(m) > error) {
      m++;
    }
    return m;
  }

  /**
   * The numbers to store for rank m.
   *
   * @param m the rank, 0 to r
   * @return m (1 + rows + columns)
   * @throws IllegalArgumentException if there are not so many terms
   */
  public long storage(int m) {
    check(m);
    return (long) m * (1 + u.dim(0) + vt.dim(1));
  }

  /**
   * The numbers to store for rank m over those of the matrix itself; above 1 nothing is gained.
   *
   * @param m the rank, 0 to r
   * @return m (1 + rows + columns) / (rows x columns)
   * @throws IllegalArgumentException if there are not so many terms
   */
  public double storageRatio(int m) {
    return storage(m) / ((double) u.dim(0) * vt.dim(1));
  }

  private void check(int m) {
    if (m < 0 || m > s.size()) {
      throw new IllegalArgumentException(
          String.format(Locale.ROOT, "compression: rank %d, expected 0 to %d", m, s.size()));
    }
  }
}
