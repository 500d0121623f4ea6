package io.github.medl.engine;

/** Who multiplies: Java loops where they are quickest or all there is, else OpenBLAS. */
final class ProductKernels64 {
  private ProductKernels64() {}

  /** C (m x n) = op(A) op(B), see {@link Products}. */
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
    Engine engine = CrossingPoints.isSmall(m, n, k) ? Engine.JAVA : Engine.chosen();
    switch (engine) {
      case JAVA ->
          JavaKernels64.matmul(a, aOffset, transposeA, b, bOffset, transposeB, c, cOffset, m, n, k);
      case NATIVE ->
          CopyingKernels64.matmul(
              a, aOffset, transposeA, b, bOffset, transposeB, c, cOffset, m, n, k);
      case FOREIGN ->
          ForeignKernels64.matmul(
              a, aOffset, transposeA, b, bOffset, transposeB, c, cOffset, m, n, k);
    }
  }
}
