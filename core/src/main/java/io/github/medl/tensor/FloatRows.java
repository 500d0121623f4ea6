package io.github.medl.tensor;

/**
 * e<sup>x - m</sup> for some rows of floats with largest elements m, in arrays that are counted
 * from 0. Short rows are taken together, so that loops are long.
 */
final class FloatRows {
  private static final int AT_ONCE = 1024;

  /** Longer rows have a room of their own, which is given up after use. */
  private static final int LONGEST_KEPT = 1 << 14;

  /** The last room of each thread: a fresh one costs a tenth of a softmax. */
  private static final ThreadLocal<FloatRows> KEPT = new ThreadLocal<>();

  /** Up to this size of m the difference and what it loses are found by sums of floats. */
  private static final float MODERATE = 1 << 20;

  /** From this length on a row by itself is worth a loop of some thirty operations. */
  private static final int LONG = 64;

  /** How many rows there is room for. */
  int group;

  /** The largest elements; NaN if there is one. */
  final float[] max = new float[AT_ONCE];

  /** The exponentials, row by row. */
  final float[] e;

  private final int size;
  private int n;
  private final float[] values;
  private final float[] difference;
  private final float[] low;
  private final float[] upper;
  private final float[] lower;
  private final FloatBits bits = new FloatBits();
  private int far;
  private final double[] lanes = new double[Sums.ROW_LANES];

  private FloatRows(int size) {
    int apart = size + 96; // arrays that lie 4096 bytes apart get into each other's way
    this.size = size;
    this.e = new float[apart];
    this.values = new float[apart];
    this.difference = new float[apart];
    this.low = new float[apart];
    this.upper = new float[apart / 2];
    this.lower = new float[apart / 2];
  }

  /** Room for rows of n numbers, good until this thread asks again. */
  static FloatRows of(int n) {
    FloatRows rows = KEPT.get();
    if (rows == null || rows.size < n) {
      rows = new FloatRows(Math.max(n, AT_ONCE));
      if (n <= LONGEST_KEPT) {
        KEPT.set(rows);
      }
    }
    rows.n = n;
    rows.group = Math.max(1, AT_ONCE / Math.max(n, 1));
    return rows;
  }

  /** Fills the arrays from the rows {@code first} to before {@code last} of x. */
  void exponentials(float[] x, int first, int last) {
    int rows = last - first;
    System.arraycopy(x, first * n, values, 0, rows * n);
    if (n >= LONG && far == 0 && isDoneNear(rows)) {
      return;
    }
    far -= far > 0 ? 1 : 0;
    for (int row = 0; row < rows; row++) {
      float m = largest(row * n);
      max[row] = m;
      if (Math.abs(m) <= MODERATE) {
        differences(values, difference, low, m, row * n, n);
      } else {
        extremeDifferences(m, row * n);
      }
    }
    FloatExp.expOfSum(difference, low, e, 0, rows * n);
  }

  /** The short way, in less loops, for rows whose elements are all near enough to the largest. */
  private boolean isDoneNear(int rows) {
    for (int row = 0; row < rows; row++) {
      float m = largest(row * n);
      max[row] = m;
      if (!(Math.abs(m) <= MODERATE)) {
        far = FloatChunks.PATIENCE;
        return false;
      }
      FloatExp.nearRoots(values, m, difference, e, row * n, n);
    }
    for (int at = 0; at < rows * n; at += FloatBits.LENGTH) {
      int length = Math.min(FloatBits.LENGTH, rows * n - at);
      if (!bits.scale(difference, e, at, length, e, at)) {
        far = FloatChunks.PATIENCE;
        return false;
      }
    }
    return true;
  }

  /**
   * NaN if there is one, -infinity of nothing. Halves of a long row are compared number by number
   * until few are left: loops over two arrays become vector instructions, a chain of maxima waits.
   */
  private float largest(int at) {
    if (n <= LONG) {
      return largest(values, at, n);
    }
    float top = values[at + n - 1]; // left over where n is odd
    int left = n / 2;
    System.arraycopy(values, at, upper, 0, left);
    System.arraycopy(values, at + left, lower, 0, left);
    larger(upper, lower, left);
    while (left > LONG) {
      top = Math.max(top, upper[left - 1]);
      left /= 2;
      System.arraycopy(upper, left, lower, 0, left);
      larger(upper, lower, left);
    }
    return Math.max(top, largest(upper, 0, left));
  }

  private static float largest(float[] x, int at, int n) {
    float top = Float.NEGATIVE_INFINITY;
    for (int i = at; i < at + n; i++) {
      top = Math.max(top, x[i]);
    }
    return top;
  }

  private static void larger(float[] a, float[] b, int n) {
    for (int i = 0; i < n; i++) {
      a[i] = Math.max(a[i], b[i]);
    }
  }

  /** x - m, not below what e^ makes 0, and what rounding has taken from it. */
  private static void differences(
      float[] x, float[] difference, float[] low, float m, int at, int n) {
    float least = m + FloatExp.LEAST;
    for (int i = at; i < at + n; i++) {
      float v = Math.max(x[i], least);
      float d = v - m;
      float ofM = d - v;
      difference[i] = d;
      low[i] = (v - (d - ofM)) - (m + ofM);
    }
  }

  private void extremeDifferences(float m, int at) {
    int infinite = 0;
    for (int i = at; i < at + n; i++) {
      infinite += values[i] == Float.POSITIVE_INFINITY ? 1 : 0;
    }
    for (int i = at; i < at + n; i++) {
      double d = infinite == 1 && values[i] == m ? 0 : Math.max((double) values[i] - m, -110);
      difference[i] = infinite > 1 ? Float.NaN : (float) d;
      low[i] = (float) (d - (float) d);
    }
  }

  /** Divides the exponentials of some rows by their sums and copies them to where y has row r. */
  void softmax(int rows, float[] y, int r) {
    for (int at = 0; at < rows * n; at += n) {
      multiply(e, 1 / sum(at, at + n), at, n);
    }
    System.arraycopy(e, 0, y, r * n, rows * n);
  }

  /** In double: a sum rounded to a float would cost up to a unit in the last place. */
  private static void multiply(float[] e, double factor, int at, int n) {
    for (int i = at; i < at + n; i++) {
      e[i] = (float) (e[i] * factor);
    }
  }

  /** (x - m) - log for one of the rows, copied to where y has row r. */
  void logarithms(int row, float log, float[] y, int r) {
    subtract(values, max[row], log, row * n, n);
    System.arraycopy(values, row * n, y, r * n, n);
  }

  private static void subtract(float[] x, float m, float log, int at, int n) {
    for (int i = at; i < at + n; i++) {
      x[i] = (x[i] - m) - log;
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
    return Sums.row(e, from, to - from, lanes);
  }
}
