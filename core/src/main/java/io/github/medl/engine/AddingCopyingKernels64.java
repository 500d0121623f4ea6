package io.github.medl.engine;

import java.util.Arrays;
import org.bytedeco.javacpp.DoublePointer;

/**
 * {@link Accumulation}s by OpenBLAS on copies in native memory: all three matrices are copied once
 * for all products, and C is copied back.
 */
final class AddingCopyingKernels64 {
  private AddingCopyingKernels64() {}

  static void add(Accumulation s, double[] a, double[] b, double[] c) {
    add(s, TurningKernels64.isMirrored(s), a, b, c);
  }

  static void add(Accumulation s, boolean isMirrored, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    long bStart = lines(s.a().size());
    long cStart = bStart + lines(s.b().size());
    try (Scratch scratch = Scratch.borrow(cStart + lines(s.c().size()))) {
      DoublePointer left = new DoublePointer(scratch.memory());
      DoublePointer right = new DoublePointer(scratch.memory().getPointer(bStart));
      DoublePointer result = new DoublePointer(scratch.memory().getPointer(cStart));
      put(a, s.a(), left);
      put(b, s.b(), right);
      if (isMirrored) {
        addMirrored(s, left, right, result, c);
        return;
      }
      put(c, s.c(), result);
      s.of(s.a().packed(), s.b().packed(), s.c().packed())
          .forEachCall((call, to) -> OpenBlas.gemm(call, left, right, 1, result, to));
      get(result.position(0), s.c(), c);
    }
  }

  private static void addMirrored(
      Accumulation s, DoublePointer left, DoublePointer right, DoublePointer result, double[] c) {
    int size = s.c().size();
    double[] turned = TurningKernels64.scratch(size);
    Arrays.fill(turned, 0, size, 0);
    result.put(turned, 0, size);
    s.of(s.a().packed(), s.b().packed(), s.c().packed())
        .forEachMirroredCall((call, to) -> OpenBlas.gemm(call, right, left, 1, result, to));
    result.position(0).get(turned, 0, size);
    TurningKernels64.addTurned(turned, s.c(), c);
  }

  private static long lines(long elements) {
    return Scratch.lines(elements * Double.BYTES);
  }

  private static void put(double[] x, Panel p, DoublePointer to) {
    if (p.isDense()) {
      to.put(x, p.start(), p.size());
      return;
    }
    for (int i = 0; i < p.rows(); i++) {
      to.getPointer((long) i * p.columns()).put(x, p.at(i, 0), p.columns());
    }
  }

  private static void get(DoublePointer from, Panel p, double[] x) {
    if (p.isDense()) {
      from.get(x, p.start(), p.size());
      return;
    }
    for (int i = 0; i < p.rows(); i++) {
      from.getPointer((long) i * p.columns()).get(x, p.at(i, 0), p.columns());
    }
  }
}
