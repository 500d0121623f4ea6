package io.github.medl.linear.unsupervised;

import java.util.Arrays;
import java.util.Comparator;

/**
 * Singular values and right singular vectors of a matrix whose columns differ much in size. The
 * usual way loses what is smaller than the largest column by 10¹⁶; rotations of pairs of columns
 * until all are orthogonal (M. R. Hestenes, 1958) find the smallest value to as many digits as the
 * columns, brought to one size, determine (J. Demmel and K. Veselić, 1992).
 *
 * @param s the singular values, descending, as many as columns
 * @param v the right singular vectors, a column each, row-major
 */
record GradedSvd(double[] s, double[] v) {
  /** Columns whose sizes differ by less than this need no care. */
  private static final double ORDINARY = 0x1p20;

  private static final int MOST_SWEEPS = 60;

  /** Whether the columns of a matrix, row-major with n columns, differ much in size. */
  static boolean isGraded(double[] a, int n) {
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (double[] column : columns(a, n)) {
      double size = Math.sqrt(dot(column, column));
      if (size > 0) {
        least = Math.min(least, size);
        most = Math.max(most, size);
      }
    }
    return most > ORDINARY * least;
  }

  static GradedSvd of(double[] a, int n) {
    double[][] columns = columns(a, n);
    double[][] v = new double[n][n];
    for (int j = 0; j < n; j++) {
      v[j][j] = 1;
    }
    boolean rotated = true;
    for (int sweep = 0; rotated && sweep < MOST_SWEEPS; sweep++) {
      rotated = false;
      for (int i = 0; i < n; i++) {
        for (int j = i + 1; j < n; j++) {
          rotated |= rotate(columns, v, i, j);
        }
      }
    }
    double[] norms = Arrays.stream(columns).mapToDouble(c -> Math.sqrt(dot(c, c))).toArray();
    Integer[] order = new Integer[n];
    Arrays.setAll(order, j -> j);
    Arrays.sort(order, Comparator.comparingDouble(j -> -norms[j]));
    double[] s = new double[n];
    double[] vectors = new double[n * n];
    for (int k = 0; k < n; k++) {
      s[k] = norms[order[k]];
      for (int j = 0; j < n; j++) {
        vectors[j * n + k] = v[order[k]][j];
      }
    }
    return new GradedSvd(s, vectors);
  }

  /** Makes two columns orthogonal; false if they are. */
  private static boolean rotate(double[][] columns, double[][] v, int i, int j) {
    double[] a = columns[i];
    double[] b = columns[j];
    double aa = dot(a, a);
    double bb = dot(b, b);
    double ab = dot(a, b);
    if (!(Math.abs(ab) > Math.ulp(1.0) * Math.sqrt(aa) * Math.sqrt(bb))) {
      return false;
    }
    double zeta = (bb - aa) / (2 * ab);
    double t = Math.copySign(1, zeta) / (Math.abs(zeta) + Math.hypot(1, zeta));
    double cosine = 1 / Math.hypot(1, t);
    turn(a, b, cosine, cosine * t);
    turn(v[i], v[j], cosine, cosine * t);
    return true;
  }

  private static void turn(double[] a, double[] b, double cosine, double sine) {
    for (int k = 0; k < a.length; k++) {
      double at = a[k];
      a[k] = cosine * at - sine * b[k];
      b[k] = sine * at + cosine * b[k];
    }
  }

  private static double[][] columns(double[] a, int n) {
    double[][] columns = new double[n][a.length / n];
    for (int i = 0; i < a.length; i++) {
      columns[i % n][i / n] = a[i];
    }
    return columns;
  }

  private static double dot(double[] a, double[] b) {
    double sum = 0;
    for (int k = 0; k < a.length; k++) {
      sum += a[k] * b[k];
    }
    return sum;
  }
}
