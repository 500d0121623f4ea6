package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;

/**
 * Loops over two operands, c[i] = f(a[i], b[i]) for i from {@code from} to {@code to - 1}.
 *
 * <p>An operand either advances with the result, at the same positions ({@link #ALONG}), or is one
 * number, at the position given. Loops with one index for all arrays become vector instructions;
 * those with an offset of their own for each do not, since the compiler cannot tell that they do
 * not overlap.
 */
final class BinaryKernels64 {
  /** In place of a position: the operand advances with the result. */
  static final int ALONG = -1;

  /** Elements that are expanded and used while they are in the fastest cache. */
  private static final int PIECE = 2048;

  /** Runs of one number from this length on are not written out first. */
  private static final int LONG_RUN = 32;

  private BinaryKernels64() {}

  /** One of the loops. */
  interface Loop {
    void run(double[] a, int ia, double[] b, int ib, double[] c, int from, int to);
  }

  /** c = f(a, b) where each operand is a number or has the size of c. */
  static void apply(Loop f, double[] a, double[] b, double[] c) {
    int ia = a.length == c.length ? ALONG : 0;
    int ib = b.length == c.length ? ALONG : 0;
    if (c.length < 2 * Parallel.BLOCK) { // at once: small operations cost next to nothing
      f.run(a, ia, b, ib, c, 0, c.length);
      return;
    }
    Parallel.forRanges(c.length, Parallel.BLOCK, (from, to) -> f.run(a, ia, b, ib, c, from, to));
  }

  /** c = f(a, b) for operands that are broadcast. */
  static void apply(Loop f, double[] a, Strided as, double[] b, Strided bs, double[] c) {
    Parallel.forRanges(
        c.length,
        Parallel.BLOCK,
        (from, to) -> {
          if (as.isPlain() && bs.stride() == 0 && bs.run() >= LONG_RUN) {
            bs.runs(from, to, (at, i, n) -> f.run(a, ALONG, b, at, c, i, i + n));
          } else if (bs.isPlain() && as.stride() == 0 && as.run() >= LONG_RUN) {
            as.runs(from, to, (at, i, n) -> f.run(a, at, b, ALONG, c, i, i + n));
          } else {
            expanded(f, a, as, b, bs, c, from, to);
          }
        });
  }

  /** What is repeated is written out, a piece at a time, so that the loop has one index. */
  private static void expanded(
      Loop f, double[] a, Strided as, double[] b, Strided bs, double[] c, int from, int to) {
    boolean isPlain = as.isPlain() || bs.isPlain();
    double[] left = new double[isPlain ? 0 : Math.min(PIECE, to - from)];
    double[] right = new double[left.length];
    for (int i = from; i < to; i += PIECE) {
      int end = Math.min(i + PIECE, to);
      if (as.isPlain()) {
        LayoutKernels64.gather(b, bs, i, end, c, i);
        f.run(a, ALONG, c, ALONG, c, i, end);
      } else if (bs.isPlain()) {
        LayoutKernels64.gather(a, as, i, end, c, i);
        f.run(c, ALONG, b, ALONG, c, i, end);
      } else {
        LayoutKernels64.gather(a, as, i, end, left, 0);
        LayoutKernels64.gather(b, bs, i, end, right, 0);
        f.run(left, ALONG, right, ALONG, left, 0, end - i);
        System.arraycopy(left, 0, c, i, end - i);
      }
    }
  }

