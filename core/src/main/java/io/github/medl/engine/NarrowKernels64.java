package io.github.medl.engine;

/**
 * C = A B for a row-major A and a B of one, two or three columns.
 *
 * <p>A row of C is too short for vectors, and A would have to be turned for vectors along its
 * columns, which takes longer than the product. So these are inner products of numbers one by one,
 * for two rows and two columns at once: four sums that do not wait for each other. They are added
 * as everywhere in {@link JavaKernels64}, four terms at a time, so that a product has the same bits
 * however it is computed.
 */
final class NarrowKernels64 {
  private NarrowKernels64() {}

  /**
   * Rows {@code from..to} of C.
   *
   * @param product the sizes, with A as it is
   * @param columns the columns of B, one after the other, n × k
   */
  static void rows(Product product, double[] a, double[] columns, double[] c, int from, int to) {
    int n = product.n();
    int k = product.k();
    int i = from;
    for (; i + 1 < to; i += 2) {
      int left = product.a() + i * k;
      int at = product.c() + i * n;
      if (n == 1) {
        twoRows(a, left, columns, 0, k, c, at, 1);
        continue;
      }
      twoByTwo(a, left, columns, k, c, at, n);
      if (n == 3) {
        twoRows(a, left, columns, 2 * k, k, c, at + 2, 3);
      }
    }
    for (; i < to; i++) {
      for (int j = 0; j < n; j++) {
        c[product.c() + i * n + j] = oneRow(a, product.a() + i * k, columns, j * k, k);
      }
    }
  }

  private static double oneRow(double[] a, int row, double[] b, int column, int k) {
    double sum = 0;
    int p = 0;
    for (; p + 3 < k; p += 4) {
      sum +=
          (a[row + p] * b[column + p] + a[row + p + 1] * b[column + p + 1])
              + (a[row + p + 2] * b[column + p + 2] + a[row + p + 3] * b[column + p + 3]);
    }
    for (; p < k; p++) {
      sum += a[row + p] * b[column + p];
    }
    return sum;
  }

  private static void twoRows(
      double[] a, int row, double[] b, int column, int k, double[] c, int at, int n) {
    int next = row + k;
    double s = 0;
    double t = 0;
    int p = 0;
    for (; p + 3 < k; p += 4) {
      double b0 = b[column + p];
      double b1 = b[column + p + 1];
      double b2 = b[column + p + 2];
      double b3 = b[column + p + 3];
      s += (a[row + p] * b0 + a[row + p + 1] * b1) + (a[row + p + 2] * b2 + a[row + p + 3] * b3);
      t +=
          (a[next + p] * b0 + a[next + p + 1] * b1) + (a[next + p + 2] * b2 + a[next + p + 3] * b3);
    }
    for (; p < k; p++) {
      s += a[row + p] * b[column + p];
      t += a[next + p] * b[column + p];
    }
    c[at] = s;
    c[at + n] = t;
  }

  /** The first two columns. */
  private static void twoByTwo(double[] a, int row, double[] b, int k, double[] c, int at, int n) {
    int next = row + k;
    double s0 = 0;
    double s1 = 0;
    double t0 = 0;
    double t1 = 0;
    int p = 0;
    for (; p + 3 < k; p += 4) {
      double a0 = a[row + p];
      double a1 = a[row + p + 1];
      double a2 = a[row + p + 2];
      double a3 = a[row + p + 3];
      double d0 = a[next + p];
      double d1 = a[next + p + 1];
      double d2 = a[next + p + 2];
      double d3 = a[next + p + 3];
      double b0 = b[p];
      double b1 = b[p + 1];
      double b2 = b[p + 2];
      double b3 = b[p + 3];
      s0 += (a0 * b0 + a1 * b1) + (a2 * b2 + a3 * b3);
      t0 += (d0 * b0 + d1 * b1) + (d2 * b2 + d3 * b3);
      double e0 = b[k + p];
      double e1 = b[k + p + 1];
      double e2 = b[k + p + 2];
      double e3 = b[k + p + 3];
      s1 += (a0 * e0 + a1 * e1) + (a2 * e2 + a3 * e3);
      t1 += (d0 * e0 + d1 * e1) + (d2 * e2 + d3 * e3);
    }
    for (; p < k; p++) {
      s0 += a[row + p] * b[p];
      t0 += a[next + p] * b[p];
      s1 += a[row + p] * b[k + p];
      t1 += a[next + p] * b[k + p];
    }
    c[at] = s0;
    c[at + 1] = s1;
    c[at + n] = t0;
    c[at + n + 1] = t1;
  }
}
