package io.github.medl.engine;

import java.util.Arrays;

/** {@link Accumulation}s by OpenBLAS on the Java arrays themselves. */
final class AddingForeignKernels64 {
  private AddingForeignKernels64() {}

  static void add(Accumulation s, double[] a, double[] b, double[] c) {
    OpenBlas.useOneThread();
    if (TurningKernels64.isMirrored(s)) {
      addMirrored(s, a, b, c);
    } else {
      s.forEachCall((call, to) -> ForeignGemm.gemm(call, a, b, 1, c, to));
    }
  }

  static void addMirrored(Accumulation s, double[] a, double[] b, double[] c) {
    double[] turned = TurningKernels64.scratch(s.c().size());
    Arrays.fill(turned, 0, s.c().size(), 0);
    s.forEachMirroredCall((call, to) -> ForeignGemm.gemm(call, b, a, 1, turned, to));
    TurningKernels64.addTurned(turned, s.c(), c);
  }
}
