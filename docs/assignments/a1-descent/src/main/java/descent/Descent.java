package descent;

import java.util.function.UnaryOperator;

/** Methods of the first order: from a start, along gradients. */
public final class Descent {
  private Descent() {}

  /** θ⁽⁰⁾, ..., θ⁽ˢᵗᵉᵖˢ⁾ of gradient descent, one a row. */
  public static double[][] descend(
      UnaryOperator<double[]> gradient, double[] start, double alpha, int steps) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part b is still to do");
    double[] theta = start.clone();
    double[][] iterates = new double[steps + 1][];
    iterates[0] = theta.clone();
    for (int t = 1; t <= steps; t++) {
      double[] g = gradient.apply(theta.clone());
      for (int i = 0; i < theta.length; i++) {
        theta[i] -= alpha * g[i];
      }
      iterates[t] = theta.clone();
    }
    return iterates;
    // END SOLUTION
  }

  /** θ⁽⁰⁾, ..., θ⁽ˢᵗᵉᵖˢ⁾ of momentum, one a row. */
  public static double[][] momentum(
      UnaryOperator<double[]> gradient, double[] start, double alpha, double beta, int steps) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    double[][] iterates = new double[steps + 1][];
    iterates[0] = start.clone();
    double[] velocity = new double[start.length];
    for (int t = 0; t < steps; t++) {
      double[] g = gradient.apply(iterates[t].clone());
      iterates[t + 1] = new double[start.length];
      for (int i = 0; i < start.length; i++) {
        velocity[i] = beta * velocity[i] + (1 - beta) * g[i];
        iterates[t + 1][i] = iterates[t][i] - alpha * velocity[i];
      }
    }
    return iterates;
    // END SOLUTION
  }
}
