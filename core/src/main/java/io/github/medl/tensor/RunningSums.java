package io.github.medl.tensor;

import io.github.medl.parallel.Parallel;
import java.util.Arrays;

/**
 * Running sums and lengths of vectors, in both formats: those of floats are added in double and
 * rounded once, which also keeps their squares from overflowing.
 */
final class RunningSums {
  private RunningSums() {}

  static void cumsum(double[] x, int outer, int n, int inner, boolean reverse, double[] y) {
    ReductionGrid.ofWholeColumns(outer, n, inner)
        .run(
            (from, to, row, rows, column, columns) -> {
              if (inner == 1) {
                alongRows(x, from, to, n, reverse, y);
                return;
              }
              double[] sums = new double[columns];
              for (int o = from; o < to; o++) {
                Arrays.fill(sums, 0);
                for (int k = 0; k < n; k++) {
                  int at = (o * n + (reverse ? n - 1 - k : k)) * inner + column;
                  for (int i = 0; i < columns; i++) {
                    sums[i] += x[at + i];
                    y[at + i] = sums[i];
                  }
                }
              }
            });
  }

  /** Four rows side by side: each sum waits for its own last addition only. */
  private static void alongRows(double[] x, int from, int to, int n, boolean reverse, double[] y) {
    int step = reverse ? -1 : 1;
    int begin = reverse ? n - 1 : 0;
    int r = from;
    for (; r + 4 <= to; r += 4) {
      alongFour(x, r * n + begin, n, step, y);
    }
    for (; r < to; r++) {
      double sum = 0;
      for (int k = 0, i = r * n + begin; k < n; k++, i += step) {
        sum += x[i];
        y[i] = sum;
      }
    }
  }

  private static void alongFour(double[] x, int at, int n, int step, double[] y) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int k = 0, i = at; k < n; k++, i += step) {
      s0 += x[i];
      s1 += x[i + n];
      s2 += x[i + 2 * n];
      s3 += x[i + 3 * n];
      y[i] = s0;
      y[i + n] = s1;
      y[i + 2 * n] = s2;
      y[i + 3 * n] = s3;
    }
  }

  /** Four rows side by side: each sum waits for its own last addition only. */
  private static void alongRows(float[] x, int from, int to, int n, boolean reverse, float[] y) {
    int step = reverse ? -1 : 1;
    int begin = reverse ? n - 1 : 0;
    int r = from;
    for (; r + 4 <= to; r += 4) {
      alongFour(x, r * n + begin, n, step, y);
    }
    for (; r < to; r++) {
      double sum = 0;
      for (int k = 0, i = r * n + begin; k < n; k++, i += step) {
        sum += x[i];
        y[i] = (float) sum;
      }
    }
  }

  private static void alongFour(float[] x, int at, int n, int step, float[] y) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    for (int k = 0, i = at; k < n; k++, i += step) {
      s0 += x[i];
      s1 += x[i + n];
      s2 += x[i + 2 * n];
      s3 += x[i + 3 * n];
      y[i] = (float) s0;
      y[i + n] = (float) s1;
      y[i + 2 * n] = (float) s2;
      y[i + 3 * n] = (float) s3;
    }
  }

  static void cumsum(float[] x, int outer, int n, int inner, boolean reverse, float[] y) {
    ReductionGrid.ofWholeColumns(outer, n, inner)
        .run(
            (from, to, row, rows, column, columns) -> {
              if (inner == 1) {
                alongRows(x, from, to, n, reverse, y);
                return;
              }
              double[] sums = new double[columns];
              for (int o = from; o < to; o++) {
                Arrays.fill(sums, 0);
                for (int k = 0; k < n; k++) {
                  int at = (o * n + (reverse ? n - 1 - k : k)) * inner + column;
                  for (int i = 0; i < columns; i++) {
                    sums[i] += x[at + i];
                    y[at + i] = (float) sums[i];
                  }
                }
              }
            });
  }

  /** The Euclidean length of each row. */
  static void norm(double[] x, int rows, int n, double[] y) {
    Parallel.forRanges(
        rows,
        Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, n)),
        (from, to) -> {
          for (int r = from; r < to; r++) {
            y[r] = norm(x, r * n, n);
          }
        });
  }

  private static double norm(double[] x, int from, int n) {
    double max = 0;
    double s = 0;
    for (int i = from; i < from + n; i++) {
      max = Math.max(max, Math.abs(x[i]));
    }
    if (max == 0 || Double.isInfinite(max)) {
      return max;
    }
    for (int i = from; i < from + n; i++) {
      double u = x[i] / max; // scaled, so that the squares neither overflow nor vanish
      s += u * u;
    }
    return max * Math.sqrt(s);
  }

  /** The Euclidean length of each row; in double the squares of floats cannot overflow. */
  static void norm(float[] x, int rows, int n, float[] y) {
    Parallel.forRanges(
        rows,
        Math.max(1, Parallel.SMALL_BLOCK / Math.max(1, n)),
        (from, to) -> {
          for (int r = from; r < to; r++) {
            y[r] = (float) Math.sqrt(sumOfSquares(x, r * n, n));
          }
        });
  }

  private static double sumOfSquares(float[] x, int from, int n) {
    double s0 = 0, s1 = 0, s2 = 0, s3 = 0;
    int i = from;
    for (int end = from + n - 3; i < end; i += 4) {
      s0 += (double) x[i] * x[i];
      s1 += (double) x[i + 1] * x[i + 1];
      s2 += (double) x[i + 2] * x[i + 2];
      s3 += (double) x[i + 3] * x[i + 3];
    }
    for (; i < from + n; i++) {
      s0 += (double) x[i] * x[i];
    }
    return (s0 + s1) + (s2 + s3);
  }
}
