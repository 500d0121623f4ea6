package io.github.medl.engine;

import java.util.Arrays;

/**
 * Many tiny products of one row and a matrix, such as what attention takes from its values for one
 * query: sums run along the rows of the matrices, with the bits that each product has alone.
 */
final class RowKernels64 {
  /** Columns from which vectors make up for copying the rows. */
  private static final int COLUMNS = 16;

  private RowKernels64() {}

  /** Whether products are of this kind; they are tiny, so their sums add one term at a time. */
  static boolean isFor(Product each) {
    return each.m() == 1
        && each.n() >= COLUMNS
        && !each.transposeB()
        && CrossingPoints.isTiny(each);
  }

  /** The products {@code from}, ..., {@code to - 1}. */
  static void multiply(Batch batch, double[] a, double[] b, double[] c, int from, int to) {
    int n = batch.each().n();
    int k = batch.each().k();
    double[] sums = new double[n];
    double[][] rows = new double[4][n];
    for (int i = from; i < to; i++) {
      int left = batch.a()[i];
      int right = batch.b()[i];
      Arrays.fill(sums, 0);
      int p = 0;
      for (; p + 3 < k; p += 4) {
        for (int r = 0; r < 4; r++) {
          System.arraycopy(b, right + (p + r) * n, rows[r], 0, n);
        }
        int at = left + p;
        addFour(sums, rows[0], rows[1], rows[2], rows[3], a[at], a[at + 1], a[at + 2], a[at + 3]);
      }
      for (; p < k; p++) {
        System.arraycopy(b, right + p * n, rows[0], 0, n);
        JavaKernels64.addOne(sums, rows[0], a[left + p]);
      }
      System.arraycopy(sums, 0, c, batch.product(i).c(), n);
    }
  }

  private static void addFour(
      double[] sums,
      double[] b0,
      double[] b1,
      double[] b2,
      double[] b3,
      double a0,
      double a1,
      double a2,
      double a3) {
    for (int j = 0; j < sums.length; j++) {
      sums[j] = (((sums[j] + a0 * b0[j]) + a1 * b1[j]) + a2 * b2[j]) + a3 * b3[j];
    }
  }
}
