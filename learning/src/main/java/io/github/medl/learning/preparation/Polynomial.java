package io.github.medl.learning.preparation;

import io.github.medl.learning.Inputs;
import io.github.medl.tensor.Tensor;

/**
 * Polynomial features: a model that is linear in them is a polynomial in x (section 2.5 and figures
 * 2.10, 3.8 and 3.9). The constant is left out, for models fit an intercept of their own.
 *
 * <pre>{@code
 * Transformation quadratic = Polynomial.raw(2).fit(x); // x1, x1², x2, x1 x2, x2² for two columns
 * LinearModel fit = LinearRegression.byQr().fit(quadratic.apply(x), y);
 * }</pre>
 */
public final class Polynomial {
  private Polynomial() {}

  /**
   * All monomials of total degree 1 to d, of any number of variables: R's {@code poly(..., raw =
   * TRUE)}.
   *
   * @param degree d, at least 0
   * @return learns nothing but the number of columns; what comes out is a {@link Monomials}
   * @throws IllegalArgumentException if d is negative
   */
  public static Preparation raw(int degree) {
    checkDegree(degree);
    return x -> new Monomials(Inputs.matrix("Polynomial.raw", x).dim(1), degree);
  }

  /**
   * Polynomials of degree 1 to d of one variable that are orthonormal on the training data: R's
   * {@code poly(x, d)}. They span what the powers span, but a fit loses no digits by them.
   *
   * @param degree d, at least 0
   * @return learns the recurrence from x of shape (n, 1); what comes out is an {@link
   *     OrthogonalPolynomials}
   * @throws IllegalArgumentException if d is negative
   */
  public static Preparation orthogonal(int degree) {
    checkDegree(degree);
    return x -> OrthogonalPolynomials.on(x, degree);
  }

  /**
   * All monomials of total degree 1 to d of these observations, without learning anything.
   *
   * @param x observations, of shape (n, p)
   * @param degree d, at least 0
   * @return of shape (n, q), in the order of {@link Monomials}
   * @throws IllegalArgumentException if d is negative
   * @throws io.github.medl.tensor.ShapeException if x is no matrix
   * @throws io.github.medl.learning.UnfittableException if a number is NaN or infinite
   */
  public static Tensor monomials(Tensor x, int degree) {
    return raw(degree).fit(x).apply(x);
  }

  static void checkDegree(int degree) {
    if (degree < 0) {
      throw new IllegalArgumentException("a polynomial of degree " + degree + "; at least 0");
    }
  }
}
