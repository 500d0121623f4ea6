package io.github.medl.tensor;

import io.github.medl.engine.RowCompressor;

/**
 * The triangular factor R of a matrix A that arrives a few rows at a time: Rᵀ R = Aᵀ A, without
 * ever forming Aᵀ A, whose condition would be squared.
 *
 * <p>Least squares need no more of their rows than R, so sixty thousand of them may come and go in
 * blocks. Factors combine: that of all rows is the factor of those of the parts, one below the
 * other. Values only: a tensor that is being traced is refused. Not thread-safe.
 */
public final class RowFactor {
  private final RowCompressor rows;
  private final int columns;

  /**
   * The factor of no rows.
   *
   * @param columns the length of a row
   * @throws IllegalArgumentException if it is negative
   */
  public RowFactor(int columns) {
    this.columns = columns;
    this.rows = new RowCompressor(columns);
  }

  /**
   * Appends rows.
   *
   * @param block the rows, of shape (m, columns)
   * @throws ShapeException if the block has another shape
   * @throws IllegalArgumentException if a number is NaN or infinite
   */
  public void append(Tensor block) {
    Linear.refuseTraced("row factor", block);
    if (block.rank() != 2 || block.shape[1] != columns) {
      throw new ShapeException(
          "row factor",
          "expected rows of length " + columns + ", got shape " + Shapes.text(block.shape));
    }
    rows.append(block.doubles(), block.shape[0]);
  }

  /**
   * Appends all rows that another factor has seen.
   *
   * @param other a factor of rows of the same length; it is not changed
   * @throws IllegalArgumentException if its rows have another length
   */
  public void append(RowFactor other) {
    rows.append(other.rows);
  }

  /**
   * The number of rows.
   *
   * @return those appended so far
   */
  public long rows() {
    return rows.rows();
  }

  /**
   * The triangular factor.
   *
   * @return R with a diagonal ≥ 0, of shape (min(rows, columns), columns)
   */
  public Tensor r() {
    double[] r = rows.r();
    return Tensor.wrap(r, columns == 0 ? 0 : r.length / columns, columns);
  }

  /**
   * The X of least norm among those that make ‖A X − B‖ least, where the rows are those of [A B].
   *
   * @param responses how many of the last columns are B
   * @return X, of shape (columns − responses, responses), with the rank of A, its singular values
   *     and what is left
   * @throws IllegalArgumentException if there are fewer columns
   */
  public LinearAlgebra.Lstsq lstsq(int responses) {
    return lstsq(responses, -1);
  }

  /**
   * The same with a say in which singular values count.
   *
   * @param responses how many of the last columns are B
   * @param cut singular values up to {@code cut} times the largest count as zero; negative: 2⁻⁵²
   *     max(rows, columns of A)
   * @return X, of shape (columns − responses, responses), with the rank of A, its singular values
   *     and what is left
   * @throws IllegalArgumentException if there are fewer columns
   */
  public LinearAlgebra.Lstsq lstsq(int responses, double cut) {
    RowCompressor.Solution found = rows.lstsq(responses, cut);
    return new LinearAlgebra.Lstsq(
        Tensor.wrap(found.x(), columns - responses, responses),
        found.rank(),
        Tensor.wrap(found.singularValues()),
        Tensor.wrap(found.residuals()));
  }
}
