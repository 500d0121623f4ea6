package io.github.medl.optim.minimise;

import java.util.Arrays;

/**
 * Nash's variable metric method, BFGS as {@code optim} of R has it: the first matrix is the
 * identity, without scaling; a step begins with 1 and is cut to a fifth until the cost falls by
 * 1e-4 of what the slope promises; no condition on the new slope. When the cost hardly changes any
 * more the matrix becomes the identity once again, and only if that does not help either, it ends.
 *
 * @param relative the cost hardly changes if by at most this share of it
 * @param absolute a cost of at most this is low enough
 */
record VariableMetric(double relative, double absolute) implements Minimiser {
  private static final double SHRINK = 0.2;
  private static final double ACCEPT = 1e-4;

  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = new Run(objective, start, stopping, tracing);
    int n = run.n();
    double[] b = new double[n * n];
    double[] d = new double[n];
    double[] s = new double[n];
    double[] y = new double[n];
    double[] by = new double[n];
    double[] next = new double[n];
    double[] itsGradient = new double[n];
    double[] g = run.gradient().clone();
    int learned = 0; // gradients since B was the identity
    while (run.goesOn()) {
      if (run.rescaled()) {
        learned = 0;
        System.arraycopy(run.gradient(), 0, g, 0, n);
      }
      if (learned == 0) {
        identity(b, n);
      }
      QuasiNewton.times(b, g, d);
      Vectors.negate(d, d);
      double slope = Vectors.dot(g, d);
      double alpha = slope < 0 ? backtrack(run, d, slope, next) : 0;
      boolean fell = false;
      if (alpha > 0) {
        Vectors.along(next, -1, run.theta(), s);
        int unit = run.unit();
        double before = Math.scalb(run.value(), unit);
        double itsValue = run.evaluate(next, itsGradient);
        run.moveTo(next, itsValue, itsGradient, alpha);
        double value = Math.scalb(itsValue, unit);
        fell =
            value > absolute && Math.abs(value - before) > relative * (Math.abs(before) + relative);
      }
      if (fell) {
        Vectors.along(itsGradient, -1, g, y);
        System.arraycopy(itsGradient, 0, g, 0, n);
        boolean curved = Vectors.dot(s, y) > 0;
        QuasiNewton.times(b, y, by);
        QuasiNewton.BFGS.update(b, s, y, by);
        // Where there is no curvature the update says nothing, so B is forgotten; also every 2n.
        learned = curved && learned < 2 * n ? learned + 1 : 0;
      } else if (learned > 0) {
        // Down the gradient once more: the old one, for the program computes none anew here.
        learned = 0;
      } else if (run.goesOn()) {
        run.end(Status.CONVERGED_VALUE);
      }
    }
    return run.minimum();
  }

  /** The first step that lets the cost fall enough; 0 if the steps get too short to move. */
  private static double backtrack(Run run, double[] d, double slope, double[] next) {
    double alpha = 1;
    while (true) {
      Vectors.along(run.theta(), alpha, d, next);
      if (!moves(run.theta(), next)) {
        return 0;
      }
      double value = run.value(next);
      if (Double.isFinite(value) && value <= run.value() + ACCEPT * alpha * slope) {
        return alpha;
      }
      alpha *= SHRINK;
    }
  }

  private static boolean moves(double[] theta, double[] next) {
    for (int i = 0; i < theta.length; i++) {
      if (10 + theta[i] != 10 + next[i]) {
        return true;
      }
    }
    return false;
  }

  private static void identity(double[] b, int n) {
    Arrays.fill(b, 0);
    for (int i = 0; i < n; i++) {
      b[i * n + i] = 1;
    }
  }
}
