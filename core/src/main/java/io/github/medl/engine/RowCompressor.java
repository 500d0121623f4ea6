package io.github.medl.engine;

import java.util.Arrays;
import java.util.Objects;

/**
 * The triangular factor R of a matrix that arrives a few rows at a time: RᵀR = AᵀA, without ever
 * forming AᵀA, whose condition would be squared.
 *
 * <p>Rows are stacked under the R so far and factored again, block by block. Least-squares problems
 * need R only, and factors combine: if Rᵢ belongs to the rows of class i, then the factor of the
 * rows of classes i and j together is that of Rᵢ stacked on Rⱼ. Ten small factors thus serve all 45
 * one-versus-one problems. Not thread-safe.
 */
public final class RowCompressor {
  /** Rows factored at once; a constant, so that the result does not depend on the machine. */
  private static final int BLOCK_ROWS = 4096;

  private final int columns;
  private double[] factor = new double[0];
  private int factorRows;
  private long rows;

  /**
   * A compressor that has seen no rows.
   *
   * @param columns the length of a row
   */
  public RowCompressor(int columns) {
    if (columns < 0) {
      throw new IllegalArgumentException("RowCompressor: negative number of columns: " + columns);
    }
    this.columns = columns;
  }

  /**
   * Appends rows.
   *
   * @param values the rows, row-major, count × columns
   * @param count the number of rows
   */
  public void append(double[] values, int count) {
    Decompositions.check("RowCompressor.append", values, count, columns);
    append(values, columns, new double[0], 0, count);
  }

  /**
   * Appends all rows that another compressor has seen.
   *
   * @param other a compressor with rows of the same length; it is not changed
   */
  public void append(RowCompressor other) {
    if (other.columns != columns) {
      throw new IllegalArgumentException(
          "RowCompressor.append: rows of length " + other.columns + ", expected " + columns);
    }
    long total = rows + other.rows;
    append(other.factor, columns, new double[0], 0, other.factorRows);
    rows = total;
  }

  /**
   * The same rows with one column multiplied by a factor: with −1, targets of the other sign.
   *
   * @param column the column, from 0
   * @param scale the factor
   * @return a new compressor; this one is not changed
   */
  public RowCompressor scaledColumn(int column, double scale) {
    Objects.checkIndex(column, columns);
    RowCompressor scaled = new RowCompressor(columns);
    scaled.factor = factor.clone();
    scaled.factorRows = factorRows;
    scaled.rows = rows;
    for (int i = 0; i < factorRows; i++) {
      scaled.factor[i * columns + column] *= scale;
    }
    Signs.makeDiagonalPositive(scaled.factor, factorRows, columns);
    return scaled;
  }

  /**
   * The number of rows seen.
   *
   * @return the rows appended so far
   */
  public long rows() {
    return rows;
  }

  /**
   * The triangular factor.
   *
   * @return R with diagonal ≥ 0, row-major min(rows, columns) × columns, a copy
   */
  public double[] r() {
    return factor.clone();
  }

  /**
   * The minimum-norm least-squares solution, where the last columns of every row are right-hand
   * sides: rows [A B] with A of n = columns − nrhs columns.
   *
   * @param nrhs the number of right-hand sides
   * @param rcond as in {@link Decompositions#lstsq}
   * @return the solution, the rank, the singular values and the sums of squared residuals
   */
  public Solution lstsq(int nrhs, double rcond) {
    int n = columns - nrhs;
    if (nrhs < 0 || n < 0) {
      throw new IllegalArgumentException(
          "RowCompressor.lstsq: " + nrhs + " right-hand sides in rows of length " + columns);
    }
    int k = factorRows;
    int small = Math.min(k, n);
    // [A B] = Q [R S; 0 T]: min |R x - s| decides x, T is what no x can reach.
    double[] r = new double[small * n];
    double[] s = new double[small * nrhs];
    double[] residuals = new double[nrhs];
    for (int i = 0; i < k; i++) {
      for (int j = 0; j < columns; j++) {
        double value = factor[i * columns + j];
        if (j < n) {
          if (i < small) {
            r[i * n + j] = value;
          }
        } else if (i < small) {
          s[i * nrhs + j - n] = value;
        } else {
          residuals[j - n] += value * value;
        }
      }
    }
    Factorisations.Svd svd = Decompositions.svd(r, small, n);
    int q = svd.s().length;
    double cut = rcond < 0 ? Math.ulp(1.0) * Math.max(rows, n) : rcond;
    int rank = 0;
    while (rank < q && svd.s()[rank] > cut * svd.s()[0]) {
      rank++;
    }
    double[] coordinates = new double[q * nrhs];
    if (q > 0) {
      Products.multiply(
          Product.of(q, nrhs, small).transposed(true, false), svd.u(), s, coordinates);
    }
    for (int i = 0; i < q; i++) {
      for (int j = 0; j < nrhs; j++) {
        if (i < rank) {
          coordinates[i * nrhs + j] /= svd.s()[i];
        } else {
          residuals[j] += coordinates[i * nrhs + j] * coordinates[i * nrhs + j];
          coordinates[i * nrhs + j] = 0;
        }
      }
    }
    double[] x = new double[n * nrhs];
    if (q > 0) {
      Products.multiply(Product.of(n, nrhs, q).transposed(true, false), svd.vt(), coordinates, x);
    }
    return new Solution(x, rank, svd.s(), residuals);
  }

  /** Appends rows [A B] from two arrays. */
  void append(double[] a, int aColumns, double[] b, int bColumns, int count) {
    for (int from = 0; from < count; from += BLOCK_ROWS) {
      int block = Math.min(BLOCK_ROWS, count - from);
      double[] work = Arrays.copyOf(factor, (factorRows + block) * columns);
      for (int i = 0; i < block; i++) {
        int at = (factorRows + i) * columns;
        System.arraycopy(a, (from + i) * aColumns, work, at, aColumns);
        System.arraycopy(b, (from + i) * bColumns, work, at + aColumns, bColumns);
      }
      compress(work, factorRows + block);
    }
    rows += count;
  }

  private void compress(double[] work, int count) {
    if (count <= columns) {
      // Too few rows to save space; R of the thin factorisation keeps RᵀR = AᵀA all the same.
      factor = Decompositions.qr(work, count, columns).r();
      factorRows = count;
      return;
    }
    Engines.factorisations(count, columns).triangularise(work, count, columns);
    factor = Arrays.copyOf(work, columns * columns);
    factorRows = columns;
    Signs.makeDiagonalPositive(factor, columns, columns);
  }

  /**
   * The minimum-norm solution X of the least-squares problem min ‖A X − B‖, with A of m × n.
   *
   * @param x the solution, row-major n × nrhs
   * @param rank how many singular values exceed the cut
   * @param singularValues the min(m, n) singular values of A, descending
   * @param residuals for every right-hand side the sum of squares ‖A x − b‖²
   */
  public record Solution(double[] x, int rank, double[] singularValues, double[] residuals) {}
}
