package io.github.medl.engine;

import io.github.medl.parallel.Parallel;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * The choice of an {@link Engine}: made once, when the first large product or decomposition is
 * asked for, and said once in the log.
 *
 * <p>{@code -Dmedl.engine=NAME} forces it; by default it is the last of java, native and foreign
 * that works. Whether a problem is large is decided by its size alone, before an engine is asked.
 */
final class Engines {
  private static final String PROPERTY = "medl.engine";
  private static final String LOG = "io.github.medl.engine";

  private static final Engine JAVA = new JavaEngine();

  /** The choice is a constant of this class, so that asking for it costs nothing. */
  private static final class Chosen {
    private static final @Nullable Engine ENGINE;

    /** Kept and thrown by every call: out of here it would be a NoClassDefFoundError. */
    private static final RuntimeException REFUSAL;

    static {
      Engine engine = null;
      RuntimeException refusal = null;
      try {
        engine = choose();
      } catch (RuntimeException e) {
        refusal = e;
      }
      ENGINE = engine;
      REFUSAL = refusal;
    }
  }

  private Engines() {}

  /** Plain Java, which is always there. */
  static Engine java() {
    return JAVA;
  }

  /** The engine for large work; the first call loads native code unless that is forbidden. */
  static Engine chosen() {
    if (Chosen.ENGINE == null) {
      throw Chosen.REFUSAL;
    }
    return Chosen.ENGINE;
  }

  /** Factorisations for a matrix of this size; small ones need no native code. */
  static Factorisations factorisations(int m, int n) {
    Engine engine = CrossingPoints.isSmallDecomposition(m, n) ? JAVA : chosen();
    return engine.factorisations();
  }

  private static Engine choose() {
    Parallel.threads(); // refuses a wrong number before anything is loaded
    String forced = System.getProperty(PROPERTY);
    if (forced != null) {
      return forced(forced);
    }
    Throwable reason = null;
    for (Engine engine : List.of(new ForeignEngine(), new CopyingEngine())) {
      try {
        return loaded(engine, "");
      } catch (LinkageError | RuntimeException e) {
        reason = e;
      }
    }
    LoggerFactory.getLogger(LOG)
        .info(
            "medl engine: {}, since OpenBLAS cannot be loaded ({})",
            JAVA.description(),
            String.valueOf(reason));
    return JAVA;
  }

  private static Engine forced(String name) {
    Engine engine = named(name);
    try {
      return loaded(engine, " (forced)");
    } catch (LinkageError | RuntimeException e) {
      throw new IllegalStateException(
          setting(name) + " cannot be used here: " + e + "; leave it out to let medl choose", e);
    }
  }

  private static Engine named(String name) {
    List<Engine> engines = new ArrayList<>();
    engines.add(JAVA);
    engines.add(new CopyingEngine());
    engines.add(new ForeignEngine());
    for (Engine engine : engines) {
      if (engine.name().equals(name)) {
        return engine;
      }
    }
    try {
      ServiceLoader.load(Engine.class, Engines.class.getClassLoader()).forEach(engines::add);
    } catch (ServiceConfigurationError e) {
      throw new IllegalStateException(
          setting(name) + ": an engine of the class path cannot be made: " + e.getMessage(), e);
    }
    for (Engine engine : engines) {
      if (engine.name().equals(name)) {
        return engine;
      }
    }
    throw new IllegalArgumentException(
        setting(name)
            + ": there is no such engine; there are "
            + String.join(", ", engines.stream().map(Engine::name).toList())
            + "; others come with a dependency, nd4j with medl-nd4j");
  }

  private static String setting(String name) {
    return "-D" + PROPERTY + "=" + name;
  }

  /** Loads an engine and multiplies two by three. */
  private static Engine loaded(Engine engine, String why) {
    engine.load();
    double[] c = new double[1];
    engine.multiply(Product.of(1, 1, 1), new double[] {2}, new double[] {3}, c);
    if (c[0] != 6) {
      throw new UnsatisfiedLinkError("it was loaded but computes 2 x 3 = " + c[0]);
    }
    LoggerFactory.getLogger(LOG)
        .info("medl engine: {}{}, {} threads", engine.description(), why, Parallel.threads());
    return engine;
  }
}
