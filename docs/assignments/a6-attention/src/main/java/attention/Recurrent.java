package attention;

/** A recurrent network: W (units, inputs), U (units, units), b (units). */
public final class Recurrent {
  private final double[][] w;
  private final double[][] u;
  private final double[] b;

  /** With these weights. */
  public Recurrent(double[][] w, double[][] u, double[] b) {
    this.w = w;
    this.u = u;
    this.b = b;
  }

  /** The next state, tanh(W x + U h + b). */
  public double[] step(double[] x, double[] h) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    double[] next = new double[b.length];
    for (int i = 0; i < next.length; i++) {
      double z = b[i];
      for (int j = 0; j < x.length; j++) {
        z += w[i][j] * x[j];
      }
      for (int j = 0; j < h.length; j++) {
        z += u[i][j] * h[j];
      }
      next[i] = Math.tanh(z);
    }
    return next;
    // END SOLUTION
  }

  /** The states after each of some inputs, from a state of zeros. */
  public double[][] run(double[][] inputs) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part c is still to do");
    double[][] states = new double[inputs.length][];
    double[] h = new double[b.length];
    for (int t = 0; t < inputs.length; t++) {
      h = step(inputs[t], h);
      states[t] = h;
    }
    return states;
    // END SOLUTION
  }
}
