package convolution;

/** Convolution of sequences. */
public final class Convolution {
  private Convolution() {}

  /** (x ⋆ w)ₜ = Σₛ wₛ xₜ₋ₛ, n + m − 1 numbers. */
  public static double[] full(double[] x, double[] w) {
    // BEGIN SOLUTION
    // STUB: throw new UnsupportedOperationException("part a is still to do");
    double[] y = new double[x.length + w.length - 1];
    for (int t = 0; t < x.length; t++) {
      for (int s = 0; s < w.length; s++) {
        y[t + s] += w[s] * x[t];
      }
    }
    return y;
    // END SOLUTION
  }
}
