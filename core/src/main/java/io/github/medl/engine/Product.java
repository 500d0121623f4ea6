package io.github.medl.engine;

import java.util.Objects;

/**
 * Which product: C (m × n) = op(A) (m × k) · op(B) (k × n), where op is the identity or the
 * transpose, and where in their row-major arrays the three matrices begin.
 *
 * @param m rows of C
 * @param n columns of C
 * @param k the length of the sums
 * @param transposeA whether A is stored transposed, k × m
 * @param transposeB whether B is stored transposed, n × k
 * @param a index of the first element of A
 * @param b index of the first element of B
 * @param c index of the first element of C
 */
public record Product(
    int m, int n, int k, boolean transposeA, boolean transposeB, int a, int b, int c) {

  /**
   * A B of matrices that begin where their arrays do.
   *
   * @param m rows of A and C
   * @param n columns of B and C
   * @param k columns of A and rows of B
   * @return the product
   */
  public static Product of(int m, int n, int k) {
    return new Product(m, n, k, false, false, 0, 0, 0);
  }

  /**
   * The same product of operands that are stored transposed.
   *
   * @param left whether A is stored transposed
   * @param right whether B is stored transposed
   * @return a product of the same sizes
   */
  public Product transposed(boolean left, boolean right) {
    return new Product(m, n, k, left, right, a, b, c);
  }

  /**
   * The same product of matrices that begin elsewhere.
   *
   * @param aStart index of the first element of A
   * @param bStart index of the first element of B
   * @param cStart index of the first element of C
   * @return a product of the same sizes
   */
  public Product at(int aStart, int bStart, int cStart) {
    return new Product(m, n, k, transposeA, transposeB, aStart, bStart, cStart);
  }

  /** Cᵀ = op(B)ᵀ op(A)ᵀ, for a C of one column, which is stored like its transpose. */
  Product mirrored() {
    return new Product(n, m, k, !transposeB, !transposeA, b, a, c);
  }

  /**
   * The length of a row of A as it is stored.
   *
   * @return m if A is stored transposed, else k
   */
  public int rowLengthOfA() {
    return transposeA ? m : k;
  }

  /**
   * The length of a row of B as it is stored.
   *
   * @return k if B is stored transposed, else n
   */
  public int rowLengthOfB() {
    return transposeB ? k : n;
  }

  /** How many numbers are multiplied. */
  double multiplications() {
    return (double) m * n * k;
  }

  /** That the matrices fit into arrays of these lengths. */
  void checkFit(int aLength, int bLength, int cLength) {
    if ((m | n | k) < 0) {
      throw new IndexOutOfBoundsException("matmul: negative size, m=" + m + " n=" + n + " k=" + k);
    }
    Objects.checkFromIndexSize((long) a, (long) m * k, (long) aLength);
    Objects.checkFromIndexSize((long) b, (long) k * n, (long) bLength);
    Objects.checkFromIndexSize((long) c, (long) m * n, (long) cLength);
  }
}
