package io.github.medl.tensor;

import java.util.Locale;

/**
 * The products that a {@link SparsePattern} takes part in. Both are differentiable by both
 * operands, and each is the derivative of the other, so that derivatives of any order are made of
 * these two.
 *
 * <p>Several matrices of one pattern, such as the heads of an attention, go through together:
 * values of shape (entries, heads), and as many blocks of columns side by side in the dense matrix.
 */
public sealed interface SparseProducts permits SparsePattern {
  private SparsePattern self() {
    return (SparsePattern) this;
  }

  /**
   * The product M x of the sparse matrix M that has the given values with a dense matrix x.
   *
   * @param values the values of the entries, (entries); or (entries, heads) for one matrix a head,
   *     which multiplies a block of width f of the columns of x
   * @param x a matrix (columns of M, f), or (columns of M, heads f)
   * @return y = M x, with as many rows as M and as many columns as x
   * @throws ShapeException if there is not one row of values for each entry and one row of x for
   *     each column, or the columns of x are no multiple of the heads
   */
  default Tensor product(Tensor values, Tensor x) {
    return product(values, x, false);
  }

  /**
   * The product M x or Mᵀ x.
   *
   * @param values the values of the entries, (entries) or (entries, heads)
   * @param x a matrix with as many rows as M has columns; as M has rows for the transpose
   * @param transposed whether M is transposed first, which costs nothing more
   * @return M x or Mᵀ x
   * @throws ShapeException if the shapes do not fit
   */
  default Tensor product(Tensor values, Tensor x, boolean transposed) {
    if (values.dtype != x.dtype) {
      DType wide = Codes.joint("sparse product", values.dtype, x.dtype);
      return product(values.cast(wide), x.cast(wide), transposed);
    }
    SparsePattern p = self();
    int rows = transposed ? p.rows() : p.columns();
    int heads = values.rank() == 2 ? values.dim(1) : 1;
    boolean fits =
        (values.rank() == 1 || values.rank() == 2)
            && values.dim(0) == p.size()
            && x.rank() == 2
            && x.dim(0) == rows
            && (heads == 0 ? x.dim(1) == 0 : x.dim(1) % heads == 0);
    if (!fits) {
      throw new ShapeException(
          "sparse product",
          String.format(
              Locale.ROOT,
              "(%d, %d)%s with values %s times %s: expected values (%d) or (%d, heads) and a matrix"
                  + " (%d, f), f a multiple of the heads",
              p.rows(),
              p.columns(),
              transposed ? " transposed" : "",
              values.shapeText(),
              x.shapeText(),
              p.size(),
              p.size(),
              rows));
    }
    return new Sparse.Product(p, transposed).apply(values, x);
  }

  /**
   * The inner products of rows of a and b at the entries: s_k = a_i · b_j for entry k at (i, j), so
   * the product a b' where the pattern has entries, and nowhere else.
   *
   * @param a a matrix (rows, f)
   * @param b a matrix (columns, f)
   * @return a vector (entries)
   * @throws ShapeException if the shapes do not fit
   */
  default Tensor sampled(Tensor a, Tensor b) {
    return checked(a, b, 1, 0);
  }

  /**
   * As {@link #sampled(Tensor, Tensor)} for several blocks of columns side by side.
   *
   * @param a a matrix (rows, heads f)
   * @param b a matrix (columns, heads f)
   * @param heads the number of blocks
   * @return a matrix (entries, heads)
   * @throws ShapeException if the shapes do not fit
   */
  default Tensor sampled(Tensor a, Tensor b, int heads) {
    return checked(a, b, heads, heads);
  }

  private Tensor checked(Tensor a, Tensor b, int blocks, int heads) {
    if (a.dtype != b.dtype) {
      DType wide = Codes.joint("sparse product", a.dtype, b.dtype);
      return checked(a.cast(wide), b.cast(wide), blocks, heads);
    }
    SparsePattern p = self();
    boolean fits =
        a.rank() == 2
            && b.rank() == 2
            && a.dim(0) == p.rows()
            && b.dim(0) == p.columns()
            && a.dim(1) == b.dim(1)
            && blocks > 0
            && a.dim(1) % blocks == 0;
    if (!fits) {
      throw new ShapeException(
          "sampled product",
          String.format(
              Locale.ROOT,
              "(%d, %d) of %s and %s with %d heads: expected matrices (%d, f) and (%d, f), f a"
                  + " multiple of the heads",
              p.rows(),
              p.columns(),
              a.shapeText(),
              b.shapeText(),
              blocks,
              p.rows(),
              p.columns()));
    }
    return new Sparse.Sampled(p, heads).apply(a, b);
  }
}
