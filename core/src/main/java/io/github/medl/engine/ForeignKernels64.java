package io.github.medl.engine;

import io.github.medl.engine.BlockGrid.Block;
import io.github.medl.parallel.Parallel;
import java.util.Arrays;

/** Matrix products by OpenBLAS on the Java arrays themselves. */
final class ForeignKernels64 {
  private ForeignKernels64() {}

  static void multiply(Product product, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    BlockGrid grid = BlockGrid.of(product);
    Parallel.forBlocks(grid.count(), i -> multiply(product, grid.block(product, i), a, b, c));
  }

  static void multiply(Batch batch, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    batch.inGroups(
        (from, to) -> {
          for (int i = from; i < to; i++) {
            multiply(batch.product(i), a, b, c);
          }
        });
  }

  private static void multiply(Product p, Block block, double[] a, double[] b, double[] c) {
    int to = p.c() + block.row() * p.n() + block.column();
    BlasCall call = BlasCall.of(p, block);
    if (TurningKernels64.isMirrored(p, block)) {
      int size = block.rows() * block.columns();
      double[] turned = TurningKernels64.scratch(size);
      Arrays.fill(turned, 0, size, 0);
      ForeignGemm.gemm(call.mirrored(), b, a, 1, turned, 0);
      TurningKernels64.turn(turned, block, c, to, p.n());
      return;
    }
    if (NativeKernels.AVX2) {
      clear(block, c, to, p.n());
      ForeignGemm.gemm(call, a, b, 1, c, to);
      return;
    }
    Pieces.of(call)
        .forEach(
            call, (piece, beta, offset) -> ForeignGemm.gemm(piece, a, b, beta, c, to + offset));
  }

  /** Zeros, to which OpenBLAS then adds: it would write them itself, one at a time. */
  private static void clear(Block block, double[] c, int to, int rowLength) {
    if (block.columns() == rowLength) {
      Arrays.fill(c, to, to + block.rows() * rowLength, 0);
      return;
    }
    for (int row = 0; row < block.rows(); row++) {
      int at = to + row * rowLength;
      Arrays.fill(c, at, at + block.columns(), 0);
    }
  }
}
