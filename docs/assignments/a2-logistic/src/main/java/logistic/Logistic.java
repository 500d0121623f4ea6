package logistic;

/** Logistic regression by gradient descent. */
public final class Logistic {
  private Logistic() {}

  /** The probability of class 1 of one observation: θ₀ is the intercept. */
  public static double probability(double[] x, double[] theta) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part a is still to do");
    double z = theta[0];
    for (int j = 0; j < x.length; j++) {
      z += theta[j + 1] * x[j];
    }
    if (z >= 0) {
      return 1 / (1 + Math.exp(-z));
    }
    double e = Math.exp(z);
    return e / (1 + e);
    // END SOLUTION
  }

  /** The mean cross-entropy over all observations. */
  public static double cost(double[][] x, int[] y, double[] theta) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      double p = probability(x[i], theta);
      sum -= y[i] == 1 ? Math.log(p) : Math.log(1 - p);
    }
    return sum / x.length;
    // END SOLUTION
  }

  /** The gradient of the cost: as many numbers as θ has. */
  public static double[] gradient(double[][] x, int[] y, double[] theta) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double[] g = new double[theta.length];
    for (int i = 0; i < x.length; i++) {
      double r = probability(x[i], theta) - y[i];
      g[0] += r / x.length;
      for (int j = 0; j < x[i].length; j++) {
        g[j + 1] += r * x[i][j] / x.length;
      }
    }
    return g;
    // END SOLUTION
  }

  /** θ after some steps of gradient descent from θ = 0. */
  public static double[] fit(double[][] x, int[] y, double alpha, int steps) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double[] theta = new double[x[0].length + 1];
    for (int t = 0; t < steps; t++) {
      double[] g = gradient(x, y, theta);
      for (int j = 0; j < theta.length; j++) {
        theta[j] -= alpha * g[j];
      }
    }
    return theta;
    // END SOLUTION
  }
}
