package io.github.medl.engine;

import io.github.medl.engine.BlockGrid.Block;
import io.github.medl.parallel.Parallel;
import org.bytedeco.javacpp.DoublePointer;

/** Matrix products by OpenBLAS on copies in native memory: what Java before 22 allows. */
final class CopyingKernels64 {
  /** Elements copied by one block of work. */
  private static final int CHUNK = 1 << 16;

  private CopyingKernels64() {}

  static void multiply(Product product, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    try (Scratch scratch = Scratch.borrow(bytes(product))) {
      Copies copies = new Copies(product, scratch);
      int aChunks = (copies.aSize + CHUNK - 1) / CHUNK;
      int bChunks = (copies.bSize + CHUNK - 1) / CHUNK;
      Parallel.forBlocks(
          aChunks + bChunks,
          chunk -> {
            if (chunk < aChunks) {
              copyChunk(a, product.a(), copies.left, copies.aSize, chunk);
            } else {
              copyChunk(b, product.b(), copies.right, copies.bSize, chunk - aChunks);
            }
          });
      BlockGrid grid = BlockGrid.of(product);
      Parallel.forBlocks(grid.count(), i -> copies.multiply(grid.block(product, i), c));
    }
  }

  /** An operand that a product shares with the one before it is not copied again. */
  static void multiply(Batch batch, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    if (BlockGrid.of(batch.each()).count() > 1) {
      for (int i = 0; i < batch.count(); i++) {
        multiply(batch.product(i), a, b, c);
      }
      return;
    }
    batch.inGroups(
        (from, to) -> {
          try (Scratch scratch = Scratch.borrow(bytes(batch.each()))) {
            Copies copies = new Copies(batch.each(), scratch);
            Block all = new Block(0, 0, batch.each().m(), batch.each().n());
            for (int i = from; i < to; i++) {
              if (i == from || batch.a()[i] != batch.a()[i - 1]) {
                copies.left.put(a, batch.a()[i], copies.aSize);
              }
              if (i == from || batch.b()[i] != batch.b()[i - 1]) {
                copies.right.put(b, batch.b()[i], copies.bSize);
              }
              copies.multiply(all, batch.product(i), c);
            }
          }
        });
  }

  private static void copyChunk(double[] from, int offset, DoublePointer to, int size, int chunk) {
    int start = chunk * CHUNK;
    to.getPointer(start).put(from, offset + start, Math.min(CHUNK, size - start));
  }

  private static long bytes(Product p) {
    return lines((long) p.m() * p.k()) + lines((long) p.k() * p.n()) + lines((long) p.m() * p.n());
  }

  private static long lines(long elements) {
    return Scratch.lines(elements * Double.BYTES);
  }

  /** Room for the matrices of a product, one after the other. */
  private static final class Copies {
    private final Product product;
    private final int aSize;
    private final int bSize;
    private final DoublePointer left;
    private final DoublePointer right;
    private final DoublePointer result;

    Copies(Product product, Scratch scratch) {
      this.product = product;
      aSize = product.m() * product.k();
      bSize = product.k() * product.n();
      long bStart = lines(aSize);
      left = new DoublePointer(scratch.memory());
      right = new DoublePointer(scratch.memory().getPointer(bStart));
      result = new DoublePointer(scratch.memory().getPointer(bStart + lines(bSize)));
    }

    void multiply(Block block, double[] c) {
      multiply(block, product, c);
    }

    /** Computes a block and copies it to where the product has its C. */
    void multiply(Block block, Product destination, double[] c) {
      int n = product.n();
      int start = block.row() * n + block.column();
      int cFirst = destination.c();
      BlasCall call = BlasCall.of(product.at(0, 0, 0), block); // the copies begin there
      if (TurningKernels64.isMirrored(product, block)) {
        DoublePointer turned =
            result.getPointer((long) block.row() * n + block.column() * block.rows());
        OpenBlas.gemm(call.mirrored(), right.getPointer(), left.getPointer(), 0, turned, 0);
        int size = block.rows() * block.columns();
        double[] own = TurningKernels64.scratch(size);
        turned.get(own, 0, size);
        TurningKernels64.turn(own, block, c, cFirst + start, n);
        return;
      }
      DoublePointer a = left.getPointer();
      DoublePointer b = right.getPointer();
      DoublePointer to = result.getPointer(start);
      Pieces.of(call)
          .forEach(call, (piece, beta, offset) -> OpenBlas.gemm(piece, a, b, beta, to, offset));
      if (block.columns() == n) {
        result.getPointer(start).get(c, cFirst + start, block.rows() * n);
        return;
      }
      for (int row = 0; row < block.rows(); row++) {
        int at = start + row * n;
        result.getPointer(at).get(c, cFirst + at, block.columns());
      }
    }
  }
}
