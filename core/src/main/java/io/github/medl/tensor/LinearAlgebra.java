package io.github.medl.tensor;

import io.github.medl.engine.Decompositions;
import java.util.Arrays;
import java.util.Locale;

/**
 * Products, systems of equations and decompositions of matrices.
 *
 * <p>{@link #matmul}, {@link #affine}, {@link #solve} and {@link #cholesky} are differentiable; the
 * other decompositions are values only and refuse a tensor that is being traced. Decompositions
 * work in FLOAT64 whatever the format of the operand.
 */
public sealed interface LinearAlgebra permits Tensor {
  private Tensor self() {
    return (Tensor) this;
  }

  /**
   * The matrix product A B, by NumPy's rules: a vector at the left is a row, one at the right a
   * column; further axes at the left count matrices and are broadcast.
   *
   * @param b a tensor of shape (..., k, n) or (k,)
   * @return for this tensor of shape (..., m, k) one of shape (..., m, n)
   * @throws ShapeException if the inner lengths differ or an operand is a scalar
   */
  default Tensor matmul(Tensor b) {
    return matmul(b, false, false);
  }

  /**
   * The matrix product with either operand transposed first, which costs nothing more.
   *
   * @param b the right operand
   * @param transposeThis whether to use Aᵀ for A
   * @param transposeOther whether to use Bᵀ for B
   * @return A B, Aᵀ B, A Bᵀ or Aᵀ Bᵀ
   * @throws ShapeException if the inner lengths differ or an operand is a scalar
   */
  default Tensor matmul(Tensor b, boolean transposeThis, boolean transposeOther) {
    Tensor a = self();
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("matmul", a.dtype, b.dtype);
      return a.cast(wide).matmul(b.cast(wide), transposeThis, transposeOther);
    }
    if (a.rank() == 0 || b.rank() == 0) {
      throw new ShapeException(
          "matmul",
          String.format(
              Locale.ROOT,
              "%s times %s: a scalar is no matrix; use mul",
              Shapes.text(a.shape),
              Shapes.text(b.shape)));
    }
    Linear.checkInner(a.shape, transposeThis, b.shape, transposeOther);
    if (a.rank() == 1) {
      Tensor row = a.reshape(1, a.size()).matmul(b, false, transposeOther);
      int[] shape = row.shape;
      int at = b.rank() == 1 ? 0 : shape.length - 2;
      return b.rank() == 1
          ? row.reshape()
          : row.reshape(Shapes.reduced(shape, new int[] {at}, false));
    }
    if (b.rank() == 1) {
      Tensor column = a.matmul(b.reshape(b.size(), 1), transposeThis, false);
      return column.reshape(Arrays.copyOf(column.shape, column.rank() - 1));
    }
    if (a.rank() > 2 && b.rank() == 2 && !transposeThis) { // one large product instead of many
      int[] shape = a.shape.clone();
      Tensor flat =
          a.reshape(Shapes.size(shape, 0, shape.length - 1), a.dim(-1))
              .matmul(b, false, transposeOther);
      shape[shape.length - 1] = flat.dim(1);
      return flat.reshape(shape);
    }
    return new Linear.Matmul(transposeThis, transposeOther).apply(a, b);
  }

  /**
   * The affine map X W + b, b being added to every row: {@code matmul(w).add(b)} in one operation.
   *
   * @param w a matrix of shape (k, n)
   * @param b a vector of shape (n)
   * @return for this tensor of shape (..., k) one of shape (..., n)
   * @throws ShapeException if the shapes are others
   */
  default Tensor affine(Tensor w, Tensor b) {
    Tensor x = self();
    if (x.rank() == 0
        || w.rank() != 2
        || b.rank() != 1
        || x.shape[x.rank() - 1] != w.shape[0]
        || w.shape[1] != b.shape[0]) {
      throw new ShapeException(
          "affine",
          String.format(
              Locale.ROOT,
              "expected (..., k), (k, n) and (n), got %s, %s and %s",
              Shapes.text(x.shape),
              Shapes.text(w.shape),
              Shapes.text(b.shape)));
    }
    if (x.dtype != w.dtype || x.dtype != b.dtype) {
      DType wide = Codes.joint("affine", Codes.joint("affine", x.dtype, w.dtype), b.dtype);
      return x.cast(wide).affine(w.cast(wide), b.cast(wide));
    }
    if (x.rank() == 2) {
      return Linear.Affine.AFFINE.apply(x, w, b);
    }
    int[] shape = x.shape.clone();
    shape[shape.length - 1] = w.shape[1];
    int rows = Shapes.size(shape, 0, shape.length - 1);
    return Linear.Affine.AFFINE.apply(x.reshape(rows, w.shape[0]), w, b).reshape(shape);
  }

  /**
   * The inner product of two vectors.
   *
   * @param b a vector of the same length
   * @return a scalar
   * @throws ShapeException if the operands are not vectors of one length
   */
  default Tensor dot(Tensor b) {
    if (self().rank() != 1 || !Arrays.equals(self().shape, b.shape)) {
      throw new ShapeException(
          "dot",
          String.format(
              Locale.ROOT,
              "expected two vectors of one length, got %s and %s",
              Shapes.text(self().shape),
              Shapes.text(b.shape)));
    }
    return self().mul(b).sum();
  }

  /**
   * The outer product a b' of two vectors.
   *
   * @param b a vector
   * @return a matrix of shape (size of a, size of b)
   * @throws ShapeException if the operands are not vectors
   */
  default Tensor outer(Tensor b) {
    if (self().rank() != 1 || b.rank() != 1) {
      throw new ShapeException(
          "outer",
          String.format(
              Locale.ROOT,
              "expected two vectors, got %s and %s",
              Shapes.text(self().shape),
              Shapes.text(b.shape)));
    }
    return self().reshape(-1, 1).mul(b.reshape(1, -1));
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
    return new Layout.Take(0, at).apply(a.flatten());
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
    if (b.rank() < 1 || b.rank() > 2 || b.shape[0] != a.shape[0]) {
      throw new ShapeException(
          "solve",
          String.format(
              Locale.ROOT,
              "A has shape %s, B has shape %s; B must have as many rows as A",
              Shapes.text(a.shape),
              Shapes.text(b.shape)));
    }
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("solve", a.dtype, b.dtype);
      return a.cast(wide).solve(b.cast(wide));
    }
    Tensor x = Linear.Solve.SOLVE.apply(a, b.reshape(b.shape[0], -1));
    return x.reshape(b.shape);
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
   * @return X with the rank of A and its singular values
   * @throws ShapeException if B has another number of rows than A
   */
  default Lstsq lstsq(Tensor b) {
    Tensor a = value("lstsq");
    if (b.rank() < 1 || b.rank() > 2 || b.shape[0] != a.shape[0]) {
      throw new ShapeException(
          "lstsq",
          String.format(
              Locale.ROOT,
              "A has shape %s, B has shape %s; B must have as many rows as A",
              Shapes.text(a.shape),
              Shapes.text(b.shape)));
    }
    refuseTraced("lstsq", b);
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("lstsq", a.dtype, b.dtype);
      return a.cast(wide).lstsq(b.cast(wide));
    }
    int m = a.shape[0];
    int n = a.shape[1];
    int k = b.rank() == 1 ? 1 : b.shape[1];
    var f = Decompositions.lstsq(a.doubles(), m, n, b.doubles(), k, -1);
    Tensor x = b.rank() == 1 ? result(f.x(), n) : result(f.x(), n, k);
    return new Lstsq(x, f.rank(), result(f.singularValues(), Math.min(m, n)));
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
    refuseTraced(operation, self());
    return matrix(operation);
  }

  private static void refuseTraced(String operation, Tensor x) {
    if (x.traced != null) {
      throw new UnsupportedOperationException(
          operation + " has no derivative here; call detach() first if none is wanted");
    }
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
   */
  record Lstsq(Tensor x, int rank, Tensor singularValues) {}
}
