package io.github.medl.engine;

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
   * C = op(A) op(B) + β C.
   *
   * @param a to the array that holds A; its position is moved, so it has to be the caller's own:
   *     one pointer for all pieces of a product, for a new one would be garbage after each
   * @param b likewise
   * @param beta β, 0 or 1
   * @param c likewise
   * @param to where C begins in its array
   */
  static void gemm(
      BlasCall p, DoublePointer a, DoublePointer b, int beta, DoublePointer c, long to) {
    openblas_nolapack.cblas_dgemm(
        ROW_MAJOR,
        p.transposeA() ? TRANSPOSED : AS_IS,
        p.transposeB() ? TRANSPOSED : AS_IS,
        p.m(),
        p.n(),
        p.k(),
        1,
        a.position(p.a()),
        p.rowOfA(),
        b.position(p.b()),
        p.rowOfB(),
        beta,
        c.position(to),
        p.rowOfC());
  }

  /** The same in single precision. */
  static void gemm(BlasCall p, FloatPointer a, FloatPointer b, int beta, FloatPointer c, long to) {
    openblas_nolapack.cblas_sgemm(
        ROW_MAJOR,
        p.transposeA() ? TRANSPOSED : AS_IS,
        p.transposeB() ? TRANSPOSED : AS_IS,
        p.m(),
        p.n(),
        p.k(),
        1,
        a.position(p.a()),
        p.rowOfA(),
        b.position(p.b()),
        p.rowOfB(),
        beta,
        c.position(to),
        p.rowOfC());
  }
}
