package io.github.medl.engine;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The choice of what computes large products and decompositions: made once, when the first of them
 * is asked for, and said once in the log.
 *
 * <p>{@code -Dmedl.engine=java|native|foreign} forces it: pure Java, OpenBLAS on copies, or
 * OpenBLAS on the Java arrays themselves (Java 22 and later). By default it is the last of these
 * that works.
 */
enum Engine {
  /** Pure Java. */
  JAVA,
  /** OpenBLAS through JavaCPP, operands copied into native memory. */
  NATIVE,
  /** OpenBLAS through the foreign-function API, without copies. */
  FOREIGN;

  private static final String PROPERTY = "medl.engine";

  /** The choice is a constant of this class, so that asking for it costs nothing. */
  private static final class Chosen {
    private static final Engine ENGINE = choose();
  }

  private static final class JavaHolder {
    private static final Factorizations FACTORIZATIONS = new JavaFactorizations();
  }

  /** LAPACK is another library than the products' and takes its own time to load. */
  private static final class LapackHolder {
    private static final Factorizations FACTORIZATIONS = new LapackFactorizations();
  }

  /** The engine for large work; the first call loads native code unless that is forbidden. */
  static Engine chosen() {
    return Chosen.ENGINE;
  }

  /** Factorizations for a matrix of this size; small ones need no native code. */
  static Factorizations factorizations(int m, int n) {
    if (CrossingPoints.isSmallDecomposition(m, n) || chosen() == JAVA) {
      return JavaHolder.FACTORIZATIONS;
    }
    OpenBlas.useOneThread();
    return LapackHolder.FACTORIZATIONS;
  }

  private static Engine choose() {
    Logger log = LoggerFactory.getLogger("io.github.medl.engine");
    String forced = System.getProperty(PROPERTY);
    if (forced != null) {
      Engine engine = parse(forced);
      try {
        engine.load();
      } catch (LinkageError | RuntimeException e) {
        throw new IllegalStateException(
            "-D"
                + PROPERTY
                + "="
                + forced
                + " cannot be used here: "
                + e
                + "; leave the property out to let medl choose",
            e);
      }
      log.info("medl engine: {} (forced), {} threads", engine.label(), Parallel.threads());
      return engine;
    }
    Throwable reason = null;
    for (Engine engine : new Engine[] {FOREIGN, NATIVE}) {
      if (engine == FOREIGN && Runtime.version().feature() < 22) {
        continue;
      }
      try {
        engine.load();
        log.info("medl engine: {}, {} threads", engine.label(), Parallel.threads());
        return engine;
      } catch (LinkageError | RuntimeException e) {
        reason = e;
      }
    }
    log.info(
        "medl engine: pure Java, since OpenBLAS cannot be loaded ({})", String.valueOf(reason));
    return JAVA;
  }

  private static Engine parse(String name) {
    return switch (name) {
      case "java" -> JAVA;
      case "native" -> NATIVE;
      case "foreign" -> FOREIGN;
      default ->
          throw new IllegalArgumentException(
              "-D" + PROPERTY + " must be java, native or foreign, got '" + name + "'");
    };
  }

  /** Loads what the engine needs and multiplies one by one, or throws. */
  private void load() {
    double[] c = new double[1];
    switch (this) {
      case JAVA -> {}
      case NATIVE -> {
        OpenBlas.load();
        CopyingKernels64.matmul(
            new double[] {2}, 0, false, new double[] {3}, 0, false, c, 0, 1, 1, 1);
      }
      case FOREIGN -> {
        if (Runtime.version().feature() < 22) {
          throw new UnsatisfiedLinkError(
              "the foreign-function API needs Java 22, this is " + Runtime.version().feature());
        }
        OpenBlas.load();
        ForeignKernels64.matmul(
            new double[] {2}, 0, false, new double[] {3}, 0, false, c, 0, 1, 1, 1);
      }
    }
    if (this != JAVA && c[0] != 6) {
      throw new UnsatisfiedLinkError("OpenBLAS was loaded but computes 2 x 3 = " + c[0]);
    }
  }

  private String label() {
    return switch (this) {
      case JAVA -> "pure Java";
      case NATIVE -> "OpenBLAS on copies in native memory";
      case FOREIGN -> "OpenBLAS on Java arrays, without copies";
    };
  }
}
