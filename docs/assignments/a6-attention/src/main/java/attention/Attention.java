package attention;

/** Scaled dot-product attention of one head. */
public final class Attention {
  private Attention() {}

  /** How much each query sees of each key: rows that sum to 1. */
  public static double[][] weights(double[][] q, double[][] k, boolean causal) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part a is still to do");
    double[][] a = new double[q.length][k.length];
    double scale = Math.sqrt(k[0].length);
    for (int i = 0; i < q.length; i++) {
      int seen = causal ? i + 1 : k.length;
      double highest = Double.NEGATIVE_INFINITY;
      for (int j = 0; j < seen; j++) {
        for (int c = 0; c < k[j].length; c++) {
          a[i][j] += q[i][c] * k[j][c] / scale;
        }
        highest = Math.max(highest, a[i][j]);
      }
      double sum = 0;
      for (int j = 0; j < seen; j++) {
        a[i][j] = Math.exp(a[i][j] - highest);
        sum += a[i][j];
      }
      for (int j = 0; j < seen; j++) {
        a[i][j] /= sum;
      }
    }
    return a;
    // END SOLUTION
  }

  /** The means of the rows of v by some weights. */
  public static double[][] attend(double[][] weights, double[][] v) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double[][] y = new double[weights.length][v[0].length];
    for (int i = 0; i < y.length; i++) {
      for (int j = 0; j < v.length; j++) {
        for (int c = 0; c < v[j].length; c++) {
          y[i][c] += weights[i][j] * v[j][c];
        }
      }
    }
    return y;
    // END SOLUTION
  }
}
