package io.github.medl.engine;

import io.github.medl.engine.BlockGrid.Block;
import io.github.medl.parallel.Parallel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** OpenBLAS on native memory, one thread a call. */
final class OpenBlas {
  private static final int ROW_MAJOR = openblas_nolapack.CblasRowMajor;
  private static final int AS_IS = openblas_nolapack.CblasNoTrans;
  private static final int TRANSPOSED = openblas_nolapack.CblasTrans;

  private OpenBlas() {}

  /** Unpacks and loads the library; throws a {@link LinkageError} where there is none. */
  static void load() {
    Loader.load(openblas_nolapack.class);
    useOneThread();
  }

  /**
   * Takes OpenBLAS its own threads, which would change the bits of a sum: {@link Parallel} splits
   * the work instead. Asked before every use, since ND4J, where a program uses it, sets them again
   * when it starts.
   */
  static void useOneThread() {
    if (openblas_nolapack.blas_get_num_threads() != 1) {
      openblas_nolapack.blas_set_num_threads(1);
    }
  }

  /** The file of the library, beside that of its Java binding. */
  static Path library() {
    Path folder = Path.of(Loader.load(openblas_nolapack.class)).getParent();
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith("libopenblas_nolapack"))
          .filter(file -> !Files.isSymbolicLink(file))
          .findFirst()
          .orElseThrow(() -> new UnsatisfiedLinkError("no libopenblas_nolapack in " + folder));
    } catch (IOException e) {
      throw new UnsatisfiedLinkError("cannot list " + folder + ": " + e);
    }
  }

  /**
   * A block of C = op(A) op(B) of matrices that begin at these pointers.
   *
   * @param mirrored whether Cᵀ = op(B)ᵀ op(A)ᵀ is computed, into rows of {@code block.rows()}
   * @param c where the block of C, or its transpose, begins
   */
  static void gemm(
      Product p, Block block, boolean mirrored, DoublePointer a, DoublePointer b, DoublePointer c) {
    DoublePointer left = a.getPointer(p.transposeA() ? block.row() : (long) block.row() * p.k());
    DoublePointer right =
        b.getPointer(p.transposeB() ? (long) block.column() * p.k() : block.column());
    openblas_nolapack.cblas_dgemm(
        ROW_MAJOR,
        (mirrored ? !p.transposeB() : p.transposeA()) ? TRANSPOSED : AS_IS,
        (mirrored ? !p.transposeA() : p.transposeB()) ? TRANSPOSED : AS_IS,
        mirrored ? block.columns() : block.rows(),
        mirrored ? block.rows() : block.columns(),
        p.k(),
        1,
        mirrored ? right : left,
        mirrored ? p.rowLengthOfB() : p.rowLengthOfA(),
        mirrored ? left : right,
        mirrored ? p.rowLengthOfA() : p.rowLengthOfB(),
        0,
        c,
        mirrored ? block.rows() : p.n());
  }

  /** The same in single precision. */
  static void gemm(
      Product p, Block block, boolean mirrored, FloatPointer a, FloatPointer b, FloatPointer c) {
    FloatPointer left = a.getPointer(p.transposeA() ? block.row() : (long) block.row() * p.k());
    FloatPointer right =
        b.getPointer(p.transposeB() ? (long) block.column() * p.k() : block.column());
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        (mirrored ? !p.transposeB() : p.transposeA()) ? TRANSPOSED : AS_IS,
        (mirrored ? !p.transposeA() : p.transposeB()) ? TRANSPOSED : AS_IS,
        mirrored ? block.columns() : block.rows(),
        mirrored ? block.rows() : block.columns(),
        p.k(),
        1,
        mirrored ? right : left,
        mirrored ? p.rowLengthOfB() : p.rowLengthOfA(),
        mirrored ? left : right,
        mirrored ? p.rowLengthOfA() : p.rowLengthOfB(),
        0,
        c,
        mirrored ? block.rows() : p.n());
  }
}
