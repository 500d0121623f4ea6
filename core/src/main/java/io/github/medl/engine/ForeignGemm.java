package io.github.medl.engine;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Array;
import java.lang.reflect.Method;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * OpenBLAS called with Java arrays themselves, without a copy, by the foreign-function API of JDK
 * 22 and later.
 *
 * <p>This class compiles for Java 17, which has no {@code java.lang.foreign}: the API is found by
 * reflection once, and the handles are then adapted to types that Java 17 knows, (array, byte
 * offset) in place of a memory segment. Being constants, they are compiled like direct calls.
 */
final class ForeignGemm {
  private static final int ROW_MAJOR = 101;
  private static final int AS_IS = 111;
  private static final int TRANSPOSED = 112;

  private static final MethodHandle DGEMM = handle("cblas_dgemm", double.class);
  private static final MethodHandle SGEMM = handle("cblas_sgemm", float.class);

  private ForeignGemm() {}

  /**
   * C = op(A) op(B) + β C, on one thread.
   *
   * @param beta β, 0 or 1
   * @param to where C begins in c
   */
  static void gemm(BlasCall p, double[] a, double[] b, double beta, double[] c, int to) {
    try {
      DGEMM.invokeExact(
          ROW_MAJOR,
          p.transposeA() ? TRANSPOSED : AS_IS,
          p.transposeB() ? TRANSPOSED : AS_IS,
          p.m(),
          p.n(),
          p.k(),
          1.0,
          a,
          8L * p.a(),
          p.rowOfA(),
          b,
          8L * p.b(),
          p.rowOfB(),
          beta,
          c,
          8L * to,
          p.rowOfC());
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  /** The same in single precision. */
  static void gemm(BlasCall p, float[] a, float[] b, float beta, float[] c, int to) {
    try {
      SGEMM.invokeExact(
          ROW_MAJOR,
          p.transposeA() ? TRANSPOSED : AS_IS,
          p.transposeB() ? TRANSPOSED : AS_IS,
          p.m(),
          p.n(),
          p.k(),
          1f,
          a,
          4L * p.a(),
          p.rowOfA(),
          b,
          4L * p.b(),
          p.rowOfB(),
          beta,
          c,
          4L * to,
          p.rowOfC());
    } catch (Throwable e) {
      throw unchecked(e);
    }
  }

  private static RuntimeException unchecked(Throwable e) {
    if (e instanceof Error error) {
      throw error;
    }
    return e instanceof RuntimeException runtime ? runtime : new IllegalStateException(e);
  }

  private static MethodHandle handle(String function, Class<?> number) {
    try {
      return link(OpenBlas.library(), function, number);
    } catch (ReflectiveOperationException e) {
      throw new UnsatisfiedLinkError("no foreign-function API for " + function + ": " + e);
    }
  }

  /**
   * What would be, on JDK 22, {@code linker.downcallHandle(symbol, descriptor, critical(true))}.
   */
  private static MethodHandle link(Path library, String function, Class<?> number)
      throws ReflectiveOperationException {
    Class<?> linkerType = foreign("Linker");
    Class<?> optionType = foreign("Linker$Option");
    Object options = Array.newInstance(optionType, 1);
    Array.set(options, 0, optionType.getMethod("critical", boolean.class).invoke(null, true));
    Object linker = linkerType.getMethod("nativeLinker").invoke(null);
    Method downcall =
        linkerType.getMethod(
            "downcallHandle",
            foreign("MemorySegment"),
            foreign("FunctionDescriptor"),
            options.getClass());
    MethodHandle raw =
        (MethodHandle)
            downcall.invoke(linker, symbol(library, function), descriptor(number), options);
    MethodHandle slice = slice(number.arrayType());
    for (int position : new int[] {12, 9, 7}) {
      raw = MethodHandles.collectArguments(raw, position, slice);
    }
    return raw;
  }

  private static Object symbol(Path library, String function) throws ReflectiveOperationException {
    Class<?> lookupType = foreign("SymbolLookup");
    Class<?> arenaType = foreign("Arena");
    Object lookup =
        lookupType
            .getMethod("libraryLookup", Path.class, arenaType)
            .invoke(null, library, arenaType.getMethod("global").invoke(null));
    return ((Optional<?>) lookupType.getMethod("find", String.class).invoke(lookup, function))
        .orElseThrow();
  }

  /** The types of the arguments of {@code cblas_?gemm}. */
  private static Object descriptor(Class<?> number) throws ReflectiveOperationException {
    Class<?> values = foreign("ValueLayout");
    Object integer = values.getField("JAVA_INT").get(null);
    Object real = values.getField("JAVA_" + number.getName().toUpperCase(Locale.ROOT)).get(null);
    Object pointer = values.getField("ADDRESS").get(null);
    Object[] types = {
      integer,
      integer,
      integer,
      integer,
      integer,
      integer, // order, two transposes, m, n, k
      real,
      pointer,
      integer,
      pointer,
      integer, // α, A, lda, B, ldb
      real,
      pointer,
      integer // β, C, ldc
    };
    Object layouts = Array.newInstance(foreign("MemoryLayout"), types.length);
    for (int i = 0; i < types.length; i++) {
      Array.set(layouts, i, types[i]);
    }
    return foreign("FunctionDescriptor")
        .getMethod("ofVoid", layouts.getClass())
        .invoke(null, layouts);
  }

  /** (array, byte offset) -> MemorySegment.ofArray(array).asSlice(byte offset). */
  private static MethodHandle slice(Class<?> array) throws ReflectiveOperationException {
    Class<?> segmentType = foreign("MemorySegment");
    MethodHandles.Lookup publicLookup = MethodHandles.publicLookup();
    MethodHandle ofArray =
        publicLookup.findStatic(segmentType, "ofArray", MethodType.methodType(segmentType, array));
    MethodHandle asSlice =
        publicLookup.findVirtual(
            segmentType, "asSlice", MethodType.methodType(segmentType, long.class));
    return MethodHandles.collectArguments(asSlice, 0, ofArray);
  }

  private static Class<?> foreign(String name) throws ClassNotFoundException {
    return Class.forName("java.lang.foreign." + name);
  }
}
