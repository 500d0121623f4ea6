package io.github.medl.engine;

import io.github.medl.parallel.Parallel;

/** Matrix products as plain Java loops, shaped so that the inner loop runs along rows. */
final class JavaKernels64 {
  /** Up to this many elements a transposed left operand is read with strides: it fits the cache. */
  private static final int SMALL_OPERAND = 4096;

  /** Rows of C for one block of work; a constant, so that the split never depends on threads. */
  private static final int BLOCK_ROWS = 32;

  private JavaKernels64() {}

  /** Large products are split into row blocks. */
  static void multiply(Product product, double[] a, double[] b, double[] c) {
    int m = product.m();
    int n = product.n();
    int k = product.k();
    boolean transposeA = product.transposeA();
    boolean transposeB = product.transposeB();
    boolean isTiny = CrossingPoints.isTiny(product);
    boolean isShort = k < 4 && n >= 4 && n <= 32 && CrossingPoints.isSmallForThreads(product);
    if (n == 1 && m > 1 && (isTiny || transposeA || transposeB)) {
      // A matrix times a column: the transposed product, a row times a matrix, runs along rows.
      multiply(product.mirrored(), b, a, c);
      return;
    }
    Strided left = new Strided(a, product.a(), transposeA ? 1 : k, transposeA ? m : 1);
    if (isTiny || isShort) { // sums of three terms have one order
      Strided right = new Strided(b, product.b(), transposeB ? 1 : n, transposeB ? k : 1);
      elements(left, right, product, c);
      return;
    }
    if (transposeB && m < 4 && !transposeA) {
      rowsTimesRows(product, a, b, c);
      return;
    }
    if (n < 4 && m > n) {
      narrow(product, a, b, c);
      return;
    }
    Strided right = new Strided(b, product.b(), n, 1);
    if (transposeB && n > 1 && k > 1) {
      right = new Strided(transpose(b, product.b(), n, k), 0, n, 1);
    }
    if (transposeA && (long) m * k > SMALL_OPERAND) {
      left = new Strided(transpose(a, product.a(), k, m), 0, k, 1);
    }
    Strided finalLeft = left;
    Strided finalRight = right;
    inBlocks(product, (from, to) -> rows(finalLeft, finalRight, product, c, from, to));
  }

  /** Does all rows of C, in blocks where that pays. */
  private static void inBlocks(Product product, Parallel.Range rows) {
    int m = product.m();
    if (CrossingPoints.isSmallForThreads(product)) {
      rows.run(0, m);
      return;
    }
    Parallel.forBlocks(
        (m + BLOCK_ROWS - 1) / BLOCK_ROWS,
        block -> rows.run(block * BLOCK_ROWS, Math.min(m, (block + 1) * BLOCK_ROWS)));
  }

  /** C of fewer than four columns, with the bits that {@link #rows} would give. */
  private static void narrow(Product product, double[] a, double[] b, double[] c) {
    int m = product.m();
    int n = product.n();
    int k = product.k();
    boolean transposeB = product.transposeB();
    if (product.transposeA()) {
      // The rows of Cᵀ = op(B)ᵀ A, which are long.
      double[] turned = new double[n * m];
      Strided left = new Strided(b, product.b(), transposeB ? k : 1, transposeB ? 1 : n);
      rows(left, new Strided(a, product.a(), m, 1), Product.of(n, m, k), turned, 0, n);
      for (int j = 0; j < n; j++) {
        for (int i = 0; i < m; i++) {
          c[product.c() + i * n + j] = turned[j * m + i];
        }
      }
      return;
    }
    double[] columns = new double[n * k];
    for (int j = 0; j < n; j++) {
      for (int p = 0; p < k; p++) {
        columns[j * k + p] = b[product.b() + (transposeB ? j * k + p : p * n + j)];
      }
    }
    inBlocks(product, (from, to) -> NarrowKernels64.rows(product, a, columns, c, from, to));
  }

  static void multiply(Batch batch, double[] a, double[] b, double[] c) {
    if (RowKernels64.isFor(batch.each())) {
      batch.inGroups((from, to) -> RowKernels64.multiply(batch, a, b, c, from, to));
      return;
    }
    batch.inGroups(
        (from, to) -> {
          for (int i = from; i < to; i++) {
            multiply(batch.product(i), a, b, c);
          }
        });
  }

  /** A matrix in an array: element (i, j) stands at start + i rowStride + j columnStride. */
  private record Strided(double[] data, int start, int rowStride, int columnStride) {
    /** The transpose. */
    Strided turned() {
      return new Strided(data, start, columnStride, rowStride);
    }
  }

