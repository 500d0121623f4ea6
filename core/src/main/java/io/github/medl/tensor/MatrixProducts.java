package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;

/** Products of matrices and vectors; all are differentiable. */
public sealed interface MatrixProducts permits Tensor {
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
    return Linear.affine(self(), w, b, null);
  }

  /**
   * σ(X W + b), what a layer of units computes: {@code affine(w, b)} and a function of each
   * element, such as {@link Unary#RELU}, in one operation.
   *
   * @param w a matrix of shape (k, n)
   * @param b a vector of shape (n)
   * @param function σ
   * @return for this tensor of shape (..., k) one of shape (..., n)
   * @throws ShapeException if the shapes are others
   */
  default Tensor affine(Tensor w, Tensor b, Pointwise function) {
    return Linear.affine(self(), w, b, Objects.requireNonNull(function, "function"));
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
   * Some rows of a matrix times another one, {@code slice(0, from, to).matmul(b, false,
   * transposeOther)}, without a copy of these rows: what goes through a large matrix block by block
   * asks for this.
   *
   * @param from the first row
   * @param to the row after the last
   * @param b a matrix of shape (k, n), or (n, k) if it is to be transposed
   * @param transposeOther whether to use Bᵀ for B
   * @return for this matrix of shape (m, k) one of shape (to − from, n)
   * @throws ShapeException if an operand is no matrix, there are no such rows, or the inner lengths
   *     differ
   */
  default Tensor rowsTimes(int from, int to, Tensor b, boolean transposeOther) {
    Tensor a = self();
    if (a.rank() != 2 || b.rank() != 2 || from < 0 || to < from || to > a.shape[0]) {
      throw new ShapeException(
          "rowsTimes",
          String.format(
              Locale.ROOT,
              "rows %d to %d of shape %s times %s: expected two matrices and rows of the first",
              from,
              to,
              Shapes.text(a.shape),
              Shapes.text(b.shape)));
    }
    boolean plain = a.traced == null && b.traced == null && a.dtype == b.dtype;
    return plain
        ? Linear.rowsTimes(a, from, to, b, transposeOther)
        : a.slice(0, from, to).matmul(b, false, transposeOther);
  }
}
