package io.github.medl.engine;

import io.github.medl.parallel.Parallel;

/** Matrix products by OpenBLAS on the Java arrays themselves. */
final class ForeignKernels64 {
  private ForeignKernels64() {}

  static void multiply(Product product, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    BlockGrid grid = BlockGrid.of(product);
    Parallel.forBlocks(
        grid.count(), i -> ForeignGemm.gemm(product, grid.block(product, i), a, b, c));
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
}
