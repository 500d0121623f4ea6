package io.github.medl.optim.minimise;

/** Newton's method as it is: to the stationary point of the quadratic approximation. */
record Newton() implements Minimiser {
  @Override
  public Minimum minimise(Objective objective, double[] start, Stopping stopping, Tracing tracing) {
    Run run = new Run(objective, start, stopping, tracing);
    int n = start.length;
    double[] c = new double[n];
    double[] next = new double[n];
    double[] gradient = new double[n];
    while (run.goesOn()) {
      Spectrum hessian = Spectrum.of(run);
      if (hessian == null) {
        break;
      }
      if (hessian.isSingular()) {
        run.end(Status.SINGULAR);
        break;
      }
      for (int i = 0; i < n; i++) {
        c[i] = -hessian.q[i] / hessian.lambda[i];
      }
      hessian.back(c, next);
      Vectors.add(next, 1, run.theta());
      run.moveTo(next, gradient, 1);
    }
    Spectrum.confirmMinimum(run);
    return run.minimum();
  }
}
