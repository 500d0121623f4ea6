package io.github.medl.tensor;

import org.jspecify.annotations.Nullable;

/**
 * The softmax and its logarithms along rows of length n, for the rows from {@code first} to before
 * {@code last}.
 *
 * <p>A row is shifted by its largest element x<sub>m</sub>. With R, the sum of e<sup>x_k -
 * x_m</sup> over the others, log Σ e<sup>x_k</sup> = x<sub>m</sub> + log(1 + R), and each logarithm
 * of a probability is (x<sub>k</sub> - x<sub>m</sub>) - log(1 + R): a difference of logits first,
 * which loses nothing, and a number that keeps its digits when it is tiny. What rounding takes from
 * the difference is put back into the exponent.
 *
 * <p>Where one element is +infinity the limits are taken: probability 1 for it, 0 for the others.
 * Of several, and of a row of -∞ alone, there is none: NaN, but for log Σ e<sup>x_k</sup>, which is
 * -∞.
 */
final class SoftmaxRows {
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  private SoftmaxRows() {}

  // FLOAT64

  static void softmax(double[] x, int n, double[] y, int first, int last) {
    for (int from = first * n; from < last * n; from += n) {
      double max = x[top(x, from, n)];
      if (max == INFINITY) {
        oneHot(x, from, n, y);
        continue;
      }
      double s = 0;
      for (int i = from; i < from + n; i++) {
        y[i] = Math.exp(x[i] - max);
        s += y[i];
      }
      for (int i = from; i < from + n; i++) {
        y[i] /= s;
      }
    }
  }

  static void logSoftmax(double[] x, int n, double[] y, int first, int last) {
    for (int from = first * n; from < last * n; from += n) {
      int top = top(x, from, n);
      double max = x[top];
      if (max == INFINITY) {
        oneHot(x, from, n, y);
        for (int i = from; i < from + n; i++) {
          y[i] = Math.log(y[i]);
        }
        continue;
      }
      double log = logOfSum(x, from, n, top);
      for (int i = from; i < from + n; i++) {
        y[i] = (x[i] - max) - log;
      }
    }
  }

  static void logSumExp(double[] x, int n, double[] y, int first, int last) {
    for (int row = first; row < last; row++) {
      int top = n == 0 ? -1 : top(x, row * n, n);
      double max = n == 0 ? -INFINITY : x[top];
      y[row] = Double.isInfinite(max) ? max : max + logOfSum(x, row * n, n, top);
    }
  }

  static void crossEntropy(double[] x, int n, int[] classes, double[] y, int first, int last) {
    for (int row = first; row < last; row++) {
      int from = row * n;
      int top = top(x, from, n);
      double ofClass = x[from + classes[row]];
      y[row] =
          x[top] == INFINITY
              ? lossAtInfinity(x, from, n, ofClass)
              : (x[top] - ofClass) + logOfSum(x, from, n, top);
    }
  }

  /** log(1 + R). */
  private static double logOfSum(double[] x, int from, int n, int top) {
    double max = x[top];
    double rest = 0;
    for (int i = from; i < from + n; i++) {
      double d = x[i] - max;
      double e = Math.exp(d);
      if (i != top && e != 0) {
        double ofMax = d - x[i];
        rest += e + e * ((x[i] - (d - ofMax)) - (max + ofMax)); // what d has lost
      }
    }
    return Math.log1p(rest);
  }

  /** The first largest element, or the first NaN. */
  private static int top(double[] x, int from, int n) {
    int top = from;
    for (int i = from + 1; i < from + n && x[top] == x[top]; i++) {
      if (x[i] > x[top] || x[i] != x[i]) {
        top = i;
      }
    }
    return top;
  }

  /** The limit of a row with one +infinity. */
  private static void oneHot(double[] x, int from, int n, double[] y) {
    int infinite = 0;
    for (int i = from; i < from + n; i++) {
      int one = x[i] == INFINITY ? 1 : 0; // y may be x
      y[i] = one;
      infinite += one;
    }
    for (int i = from; i < from + n && infinite > 1; i++) {
      y[i] = Double.NaN;
    }
  }

