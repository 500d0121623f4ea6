package io.github.medl.engine;

/** The sizes at which another way becomes the quicker one. */
final class CrossingPoints {
  /** Multiplications below which a Java loop beats a call of OpenBLAS. */
  private static final double NATIVE_PRODUCT = Integer.getInteger("medl.cross", 20_000);

  /** Multiplications below which a Java loop stays on one thread. */
  private static final double JAVA_THREADS = 250_000;

  /** Rows times columns times the shorter side up to which a decomposition stays in Java. */
  private static final double NATIVE_DECOMPOSITION = 32 * 32 * 32;

  private CrossingPoints() {}

  /** Whether a product is for a Java loop: vectors move too much for the work that they bring. */
  static boolean isSmall(int m, int n, int k) {
    return (double) m * n * k < NATIVE_PRODUCT || Math.min(m, n) < 4;
  }

  static boolean isSmallForThreads(int m, int n, int k) {
    return (double) m * n * k < JAVA_THREADS;
  }

  /** Whether a decomposition is over in Java before native code would be loaded. */
  static boolean isSmallDecomposition(int m, int n) {
    return (double) m * n * Math.min(m, n) <= NATIVE_DECOMPOSITION;
  }
}
