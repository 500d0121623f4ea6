package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/** Pooling, plane by plane. */
final class PoolingKernels64 {
  private PoolingKernels64() {}

  private static int planesEach(PoolingSizes s) {
    return Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, s.plane()));
  }

  /**
   * The largest number of each window and where in x it stands: the first of those that tie, in
   * row-major order; the first NaN where there is one.
   */
  static void max(PoolingSizes s, double[] x, double[] y, int[] places) {
    Parallel.forRanges(
        s.planes(),
        planesEach(s),
        (from, to) -> {
          for (int plane = from; plane < to; plane++) {
            maxOfPlane(s, x, plane * s.plane(), y, places, plane * s.outPlane(), 0);
          }
        });
  }

  /** Of the plane that starts in x; in all of the images it starts {@code shift} places later. */
  static void maxOfPlane(
      PoolingSizes s, double[] x, int start, double[] y, int[] places, int to, int shift) {
    if (s.isTiledByTwo()) {
      maxOfTiles(s, x, start, y, places, to, shift);
      return;
    }
    PoolingSizes.Axis down = s.down();
    PoolingSizes.Axis across = s.across();
    int k = to;
    for (int i = 0; i < down.positions(); i++) {
      for (int j = 0; j < across.positions(); j++, k++) {
        int first = across.first()[j];
        int end = across.end()[j];
        int place = start + down.first()[i] * s.columns() + first;
        double largest = x[place];
        for (int row = down.first()[i]; row < down.end()[i]; row += down.step()) {
          int at = start + row * s.columns();
          for (int column = first; column < end; column += across.step()) {
            double v = x[at + column];
            if (v > largest || v != v && largest == largest) {
              largest = v;
              place = at + column;
            }
          }
        }
        y[k] = largest;
        places[k] = place + shift;
      }
    }
  }

  /** Tiles of 2 x 2: choices in place of jumps, which a processor cannot foresee here. */
  private static void maxOfTiles(
      PoolingSizes s, double[] x, int start, double[] y, int[] places, int to, int shift) {
    int width = s.across().positions();
    for (int i = 0, k = to; i < s.down().positions(); i++) {
      int upper = start + 2 * i * s.columns();
      int lower = upper + s.columns();
      for (int j = 0; j < width; j++, k++, upper += 2, lower += 2) {
        double a = x[upper];
        double b = x[upper + 1];
        double c = x[lower];
        double d = x[lower + 1];
        double ab = Math.max(a, b);
        double cd = Math.max(c, d);
        double largest = Math.max(ab, cd);
        // The first that is largest: of 0 and -0 the first, though the value is that of max.
        int place = c == largest ? lower : lower + 1;
        place = b == largest ? upper + 1 : place;
        place = a == largest ? upper : place;
        y[k] = largest;
        places[k] = place + shift;
      }
    }
    for (int k = to; k < to + s.outPlane(); k++) {
      if (y[k] != y[k]) {
        firstNaN(s, x, start, places, k, k - to, shift);
      }
    }
  }

  private static void firstNaN(
      PoolingSizes s, double[] x, int start, int[] places, int k, int position, int shift) {
    int width = s.across().positions();
    int at = start + 2 * (position / width) * s.columns() + 2 * (position % width);
    int[] four = {at, at + 1, at + s.columns(), at + s.columns() + 1};
    for (int n = 3; n >= 0; n--) {
      places[k] = x[four[n]] != x[four[n]] ? four[n] + shift : places[k];
    }
  }

  /** x += y at the places; those of a plane lie in one plane of x. */
  static void scatter(double[] y, int[] places, int planes, double[] x) {
    if (planes == 0) {
      return;
    }
    int each = y.length / planes;
    Parallel.forRanges(
        planes,
        Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, each)),
        (from, to) -> {
          for (int k = from * each; k < to * each; k++) {
            x[places[k]] += y[k];
          }
        });
  }

  /** The sum of each window divided by the divisor of its position. */
  static void average(PoolingSizes s, double[] x, int[] divisors, double[] y) {
    Parallel.forRanges(
        s.planes(),
        planesEach(s),
        (from, to) -> {
          for (int plane = from; plane < to; plane++) {
            averageOfPlane(s, x, plane * s.plane(), divisors, y, plane * s.outPlane());
          }
        });
  }

  private static void averageOfPlane(
      PoolingSizes s, double[] x, int start, int[] divisors, double[] y, int to) {
    PoolingSizes.Axis down = s.down();
    PoolingSizes.Axis across = s.across();
    for (int i = 0, k = 0; i < down.positions(); i++) {
      for (int j = 0; j < across.positions(); j++, k++) {
        if (divisors[k] > WindowSums.LARGE) {
          y[to + k] = WindowSums.of(s, i, j, x, start) / divisors[k];
          continue;
        }
        double sum = 0;
        for (int row = down.first()[i]; row < down.end()[i]; row += down.step()) {
          int at = start + row * s.columns();
          for (int c = across.first()[j]; c < across.end()[j]; c += across.step()) {
            sum += x[at + c];
          }
        }
        y[to + k] = sum / divisors[k];
      }
    }
  }

  /** The transpose of {@link #average}; x is zeros before. */
  static void spread(PoolingSizes s, double[] y, int[] divisors, double[] x) {
    Parallel.forRanges(
        s.planes(),
        planesEach(s),
        (from, to) -> {
          for (int plane = from; plane < to; plane++) {
            spreadOverPlane(s, y, plane * s.outPlane(), divisors, x, plane * s.plane());
          }
        });
  }

  private static void spreadOverPlane(
      PoolingSizes s, double[] y, int from, int[] divisors, double[] x, int start) {
    PoolingSizes.Axis down = s.down();
    PoolingSizes.Axis across = s.across();
    for (int i = 0, k = 0; i < down.positions(); i++) {
      for (int j = 0; j < across.positions(); j++, k++) {
        double share = y[from + k] / divisors[k];
        for (int row = down.first()[i]; row < down.end()[i]; row += down.step()) {
          int at = start + row * s.columns();
          for (int c = across.first()[j]; c < across.end()[j]; c += across.step()) {
            x[at + c] += share;
          }
        }
      }
    }
  }
}