  private static double lossAtInfinity(double[] x, int from, int n, double ofClass) {
    int infinite = 0;
    for (int i = from; i < from + n; i++) {
      infinite += x[i] == INFINITY ? 1 : 0;
    }
    return infinite > 1 ? Double.NaN : ofClass == INFINITY ? 0 : INFINITY;
  }

  // FLOAT32: the exponentials of many rows in one go, sums and what is made of them in double.

  static void softmax(float[] x, int n, float[] y, int first, int last) {
    FloatRows rows = FloatRows.of(n);
    for (int row = first; row < last; row += rows.group) {
      int end = Math.min(row + rows.group, last);
      rows.exponentials(x, row, end);
      rows.softmax(end - row, y, row);
    }
  }

  static void logSoftmax(float[] x, int n, float[] y, int first, int last) {
    FloatRows rows = FloatRows.of(n);
    for (int row = first; row < last; row += rows.group) {
      int end = Math.min(row + rows.group, last);
      rows.exponentials(x, row, end);
      for (int r = row; r < end; r++) {
        float max = rows.max[r - row];
        if (max == Float.POSITIVE_INFINITY) {
          for (int i = r * n; i < (r + 1) * n; i++) {
            y[i] = x[i] == max ? (rows.e[i - row * n] == 1 ? 0 : Float.NaN) : x[i] - max;
          }
          continue;
        }
        rows.logarithms(r - row, (float) rows.logOfSum(x, r, row), y, r);
      }
    }
  }

  static void logSumExp(float[] x, int n, float[] y, int first, int last) {
    FloatRows rows = FloatRows.of(n);
    for (int row = first; row < last; row += rows.group) {
      int end = Math.min(row + rows.group, last);
      rows.exponentials(x, row, end);
      for (int r = row; r < end; r++) {
        float max = rows.max[r - row];
        y[r] = Float.isInfinite(max) ? max : (float) (max + rows.logOfSum(x, r, row));
      }
    }
  }

  /** Losses and, unless it is null, the {@link #lessOne excess} that is their gradient. */
  static void crossEntropy(
      float[] x, int n, int[] classes, float[] y, float @Nullable [] excess, int first, int last) {
    FloatRows rows = FloatRows.of(n);
    for (int row = first; row < last; row += rows.group) {
      int end = Math.min(row + rows.group, last);
      rows.exponentials(x, row, end);
      for (int r = row; r < end; r++) {
        float max = rows.max[r - row];
        float ofClass = x[r * n + classes[r]];
        if (max == Float.POSITIVE_INFINITY) {
          float e = rows.e[(r - row) * n + classes[r]];
          y[r] = e == 1 ? 0 : e == 0 ? max : Float.NaN;
        } else {
          y[r] = (float) (((double) max - ofClass) + rows.logOfSum(x, r, row));
        }
      }
      if (excess != null) {
        rows.softmax(end - row, excess, row);
      }
    }
    if (excess != null) {
      lessOne(excess, n, classes, first, last);
    }
  }

  /** Takes 1 from the probability of each row's class, as minus the sum of the others. */
  static void lessOne(double[] p, int n, int[] classes) {
    for (int row = 0; row < classes.length; row++) {
      double others = 0;
      for (int k = 0; k < n; k++) {
        others += k == classes[row] ? 0 : p[row * n + k];
      }
      p[row * n + classes[row]] = -others;
    }
  }

  /** The same for floats, and some rows. */
  static void lessOne(float[] p, int n, int[] classes, int first, int last) {
    for (int row = first; row < last; row++) {
      double others = 0;
      for (int k = 0; k < n; k++) {
        others += k == classes[row] ? 0 : p[row * n + k];
      }
      p[row * n + classes[row]] = (float) -others;
    }
  }
}
