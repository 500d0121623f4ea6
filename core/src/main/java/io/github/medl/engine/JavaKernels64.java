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
    for (int i = from; i < to; i++) {
      int row = cOffset + i * n;
      int at = aOffset + i * rowStride;
      java.util.Arrays.fill(c, row, row + n, 0);
      int p = 0;
      // Four rows of B at a time: one load and store of c for four multiplications.
      for (; p + 3 < k; p += 4) {
        double a0 = a[at];
        double a1 = a[at + columnStride];
        double a2 = a[at + 2 * columnStride];
        double a3 = a[at + 3 * columnStride];
        addFour(c, row, b, bOffset + p * n, n, a0, a1, a2, a3);
        at += 4 * columnStride;
      }
      for (; p < k; p++) {
        addOne(c, row, b, bOffset + p * n, n, a[at]);
        at += columnStride;
      }
    }
  }

  private static void addFour(
      double[] c, int row, double[] b, int b0, int n, double a0, double a1, double a2, double a3) {
    int b1 = b0 + n;
    int b2 = b1 + n;
    int b3 = b2 + n;
    for (int j = 0; j < n; j++) {
      c[row + j] += (a0 * b[b0 + j] + a1 * b[b1 + j]) + (a2 * b[b2 + j] + a3 * b[b3 + j]);
    }
  }

  private static void addOne(double[] c, int row, double[] b, int bRow, int n, double factor) {
    for (int j = 0; j < n; j++) {
      c[row + j] += factor * b[bRow + j];
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