  /**
   * Rows {@code from..to} of C = A B, with A read through strides: c_i = sum over p of a_ip b_p.
   *
   * <p>The sums are kept in arrays of their own and rows of B are copied next to them, so that one
   * index runs through all: only then does the JIT compiler know that a sum overlaps no row of B,
   * and uses vector instructions, which is worth a factor of three to six.
   */
  private static void rows(
      Strided left, Strided right, Product product, double[] c, int from, int to) {
    int n = product.n();
    int k = product.k();
    double[] a = left.data;
    int rowStride = left.rowStride;
    int columnStride = left.columnStride;
    double[] b = right.data;
    double[][] sums = new double[to - from][n];
    double[] b0 = new double[n];
    double[] b1 = new double[n];
    double[] b2 = new double[n];
    double[] b3 = new double[n];
    int p = 0;
    for (; p + 3 < k; p += 4) {
      int row = right.start + p * n;
      System.arraycopy(b, row, b0, 0, n);
      System.arraycopy(b, row + n, b1, 0, n);
      System.arraycopy(b, row + 2 * n, b2, 0, n);
      System.arraycopy(b, row + 3 * n, b3, 0, n);
      for (int i = from; i < to; i++) {
        int at = left.start + i * rowStride + p * columnStride;
        double a0 = a[at];
        double a1 = a[at + columnStride];
        double a2 = a[at + 2 * columnStride];
        double a3 = a[at + 3 * columnStride];
        addFour(sums[i - from], b0, b1, b2, b3, a0, a1, a2, a3);
      }
    }
    for (; p < k; p++) {
      System.arraycopy(b, right.start + p * n, b0, 0, n);
      for (int i = from; i < to; i++) {
        addOne(sums[i - from], b0, a[left.start + i * rowStride + p * columnStride]);
      }
    }
    for (int i = from; i < to; i++) {
      System.arraycopy(sums[i - from], 0, c, product.c() + i * n, n);
    }
  }

  static void addFour(
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

  static void addOne(double[] sum, double[] b, double factor) {
    for (int j = 0; j < sum.length; j++) {
      sum[j] += factor * b[j];
    }
  }

  /**
   * The same for tiny matrices and short sums, without arrays of its own: a sum for every element,
   * four at a time, since one alone waits for itself.
   */
  private static void elements(Strided a, Strided b, Product product, double[] c) {
    int m = product.m();
    int n = product.n();
    int k = product.k();
    boolean isTall = n < 4 && m >= 4; // then four rows at a time instead of four columns
    Strided x = isTall ? b.turned() : a;
    Strided y = isTall ? a.turned() : b;
    int across = isTall ? m : n;
    int step = isTall ? n : 1;
    for (int i = 0; i < (isTall ? n : m); i++) {
      int row = product.c() + i * (isTall ? 1 : n);
      int left = x.start + i * x.rowStride;
      int j = 0;
      for (; j + 3 < across; j += 4) {
        int right = y.start + j * y.columnStride;
        fourSums(x.data, left, x.columnStride, y, right, k, c, row + j * step, step);
      }
      for (; j < across; j++) {
        int at = left;
        int right = y.start + j * y.columnStride;
        double sum = 0;
        for (int p = 0; p < k; p++) {
          sum += x.data[at] * y.data[right];
          at += x.columnStride;
          right += y.rowStride;
        }
        c[row + j * step] = sum;
      }
    }
  }

  private static void fourSums(
      double[] x, int left, int xStep, Strided y, int right, int k, double[] c, int at, int step) {
    double[] b = y.data;
    int next = y.columnStride;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    int i = left;
    int j = right;
    for (int p = 0; p < k; p++) {
      double factor = x[i];
      s0 += factor * b[j];
      s1 += factor * b[j + next];
      s2 += factor * b[j + 2 * next];
      s3 += factor * b[j + 3 * next];
      i += xStep;
      j += y.rowStride;
    }
    c[at] = s0;
    c[at + step] = s1;
    c[at + 2 * step] = s2;
    c[at + 3 * step] = s3;
  }

  /** C = A Bᵀ for few rows of A: inner products, with four partial sums in a fixed order. */
  private static void rowsTimesRows(Product product, double[] a, double[] b, double[] c) {
    int k = product.k();
    int at = product.c();
    for (int i = 0; i < product.m(); i++) {
      int j = 0;
      for (; j + 1 < product.n(); j += 2) {
        twoDots(a, product.a() + i * k, b, product.b() + j * k, k, c, at);
        at += 2;
      }
      for (; j < product.n(); j++) {
        c[at++] = dot(a, product.a() + i * k, b, product.b() + j * k, k);
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

  /** {@link #dot} with two rows that follow each other, since one alone waits for its own sums. */
  private static void twoDots(
      double[] x, int xOffset, double[] y, int yOffset, int length, double[] c, int at) {
    int next = yOffset + length;
    double s0 = 0;
    double s1 = 0;
    double s2 = 0;
    double s3 = 0;
    double t0 = 0;
    double t1 = 0;
    double t2 = 0;
    double t3 = 0;
    int i = 0;
    for (; i + 3 < length; i += 4) {
      double x0 = x[xOffset + i];
      double x1 = x[xOffset + i + 1];
      double x2 = x[xOffset + i + 2];
      double x3 = x[xOffset + i + 3];
      s0 += x0 * y[yOffset + i];
      s1 += x1 * y[yOffset + i + 1];
      s2 += x2 * y[yOffset + i + 2];
      s3 += x3 * y[yOffset + i + 3];
      t0 += x0 * y[next + i];
      t1 += x1 * y[next + i + 1];
      t2 += x2 * y[next + i + 2];
      t3 += x3 * y[next + i + 3];
    }
    for (; i < length; i++) {
      s0 += x[xOffset + i] * y[yOffset + i];
      t0 += x[xOffset + i] * y[next + i];
    }
    c[at] = (s0 + s1) + (s2 + s3);
    c[at + 1] = (t0 + t1) + (t2 + t3);
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
