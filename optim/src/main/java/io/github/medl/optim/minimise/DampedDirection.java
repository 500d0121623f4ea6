package io.github.medl.optim.minimise;

/**
 * Newton's direction made one of descent: every eigenvalue of the Hessian counts with its absolute
 * value, and with no less than a small part of the largest.
 */
record DampedDirection() implements Direction {
  private static final double SMALLEST = 1e-14;

  @Override
  public boolean at(Run run, double[] d) {
    Spectrum hessian = Spectrum.of(run);
    if (hessian == null) {
      return true;
    }
    double norm = hessian.norm();
    double[] c = new double[run.n()];
    for (int i = 0; i < c.length; i++) {
      double curvature = norm == 0 ? 1 : Math.max(Math.abs(hessian.lambda[i]), SMALLEST * norm);
      c[i] = -hessian.q[i] / curvature;
    }
    hessian.back(c, d);
    return true;
  }

  @Override
  public void confirm(Run run) {
    Spectrum.confirmMinimum(run);
  }
}
