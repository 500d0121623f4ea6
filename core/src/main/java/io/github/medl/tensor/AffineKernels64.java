package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Loops that finish an affine map Z = X W + b when the product X W is there: b is added to every
 * row, and what comes next is done while the row is in the fastest cache.
 *
 * <p>A loop over a row of Z and over b would have two indices and stay scalar. So some rows are
 * copied to where the index of b begins, and narrow rows are taken together.
 */
@SuppressWarnings("cast") // the cast matters in the float version
final class AffineKernels64 {
  /** Elements that are done together. */
  private static final int PIECE = 2048;

  private AffineKernels64() {}

  /** A function of each element, y[i] = f(z[i]). */
  interface Loop {
    void run(double[] z, double[] y, int from, int to);
  }

  /** z += b, for rows as long as b. */
  static void add(double[] z, double[] b) {
    run(z, b, Parallel.BLOCK, AffineKernels64::sum, null, z);
  }

  /** z = max(z + b, 0). */
  static void addAndRectify(double[] z, double[] b) {
    run(z, b, Parallel.BLOCK, AffineKernels64::rectifiedSum, null, z);
  }

  /** z = max(s, slope s) of the sums s = z + b, where the slope is above 0. */
  static void addAndRectify(double[] z, double[] b, double slope) {
    run(z, b, Parallel.BLOCK, (x, y, n) -> leakySum(x, y, slope, n), null, z);
  }

  /** z += b and y = f(z); y may be z. */
  static void addAndApply(double[] z, double[] b, Loop f, double[] y) {
    run(z, b, Parallel.SMALL_BLOCK, AffineKernels64::sum, f, y);
  }

  private interface Sum {
    /** z[i] becomes a function of z[i] + b[i], for i below n. */
    void of(double[] z, double[] b, int n);
  }

  private static void sum(double[] z, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      z[i] += b[i];
    }
  }

  private static void rectifiedSum(double[] z, double[] b, int n) {
    for (int i = 0; i < n; i++) {
      z[i] = Math.max(z[i] + b[i], (double) 0);
    }
  }

  private static void leakySum(double[] z, double[] b, double slope, int n) {
    for (int i = 0; i < n; i++) {
      double sum = z[i] + b[i];
      z[i] = Math.max(sum, sum * slope);
    }
  }

  private static void run(
      double[] z, double[] b, int block, Sum sum, @Nullable Loop f, double[] y) {
    int n = b.length;
    if (z.length == 0) {
      return;
    }
    int rows = z.length / n;
    int together = Math.max(1, Math.min(rows, PIECE / n));
    double[] tile = together == 1 ? b : repeated(b, together);
    Parallel.forRanges(
        rows,
        Math.max(1, block / n),
        (from, to) -> {
          double[] room = ScratchKernels64.array(ScratchKernels64.ROWS, tile.length);
          for (int row = from; row < to; row += together) {
            int at = row * n;
            int size = Math.min(together, to - row) * n;
            System.arraycopy(z, at, room, 0, size);
            sum.of(room, tile, size);
            System.arraycopy(room, 0, z, at, size);
            if (f != null) {
              f.run(z, y, at, at + size);
            }
          }
        });
  }

  private static double[] repeated(double[] b, int times) {
    double[] tile = Arrays.copyOf(b, b.length * times);
    for (int done = b.length; done < tile.length; done *= 2) {
      System.arraycopy(tile, 0, tile, done, Math.min(done, tile.length - done));
    }
    return tile;
  }
}
