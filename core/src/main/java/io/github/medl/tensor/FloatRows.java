package io.github.medl.tensor;

/**
 * e<sup>x - m</sup> for some rows of floats with largest elements m, in arrays that are counted
 * from 0. Short rows are taken together, so that loops are long.
 */
final class FloatRows {
  private static final int AT_ONCE = 1024;

  /** Up to this size of m the difference and what it loses are found by sums of floats. */
  private static final float MODERATE = 1 << 20;

  /** How many rows there is room for. */
  final int group;

  /** The largest elements; NaN if there is one. */
  final float[] max;

  /** The exponentials, row by row. */
  final float[] e;

  private final int n;
  private final float[] difference;
  private final float[] low;

  FloatRows(int n, int rows) {
    this.n = n;
    this.group = Math.max(1, Math.min(rows, AT_ONCE / Math.max(n, 1)));
    this.max = new float[group];
    this.e = new float[group * n];
    this.difference = new float[group * n];
    this.low = new float[group * n];
  }

  /** Fills the arrays from the rows {@code first} to before {@code last} of x. */
  void exponentials(float[] x, int first, int last) {
    for (int row = first; row < last; row++) {
      float m = largest(x, row * n, n);
      max[row - first] = m;
      if (Math.abs(m) <= MODERATE) {
        differences(x, row * n, m, (row - first) * n);
      } else {
        extremeDifferences(x, row * n, m, (row - first) * n);
      }
    }
    FloatExp.expOfSum(difference, low, e, 0, (last - first) * n);
  }

  /** NaN if there is one, -∞ of nothing. Eight at a time: a chain of maxima would wait. */
  static float largest(float[] x, int from, int n) {
    float a = Float.NEGATIVE_INFINITY;
    float b = a;
    float c = a;
    float d = a;
    float e = a;
    float f = a;
    float g = a;
    float h = a;
    int i = from;
    for (int end = from + n - 7; i < end; i += 8) {
      a = Math.max(a, x[i]);
      b = Math.max(b, x[i + 1]);
      c = Math.max(c, x[i + 2]);
      d = Math.max(d, x[i + 3]);
      e = Math.max(e, x[i + 4]);
      f = Math.max(f, x[i + 5]);
      g = Math.max(g, x[i + 6]);
      h = Math.max(h, x[i + 7]);
    }
    for (; i < from + n; i++) {
      a = Math.max(a, x[i]);
    }
    return Math.max(
        Math.max(Math.max(a, b), Math.max(c, d)), Math.max(Math.max(e, f), Math.max(g, h)));
  }

  /** x - m, not below what e^ makes 0, and what rounding has taken from it. */
  private void differences(float[] x, int from, float m, int to) {
    float least = m + FloatExp.LEAST;
    float[] difference = this.difference;
    float[] low = this.low;
    int n = this.n;
    for (int i = 0; i < n; i++) {
      float v = Math.max(x[from + i], least);
      float d = v - m;
      float ofM = d - v;
      difference[to + i] = d;
      low[to + i] = (v - (d - ofM)) - (m + ofM);
    }
  }

  private void extremeDifferences(float[] x, int from, float m, int to) {
    int infinite = 0;
    for (int i = 0; i < n; i++) {
      infinite += x[from + i] == Float.POSITIVE_INFINITY ? 1 : 0;
    }
    for (int i = 0; i < n; i++) {
      double d = infinite == 1 && x[from + i] == m ? 0 : Math.max((double) x[from + i] - m, -110);
      difference[to + i] = infinite > 1 ? Float.NaN : (float) d;
      low[to + i] = (float) (d - (float) d);
    }
  }

  /** Divides the exponentials of a row, counted among these, by their sum. */
  void softmax(int row, float[] y, int to) {
    int at = row * n;
    float s = (float) sum(at, at + n);
    for (int i = 0; i < n; i++) {
      y[to + i] = e[at + i] / s;
    }
  }

  /** log(1 + R) for row r of x, if the arrays begin with row {@code first}. */
  double logOfSum(float[] x, int r, int first) {
    float m = max[r - first];
    int at = (r - first) * n;
    int top = 0;
    while (top < n - 1 && x[r * n + top] != m) {
      top++;
    }
    return StrictMath.log1p(sum(at, at + top) + sum(at + top + 1, at + n));
  }

  /** The sum of exponentials. */
  double sum(int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += e[i];
      b += e[i + 1];
      c += e[i + 2];
      d += e[i + 3];
    }
    for (; i < to; i++) {
      a += e[i];
    }
    return (a + b) + (c + d);
  }
}