  static void add(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] + b[i];
      }
    } else if (ia < 0) {
      double s = b[ib];
      for (int i = from; i < to; i++) {
        c[i] = a[i] + s;
      }
    } else {
      double s = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = s + b[i];
      }
    }
  }

  static void sub(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] - b[i];
      }
    } else if (ia < 0) {
      double s = b[ib];
      for (int i = from; i < to; i++) {
        c[i] = a[i] - s;
      }
    } else {
      double s = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = s - b[i];
      }
    }
  }

  static void mul(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] * b[i];
      }
    } else if (ia < 0) {
      double s = b[ib];
      for (int i = from; i < to; i++) {
        c[i] = a[i] * s;
      }
    } else {
      double s = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = s * b[i];
      }
    }
  }

  static void div(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] / b[i];
      }
    } else if (ia < 0) {
      double s = b[ib];
      for (int i = from; i < to; i++) {
        c[i] = a[i] / s;
      }
    } else {
      double s = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = s / b[i];
      }
    }
  }

  /**
   * c = a where b is positive, else {@code slope} times a. Without a branch, which would be taken
   * by chance: the step from 0 to 1 at b = 0 is what is left below 1 of something huge.
   */
  static void leakyGate(
      double slope, double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        double huge = Math.max(b[i], (double) 0) * Double.MAX_VALUE * Double.MAX_VALUE;
        double step = Math.min(huge, (double) 1);
        c[i] = a[i] * (step + slope * (1 - step));
      }
    } else {
      for (int i = from; i < to; i++) {
        double x = a[ia < 0 ? i : ia];
        double y = b[ib < 0 ? i : ib];
        c[i] = y > 0 ? x : y <= 0 ? slope * x : y;
      }
    }
  }

  /** a where b is positive, else 0: what the derivative of relu does to an adjoint. */
  static void gate(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = Scalars.gate(a[i], b[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        c[i] = Scalars.gate(a[ia < 0 ? i : ia], b[ib < 0 ? i : ib]);
      }
    }
  }

  static void tanhSlope(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] - a[i] * (b[i] * b[i]);
      }
    } else if (ib < 0) {
      double d = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = d - d * (b[i] * b[i]);
      }
    } else {
      for (int i = from; i < to; i++) {
        c[i] = a[i] - a[i] * (b[ib] * b[ib]);
      }
    }
  }

  static void sigmoidSlope(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    if (ia < 0 && ib < 0) {
      for (int i = from; i < to; i++) {
        c[i] = a[i] * (b[i] - b[i] * b[i]);
      }
    } else if (ib < 0) {
      double d = a[ia];
      for (int i = from; i < to; i++) {
        c[i] = d * (b[i] - b[i] * b[i]);
      }
    } else {
      double slope = b[ib] - b[ib] * b[ib];
      for (int i = from; i < to; i++) {
        c[i] = a[i] * slope;
      }
    }
  }

  static void maximum(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.max(a[ia < 0 ? i : ia], b[ib < 0 ? i : ib]);
    }
  }

  static void minimum(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = Math.min(a[ia < 0 ? i : ia], b[ib < 0 ? i : ib]);
    }
  }

  static void greater(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[ia < 0 ? i : ia] > b[ib < 0 ? i : ib] ? 1 : 0;
    }
  }

  static void greaterEqual(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[ia < 0 ? i : ia] >= b[ib < 0 ? i : ib] ? 1 : 0;
    }
  }

  static void equalTo(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[ia < 0 ? i : ia] == b[ib < 0 ? i : ib] ? 1 : 0;
    }
  }

  static void notEqualTo(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = a[ia < 0 ? i : ia] != b[ib < 0 ? i : ib] ? 1 : 0;
    }
  }

  @SuppressWarnings("cast") // the cast matters in the float version
  static void pow(double[] a, int ia, double[] b, int ib, double[] c, int from, int to) {
    for (int i = from; i < to; i++) {
      c[i] = (double) Math.pow(a[ia < 0 ? i : ia], b[ib < 0 ? i : ib]);
    }
  }

  /** z = x where the condition is not 0, else y; all three broadcast. */
  static void where(
      double[] condition, Strided cs, double[] x, Strided xs, double[] y, Strided ys, double[] z) {
    Parallel.forRanges(
        z.length,
        Parallel.BLOCK,
        (from, to) -> {
          double[] w = new double[Math.min(PIECE, to - from)];
          double[] a = new double[w.length];
          for (int i = from; i < to; i += PIECE) {
            int end = Math.min(i + PIECE, to);
            LayoutKernels64.gather(condition, cs, i, end, w, 0);
            LayoutKernels64.gather(x, xs, i, end, a, 0);
            LayoutKernels64.gather(y, ys, i, end, z, i);
            for (int k = 0; k < end - i; k++) {
              if (w[k] != 0) {
                z[i + k] = a[k];
              }
            }
          }
        });
  }
}
