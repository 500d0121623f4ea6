package io.github.medl.tensor;

import java.util.Arrays;
import java.util.Locale;

/**
 * A matrix that is mostly zeros: a pattern and the values of its entries. What is not an entry is
 * 0.
 *
 * <pre>{@code
 * SparseMatrix m = SparseMatrix.of(2, 3, new int[] {0, 1, 1}, new int[] {2, 0, 1}, values);
 * Tensor y = m.matmul(x);                              // (3, f) -> (2, f)
 * }</pre>
 *
 * <p>Products are differentiable by the values and by the dense operand, see {@link
 * SparseProducts}.
 *
 * @param pattern where the entries stand
 * @param values a number for each entry, in the order of the pattern
 */
public record SparseMatrix(SparsePattern pattern, Tensor values) {
  /**
   * Checks that there is a value for each entry.
   *
   * @param pattern where the entries stand
   * @param values a number for each entry, in the order of the pattern
   * @throws ShapeException if the values are not a vector with one number an entry
   */
  public SparseMatrix {
    if (values.rank() != 1 || values.dim(0) != pattern.size()) {
      throw new ShapeException(
          "sparse matrix",
          String.format(
              Locale.ROOT,
              "%d entries need values (%d), got %s",
              pattern.size(),
              pattern.size(),
              values.shapeText()));
    }
  }

  /**
   * A matrix of entries in any order; those of one place are added, in the order given.
   *
   * @param rows the number of rows
   * @param columns the number of columns
   * @param rowOf the row of each value
   * @param columnOf the column of each value
   * @param values the values, a vector
   * @return the matrix, with one entry for each place that was named
   * @throws IndexOutOfBoundsException if a place lies outside of the matrix
   * @throws ShapeException if there is not one value for each place
   */
  public static SparseMatrix of(int rows, int columns, int[] rowOf, int[] columnOf, Tensor values) {
    int[] order = SparsePattern.order(rows, columns, rowOf, columnOf);
    int[] place = new int[order.length];
    int[] distinctRows = new int[order.length];
    int[] distinctColumns = new int[order.length];
    int count = 0;
    for (int given : order) {
      if (count == 0
          || distinctRows[count - 1] != rowOf[given]
          || distinctColumns[count - 1] != columnOf[given]) {
        distinctRows[count] = rowOf[given];
        distinctColumns[count++] = columnOf[given];
      }
      place[given] = count - 1;
    }
    SparsePattern pattern =
        SparsePattern.of(
            rows,
            columns,
            Arrays.copyOf(distinctRows, count),
            Arrays.copyOf(distinctColumns, count));
    return new SparseMatrix(pattern, values.segmentSum(place, count));
  }

  /**
   * The entries of a matrix that are not 0.
   *
   * @param dense a matrix
   * @return the same matrix; no derivative flows through it
   * @throws ShapeException if this is not a matrix
   */
  public static SparseMatrix of(Tensor dense) {
    double[][] rows = dense.toRows();
    int n = dense.dim(1);
    int count = 0;
    int[] places = new int[dense.size()];
    for (int i = 0; i < rows.length; i++) {
      for (int j = 0; j < n; j++) {
        if (rows[i][j] != 0) {
          places[count++] = i * n + j;
        }
      }
    }
    int[] kept = Arrays.copyOf(places, count);
    SparsePattern pattern =
        SparsePattern.of(
            rows.length,
            n,
            Arrays.stream(kept).map(p -> p / n).toArray(),
            Arrays.stream(kept).map(p -> p % n).toArray());
    return new SparseMatrix(pattern, dense.detach().flatten().take(0, kept));
  }

  /**
   * The number of rows.
   *
   * @return m for a matrix of (m, n)
   */
  public int rows() {
    return pattern.rows();
  }

  /**
   * The number of columns.
   *
   * @return n for a matrix of (m, n)
   */
  public int columns() {
    return pattern.columns();
  }

  /**
   * The number format.
   *
   * @return that of the values
   */
  public DType dtype() {
    return values.dtype();
  }

  /**
   * The product M x.
   *
   * @param x a matrix (columns, f)
   * @return a matrix (rows, f)
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor matmul(Tensor x) {
    return pattern.product(values, x, false);
  }

  /**
   * The product Mᵀ x.
   *
   * @param x a matrix (rows, f)
   * @return a matrix (columns, f)
   * @throws ShapeException if the shapes do not fit
   */
  public Tensor transposedMatmul(Tensor x) {
    return pattern.product(values, x, true);
  }

  /**
   * Other values at the same places.
   *
   * @param others a number for each entry
   * @return the matrix
   * @throws ShapeException if there is not one number for each entry
   */
  public SparseMatrix withValues(Tensor others) {
    return new SparseMatrix(pattern, others);
  }

  /**
   * The same matrix in another number format.
   *
   * @param dtype FLOAT32 or FLOAT64
   * @return the matrix
   */
  public SparseMatrix cast(DType dtype) {
    return dtype == dtype() ? this : new SparseMatrix(pattern, values.cast(dtype));
  }

  /**
   * The sum of each row.
   *
   * @return a vector (rows)
   */
  public Tensor rowSums() {
    return values.segmentSum(pattern.rowOfEach(), rows());
  }

  /**
   * Some rows.
   *
   * @param indices which, in the order wanted
   * @return a matrix with these rows
   * @throws IndexOutOfBoundsException if there is no such row
   */
  public SparseMatrix takeRows(int... indices) {
    int[] starts = pattern.starts();
    int count = 0;
    for (int i : indices) {
      if (i < 0 || i >= rows()) {
        throw new IndexOutOfBoundsException(
            String.format(
                Locale.ROOT,
                "take rows: there is no row %d among the %d of a %s",
                i,
                rows(),
                this));
      }
      count += starts[i + 1] - starts[i];
    }
    int[] numbers = new int[count];
    int[] rowOf = new int[count];
    int[] columnOf = new int[count];
    int at = 0;
    for (int r = 0; r < indices.length; r++) {
      for (int k = starts[indices[r]]; k < starts[indices[r] + 1]; k++) {
        numbers[at] = k;
        rowOf[at] = r;
        columnOf[at++] = pattern.columnOfEach()[k];
      }
    }
    SparsePattern chosen = SparsePattern.of(indices.length, columns(), rowOf, columnOf);
    return new SparseMatrix(chosen, values.take(0, numbers));
  }

  /**
   * The matrix with its zeros.
   *
   * @return a tensor (rows, columns)
   */
  public Tensor toDense() {
    int[] shape = {rows(), columns()};
    int size = Shapes.size(shape);
    int[] places = new int[pattern.size()];
    for (int k = 0; k < places.length; k++) {
      places[k] = pattern.rowOfEach()[k] * columns() + pattern.columnOfEach()[k];
    }
    return values.segmentSum(places, size).reshape(shape);
  }
}
