package io.github.medl.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.bytedeco.javacpp.DoublePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.openblas.global.openblas_nolapack;

/** The OpenBLAS that ND4J ships, on native memory, one thread a call. */
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
   * the work instead. Asked before every use, since ND4J sets them again when it starts.
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

  /** C = op(A) op(B) with row lengths {@code lda}, {@code ldb}, {@code ldc}. */
  static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      DoublePointer a,
      long aOffset,
      int lda,
      DoublePointer b,
      long bOffset,
      int ldb,
      DoublePointer c,
      long cOffset,
      int ldc) {
    openblas_nolapack.cblas_dgemm(
        ROW_MAJOR,
        transposeA ? TRANSPOSED : AS_IS,
        transposeB ? TRANSPOSED : AS_IS,
        m,
        n,
        k,
        1,
        a.getPointer(aOffset),
        lda,
        b.getPointer(bOffset),
        ldb,
        0,
        c.getPointer(cOffset),
        ldc);
  }

  /** The product of the other overload in single precision. */
  static void gemm(
      boolean transposeA,
      boolean transposeB,
      int m,
      int n,
      int k,
      FloatPointer a,
      long aOffset,
      int lda,
      FloatPointer b,
      long bOffset,
      int ldb,
      FloatPointer c,
      long cOffset,
      int ldc) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        transposeA ? TRANSPOSED : AS_IS,
        transposeB ? TRANSPOSED : AS_IS,
        m,
        n,
        k,
        1,
        a.getPointer(aOffset),
        lda,
        b.getPointer(bOffset),
        ldb,
        0,
        c.getPointer(cOffset),
        ldc);
  }
}
