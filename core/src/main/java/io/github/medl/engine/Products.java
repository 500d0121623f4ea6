package io.github.medl.engine;

import java.util.Objects;

/**
 * Matrix products C = op(A) op(B) of row-major arrays, where op is the identity or the transpose.
 *
 * <p>The same inputs give the same bits, whatever the number of threads.
 */
public final class Products {
  private Products() {}

  /**
   * The product C (m × n) = op(A) (m × k) · op(B) (k × n); C is overwritten.
   *
   * @param a the left operand, row-major: m × k, or k × m if {@code transposeA}
   * @param aOffset index of its first element
   * @param transposeA whether A is stored transposed
   * @param b the right operand, row-major: k × n, or n × k if {@code transposeB}
   * @param bOffset index of its first element
   * @param transposeB whether B is stored transposed
   * @param c the result, row-major m × n; must be another array than a and b
   * @param cOffset index of its first element
   * @param m rows of C
   * @param n columns of C
   * @param k the length of the sums
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void matmul(
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
    check(a.length, aOffset, b.length, bOffset, c.length, cOffset, m, n, k);
    ProductKernels64.matmul(a, aOffset, transposeA, b, bOffset, transposeB, c, cOffset, m, n, k);
  }

  /**
   * The product of {@link #matmul(double[], int, boolean, double[], int, boolean, double[], int,
   * int, int, int)} in single precision.
   *
   * @param a the left operand, row-major: m × k, or k × m if {@code transposeA}
   * @param aOffset index of its first element
   * @param transposeA whether A is stored transposed
   * @param b the right operand, row-major: k × n, or n × k if {@code transposeB}
   * @param bOffset index of its first element
   * @param transposeB whether B is stored transposed
   * @param c the result, row-major m × n; must be another array than a and b
   * @param cOffset index of its first element
   * @param m rows of C
   * @param n columns of C
   * @param k the length of the sums
   * @throws IndexOutOfBoundsException when a matrix does not fit into its array
   */
  public static void matmul(
      float[] a,
      int aOffset,
      boolean transposeA,
      float[] b,
      int bOffset,
      boolean transposeB,
      float[] c,
      int cOffset,
      int m,
      int n,
      int k) {
    check(a.length, aOffset, b.length, bOffset, c.length, cOffset, m, n, k);
    ProductKernels32.matmul(a, aOffset, transposeA, b, bOffset, transposeB, c, cOffset, m, n, k);
  }

  private static void check(
      int aLength,
      int aOffset,
      int bLength,
      int bOffset,
      int cLength,
      int cOffset,
      int m,
      int n,
      int k) {
    if ((m | n | k) < 0) {
      throw new IndexOutOfBoundsException("matmul: negative size, m=" + m + " n=" + n + " k=" + k);
    }
    Objects.checkFromIndexSize((long) aOffset, (long) m * k, (long) aLength);
    Objects.checkFromIndexSize((long) bOffset, (long) k * n, (long) bLength);
    Objects.checkFromIndexSize((long) cOffset, (long) m * n, (long) cLength);
  }
}
