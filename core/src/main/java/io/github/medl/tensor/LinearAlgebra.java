package io.github.medl.tensor;

import io.github.medl.engine.Decompositions;
import java.util.Arrays;
import java.util.Locale;

/**
 * Systems of equations and decompositions of matrices; products are in {@link MatrixProducts}.
 *
 * <p>{@link #solve} and {@link #cholesky} are differentiable; the other decompositions are values
 * only and refuse a tensor that is being traced. Decompositions work in FLOAT64 whatever the format
 * of the operand.
 */
public sealed interface LinearAlgebra permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The diagonal of a matrix.
   *
   * @return a vector of min(rows, columns) elements
   * @throws ShapeException if this is not a matrix
   */
  default Tensor diagonal() {
    Tensor a = matrix("diagonal");
    int n = Math.min(a.shape[0], a.shape[1]);
    int[] at = new int[n];
    Arrays.setAll(at, i -> i * a.shape[1] + i);
    return new Selections.Take(0, at).apply(a.flatten());
  }

  /**
   * The sum of the diagonal of a matrix.
   *
   * @return a scalar
   * @throws ShapeException if this is not a matrix
   */
  default Tensor trace() {
    return matrix("trace").diagonal().sum();
  }

  /**
   * X with A X = B, by LU factors with partial pivoting.
   *
   * <p>As in NumPy, a matrix is singular if a pivot is exactly zero. One that is singular but for
   * rounding, as {{1, 2, 3}, {4, 5, 6}, {7, 8, 9}} is, gives elements of the size of 1e15; ask the
   * singular values of {@link #svd()} where that may happen, or take {@link #lstsq}.
   *
   * @param b a matrix of shape (n, k), or a vector of n elements
   * @return X, of the shape of B
   * @throws ShapeException if A is not square or B has another number of rows
   * @throws ArithmeticException if A is singular
   */
  default Tensor solve(Tensor b) {
    Tensor a = square("solve");
    checkRows("solve", a, b);
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("solve", a.dtype, b.dtype);
      return a.cast(wide).solve(b.cast(wide));
    }
    Tensor x = Linear.Solve.SOLVE.apply(a, b.reshape(b.shape[0], -1));
    return x.reshape(b.shape);
  }

  /**
   * X with T X = B or Tᵀ X = B for a triangular T, of which only the named triangle is read; a
   * value only.
   *
   * @param b a matrix of shape (n, k), or a vector of n elements
   * @param lower whether T is lower triangular
   * @param transpose whether to solve with Tᵀ
   * @return X, of the shape of B
   * @throws ShapeException if T is not square or B has another number of rows
   * @throws ArithmeticException if an element of the diagonal is zero
   */
  default Tensor solveTriangular(Tensor b, boolean lower, boolean transpose) {
    String operation = "solveTriangular";
    Tensor t = square(operation);
    Linear.refuseTraced(operation, t);
    Linear.refuseTraced(operation, b);
    checkRows(operation, t, b);
    int n = t.shape[0];
    int k = b.rank() == 1 ? 1 : b.shape[1];
    double[] x = Decompositions.solveTriangular(t.doubles(), lower, transpose, b.doubles(), n, k);
    return Linear.like(b, new Tensor(b.shape, x));
  }

  /**
   * The inverse matrix.
   *
   * @return A<sup>-1</sup>
   * @throws ShapeException if A is not square
   * @throws ArithmeticException if A is singular
   */
  default Tensor inverse() {
    return solve(Tensor.eye(square("inverse").shape[0]).cast(self().dtype));
  }

  /**
   * The lower triangular L with L Lᵀ = A. Only the lower triangle of A is read; the derivative is
   * that of a symmetric A.
   *
   * @return L
   * @throws ShapeException if A is not square
   * @throws ArithmeticException if A is not positive definite
   */
  default Tensor cholesky() {
    return Linear.Cholesky.CHOLESKY.apply(square("cholesky"));
  }

  /**
   * A = Q R with orthonormal columns in Q and an upper triangular R (the thin form).
   *
   * @return the factors
   * @throws ShapeException if this is not a matrix
   */
  default Qr qr() {
    Tensor a = value("qr");
    int m = a.shape[0];
    int n = a.shape[1];
    int k = Math.min(m, n);
    var f = Decompositions.qr(a.doubles(), m, n);
    return new Qr(result(f.q(), m, k), result(f.r(), k, n));
  }

  /**
   * A = U diag(s) Vᵀ with orthonormal columns in U and V (the thin form) and s descending.
   *
   * @return the factors
   * @throws ShapeException if this is not a matrix
   */
  default Svd svd() {
    Tensor a = value("svd");
    int m = a.shape[0];
    int n = a.shape[1];
    int k = Math.min(m, n);
    var f = Decompositions.svd(a.doubles(), m, n);
    return new Svd(result(f.u(), m, k), result(f.s(), k), result(f.vt(), k, n));
  }

  /**
   * A = V diag(λ) Vᵀ for a symmetric A, with λ ascending and orthonormal columns in V. Only the
   * lower triangle of A is read.
   *
   * <p>The eigenvalues are exact to a few rounding errors of the largest, so that small ones of a
   * graded matrix such as {{1, 1e-9}, {1e-9, 2e-18}} may have no right digit.
   *
   * @return the eigenvalues and eigenvectors
   * @throws ShapeException if A is not square
   */
  default Eigh eigh() {
    Tensor a = square("eigh");
    value("eigh");
    int n = a.shape[0];
    var f = Decompositions.eigh(a.doubles(), n);
    return new Eigh(result(f.values(), n), result(f.vectors(), n, n));
  }

  /**
   * The X of least norm among those that make |A X - B| least.
   *
   * @param b a matrix of shape (m, k), or a vector of m elements
   * @return X with the rank of A, its singular values and what is left
   * @throws ShapeException if B has another number of rows than A
   */
  default Lstsq lstsq(Tensor b) {
    Tensor a = value("lstsq");
    checkRows("lstsq", a, b);
    Linear.refuseTraced("lstsq", b);
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("lstsq", a.dtype, b.dtype);
      return a.cast(wide).lstsq(b.cast(wide));
    }
    int m = a.shape[0];
    int n = a.shape[1];
    int k = b.rank() == 1 ? 1 : b.shape[1];
    var f = Decompositions.lstsq(a.doubles(), m, n, b.doubles(), k, -1);
    Tensor x = b.rank() == 1 ? result(f.x(), n) : result(f.x(), n, k);
    return new Lstsq(
        x, f.rank(), result(f.singularValues(), Math.min(m, n)), result(f.residuals(), k));
  }

  /**
   * The Moore-Penrose inverse: (n, m) for A of shape (m, n).
   *
   * @return A<sup>+</sup>
   * @throws ShapeException if this is not a matrix
   */
  default Tensor pinv() {
    return lstsq(Tensor.eye(value("pinv").shape[0]).cast(self().dtype)).x();
  }

  private static void checkRows(String operation, Tensor a, Tensor b) {
    if (b.rank() < 1 || b.rank() > 2 || b.shape[0] != a.shape[0]) {
      throw new ShapeException(
          operation,
          String.format(
              Locale.ROOT,
              "A has shape %s, B has shape %s; B must have as many rows as A",
              Shapes.text(a.shape),
              Shapes.text(b.shape)));
    }
  }

  private Tensor result(double[] data, int... shape) {
    return Linear.like(self(), new Tensor(shape, data));
  }

  private Tensor matrix(String operation) {
    if (self().rank() != 2) {
      throw new ShapeException(
          operation, "expected a matrix, got shape " + Shapes.text(self().shape));
    }
    return self();
  }

  private Tensor square(String operation) {
    Tensor a = matrix(operation);
    if (a.shape[0] != a.shape[1]) {
      throw new ShapeException(
          operation, "expected a square matrix, got shape " + Shapes.text(a.shape));
    }
    return a;
  }

  private Tensor value(String operation) {
    Linear.refuseTraced(operation, self());
    return matrix(operation);
  }

  /**
   * The factors of {@link #qr()}.
   *
   * @param q orthonormal columns, (m, k)
   * @param r upper triangular, (k, n)
   */
  record Qr(Tensor q, Tensor r) {}

  /**
   * The factors of {@link #svd()}.
   *
   * @param u orthonormal columns, (m, k)
   * @param s the singular values, descending, (k,)
   * @param vt orthonormal rows, (k, n)
   */
  record Svd(Tensor u, Tensor s, Tensor vt) {}

  /**
   * The parts of {@link #eigh()}.
   *
   * @param values the eigenvalues, ascending, (n,)
   * @param vectors the eigenvectors, in columns, (n, n)
   */
  record Eigh(Tensor values, Tensor vectors) {}

  /**
   * The solution of {@link #lstsq(Tensor)}.
   *
   * @param x the solution of least norm
   * @param rank the number of singular values that count as not zero
   * @param singularValues of A, descending
   * @param residualSums of each column of B the sum of squares ‖A x − b‖², (k,)
   */
  record Lstsq(Tensor x, int rank, Tensor singularValues, Tensor residualSums) {}
}
