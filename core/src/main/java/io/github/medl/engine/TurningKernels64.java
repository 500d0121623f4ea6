package io.github.medl.engine;

import io.github.medl.engine.BlockGrid.Block;
import java.lang.ref.SoftReference;

/** Blocks of a product that are computed as their transposes, which are then turned. */
final class TurningKernels64 {
  /** Elements of the largest array that a thread keeps. */
  private static final int KEEP = 1 << 18;

  private static final ThreadLocal<SoftReference<double[]>> OF_THREAD = new ThreadLocal<>();

  private TurningKernels64() {}

  /** Whether a block is computed as Cᵀ; a function of the sizes and of the processor. */
  static boolean isMirrored(Product p, Block block) {
    return NativeKernels.isMirrored(p, block, Double.BYTES);
  }

  /** Whether products are added as Cᵀ. */
  static boolean isMirrored(Accumulation sums) {
    return NativeKernels.isMirrored(sums, Double.BYTES);
  }

  /** An array of at least so many elements, of no meaning, for one product of this thread. */
  static double[] scratch(int size) {
    SoftReference<double[]> kept = OF_THREAD.get();
    double[] array = kept == null ? null : kept.get();
    if (array == null || array.length < size) {
      array = new double[size];
      if (size <= KEEP) {
        OF_THREAD.set(new SoftReference<>(array));
      }
    }
    return array;
  }

  /** Puts a block C, given as Cᵀ, in its place, four elements of a row at a time. */
  static void turn(double[] transposed, Block block, double[] c, int to, int rowLength) {
    int rows = block.rows();
    int j = 0;
    for (; j + 3 < block.columns(); j += 4) {
      int from = j * rows;
      int at = to + j;
      for (int i = 0; i < rows; i++, at += rowLength) {
        c[at] = transposed[from + i];
        c[at + 1] = transposed[from + i + rows];
        c[at + 2] = transposed[from + i + 2 * rows];
        c[at + 3] = transposed[from + i + 3 * rows];
      }
    }
    for (; j < block.columns(); j++) {
      for (int i = 0, at = to + j; i < rows; i++, at += rowLength) {
        c[at] = transposed[j * rows + i];
      }
    }
  }

  /** Adds a C that is given as Cᵀ, four elements of a row at a time. */
  static void addTurned(double[] transposed, Panel c, double[] to) {
    int rows = c.rows();
    int j = 0;
    for (; j + 3 < c.columns(); j += 4) {
      int from = j * rows;
      int at = c.at(0, j);
      for (int i = 0; i < rows; i++, at += c.rowLength()) {
        to[at] += transposed[from + i];
        to[at + 1] += transposed[from + i + rows];
        to[at + 2] += transposed[from + i + 2 * rows];
        to[at + 3] += transposed[from + i + 3 * rows];
      }
    }
    for (; j < c.columns(); j++) {
      for (int i = 0, at = c.at(0, j); i < rows; i++, at += c.rowLength()) {
        to[at] += transposed[j * rows + i];
      }
    }
  }
}
