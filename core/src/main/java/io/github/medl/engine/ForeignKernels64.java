package io.github.medl.engine;

/** Matrix products by OpenBLAS on the Java arrays themselves. */
final class ForeignKernels64 {
  private ForeignKernels64() {}

  /** C (m x n) = op(A) op(B), see {@link Products}; all sizes positive. */
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
    OpenBlas.useOneThread();
    int lda = transposeA ? m : k;
    int ldb = transposeB ? k : n;
    BlockGrid grid = BlockGrid.of(m, n, k);
    Parallel.forBlocks(
        grid.count(),
        block -> {
          int i = grid.row(block);
          int j = grid.column(block);
          ForeignGemm.gemm(
              transposeA,
              transposeB,
              Math.min(grid.blockRows(), m - i),
              Math.min(grid.blockColumns(), n - j),
              k,
              a,
              aOffset + (transposeA ? i : i * k),
              lda,
              b,
              bOffset + (transposeB ? j * k : j),
              ldb,
              c,
              cOffset + i * n + j,
              n);
        });
  }
}
