package io.github.medl.tensor;

/**
 * Loops that reduce the middle of an array of shape (outer, n, inner), and their like along rows.
 *
 * <p>Every sum runs in a fixed order: the same numbers give the same bits. Long rows are summed by
 * halves, so that the rounding error grows with the logarithm of the length.
 */
@SuppressWarnings("cast") // the casts matter in the float version
final class ReductionKernels64 {
  /** Up to here a row is summed in eight interleaved partial sums; above, by halves. */
  private static final int RUN = 512;

  private ReductionKernels64() {}

  static void sum(double[] x, int outer, int n, int inner, double[] y) {
    if (inner == 1) {
      for (int o = 0; o < outer; o++) {
        y[o] = sumRun(x, o * n, n);
      }
      return;
    }
    for (int o = 0; o < outer; o++) {
      for (int k = 0; k < n; k++) {
        addRow(x, (o * n + k) * inner, y, o * inner, inner);
      }
    }
  }

  private static void addRow(double[] x, int from, double[] y, int to, int n) {
    for (int i = 0; i < n; i++) {
      y[to + i] += x[from + i];
    }
  }

  static double sumRun(double[] x, int from, int n) {
    if (n > RUN) {
      int half = n / 2 / 8 * 8;
      return sumRun(x, from, half) + sumRun(x, from + half, n - half);
    }
    if (n < 8) {
      double s = 0;
      for (int i = from; i < from + n; i++) {
        s += x[i];
      }
      return s;
    }
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0, s4 = 0, s5 = 0, s6 = 0, s7 = 0;
    int i = from;
    for (int end = from + n - 7; i < end; i += 8) {
      s0 += x[i];
      s1 += x[i + 1];
      s2 += x[i + 2];
      s3 += x[i + 3];
      s4 += x[i + 4];
      s5 += x[i + 5];
      s6 += x[i + 6];
      s7 += x[i + 7];
    }
    double s = ((s0 + s1) + (s2 + s3)) + ((s4 + s5) + (s6 + s7));
    for (; i < from + n; i++) {
      s += x[i];
    }
    return s;
  }

  /** NaN in a row makes its maximum NaN. */
  static void max(double[] x, int outer, int n, int inner, double[] y) {
    for (int o = 0; o < outer; o++) {
      System.arraycopy(x, o * n * inner, y, o * inner, inner);
      for (int k = 1; k < n; k++) {
        for (int i = 0, at = (o * n + k) * inner; i < inner; i++) {
          y[o * inner + i] = Math.max(y[o * inner + i], x[at + i]);
        }
      }
    }
  }

  static void min(double[] x, int outer, int n, int inner, double[] y) {
    for (int o = 0; o < outer; o++) {
      System.arraycopy(x, o * n * inner, y, o * inner, inner);
      for (int k = 1; k < n; k++) {
        for (int i = 0, at = (o * n + k) * inner; i < inner; i++) {
          y[o * inner + i] = Math.min(y[o * inner + i], x[at + i]);
        }
      }
    }
  }

  /** The first position of the largest element; the first NaN if there is one. */
  static void argmax(double[] x, int outer, int n, int inner, int[] y) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        int at = o * n * inner + i;
        double best = x[at];
        int where = 0;
        for (int k = 1; k < n && best == best; k++) {
          double v = x[at + k * inner];
          if (v > best || v != v) {
            best = v;
            where = k;
          }
        }
        y[o * inner + i] = where;
      }
    }
  }

  static void cumsum(double[] x, int outer, int n, int inner, boolean reverse, double[] y) {
    for (int o = 0; o < outer; o++) {
      for (int i = 0; i < inner; i++) {
        double s = 0;
        for (int k = 0; k < n; k++) {
          int at = (o * n + (reverse ? n - 1 - k : k)) * inner + i;
          s += x[at];
          y[at] = s;
        }
      }
    }
  }

  /**
   * log sum exp of each row of length n, shifted by the row's maximum so that nothing overflows.
   */
  static void logSumExp(double[] x, int rows, int n, double[] y) {
    for (int r = 0; r < rows; r++) {
      y[r] = logSumExpRow(x, r * n, n);
    }
  }

  private static double maxRow(double[] x, int from, int n) {
    double max = (double) Double.NEGATIVE_INFINITY;
    for (int i = from; i < from + n; i++) {
      max = Math.max(max, x[i]);
    }
    return max;
  }

  private static double logSumExpRow(double[] x, int from, int n) {
    double max = maxRow(x, from, n);
    if (Double.isInfinite(max)) {
      return max; // all -infinity, or a +infinity
    }
    double s = 0;
    for (int i = from; i < from + n; i++) {
      s += (double) Math.exp(x[i] - max);
    }
    return max + (double) Math.log(s);
  }

  static void softmax(double[] x, int rows, int n, double[] y) {
    for (int r = 0; r < rows; r++) {
      int from = r * n;
      double max = maxRow(x, from, n);
      double s = 0;
      for (int i = from; i < from + n; i++) {
        y[i] = (double) Math.exp(x[i] - max);
        s += y[i];
      }
      for (int i = from; i < from + n; i++) {
        y[i] /= s;
      }
    }
  }

  static void logSoftmax(double[] x, int rows, int n, double[] y) {
    for (int r = 0; r < rows; r++) {
      double lse = logSumExpRow(x, r * n, n);
      for (int i = r * n; i < (r + 1) * n; i++) {
        y[i] = x[i] - lse;
      }
    }
  }

  /** The Euclidean length of each row. */
  static void norm(double[] x, int rows, int n, double[] y) {
    for (int r = 0; r < rows; r++) {
      double max = 0;
      double s = 0;
      for (int i = r * n; i < (r + 1) * n; i++) {
        max = Math.max(max, Math.abs(x[i]));
      }
      if (max == 0 || Double.isInfinite(max)) {
        y[r] = max;
        continue;
      }
      for (int i = r * n; i < (r + 1) * n; i++) {
        double u = x[i] / max; // scaled, so that the squares neither overflow nor vanish
        s += u * u;
      }
      y[r] = max * (double) Math.sqrt(s);
    }
  }
}
