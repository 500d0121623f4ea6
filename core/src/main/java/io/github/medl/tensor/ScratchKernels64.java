package io.github.medl.tensor;

import java.lang.ref.SoftReference;

/**
 * Arrays that a thread writes intermediate results of a kernel to, and uses again for the next: a
 * fresh one has to be zeroed and is cold in the cache. What stands in them is of no meaning, and
 * they are never part of a tensor.
 */
final class ScratchKernels64 {
  /** What a kernel may hold at a time. */
  static final int STRIPS = 0;

  static final int RESULTS = 1;

  static final int ROWS = 2;

  private static final int SLOTS = 3;

  /** Elements of the largest array that is kept. */
  private static final int KEEP = 1 << 21;

  private static final ThreadLocal<SoftReference<double[][]>> OF_THREAD = new ThreadLocal<>();

  private ScratchKernels64() {}

  /**
   * An array of at least n elements for the kernel that runs in this thread.
   *
   * @param slot which of the arrays that it holds at a time
   * @param n how many elements
   */
  static double[] array(int slot, int n) {
    if (n > KEEP) {
      return new double[n];
    }
    SoftReference<double[][]> kept = OF_THREAD.get();
    double[][] arrays = kept == null ? null : kept.get();
    if (arrays == null) {
      arrays = new double[SLOTS][];
      OF_THREAD.set(new SoftReference<>(arrays));
    }
    if (arrays[slot] == null || arrays[slot].length < n) {
      arrays[slot] = new double[n];
    }
    return arrays[slot];
  }
}
