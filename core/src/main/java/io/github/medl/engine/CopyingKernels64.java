package io.github.medl.engine;

import org.bytedeco.javacpp.DoublePointer;

/** Matrix products by OpenBLAS on copies in native memory: what Java before 22 allows. */
final class CopyingKernels64 {
  /** Elements copied by one block of work. */
  private static final int CHUNK = 1 << 16;

  /** Operands start at multiples of this many bytes, the length of a cache line. */
  private static final long LINE = 64;

  private CopyingKernels64() {}

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
    int aSize = m * k;
    int bSize = k * n;
    long bStart = roundUp((long) aSize * Double.BYTES);
    long cStart = bStart + roundUp((long) bSize * Double.BYTES);
    try (Scratch scratch = Scratch.borrow(cStart + (long) m * n * Double.BYTES)) {
      DoublePointer left = new DoublePointer(scratch.memory());
      DoublePointer right = new DoublePointer(scratch.memory().getPointer(bStart));
      DoublePointer result = new DoublePointer(scratch.memory().getPointer(cStart));
      copy(a, aOffset, left, aSize, b, bOffset, right, bSize);
      int lda = transposeA ? m : k;
      int ldb = transposeB ? k : n;
      BlockGrid grid = BlockGrid.of(m, n, k);
      Parallel.forBlocks(
          grid.count(),
          block -> {
            int i = grid.row(block);
            int j = grid.column(block);
            int rows = Math.min(grid.blockRows(), m - i);
            int columns = Math.min(grid.blockColumns(), n - j);
            long aFirst = transposeA ? i : (long) i * k;
            long bFirst = transposeB ? (long) j * k : j;
            long cFirst = (long) i * n + j;
            OpenBlas.gemm(
                transposeA,
                transposeB,
                rows,
                columns,
                k,
                left,
                aFirst,
                lda,
                right,
                bFirst,
                ldb,
                result,
                cFirst,
                n);
            if (columns == n) {
              result.getPointer(cFirst).get(c, cOffset + i * n, rows * n);
            } else {
              for (int row = i; row < i + rows; row++) {
                int at = row * n + j;
                result.getPointer(at).get(c, cOffset + at, columns);
              }
            }
          });
    }
  }

  private static void copy(
      double[] a,
      int aOffset,
      DoublePointer left,
      int aSize,
      double[] b,
      int bOffset,
      DoublePointer right,
      int bSize) {
    int aChunks = (aSize + CHUNK - 1) / CHUNK;
    int bChunks = (bSize + CHUNK - 1) / CHUNK;
    Parallel.forBlocks(
        aChunks + bChunks,
        chunk -> {
          if (chunk < aChunks) {
            copyChunk(a, aOffset, left, aSize, chunk);
          } else {
            copyChunk(b, bOffset, right, bSize, chunk - aChunks);
          }
        });
  }

  private static void copyChunk(double[] from, int offset, DoublePointer to, int size, int chunk) {
    int start = chunk * CHUNK;
    to.getPointer(start).put(from, offset + start, Math.min(CHUNK, size - start));
  }

  private static long roundUp(long bytes) {
    return (bytes + LINE - 1) / LINE * LINE;
  }
}
