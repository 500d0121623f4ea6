package io.github.medl.engine;

/** The sizes at which another way becomes the quicker one. */
final class CrossingPoints {
  /**
   * Multiplications below which a Java loop is used. OpenBLAS gains 1 to 2 us on 24 x 24 already,
   * but loading it costs 0.3 s, which a program of small products should not pay; the choice may
   * not depend on whether it is loaded, since it decides the bits.
   */
  private static final double NATIVE_PRODUCT = 24 * 24 * 24;

  /** Multiplications below which a Java loop stays on one thread. */
  private static final double JAVA_THREADS = 250_000;

  /** Rows times columns times the shorter side up to which a decomposition stays in Java. */
  private static final double NATIVE_DECOMPOSITION = 32 * 32 * 32;

  /** Multiplications up to which a sum for every element beats vectors, which need preparation. */
  private static final double TINY_PRODUCT = 1000;

  /** Multiplications of a batch of small products from which it is done on several threads. */
  static final double BATCH_THREADS = 250_000;

  /** Multiplications that a thread takes at once from a batch of small products. */
  static final double BATCH_GROUP = 125_000;

  private CrossingPoints() {}

  static boolean isTiny(Product product) {
    return product.multiplications() <= TINY_PRODUCT;
  }

  /** Whether a product is for a Java loop: vectors move too much for the work that they bring. */
  static boolean isSmall(Product product) {
    return product.multiplications() < NATIVE_PRODUCT || Math.min(product.m(), product.n()) < 4;
  }

  /** The same of products that are added; where nothing is moved, few rows are no reason. */
  static boolean isSmall(Accumulation sums) {
    boolean isMoved = !NativeKernels.AVX512;
    return sums.multiplications() < NATIVE_PRODUCT || isMoved && sums.shorterSide() < 4;
  }

  static boolean isSmallForThreads(Product product) {
    return product.multiplications() < JAVA_THREADS;
  }

  /** Whether a decomposition is over in Java before native code would be loaded. */
  static boolean isSmallDecomposition(int m, int n) {
    return (double) m * n * Math.min(m, n) <= NATIVE_DECOMPOSITION;
  }
}
