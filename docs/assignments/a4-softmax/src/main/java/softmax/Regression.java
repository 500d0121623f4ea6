package softmax;

/** Softmax regression: x (n, d), w (d, K), classes from 0. */
public final class Regression {
  private Regression() {}

  /** The scores z = xW of one observation. */
  static double[] scores(double[] x, double[][] w) {
    double[] z = new double[w[0].length];
    for (int k = 0; k < z.length; k++) {
      for (int j = 0; j < x.length; j++) {
        z[k] += x[j] * w[j][k];
      }
    }
    return z;
  }

  /** The mean of −log p of the right class. */
  public static double cost(double[][] x, int[] y, double[][] w) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum -= Math.log(Softmax.of(scores(x[i], w))[y[i]]);
    }
    return sum / x.length;
    // END SOLUTION
  }

  /** The derivatives of the cost, of the shape of w. */
  public static double[][] gradient(double[][] x, int[] y, double[][] w) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double[][] g = new double[w.length][w[0].length];
    for (int i = 0; i < x.length; i++) {
      double[] p = Softmax.of(scores(x[i], w));
      p[y[i]] -= 1;
      for (int j = 0; j < g.length; j++) {
        for (int k = 0; k < p.length; k++) {
          g[j][k] += x[i][j] * p[k] / x.length;
        }
      }
    }
    return g;
    // END SOLUTION
  }

  /** The most probable class of each observation. */
  public static int[] predict(double[][] x, double[][] w) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    int[] classes = new int[x.length];
    for (int i = 0; i < x.length; i++) {
      double[] z = scores(x[i], w);
      for (int k = 1; k < z.length; k++) {
        if (z[k] > z[classes[i]]) {
          classes[i] = k;
        }
      }
    }
    return classes;
    // END SOLUTION
  }
}
