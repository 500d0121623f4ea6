package io.github.medl.engine;

/** Matrix products as plain Java loops, shaped so that the inner loop runs along rows. */
final class JavaKernels64 {
  /** Up to this many elements a transposed left operand is read with strides: it fits the cache. */
  private static final int SMALL_OPERAND = 4096;

  /** Rows of C for one block of work; a constant, so that the split never depends on threads. */
  private static final int BLOCK_ROWS = 32;

  private JavaKernels64() {}

  /** C (m x n) = op(A) op(B), see {@link Products}; large products are split into row blocks. */
  static void matmul(
      double[] a,
      int aOffset,
      boolean transposeA,
      double[] b,
      int bOffset,
      boolean transposeB,
      double[] c,
      int cOffset,
      int m,
      int n,
      int k) {
    if (n == 1 && m > 1) {
      // A matrix times a column: the transposed product, a row times a matrix, runs along rows.
      matmul(b, bOffset, false, a, aOffset, !transposeA, c, cOffset, 1, m, k);
      return;
    }
    if (CrossingPoints.isTiny(m, n, k)) {
      elements(
          a,
          aOffset,
          transposeA ? 1 : k,
          transposeA ? m : 1,
          b,
          bOffset,
          transposeB ? 1 : n,
          transposeB ? k : 1,
          c,
          cOffset,
          m,
          n,
          k);
      return;
    }
    if (transposeB && m < 4 && !transposeA) {
      rowsTimesRows(a, aOffset, b, bOffset, c, cOffset, m, n, k);
      return;
    }
    double[] right = b;
    int rightOffset = bOffset;
    if (transposeB && n > 1 && k > 1) {
      right = transpose(b, bOffset, n, k);
      rightOffset = 0;
    }
    double[] left = a;
    int leftOffset = aOffset;
    int rowStride = transposeA ? 1 : k;
    int columnStride = transposeA ? m : 1;
    if (transposeA && (long) m * k > SMALL_OPERAND) {
      left = transpose(a, aOffset, k, m);
      leftOffset = 0;
      rowStride = k;
      columnStride = 1;
    }
    if (CrossingPoints.isSmallForThreads(m, n, k)) {
      rows(left, leftOffset, rowStride, columnStride, right, rightOffset, c, cOffset, n, k, 0, m);
      return;
    }
    double[] finalLeft = left;
    double[] finalRight = right;
    int finalLeftOffset = leftOffset;
    int finalRightOffset = rightOffset;
    int finalRowStride = rowStride;
    int finalColumnStride = columnStride;
    Parallel.forBlocks(
        (m + BLOCK_ROWS - 1) / BLOCK_ROWS,
        block ->
            rows(
                finalLeft,
                finalLeftOffset,
                finalRowStride,
                finalColumnStride,
                finalRight,
                finalRightOffset,
                c,
                cOffset,
                n,
                k,
                block * BLOCK_ROWS,
                Math.min(m, (block + 1) * BLOCK_ROWS)));
  }

  /**
   * Rows {@code from..to} of C = A B, with A read through strides: c_i = sum over p of a_ip b_p.
   *
   * <p>The sums are kept in arrays of their own and rows of B are copied next to them, so that one
   * index runs through all: only then does the JIT compiler know that a sum overlaps no row of B,
   * and uses vector instructions, which is worth a factor of three to six.
   */
  private static void rows(
      double[] a,
      int aOffset,
      int rowStride,
      int columnStride,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      int n,
      int k,
      int from,
      int to) {
    double[][] sums = new double[to - from][n];
    double[] b0 = new double[n];
    double[] b1 = new double[n];
    double[] b2 = new double[n];
    double[] b3 = new double[n];
    int p = 0;
    for (; p + 3 < k; p += 4) {
      int row = bOffset + p * n;
      System.arraycopy(b, row, b0, 0, n);
      System.arraycopy(b, row + n, b1, 0, n);
      System.arraycopy(b, row + 2 * n, b2, 0, n);
      System.arraycopy(b, row + 3 * n, b3, 0, n);
      for (int i = from; i < to; i++) {
        int at = aOffset + i * rowStride + p * columnStride;
        double a0 = a[at];
        double a1 = a[at + columnStride];
        double a2 = a[at + 2 * columnStride];
        double a3 = a[at + 3 * columnStride];
        addFour(sums[i - from], b0, b1, b2, b3, a0, a1, a2, a3);
      }
    }
    for (; p < k; p++) {
      System.arraycopy(b, bOffset + p * n, b0, 0, n);
      for (int i = from; i < to; i++) {
        addOne(sums[i - from], b0, a[aOffset + i * rowStride + p * columnStride]);
      }
    }
    for (int i = from; i < to; i++) {
      System.arraycopy(sums[i - from], 0, c, cOffset + i * n, n);
    }
  }

  private static void addFour(
      double[] sum,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double a0,
      double a1,
      double a2,
      double a3) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += (a0 * b0[j] + a1 * b1[j]) + (a2 * b2[j] + a3 * b3[j]);
    }
  }

  private static void addOne(double[] sum, double[] b, double factor) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * b[j];
    }
  }

  /** The same for tiny matrices, without arrays of its own: a sum for every element. */
  private static void elements(
      double[] a,
      int aOffset,
      int rowStride,
      int columnStride,
      double[] b,
      int bOffset,
      int bRowStride,
      int bColumnStride,
      double[] c,
      int cOffset,
      int m,
      int n,
      int k) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        int left = aOffset + i * rowStride;
        int right = bOffset + j * bColumnStride;
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += a[left] * b[right];
          left += columnStride;
          right += bRowStride;
        }
        c[cOffset + i * n + j] = sum;
      }
    }
  }

  /** C = A Bᵀ for few rows of A: inner products, with four partial sums in a fixed order. */
  private static void rowsTimesRows(
      double[] a,
      int aOffset,
      double[] b,
      int bOffset,
      double[] c,
      int cOffset,
      int m,
      int n,
      int k) {
    for (int i = 0; i < m; i++) {
      for (int j = 0; j < n; j++) {
        c[cOffset + i * n + j] = dot(a, aOffset + i * k, b, bOffset + j * k, k);
      }
    }
  }

  private static double dot(double[] x, int xOffset, double[] y, int yOffset, int length) {
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      s0 += x[xOffset + i] * y[yOffset + i];
      s1 += x[xOffset + i + 1] * y[yOffset + i + 1];
      s2 += x[xOffset + i + 2] * y[yOffset + i + 2];
      s3 += x[xOffset + i + 3] * y[yOffset + i + 3];
    }
    for (; i < length; i++) {
      s0 += x[xOffset + i] * y[yOffset + i];
    }
    return (s0 + s1) + (s2 + s3);
  }

  /** The transpose (columns x rows) of a row-major matrix (rows x columns), tile by tile. */
  static double[] transpose(double[] x, int offset, int rows, int columns) {
    double[] t = new double[rows * columns];
    int tile = 32;
    for (int i0 = 0; i0 < rows; i0 += tile) {
      int i1 = Math.min(rows, i0 + tile);
      for (int j0 = 0; j0 < columns; j0 += tile) {
        int j1 = Math.min(columns, j0 + tile);
        for (int i = i0; i < i1; i++) {
          for (int j = j0; j < j1; j++) {
            t[j * rows + i] = x[offset + i * columns + j];
          }
        }
      }
    }
    return t;
  }
}
